"""Judge conversations by their index

How a thousand conversations ended is read from the index of their messages, without any message. PostgreSQL itself
takes outcome and intents out of what is kept, so that a release running beside writes them as well. The table is
written anew under a lock, some three seconds for 100,000 messages: turns wait for that long.
"""

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

CHAT = """jsonb_path_query_first(record, 'strict $."attributes"[*]?(@[0] == "_shopfloor_chat")[1]', '{}', true) #>> '{}'"""


def upgrade() -> None:
    op.execute(
        "ALTER TABLE messages ADD outcome text GENERATED ALWAYS AS (envelope ->> 'outcome') STORED,"
        " ADD intents jsonb GENERATED ALWAYS AS (receipt -> 'intents') STORED"
    )
    op.execute("DROP INDEX messages_in_order")
    op.execute(
        "CREATE INDEX messages_in_order ON messages (conversation_id, sequence)"
        " INCLUDE (store_id, author, at, outcome, intents, helpful, unasked)"
    )
    op.execute(f"CREATE INDEX orders_after_chats ON orders (store_id, ({CHAT})) WHERE ({CHAT}) IS NOT NULL")


def downgrade() -> None:
    op.execute("DROP INDEX orders_after_chats")
    op.execute("DROP INDEX messages_in_order")
    op.execute("ALTER TABLE messages DROP outcome, DROP intents")
    op.execute("CREATE INDEX messages_in_order ON messages (conversation_id, sequence)")
