"""Who changed what, in the order that it was changed."""

from sqlalchemy import Connection, insert, select

from domain.activity import ActivityKind, Change
from domain.stores import Store
from storage.tables import activity_log


class StoredActivity:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def note(self, store: Store, who: str, what: ActivityKind, detail: str = "") -> None:
        """Note a change, in the transaction that makes it; `who` as a Change has it."""
        self.connection.execute(insert(activity_log).values(store_id=store.id, who=who, what=str(what), detail=detail))

    def newest(self, store: Store, limit: int, before: int | None = None) -> list[Change]:
        """Return the newest first, those noted before the one of that id where one is named."""
        query = select(activity_log).where(activity_log.c.store_id == store.id)
        if before is not None:
            query = query.where(activity_log.c.id < before)
        rows = self.connection.execute(query.order_by(activity_log.c.id.desc()).limit(limit))
        return [Change(row.id, row.at, row.who, row.what, row.detail) for row in rows]
