"""Note what no text answered

A gap goes with the answer that found it, and so with its conversation: the question itself stands there alone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "knowledge_gaps",
        sa.Column("store_id", sa.Uuid, sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False),
        sa.Column(
            "message_id", sa.Uuid, sa.ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, nullable=False
        ),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("product_id", sa.BigInteger),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Index("knowledge_gaps_newest", "store_id", "at"),
    )


def downgrade() -> None:
    op.drop_table("knowledge_gaps")
