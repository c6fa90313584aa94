"""The outbox: each ticket opened once, then what the shopper wrote since, whatever crashes in between."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.tickets import Comment, HandoffMethod, Ticket, TicketRef
from domain.ports import Helpdesk

FIRST_WAIT = 2  # seconds before the second try; each further wait doubles
LONGEST_WAIT = 900  # seconds
EARLY = timedelta(seconds=1)  # the queue's clock counts whole seconds and may come that much too soon
IN_DOUBT = 90.0  # seconds; well beyond what a server works on one request
KEYED = frozenset({HandoffMethod.ZENDESK})  # these keep an idempotency key: the same request twice is one ticket
GIVE_UP_AFTER = timedelta(days=2)  # of trying, before a person must look

GAVE_UP = (
    "{desk} did not take this for two days and gave no reason that we know. Answer the shopper from the conversation "
    "here, or send it again once {desk} is well. What it said last: {last}."
)


class OutgoingState(StrEnum):
    WAITING = "waiting"
    OPENED = "opened"
    DONE = "done"
    FAILED = "failed"


class PartKind(StrEnum):
    TICKET = "ticket"
    COMMENT = "comment"


Carried = Ticket | Comment


@dataclass(frozen=True)
class Outgoing:
    """A part of a round on its way: its ticket, or a comment on that. The parts go in their order.

    `state`: waiting → opened (a ticket whose note is still missing) → done, or failed, which holds up the parts after
    it. `ref` is the round's ticket, its id "" until it is opened; `tried_since` None until the first try.
    """

    id: UUID
    store_id: UUID
    conversation_id: UUID
    round: int
    part: int
    method: HandoffMethod
    external_id: str
    carried: Carried
    state: OutgoingState
    attempts: int
    created_at: datetime
    tried_since: datetime | None
    next_at: datetime
    ref: TicketRef
    advice: str

    @property
    def ticket(self) -> Ticket:
        if not isinstance(self.carried, Ticket):
            raise TypeError("a comment is no ticket")
        return self.carried


class OutboxShelf(Protocol):
    def take(self, outgoing_id: UUID, *, wait: bool = False) -> Outgoing | None:
        """Return it locked to this transaction; None when its turn has not come, all is done, or another has it and we
        are not to wait for that."""

    def change(self, outgoing_id: UUID, **values: object) -> None: ...


@dataclass(frozen=True)
class Delivered:
    """What changed. `opened` is set once, by the try that opened the ticket; `failed` by the one that gave up.

    `rejected` says that the helpdesk no longer takes our token.
    """

    outgoing: Outgoing
    opened: TicketRef | None = None
    failed: bool = False
    rejected: bool = False
    retry_in: float | None = None


def note_try(outgoing_id: UUID, shelf: OutboxShelf, now: datetime) -> Outgoing | None:
    """Count a try before it is made, in a transaction of its own, so that a crash leaves its trace.

    Return None when there is nothing to do yet: several jobs may come for one ticket, and the helpdesk's wait holds.
    """
    outgoing = shelf.take(outgoing_id)
    if outgoing is None or outgoing.next_at - now > EARLY:
        return None
    next_at = now + timedelta(seconds=max(wait_after(outgoing.attempts + 1), doubt_of(outgoing)))
    since = outgoing.tried_since or now
    # The advice was for the try before; what ends without any may still be under way.
    shelf.change(outgoing_id, attempts=outgoing.attempts + 1, next_at=next_at, tried_since=since, advice="")
    return outgoing


def deliver(
    outgoing_id: UUID, shelf: OutboxShelf, helpdesk: Callable[[Outgoing], Helpdesk], now: datetime
) -> Delivered | None:
    """Do the next step of one part: open the ticket, add its note or a comment. The row stays locked until then."""
    # Another job may just be finding out that this one is tried already.
    outgoing = shelf.take(outgoing_id, wait=True)
    if outgoing is None:
        return None
    try:
        return advance(outgoing, shelf, helpdesk(outgoing), now)
    except RemoteError as error:
        return put_off(outgoing, shelf, error, now)


def advance(outgoing: Outgoing, shelf: OutboxShelf, helpdesk: Helpdesk, now: datetime) -> Delivered:
    if isinstance(outgoing.carried, Comment):
        helpdesk.add_comment(outgoing.ref, outgoing.carried)
    elif outgoing.state == OutgoingState.WAITING:
        ref = found_or_opened(outgoing, outgoing.carried, helpdesk)
        shelf.change(outgoing.id, state=OutgoingState.OPENED, ticket_id=ref.id, ticket_url=ref.url, next_at=now)
        return Delivered(outgoing, opened=ref, retry_in=0)
    else:
        helpdesk.add_note(outgoing.ref, outgoing.carried)
    shelf.change(outgoing.id, state=OutgoingState.DONE, advice="")
    return Delivered(outgoing)


def found_or_opened(outgoing: Outgoing, ticket: Ticket, helpdesk: Helpdesk) -> TicketRef:
    # After a first try nobody knows whether the ticket was made, and the key that would tell is kept two hours only.
    repeated = outgoing.attempts > 1
    found = helpdesk.find_by_external_id(ticket.external_id) if repeated else None
    return found or helpdesk.open_ticket(ticket)


def put_off(outgoing: Outgoing, shelf: OutboxShelf, error: RemoteError, now: datetime) -> Delivered:
    # Refused credentials are the merchant's to renew, and the ticket waits for that.
    rejected = isinstance(error, CredentialsRejected)
    if (error.permanent and not rejected) or now - (outgoing.tried_since or now) > GIVE_UP_AFTER:
        # What went wrong last is the one thing known where nobody said what helps; it names no person.
        advice = error.advice or GAVE_UP.format(desk=outgoing.method.value.title(), last=error)
        shelf.change(outgoing.id, state=OutgoingState.FAILED, advice=advice, merchant_told_at=None)
        return Delivered(outgoing, failed=True, rejected=rejected)
    doubt = 0.0 if error.answered else doubt_of(outgoing)
    wait = max(error.retry_after or 0, doubt, wait_after(outgoing.attempts))
    shelf.change(outgoing.id, next_at=now + timedelta(seconds=wait), advice=error.advice)
    return Delivered(outgoing, rejected=rejected, retry_in=wait)


def doubt_of(outgoing: Outgoing) -> float:
    """Return the seconds for which a request that nobody answered may still be under way: a look-up then lies."""
    keyed = outgoing.method in KEYED and isinstance(outgoing.carried, Ticket)
    return 0.0 if keyed and outgoing.state == OutgoingState.WAITING else IN_DOUBT


def wait_after(attempts: int) -> float:
    """Return the seconds until the next try: doubling, with jitter so that many do not come back at once."""
    wait: float = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempts - 1, 20))
    # Not for secrets: any spread will do.
    return wait * random.uniform(0.8, 1.2)
