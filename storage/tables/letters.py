"""E-mails on their way. A letter's words are forgotten once it is sent or given up."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint, Uuid

from storage.tables.columns import moment, of_store

letters = of_store(
    "letters",
    Column("id", Uuid, primary_key=True),
    Column("key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("conversation_id", Uuid, ForeignKey("conversations.id", ondelete="CASCADE")),
    Column("body", LargeBinary, nullable=False),
    Column("state", Text, nullable=False, server_default="waiting"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    moment("created_at"),
    moment("next_at"),
    moment("tried_since", required=False),
    Column("advice", Text, nullable=False, server_default=""),
    UniqueConstraint("store_id", "key", name="letters_key"),
    Index("letters_conversation", "conversation_id"),
)
Index("letters_due", letters.c.next_at, postgresql_where=letters.c.state == "waiting")
