"""The outbox: opening each ticket once, whatever crashes in between, and telling the shopper the truth of it."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.tickets import HandoffMethod, Ticket, TicketRef
from domain.ports import Helpdesk

FIRST_WAIT = 2  # seconds before the second try; each further wait doubles
LONGEST_WAIT = 900  # seconds
EARLY = timedelta(seconds=1)  # the queue's clock counts whole seconds and may come that much too soon
IN_DOUBT = 90.0  # seconds; well beyond what a server works on one request
KEYED = frozenset({HandoffMethod.ZENDESK})  # these keep an idempotency key: the same request twice is one ticket
GIVE_UP_AFTER = timedelta(days=2)  # of trying, before a person must look


class OutgoingState(StrEnum):
    WAITING = "waiting"
    OPENED = "opened"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Outgoing:
    """A ticket on its way. `state`: waiting → opened (its note is still missing) → done, or failed."""

    id: UUID
    store_id: UUID
    conversation_id: UUID
    method: HandoffMethod
    ticket: Ticket
    state: OutgoingState
    attempts: int
    created_at: datetime
    next_at: datetime
    ref: TicketRef
    advice: str


class OutboxShelf(Protocol):
    def take(self, outgoing_id: UUID) -> Outgoing | None:
        """Return it locked to this transaction; None when another has it or nothing is left to do."""

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
    shelf.change(outgoing_id, attempts=outgoing.attempts + 1, next_at=next_at)
    return outgoing


def deliver(
    outgoing_id: UUID, shelf: OutboxShelf, helpdesk: Callable[[Outgoing], Helpdesk], now: datetime
) -> Delivered | None:
    """Do the next step of one ticket: open it, or add its note. The row stays locked until the commit."""
    outgoing = shelf.take(outgoing_id)
    if outgoing is None:
        return None
    try:
        return advance(outgoing, shelf, helpdesk(outgoing), now)
    except RemoteError as error:
        return put_off(outgoing, shelf, error, now)


def advance(outgoing: Outgoing, shelf: OutboxShelf, helpdesk: Helpdesk, now: datetime) -> Delivered:
    if outgoing.state == OutgoingState.WAITING:
        ref = found_or_opened(outgoing, helpdesk)
        shelf.change(outgoing.id, state=OutgoingState.OPENED, ticket_id=ref.id, ticket_url=ref.url, next_at=now)
        return Delivered(outgoing, opened=ref, retry_in=0)
    helpdesk.add_note(outgoing.ref, outgoing.ticket)
    shelf.change(outgoing.id, state=OutgoingState.DONE, advice="")
    return Delivered(outgoing)


def found_or_opened(outgoing: Outgoing, helpdesk: Helpdesk) -> TicketRef:
    # After a first try nobody knows whether the ticket was made, and the key that would tell is kept two hours only.
    repeated = outgoing.attempts > 1
    found = helpdesk.find_by_external_id(outgoing.ticket.external_id) if repeated else None
    return found or helpdesk.open_ticket(outgoing.ticket)


def put_off(outgoing: Outgoing, shelf: OutboxShelf, error: RemoteError, now: datetime) -> Delivered:
    # Refused credentials are the merchant's to renew, and the ticket waits for that.
    rejected = isinstance(error, CredentialsRejected)
    if (error.permanent and not rejected) or now - outgoing.created_at > GIVE_UP_AFTER:
        shelf.change(outgoing.id, state=OutgoingState.FAILED, advice=error.advice or str(error))
        return Delivered(outgoing, failed=True, rejected=rejected)
    doubt = 0.0 if error.answered else doubt_of(outgoing)
    wait = max(error.retry_after or 0, doubt, wait_after(outgoing.attempts))
    shelf.change(outgoing.id, next_at=now + timedelta(seconds=wait), advice=error.advice)
    return Delivered(outgoing, rejected=rejected, retry_in=wait)


def doubt_of(outgoing: Outgoing) -> float:
    """Return the seconds for which a creation that nobody answered may still be under way: a look-up then lies."""
    return 0.0 if outgoing.method in KEYED or outgoing.state != OutgoingState.WAITING else IN_DOUBT


def wait_after(attempts: int) -> float:
    """Return the seconds until the next try: doubling, with jitter so that many do not come back at once."""
    wait: float = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(attempts - 1, 20))
    # Not for secrets: any spread will do.
    return wait * random.uniform(0.8, 1.2)
