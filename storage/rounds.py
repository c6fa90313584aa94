"""The times conversations were handed to people."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, RowMapping, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.handoff.rounds import Round, external_id_of
from domain.handoff.tickets import HandoffMethod
from domain.stores import Store
from storage.tables import rounds


class StoredRounds:
    """Implements domain.handoff.rounds.RoundShelf."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def begin(self, store: Store, conversation_id: UUID, method: HandoffMethod, now: datetime) -> Round:
        before = select(func.max(rounds.c.number)).where(
            rounds.c.store_id == store.id, rounds.c.conversation_id == conversation_id
        )
        number = (self.connection.scalar(before) or 0) + 1
        one = Round(conversation_id, number, method, external_id_of(conversation_id, number), now)
        row = {
            "store_id": store.id,
            "conversation_id": conversation_id,
            "number": number,
            "method": method,
            "external_id": one.external_id,
            "began_at": now,
        }
        self.connection.execute(insert(rounds).values(row))
        return one

    def all(self, store: Store, conversation_id: UUID) -> list[Round]:
        query = select(rounds).where(rounds.c.store_id == store.id, rounds.c.conversation_id == conversation_id)
        return [as_round(row) for row in self.connection.execute(query.order_by(rounds.c.number)).mappings()]

    def of_external_id(self, store: Store, external_id: str) -> Round | None:
        query = select(rounds).where(rounds.c.store_id == store.id, rounds.c.external_id == external_id)
        row = self.connection.execute(query).mappings().first()
        return None if row is None else as_round(row)

    def change(self, store: Store, one: Round, *, told_at: datetime | None, ended_at: datetime | None) -> None:
        owned = rounds.c.store_id == store.id, rounds.c.external_id == one.external_id
        self.connection.execute(update(rounds).where(*owned).values(told_at=told_at, ended_at=ended_at))


def as_round(row: RowMapping) -> Round:
    return Round(
        conversation_id=row["conversation_id"],
        number=row["number"],
        method=HandoffMethod(row["method"]),
        external_id=row["external_id"],
        began_at=row["began_at"],
        told_at=row["told_at"],
        ended_at=row["ended_at"],
    )
