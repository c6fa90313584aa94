"""Keep what must be read again"""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SETTLED = sa.text("state IN ('applied', 'skipped')")


def upgrade() -> None:
    op.create_table(
        "follow_ups",
        owner(),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("record_id", sa.BigInteger(), nullable=False),
        moment("told_at"),
        moment("next_at"),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("given_up", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.PrimaryKeyConstraint("store_id", "task", "record_id"),
    )
    op.create_index("follow_ups_due", "follow_ups", ["next_at"], postgresql_where=sa.text("NOT given_up"))
    op.create_table(
        "stock",
        owner(),
        sa.Column("variant_id", sa.BigInteger(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=True),
        sa.Column("available", sa.Boolean(), nullable=False),
        moment("told_at"),
        sa.PrimaryKeyConstraint("store_id", "variant_id"),
    )
    op.create_index("stock_product", "stock", ["store_id", "product_id"])
    for table in ("products", "orders", "customers"):
        never = sa.text("'epoch'")
        op.add_column(table, sa.Column("told_at", sa.DateTime(timezone=True), server_default=never, nullable=False))
    aside = sa.text("state = 'set_aside'")
    op.create_index("inbox_set_aside", "inbox", ["store_id", "triggered_at", "id"], postgresql_where=aside)
    op.create_index("inbox_settled", "inbox", ["settled_at"], postgresql_where=SETTLED)


def owner() -> sa.Column[UUID]:
    return sa.Column("store_id", sa.Uuid(), sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False)


def moment(name: str) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def downgrade() -> None:
    op.drop_index("inbox_settled", "inbox")
    op.drop_index("inbox_set_aside", "inbox")
    for table in ("products", "orders", "customers"):
        op.drop_column(table, "told_at")
    op.drop_table("stock")
    op.drop_table("follow_ups")
