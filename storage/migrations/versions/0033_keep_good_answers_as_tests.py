"""Keep good answers as tests

A release running beside does not know them. A customer who is forgotten while it does so leaves their tests behind until
they are run: then they tell that the customer is gone, and hold the old answer until they are deleted.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_tests",
        sa.Column("store_id", sa.Uuid, sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False),
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("questions", JSONB, nullable=False),
        sa.Column("customer_id", sa.BigInteger),
        sa.Column("product_id", sa.BigInteger),
        sa.Column("expected", JSONB, nullable=False),
        sa.Column("found", JSONB, nullable=False, server_default=sa.text("'[]'::jsonb")),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=False, server_default=""),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("run_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("store_id", "id"),
    )


def downgrade() -> None:
    op.drop_table("saved_tests")
