"""A ticket in our own words, before any helpdesk's."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

OUR_TICKETS = re.compile(r"conv_[A-Za-z0-9_-]+", re.ASCII)  # external ids of ours; whatever bears another is not


class HandoffMethod(StrEnum):
    """Where a conversation goes when a person takes over. MESSAGE offers no person, only the merchant's own words."""

    ZENDESK = "zendesk"
    GORGIAS = "gorgias"
    INBOX = "inbox"
    EMAIL = "email"
    MESSAGE = "message"

    @property
    def label(self) -> str:
        """How people read it: "Zendesk"."""
        return self.value.title()


HELPDESKS = frozenset({HandoffMethod.ZENDESK, HandoffMethod.GORGIAS})  # a merchant connects an account there
# What is handed over so is sent by the outbox, through the Helpdesk port.
BY_OUTBOX = HELPDESKS | {HandoffMethod.INBOX, HandoffMethod.EMAIL}


class Priority(StrEnum):
    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


@dataclass(frozen=True)
class Requester:
    """The shopper as the helpdesk should know them.

    `verified` says that `email` belongs to a signed-in customer; a typed address must never rewrite a helpdesk
    user's name or external id.
    """

    email: str
    name: str
    verified: bool
    profile_id: str


@dataclass(frozen=True)
class Ticket:
    """Everything a person needs to take over.

    `external_id` ([A-Za-z0-9_-], ours) finds the ticket again; `key` is the idempotency key of the one attempt that
    may create it. `request_html`/`request_text` are what a shopper may read (request and transcript);
    `note_html`/`note_text` are for staff alone. `opened_at` is when the shopper consented. `order_names` are orders the
    note tells of; `transcript` is all that was said, as text, where the request had to leave some of it out, else "".
    """

    external_id: str
    key: str
    subject: str
    requester: Requester
    request_html: str
    request_text: str
    note_html: str
    note_text: str
    tags: tuple[str, ...]
    priority: Priority
    language: str
    opened_at: datetime
    order_names: tuple[str, ...] = ()
    transcript: str = ""


@dataclass(frozen=True)
class Comment:
    """What the shopper wrote after the handoff, for people to read in the ticket.

    `key` ([A-Za-z0-9_-], ours) is told to the helpdesk with it, so that it is written once.
    """

    key: str
    html: str
    text: str
    written_at: datetime


@dataclass(frozen=True)
class TicketRef:
    """A ticket that exists. `url` opens it for staff."""

    id: str
    url: str


class TicketStatus(StrEnum):
    OPEN = "open"
    PENDING = "pending"
    SOLVED = "solved"
    CLOSED = "closed"


@dataclass(frozen=True)
class PublicReply:
    """Staff answered the shopper. `event_id` names the delivery, so that a repeat is refused."""

    event_id: str
    ticket_id: str
    external_id: str
    author_name: str
    text: str
    at: datetime


@dataclass(frozen=True)
class StatusChange:
    event_id: str
    ticket_id: str
    external_id: str
    status: TicketStatus
    at: datetime


class Fate(StrEnum):
    MERGED = "merged"
    DELETED = "deleted"
    SPAM = "spam"


@dataclass(frozen=True)
class TicketGone:
    """Staff will not answer in this ticket any more."""

    event_id: str
    ticket_id: str
    external_id: str
    fate: Fate
    at: datetime


@dataclass(frozen=True)
class TicketMoved:
    """Staff, or a rule of theirs, put the ticket into another, `into`, which may hold words of other people."""

    event_id: str
    ticket_id: str
    external_id: str
    into: TicketRef
    at: datetime


TicketEvent = PublicReply | StatusChange | TicketGone | TicketMoved


@dataclass(frozen=True)
class Changes:
    """The ids of tickets, anybody's, that changed; `bookmark` tells where to go on, at once where there is `more`.

    `moved` are external ids of ours whose tickets were found in others.
    """

    ticket_ids: tuple[str, ...]
    bookmark: str
    more: bool
    moved: tuple[str, ...] = ()


@dataclass(frozen=True)
class Health:
    """`advice` is empty when all is well, else the sentence that helps the merchant."""

    ok: bool
    advice: str
