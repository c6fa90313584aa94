"""Note what models cost a store a day, and how its agent sounds"""

from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def of_store() -> sa.Column[UUID]:
    return sa.Column("store_id", sa.Uuid, sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False)


def upgrade() -> None:
    op.create_table(
        "model_spending",
        of_store(),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("tokens", sa.BigInteger, nullable=False),
        sa.Column("money", sa.Numeric(14, 6), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "day"),
    )
    op.create_table(
        "model_voices",
        of_store(),
        sa.Column("voice", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("store_id"),
    )


def downgrade() -> None:
    op.drop_table("model_voices")
    op.drop_table("model_spending")
