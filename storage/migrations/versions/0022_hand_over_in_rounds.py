"""Hand over in rounds"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

# Who was handed over so far had one round, which ended where the ticket did.
FIRST_ROUNDS = """
    INSERT INTO rounds (store_id, conversation_id, number, method, external_id, began_at, ended_at)
    SELECT conversations.store_id, conversations.id, 1,
        coalesce(outbox.method, conversations.handoff->>'method', 'inbox'),
        'conv_' || replace(conversations.id::text, '-', ''),
        coalesce(outbox.created_at, conversations.last_at),
        CASE WHEN conversations.state = 'closed' THEN conversations.last_at END
    FROM conversations LEFT JOIN outbox ON outbox.conversation_id = conversations.id
    WHERE outbox.id IS NOT NULL OR conversations.state IN ('handed_off', 'with_human', 'closed')
"""


def upgrade() -> None:
    op.create_table(
        "rounds",
        sa.Column("store_id", sa.Uuid, sa.ForeignKey("stores.id", ondelete="CASCADE"), nullable=False),
        sa.Column("conversation_id", sa.Uuid, sa.ForeignKey("conversations.id", ondelete="CASCADE"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("conversation_id", "number"),
        sa.UniqueConstraint("store_id", "external_id"),
    )
    op.execute(FIRST_ROUNDS)
    op.add_column("outbox", sa.Column("round", sa.Integer, nullable=False, server_default="1"))
    op.add_column("outbox", sa.Column("part", sa.Integer, nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("kind", sa.Text, nullable=False, server_default="ticket"))
    op.add_column("outbox", sa.Column("tried_since", sa.DateTime(timezone=True)))
    op.drop_constraint("outbox_conversation_id_key", "outbox", type_="unique")
    op.create_unique_constraint("outbox_part", "outbox", ["conversation_id", "round", "part"])


def downgrade() -> None:
    op.drop_constraint("outbox_part", "outbox", type_="unique")
    op.execute("DELETE FROM outbox WHERE round > 1 OR part > 0")
    op.create_unique_constraint("outbox_conversation_id_key", "outbox", ["conversation_id"])
    for name in ("tried_since", "kind", "part", "round"):
        op.drop_column("outbox", name)
    op.drop_table("rounds")
