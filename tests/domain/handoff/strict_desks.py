"""A helpdesk as unreliable as they come, which forgives nothing: what is asked of it twice, it does twice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from domain.errors import BadSignature, CredentialsRejected, RemoteError
from domain.handoff.tickets import (
    Comment,
    Fate,
    Health,
    PublicReply,
    StatusChange,
    Ticket,
    TicketEvent,
    TicketGone,
    TicketRef,
    TicketStatus,
)

Result = TypeVar("Result")
KEYS_KEPT = timedelta(hours=2)  # as Zendesk keeps them
UNDER_WAY = timedelta(seconds=60)  # that a request nobody waits for any more may still take
REPLAY_WINDOW = timedelta(minutes=5)


class Crash(BaseException):
    """The worker dies here."""


class Trouble(StrEnum):
    NONE = "none"
    TIMEOUT = "timeout"
    LOST = "lost"
    LATE = "late"
    SLOW_DOWN = "slow_down"
    BROKEN = "broken"
    BROKEN_AFTER = "broken_after"
    LOCKED_OUT = "locked_out"
    REFUSED = "refused"
    CRASH_BEFORE = "crash_before"
    CRASH_AFTER = "crash_after"


DONE_ALL_THE_SAME = frozenset({Trouble.NONE, Trouble.LOST, Trouble.BROKEN_AFTER, Trouble.CRASH_AFTER})
FAILURES: dict[Trouble, Callable[[], BaseException]] = {
    Trouble.TIMEOUT: lambda: RemoteError("strict", "timeout"),
    Trouble.LOST: lambda: RemoteError("strict", "connection lost"),
    Trouble.LATE: lambda: RemoteError("strict", "timeout"),
    Trouble.SLOW_DOWN: lambda: RemoteError("strict", "429", retry_after=40, answered=True),
    Trouble.BROKEN: lambda: RemoteError("strict", "500", answered=True),
    Trouble.BROKEN_AFTER: lambda: RemoteError("strict", "500", answered=True),
    Trouble.LOCKED_OUT: lambda: CredentialsRejected("strict", "401", "Connect again."),
    Trouble.REFUSED: lambda: RemoteError("strict", "422", permanent=True, advice="Mend it.", answered=True),
    Trouble.CRASH_BEFORE: Crash,
    Trouble.CRASH_AFTER: Crash,
}


@dataclass
class Held:
    """A ticket with what was added to it, as often as it was."""

    id: str
    ticket: Ticket
    notes: list[str] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    status: TicketStatus = TicketStatus.OPEN
    is_gone: bool = False


@dataclass(frozen=True)
class Letter:
    """A webhook on its way: signed by the secret of one desk, at one time."""

    event: TicketEvent
    secret: str
    signed_at: datetime


class StrictDesk:
    """`keyed` where it keeps idempotency keys, as Zendesk does; else who opens a ticket looks it up first."""

    def __init__(self, secret: str, keyed: bool, now: Callable[[], datetime]) -> None:
        self.secret, self.keyed, self.now = secret, keyed, now
        self.tickets: list[Held] = []
        self.keys: dict[str, tuple[str, datetime]] = {}
        self.troubles: list[Trouble] = []
        self.under_way: list[tuple[datetime, Callable[[], object]]] = []
        self.letters: list[Letter] = []

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        found = [] if self.keyed else self._named(ticket.external_id)
        return self._ref(found[0] if found else self._do(lambda: self._create(ticket)))

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        held = self._held(ref)
        if ticket.key not in held.notes:
            self._do(lambda: held.notes.append(ticket.key))

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        held = self._held(ref)
        if all(known.key != comment.key for known in held.comments):
            self._do(lambda: self._comment(held, comment))

    def find_by_external_id(self, external_id: str) -> TicketRef | None:
        found = self._do(lambda: self._named(external_id))
        return self._ref(found[0]) if found else None

    def read_webhook(self, headers: Mapping[str, str], body: bytes) -> list[TicketEvent]:
        raise NotImplementedError

    def health(self) -> Health:
        return Health(True, "")

    def read(self, letter: Letter) -> TicketEvent:
        """Return what a letter says. Raises BadSignature, as the adapters do."""
        if letter.secret != self.secret or abs(self.now() - letter.signed_at) > REPLAY_WINDOW:
            raise BadSignature("strict")
        return letter.event

    @property
    def alive(self) -> list[Held]:
        return [held for held in self.tickets if not held.is_gone]

    def heal(self) -> None:
        self.troubles.clear()
        self.land(self.now() + UNDER_WAY)

    def staff_replies(self, held: Held, words: str) -> None:
        self._post(PublicReply(self._event_id, held.id, held.ticket.external_id, "Sam", words, self.now()))

    def staff_sets(self, held: Held, status: TicketStatus) -> None:
        held.status = status
        self._post(StatusChange(self._event_id, held.id, held.ticket.external_id, status, self.now()))

    def staff_puts_away(self, held: Held, fate: Fate) -> None:
        held.is_gone = True
        self._post(TicketGone(self._event_id, held.id, held.ticket.external_id, fate, self.now()))

    @property
    def _event_id(self) -> str:
        return f"{self.secret}-{len(self.letters)}"

    def _post(self, event: TicketEvent) -> None:
        self.letters.append(Letter(event, self.secret, self.now()))

    def _create(self, ticket: Ticket) -> Held:
        known, at = self.keys.get(ticket.key, ("", self.now()))
        if self.keyed and known and self.now() - at < KEYS_KEPT:
            return self._by_id(known)
        held = Held(f"{self.secret}-{len(self.tickets) + 1}", ticket)
        self.tickets.append(held)
        self.keys[ticket.key] = (held.id, self.now())
        return held

    def _comment(self, held: Held, comment: Comment) -> None:
        held.comments.append(comment)
        if held.status is TicketStatus.SOLVED:
            self.staff_sets(held, TicketStatus.OPEN)

    def _named(self, external_id: str) -> list[Held]:
        return [held for held in self.alive if held.ticket.external_id == external_id]

    def _held(self, ref: TicketRef) -> Held:
        held = self._by_id(ref.id)
        if held.is_gone:
            raise RemoteError("strict", "404", permanent=True, advice="The ticket is gone.", answered=True)
        return held

    def _by_id(self, ticket_id: str) -> Held:
        (held,) = [one for one in self.tickets if one.id == ticket_id]
        return held

    def _do(self, act: Callable[[], Result]) -> Result:
        trouble = self.troubles.pop(0) if self.troubles else Trouble.NONE
        if trouble is Trouble.LATE:
            self.under_way.append((self.now() + UNDER_WAY, act))
        if trouble in DONE_ALL_THE_SAME:
            done = act()
        if trouble in FAILURES:
            raise FAILURES[trouble]()
        return done

    def land(self, now: datetime) -> None:
        """Do what nobody waits for any more."""
        landing = [act for at, act in self.under_way if at <= now]
        self.under_way = [(at, act) for at, act in self.under_way if at > now]
        for act in landing:
            act()

    def _ref(self, held: Held) -> TicketRef:
        return TicketRef(held.id, f"https://desk.example/{held.id}")


class StrictMailbox(StrictDesk):
    """Takes mails as unreliably. Cannot be searched, shows the same mail once, and tells nothing."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__("mailbox", keyed=False, now=now)

    def open_ticket(self, ticket: Ticket) -> TicketRef:
        return self._ref(self._do(lambda: self._create(ticket)))

    def add_note(self, ref: TicketRef, ticket: Ticket) -> None:
        held = self._by_id(ref.id)
        self._do(lambda: None if ticket.key in held.notes else held.notes.append(ticket.key))

    def add_comment(self, ref: TicketRef, comment: Comment) -> None:
        held = self._by_id(ref.id)
        self._do(lambda: None if comment in held.comments else held.comments.append(comment))

    def find_by_external_id(self, external_id: str) -> TicketRef | None:
        return self._do(lambda: None)

    def _create(self, ticket: Ticket) -> Held:
        same = [held for held in self.tickets if held.ticket == ticket]
        return same[0] if same else super()._create(ticket)
