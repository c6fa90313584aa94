"""E-mails on their way, and the tickets whose trouble the merchant has not been told of."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.handoff.delivering import Outgoing, OutgoingState
from domain.letters.letters import Letter
from domain.letters.posting import LetterKind, LetterState, Posted
from domain.stores import Store
from storage.outbox import UNFINISHED, as_outgoing, whole
from storage.records import from_json, to_json
from storage.tables import letters, outbox

FORGOTTEN = b""


class StoredLetters:
    """Implements domain.letters.posting.LetterShelf and domain.letters.to_merchants.LetterShelf."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def put(
        self,
        store: Store,
        kind: LetterKind,
        letter: Letter,
        now: datetime,
        *,
        conversation_id: UUID | None = None,
        after: timedelta = timedelta(0),
    ) -> bool:
        row = {
            "store_id": store.id,
            "id": uuid4(),
            "key": letter.key,
            "kind": kind,
            "conversation_id": conversation_id,
            "body": json.dumps(to_json(letter), ensure_ascii=False).encode(),
            "created_at": now,
            "next_at": now + after,
        }
        once = insert(letters).values(row).on_conflict_do_nothing(constraint="letters_key")
        return self.connection.scalar(once.returning(letters.c.id)) is not None

    def due(self, now: datetime, limit: int) -> list[UUID]:
        waiting = letters.c.state == LetterState.WAITING, letters.c.next_at <= now
        return list(self.connection.scalars(select(letters.c.id).where(*waiting).order_by("next_at").limit(limit)))

    def take(self, letter_id: UUID) -> Posted | None:
        query = select(letters).where(letters.c.id == letter_id, letters.c.state == LetterState.WAITING)
        row = self.connection.execute(query.with_for_update(skip_locked=True)).mappings().first()
        if row is None:
            return None
        letter = from_json(Letter, json.loads(row["body"]))
        names = ("id", "store_id", "conversation_id", "attempts", "tried_since", "next_at")
        return Posted(kind=LetterKind(row["kind"]), letter=letter, **{name: row[name] for name in names})

    def change(self, letter_id: UUID, **values: object) -> None:
        self.connection.execute(update(letters).where(letters.c.id == letter_id).values(values))

    def settle(self, posted: Posted, state: LetterState, advice: str = "") -> None:
        self.change(posted.id, state=state, advice=advice, body=FORGOTTEN)

    def newest(self, store: Store, kind: LetterKind) -> datetime | None:
        """Return when the newest letter of that kind was written."""
        query = select(func.max(letters.c.created_at)).where(letters.c.store_id == store.id, letters.c.kind == kind)
        found: datetime | None = self.connection.scalar(query)
        return found

    def failed_since(self, store: Store, since: datetime) -> int:
        """Return how many letters to shoppers failed."""
        to_shoppers = letters.c.kind != LetterKind.TROUBLE, letters.c.created_at >= since
        query = select(func.count()).where(letters.c.store_id == store.id, letters.c.state == LetterState.FAILED)
        return self.connection.scalar(query.where(*to_shoppers)) or 0

    def stores_in_trouble(self, stuck_since: datetime) -> list[UUID]:
        return list(self.connection.scalars(select(outbox.c.store_id).where(*untold(stuck_since)).distinct()))

    def troubles(self, store: Store, stuck_since: datetime) -> list[Outgoing]:
        """Return what failed, and what has been stuck since then, of which the merchant has not been told."""
        query = whole().where(outbox.c.store_id == store.id, *untold(stuck_since))
        found = self.connection.execute(query.order_by(outbox.c.created_at, outbox.c.part)).mappings()
        return [as_outgoing(row) for row in found]

    def note_told(self, store: Store, told: Sequence[Outgoing], now: datetime) -> None:
        which = outbox.c.store_id == store.id, outbox.c.id.in_([one.id for one in told])
        self.connection.execute(update(outbox).where(*which).values(merchant_told_at=now))


def take_back_troubles(connection: Connection, store: Store) -> None:
    """Drop what waits to be mailed to the merchant, so that it is written anew, without those forgotten meanwhile."""
    waiting = letters.c.kind == LetterKind.TROUBLE, letters.c.state == LetterState.WAITING
    dropped = delete(letters).where(letters.c.store_id == store.id, *waiting).returning(letters.c.created_at)
    times = list(connection.scalars(dropped))
    told = outbox.c.store_id == store.id, outbox.c.merchant_told_at.in_(times)
    connection.execute(update(outbox).where(*told).values(merchant_told_at=None))


def untold(stuck_since: datetime) -> tuple[ColumnElement[bool], ...]:
    stuck = outbox.c.state.in_(UNFINISHED) & (outbox.c.advice != "") & (outbox.c.created_at < stuck_since)
    return outbox.c.merchant_told_at.is_(None), or_(outbox.c.state == OutgoingState.FAILED, stuck)
