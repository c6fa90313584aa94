"""Reading again the tickets that changed at a helpdesk, so that a lost webhook costs minutes and no answer."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Protocol

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.returning import take_back
from domain.handoff.shelves import OutboxShelf as PlainOutboxShelf
from domain.handoff.shelves import Shelves as PlainShelves
from domain.handoff.tickets import HandoffMethod, TicketMoved, TicketRef
from domain.ports import Watched
from domain.stores import Store

WATCHED = frozenset({HandoffMethod.ZENDESK, HandoffMethod.GORGIAS})  # what is lost there is found by asking
MOST_TICKETS = 10  # a turn; each costs two calls of an account that others call too


class OutboxShelf(PlainOutboxShelf, Protocol):
    def tickets_with(self, store: Store, method: HandoffMethod, ids: Sequence[str]) -> Sequence[tuple[TicketRef, str]]:
        """Return those that we opened, at whatever account, in the order of `ids`, each with its external id. One that
        took in others has several."""

    def tickets_of(self, store: Store, method: HandoffMethod, external_ids: Sequence[str]) -> Sequence[str]:
        """Return the ids of those that we opened under these external ids."""


class Shelves(PlainShelves, Protocol):
    @property
    def outbox(self) -> OutboxShelf: ...


Begin = Callable[[], AbstractContextManager[Shelves]]


@dataclass(frozen=True)
class Checkpoint:
    """How far we are: the helpdesk's own bookmark, and the tickets of ours that are still to be looked at."""

    bookmark: str = ""
    waiting: tuple[str, ...] = ()
    more: bool = False

    @classmethod
    def read(cls, written: str) -> "Checkpoint":
        held = json.loads(written) if written else {}
        return cls(**held | {"waiting": tuple(held.get("waiting", ()))})

    def write(self) -> str:
        return json.dumps(asdict(self))

    @property
    def at_end(self) -> bool:
        return not (self.waiting or self.more)


@dataclass(frozen=True)
class CatchingUp:
    """One store's account at a helpdesk, which is asked what changed there."""

    store: Store
    method: HandoffMethod
    desk: Watched
    begin: Begin
    now: Callable[[], datetime]

    def turn(self, checkpoint: Checkpoint) -> tuple[Checkpoint, float]:
        """Take one turn; return how far we are, and the seconds that the helpdesk would have us wait. Raises
        RemoteError where it told us nothing."""
        if len(checkpoint.waiting) < MOST_TICKETS:
            checkpoint = self.with_news(checkpoint)
        external_ids = self.ours(checkpoint.waiting[:MOST_TICKETS])
        later, wait = self.look_at_all(external_ids)
        return replace(checkpoint, waiting=(*checkpoint.waiting[MOST_TICKETS:], *later)), wait

    def with_news(self, checkpoint: Checkpoint) -> Checkpoint:
        changed = self.desk.changes(checkpoint.bookmark, self.now())
        waiting = dict.fromkeys((*checkpoint.waiting, *self.ours(changed.ticket_ids), *self.opened_for(changed.moved)))
        return Checkpoint(changed.bookmark, tuple(waiting), changed.more)

    def ours(self, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Return the external ids of those that we opened at this account, by their ids: others count from one, too."""
        with self.begin() as work:
            opened = work.outbox.tickets_with(self.store, self.method, ids)
        here: dict[str, list[str]] = {}
        for ref, external_id in opened:
            if self.desk.is_here(ref):
                here.setdefault(ref.id, []).append(external_id)
        return here

    def opened_for(self, external_ids: Sequence[str]) -> Sequence[str]:
        with self.begin() as work:
            return work.outbox.tickets_of(self.store, self.method, external_ids)

    def look_at_all(self, external_ids: Mapping[str, Sequence[str]]) -> tuple[list[str], float]:
        """Return those to be looked at again, with the wait: one ticket that cannot be read keeps back no other."""
        failures: dict[str, RemoteError] = {}
        looked = 0
        for ticket_id, all_of_it in external_ids.items():
            try:
                self.look_at_each(ticket_id, all_of_it)
            except CredentialsRejected:
                raise
            except RemoteError as error:
                if error.retry_after is not None:
                    return [*failures, *list(external_ids)[looked:]], error.retry_after
                failures[ticket_id] = error
            looked += 1
        if external_ids and len(failures) == len(external_ids):
            raise next(iter(failures.values()))
        return [one for one, error in failures.items() if not error.permanent], 0

    def look_at_each(self, ticket_id: str, external_ids: Sequence[str]) -> None:
        for external_id in external_ids:
            self.look_at(TicketRef(ticket_id, ""), external_id)

    def look_at(self, ref: TicketRef, external_id: str) -> None:
        """Bring in what became of one round's ticket, also where it is by now."""
        events = self.desk.look_at(ref, external_id, self.now())
        with self.begin() as work:
            taken = [event for event in events if take_back(self.store, event, work)]
        for event in taken:
            if isinstance(event, TicketMoved):
                self.look_at(event.into, external_id)
