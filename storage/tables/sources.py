"""What merchants add to their store's knowledge, and what was read of it."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    Uuid,
)
from sqlalchemy.sql.schema import SchemaItem

from storage.tables.columns import moment, of_store

knowledge_sources = of_store(
    "knowledge_sources",
    Column("id", Uuid, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text, nullable=False, server_default=""),
    Column("state", Text, nullable=False),
    Column("problem", Text, nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("done", Integer, nullable=False, server_default="0"),
    Column("total", Integer, nullable=False, server_default="0"),
    Column("size", BigInteger, nullable=False, server_default="0"),
    Column("newest", Integer, nullable=False, server_default="0"),
    Column("published", Integer, nullable=False, server_default="0"),
    Column("every_days", Integer, nullable=False, server_default="0"),
    moment("changed_at"),
    moment("due_at", required=False),
    moment("read_at", required=False),
    PrimaryKeyConstraint("store_id", "id"),
    Index("knowledge_sources_due", "due_at"),
)


def of_source(name: str, *columns: SchemaItem) -> Table:
    """A table whose rows go with the source that they are of."""
    owner = ForeignKeyConstraint(
        ["store_id", "source_id"], ["knowledge_sources.store_id", "knowledge_sources.id"], ondelete="CASCADE"
    )
    return of_store(name, Column("source_id", Uuid, nullable=False), *columns, owner)


knowledge_versions = of_source(
    "knowledge_versions",
    Column("number", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("who", Text, nullable=False),
    moment("at"),
    PrimaryKeyConstraint("store_id", "source_id", "number"),
)

# A file on its way to the worker that reads it, which may run on another machine.
knowledge_pieces = of_source(
    "knowledge_pieces",
    Column("number", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("store_id", "source_id", "number"),
)

knowledge_pages = of_source(
    "knowledge_pages",
    Column("url", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("problem", Text, nullable=False, server_default=""),
    PrimaryKeyConstraint("store_id", "source_id", "url"),
)
