"""What no text of a store's answered."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Text, Uuid

from storage.tables.columns import moment, of_store

knowledge_gaps = of_store(
    "knowledge_gaps",
    Column("message_id", Uuid, ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("product_id", BigInteger),
    moment("at"),
    Index("knowledge_gaps_newest", "store_id", "at"),
)
