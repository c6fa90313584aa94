"""What was asked of people's data, and who looked at it."""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    Table,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from storage.tables.columns import metadata, moment, of_store

# Proof of what was asked for and done. It names no person and outlives its store, so no foreign key ties it to one.
privacy_requests = Table(
    "privacy_requests",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("store_id", Uuid, nullable=False),
    Column("shop_hash", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("request_id", Text, nullable=False),
    Column("subject_keys", ARRAY(Text), nullable=False),
    Column("state", Text, nullable=False),
    moment("received_at"),
    moment("finished_at", required=False),
    Column("counts", JSONB, nullable=False, server_default=text("'{}'::jsonb")),
    Column("tickets", JSONB, nullable=False, server_default=text("'[]'::jsonb")),
    Index("privacy_requests_shop", "shop_hash", "received_at"),
    Index("privacy_requests_store", "store_id", "kind"),
    Index("privacy_requests_age", "received_at"),
)
Index(
    "privacy_requests_open",
    privacy_requests.c.received_at,
    postgresql_where=privacy_requests.c.finished_at.is_(None),
)

privacy_exports = of_store(
    "privacy_exports",
    Column("request_id", Uuid, ForeignKey("privacy_requests.id", ondelete="CASCADE"), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()),
    Index("privacy_exports_age", "made_at"),
)

access_log = of_store(
    "access_log",
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_id", Text, nullable=False),
    Index("access_log_newest", "store_id", "at"),
    Index("access_log_age", "at"),
)
