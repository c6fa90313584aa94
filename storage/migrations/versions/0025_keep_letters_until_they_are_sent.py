"""Keep letters until they are sent"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "letters",
        sa.Column("store_id", sa.Uuid, sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False),
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("conversation_id", sa.Uuid, sa.ForeignKey("conversations.id", ondelete="CASCADE")),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("state", sa.Text, nullable=False, server_default="waiting"),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried_since", sa.DateTime(timezone=True)),
        sa.Column("advice", sa.Text, nullable=False, server_default=""),
        sa.UniqueConstraint("store_id", "key", name="letters_key"),
    )
    op.create_index("letters_due", "letters", ["next_at"], postgresql_where=sa.text("state = 'waiting'"))
    op.create_index("letters_conversation", "letters", ["conversation_id"])
    op.add_column("outbox", sa.Column("merchant_told_at", sa.DateTime(timezone=True)))
    op.create_index(
        "outbox_untold",
        "outbox",
        ["store_id"],
        postgresql_where=sa.text("state = 'failed' AND merchant_told_at IS NULL"),
    )
    # What failed before is shown on the merchant's page already.
    op.execute("UPDATE outbox SET merchant_told_at = next_at WHERE state = 'failed'")


def downgrade() -> None:
    op.drop_index("outbox_untold", "outbox")
    op.drop_column("outbox", "merchant_told_at")
    op.drop_table("letters")
