"""Reading again the tickets that changed at a helpdesk, so that a lost webhook costs minutes and no answer."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Protocol

from domain.handoff.returning import take_back
from domain.handoff.shelves import OutboxShelf as PlainOutboxShelf
from domain.handoff.shelves import Shelves as PlainShelves
from domain.handoff.tickets import HandoffMethod, TicketRef
from domain.ports import Watched
from domain.stores import Store

WATCHED = frozenset({HandoffMethod.GORGIAS})  # their webhooks are hints, and what is lost is found by asking
MOST_TICKETS = 10  # a turn; each costs two calls of an account that others call too


class OutboxShelf(PlainOutboxShelf, Protocol):
    def tickets_with(self, store: Store, method: HandoffMethod, ids: Sequence[str]) -> Mapping[str, str]:
        """Return the external ids of those that we opened, by their ids."""


class Shelves(PlainShelves, Protocol):
    @property
    def outbox(self) -> OutboxShelf: ...


Begin = Callable[[], AbstractContextManager[Shelves]]


@dataclass(frozen=True)
class Place:
    """How far we are: the helpdesk's own bookmark, and the tickets of ours that are still to be looked at."""

    bookmark: str = ""
    waiting: tuple[str, ...] = ()
    more: bool = False

    @classmethod
    def read(cls, written: str) -> "Place":
        held = json.loads(written) if written else {}
        return cls(**held | {"waiting": tuple(held.get("waiting", ()))})

    def write(self) -> str:
        return json.dumps(asdict(self))

    @property
    def at_end(self) -> bool:
        return not (self.waiting or self.more)


def catch_up(
    store: Store, method: HandoffMethod, desk: Watched, place: Place, begin: Begin, now: Callable[[], datetime]
) -> Iterator[Place]:
    """Take one turn of it. Yields after each step how far we are, so that what fails later repeats no step."""
    if not place.waiting:
        changed = desk.changes(place.bookmark, now())
        with begin() as work:
            ours = work.outbox.tickets_with(store, method, changed.ticket_ids)
        place = Place(changed.bookmark, tuple(ours), changed.more)
        yield place
    with begin() as work:
        external_ids = work.outbox.tickets_with(store, method, place.waiting[:MOST_TICKETS])
    for ticket_id in place.waiting[:MOST_TICKETS]:
        if ticket_id in external_ids:
            look(store, desk, TicketRef(ticket_id, ""), external_ids[ticket_id], begin, now)
        place = replace(place, waiting=place.waiting[1:])
        yield place


def look(
    store: Store, desk: Watched, ref: TicketRef, external_id: str, begin: Begin, now: Callable[[], datetime]
) -> None:
    events = desk.look_at(ref, external_id, now())
    with begin() as work:
        for event in events:
            take_back(store, event, work)
