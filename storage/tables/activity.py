"""What the merchant's people changed, or whoever runs the app."""

from sqlalchemy import BigInteger, Column, DateTime, Identity, Index, Text, func

from storage.tables.columns import of_store

activity_log = of_store(
    "activity_log",
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("activity_log_newest", "store_id", "id"),
    Index("activity_log_age", "at"),
)
