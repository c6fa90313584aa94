"""How far the first reading of a store has come."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.imports import ImportPhase, ImportProgress, ImportState
from domain.stores import Store
from storage.tables import imports


class StoredImports:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def begin(self, store: Store, now: datetime) -> None:
        fresh = {
            "state": ImportState.RUNNING,
            "phase": ImportPhase.POLICIES,
            "done": 0,
            "total": None,
            "counts": {},
            "bulk_id": "",
            "position": 0,
            "unread": 0,
            "unread_why": "",
            "denied": [],
            "problem": "",
            "started_at": now,
            "phase_started_at": now,
            "finished_at": None,
        }
        statement = insert(imports).values({"store_id": store.id, **fresh})
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id"], set_=fresh))

    def change(self, store: Store, **values: Any) -> None:
        self.connection.execute(update(imports).where(imports.c.store_id == store.id).values(values))

    def progress(self, store: Store) -> ImportProgress | None:
        row = self.connection.execute(select(imports).where(imports.c.store_id == store.id)).first()
        if row is None:
            return None
        return ImportProgress(
            state=ImportState(row.state),
            phase=ImportPhase(row.phase),
            done=row.done,
            total=row.total,
            counts=dict(row.counts),
            bulk_id=row.bulk_id,
            position=row.position,
            unread=row.unread,
            unread_why=row.unread_why,
            denied=tuple(row.denied),
            problem=row.problem,
            started_at=row.started_at,
            phase_started_at=row.phase_started_at,
            finished_at=row.finished_at,
        )

    def unfinished(self) -> list[UUID]:
        """Return the stores whose import has not ended, so that a killed one is taken up again."""
        return list(self.connection.scalars(select(imports.c.store_id).where(imports.c.state == ImportState.RUNNING)))
