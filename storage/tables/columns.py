"""What the tables are made of."""

from datetime import datetime

from sqlalchemy import Column, DateTime, ForeignKey, MetaData, Table, Uuid, text
from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData()


def moment(name: str, *, required: bool = True) -> Column[datetime]:
    return Column(name, DateTime(timezone=True), nullable=not required)


def told_at() -> Column[datetime]:
    """When the newest telling of a version was triggered: versions are whole seconds, and equal ones may differ."""
    return Column("told_at", DateTime(timezone=True), nullable=False, server_default=text("'epoch'"))


def of_store(name: str, *columns: SchemaItem) -> Table:
    """A table whose rows belong to one store and go with it."""
    owner = Column("store_id", Uuid, ForeignKey("stores.id", ondelete="CASCADE"), nullable=False)
    return Table(name, metadata, owner, *columns)
