"""How far each kind of record has been compared with the shop, one row a store and kind."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, literal, or_, select, true, update
from sqlalchemy.dialects.postgresql import insert

from domain.handoff.catching_up import WATCHED
from domain.readings import Reading, ReadingKind
from domain.stores import Store, StoreState
from storage.tables import helpdesks, readings, stores


class StoredReadings:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def claim(self, kind: ReadingKind, now: datetime, until: datetime, limit: int) -> list[UUID]:
        """Return the stores whose turn it is, those that waited longest first. Nobody else gets them before `until`."""
        due = (
            select(stores.c.id, literal(kind.value), literal(until))
            .outerjoin(readings, (readings.c.store_id == stores.c.id) & (readings.c.kind == kind.value))
            .where(stores.c.state == StoreState.INSTALLED, takes_part(kind))
            .where(or_(readings.c.due_at.is_(None), readings.c.due_at <= now))
            .order_by(readings.c.due_at.nulls_first())
            .limit(limit)
        )
        statement = insert(readings).from_select(["store_id", "kind", "due_at"], due)
        claimed = statement.on_conflict_do_update(
            index_elements=["store_id", "kind"],
            set_={"due_at": statement.excluded.due_at},
            # Whoever claims at the same moment finds the row taken.
            where=readings.c.due_at <= now,
        )
        return list(self.connection.scalars(claimed.returning(readings.c.store_id)))

    def of(self, store: Store, kind: ReadingKind) -> Reading:
        query = select(readings).where(readings.c.store_id == store.id, readings.c.kind == kind.value)
        row = self.connection.execute(query).first()
        return Reading(kind) if row is None else Reading(kind, row.bookmark, row.failures, row.problem)

    def all(self, store: Store) -> list[Reading]:
        return [self.of(store, kind) for kind in ReadingKind]

    def note(self, store: Store, kind: ReadingKind, bookmark: str, due_at: datetime) -> None:
        """Record that it was read; all failures before are forgotten."""
        known = {"bookmark": bookmark, "due_at": due_at, "failures": 0, "problem": ""}
        statement = insert(readings).values({"store_id": store.id, "kind": kind.value, **known})
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id", "kind"], set_=known))

    def note_failure(self, store: Store, kind: ReadingKind, problem: str, due_at: datetime) -> None:
        known = {"due_at": due_at, "problem": problem}
        statement = insert(readings).values({"store_id": store.id, "kind": kind.value, "failures": 1, **known})
        failed = statement.on_conflict_do_update(
            index_elements=["store_id", "kind"], set_={**known, "failures": readings.c.failures + 1}
        )
        self.connection.execute(failed)

    def hurry(self, kind: ReadingKind, due_at: datetime, store: Store | None = None) -> None:
        """Have every store read by then at the latest, or that one."""
        sooner = update(readings).where(readings.c.kind == kind.value, readings.c.due_at > due_at)
        whose = true() if store is None else readings.c.store_id == store.id
        self.connection.execute(sooner.where(whose).values(due_at=due_at))

    def installed(self) -> int:
        """Return how many stores take turns."""
        installed = select(func.count()).where(stores.c.state == StoreState.INSTALLED)
        return self.connection.scalar(installed) or 0


def takes_part(kind: ReadingKind) -> ColumnElement[bool]:
    """Only a store with a helpdesk that can be asked has tickets to read."""
    if kind is not ReadingKind.TICKETS:
        return true()
    return select(helpdesks.c.kind).where(helpdesks.c.store_id == stores.c.id, helpdesks.c.kind.in_(WATCHED)).exists()
