"""The outbox: tickets on their way to a helpdesk, and what shoppers wrote after them."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Update, case, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.handoff.delivering import IN_DOUBT, Carried, Outgoing, OutgoingState, PartKind
from domain.handoff.rounds import Round
from domain.handoff.tickets import Comment, HandoffMethod, Ticket, TicketRef
from domain.stores import Store
from storage.records import from_json, to_json
from storage.tables import outbox

UNFINISHED = (OutgoingState.WAITING, OutgoingState.OPENED)
TICKET = 0  # the part of a round that all others wait for
KINDS: dict[PartKind, type[Ticket] | type[Comment]] = {PartKind.TICKET: Ticket, PartKind.COMMENT: Comment}

before, ticket = outbox.alias("before"), outbox.alias("ticket")
SAME_ROUND = (before.c.conversation_id == outbox.c.conversation_id) & (before.c.round == outbox.c.round)
# A ticket without its note is there all the same; of the comments, each waits for the one before it.
IN_THE_WAY = or_(
    (before.c.part == TICKET) & (before.c.ticket_id == ""),
    (before.c.part > TICKET) & (before.c.state != OutgoingState.DONE),
)
# Nobody has tried it, or the helpdesk itself said what is wrong.
ENDED = (outbox.c.attempts == 0) | (outbox.c.advice != "")
HAS_ITS_TURN = ~select(before.c.id).where(SAME_ROUND, before.c.part < outbox.c.part, IN_THE_WAY).exists()
ITS_TICKET = (
    (ticket.c.conversation_id == outbox.c.conversation_id)
    & (ticket.c.round == outbox.c.round)
    & (ticket.c.part == TICKET)
)


class StoredOutbox:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def put(self, store: Store, one: Round, part: int, carried: Carried, now: datetime) -> UUID:
        """Keep exactly what is to be sent. Each part of a round is there once: a second is refused by the table."""
        row = {
            "store_id": store.id,
            "id": uuid4(),
            "conversation_id": one.conversation_id,
            "round": one.number,
            "part": part,
            "kind": PartKind.TICKET if isinstance(carried, Ticket) else PartKind.COMMENT,
            "method": one.method,
            "external_id": one.external_id,
            "body": json.dumps(to_json(carried), ensure_ascii=False).encode(),
            "created_at": now,
            "next_at": now,
        }
        inserted: UUID = self.connection.execute(insert(outbox).values(row).returning(outbox.c.id)).scalar_one()
        return inserted

    def parts(self, store: Store, one: Round) -> list[Outgoing]:
        """Return what a round sends, in its order: its ticket first."""
        found = whole().where(*of(store, one.conversation_id), outbox.c.round == one.number)
        return self.read(found.order_by(outbox.c.part))

    def move(self, store: Store, one: Round, into: TicketRef) -> None:
        """Note that the round's ticket is that one from now on."""
        its = *of(store, one.conversation_id), outbox.c.round == one.number, outbox.c.part == TICKET
        self.connection.execute(update(outbox).where(*its).values(ticket_id=into.id, ticket_url=into.url))

    def tickets(self, store: Store, conversation_id: UUID) -> list[Outgoing]:
        """Return the tickets of all rounds, in their order."""
        found = whole().where(*of(store, conversation_id), outbox.c.part == TICKET)
        return self.read(found.order_by(outbox.c.round))

    def of_conversation(self, store: Store, conversation_id: UUID) -> Outgoing | None:
        """Return the ticket of the newest round."""
        return next(reversed(self.tickets(store, conversation_id)), None)

    def tickets_with(self, store: Store, method: HandoffMethod, ids: Sequence[str]) -> list[tuple[TicketRef, str]]:
        """Return those that we opened, at whatever account, in the order of `ids`, each with its external id."""
        owned = outbox.c.store_id == store.id, outbox.c.method == method, outbox.c.part == TICKET
        columns = outbox.c.ticket_id, outbox.c.ticket_url, outbox.c.external_id
        query = select(*columns).where(*owned, outbox.c.ticket_id.in_(ids)).order_by(outbox.c.external_id)
        found = [(TicketRef(row.ticket_id, row.ticket_url), row.external_id) for row in self.connection.execute(query)]
        return sorted(found, key=lambda one: ids.index(one[0].id))

    def tickets_of(self, store: Store, method: HandoffMethod, external_ids: Sequence[str]) -> list[str]:
        """Return the ids of those that we opened under these external ids."""
        owned = outbox.c.store_id == store.id, outbox.c.method == method, outbox.c.part == TICKET
        named = outbox.c.external_id.in_(external_ids), outbox.c.ticket_id != ""
        return list(self.connection.scalars(select(outbox.c.ticket_id).where(*owned, *named)))

    def due(
        self, now: datetime, limit: int, *, each: int | None = None, of: tuple[UUID, HandoffMethod] | None = None
    ) -> list[UUID]:
        """Return what may be tried now, the longest due first; of `each` account (a store's id and method) so many."""
        order = outbox.c.next_at, outbox.c.part
        place = func.row_number().over(partition_by=(outbox.c.store_id, outbox.c.method), order_by=order)
        due = outbox.c.state.in_(UNFINISHED), outbox.c.next_at <= now, HAS_ITS_TURN
        query = select(outbox.c.id, *order, place.label("place")).where(*due)
        if of is not None:
            query = query.where(outbox.c.store_id == of[0], outbox.c.method == of[1])
        found = query.subquery()
        first = select(found.c.id).where(found.c.place <= (each or limit))
        return list(self.connection.scalars(first.order_by(found.c.next_at, found.c.part).limit(limit)))

    def account_of(self, outgoing_id: UUID) -> tuple[UUID, HandoffMethod] | None:
        """Return whose it is, the store's id, and where it goes."""
        query = select(outbox.c.store_id, outbox.c.method).where(outbox.c.id == outgoing_id)
        row = self.connection.execute(query).one_or_none()
        return None if row is None else (row.store_id, HandoffMethod(row.method))

    def first_unfinished(self, store: Store, conversation_id: UUID) -> Outgoing | None:
        """Return what of a conversation is to be sent next; None where nothing is, or what failed stands before it."""
        unfinished = outbox.c.state.in_(UNFINISHED), HAS_ITS_TURN
        found = whole().where(*of(store, conversation_id), *unfinished).order_by(outbox.c.round.desc(), outbox.c.part)
        return next(iter(self.read(found.limit(1))), None)

    def following(self, outgoing: Outgoing) -> UUID | None:
        """Return the next part of the same round, once its turn has come."""
        same = outbox.c.conversation_id == outgoing.conversation_id, outbox.c.round == outgoing.round
        later = outbox.c.part > outgoing.part, outbox.c.state.in_(UNFINISHED), HAS_ITS_TURN
        return self.connection.scalar(select(outbox.c.id).where(*same, *later).order_by(outbox.c.part).limit(1))

    def take(self, outgoing_id: UUID, *, wait: bool = False) -> Outgoing | None:
        """Return it locked to this transaction; None when its turn has not come, all is done, or another has it and we
        are not to wait for that."""
        query = whole().where(outbox.c.id == outgoing_id, outbox.c.state.in_(UNFINISHED), HAS_ITS_TURN)
        return next(iter(self.read(query.with_for_update(of=outbox, skip_locked=not wait))), None)

    def change(self, outgoing_id: UUID, **values: object) -> None:
        self.connection.execute(update(outbox).where(outbox.c.id == outgoing_id).values(values))

    def hurry(self, store: Store, method: HandoffMethod, now: datetime) -> None:
        """Put everything for this helpdesk in line: what failed or was refused for now, all else as soon as no request
        can be under way any more."""
        owned = outbox.c.store_id == store.id, outbox.c.method == method
        settled = func.least(outbox.c.next_at, now + timedelta(seconds=IN_DOUBT))
        soon = case((ENDED, now), else_=settled)
        self.connection.execute(update(outbox).where(*owned, outbox.c.state.in_(UNFINISHED)).values(next_at=soon))
        self.connection.execute(anew().where(*owned).values(next_at=now))

    def retry(self, store: Store, now: datetime, conversation_id: UUID | None = None) -> int:
        """Put what failed back in line, of that conversation or of all. Return how many."""
        owned = (outbox.c.store_id == store.id,) if conversation_id is None else of(store, conversation_id)
        return self.connection.execute(anew().where(*owned).values(next_at=now)).rowcount

    def counts(self, store: Store, kind: PartKind = PartKind.TICKET) -> dict[str, int]:
        query = select(outbox.c.state, func.count()).where(outbox.c.store_id == store.id, outbox.c.kind == kind)
        return {row[0]: row[1] for row in self.connection.execute(query.group_by(outbox.c.state))}

    def read(self, query: Select[Any]) -> list[Outgoing]:
        return [as_outgoing(row) for row in self.connection.execute(query).mappings()]


def whole() -> Select[Any]:
    """Each part with the ticket it belongs to."""
    named = ticket.c.ticket_id.label("its_id"), ticket.c.ticket_url.label("its_url")
    return select(outbox, *named).select_from(outbox.join(ticket, ITS_TICKET))


def of(store: Store, conversation_id: UUID) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return outbox.c.store_id == store.id, outbox.c.conversation_id == conversation_id


def anew() -> Update:
    """What failed goes back with its history: what may have been created once is looked up first."""
    there = (outbox.c.part == TICKET) & (outbox.c.ticket_id != "")
    state = case((there, OutgoingState.OPENED), else_=OutgoingState.WAITING)
    again = {"state": state, "tried_since": None, "advice": "", "merchant_told_at": None}
    return update(outbox).where(outbox.c.state == OutgoingState.FAILED).values(again)


def as_outgoing(row: RowMapping) -> Outgoing:
    return Outgoing(
        id=row["id"],
        store_id=row["store_id"],
        conversation_id=row["conversation_id"],
        round=row["round"],
        part=row["part"],
        method=HandoffMethod(row["method"]),
        external_id=row["external_id"],
        carried=from_json(KINDS[PartKind(row["kind"])], json.loads(row["body"])),
        state=OutgoingState(row["state"]),
        attempts=row["attempts"],
        created_at=row["created_at"],
        tried_since=row["tried_since"],
        next_at=row["next_at"],
        ref=TicketRef(row["its_id"], row["its_url"]),
        advice=row["advice"],
    )
