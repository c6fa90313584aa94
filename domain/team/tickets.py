"""A ticket in the house's own inbox, and the people who work there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from domain.handoff.tickets import Comment, Priority, Requester, Ticket, TicketStatus
from domain.stores import Store


class Level(StrEnum):
    """Who should deal with it; AGENT where it was handed back."""

    AGENT = "agent"
    STAFF = "staff"
    MANAGER = "manager"


@dataclass(frozen=True)
class Member:
    """Somebody of the store's staff. `id` is Shopify's user id, `name` what shoppers read, "" until it is given."""

    id: str
    name: str
    level: Level


@dataclass(frozen=True)
class TeamTicket:
    """One round of a conversation, as the team has it. `assignee` is a member's id, "" for nobody.

    `status`: OPEN waits for the team, PENDING for the shopper. `note_html` is "" until the note is there.
    """

    number: int
    conversation_id: UUID
    external_id: str
    subject: str
    requester: Requester
    request_html: str
    note_html: str
    note_text: str
    tags: tuple[str, ...]
    priority: Priority
    status: TicketStatus
    level: Level
    assignee: str
    opened_at: datetime
    updated_at: datetime


@dataclass(frozen=True)
class Note:
    """What the team tells itself: shoppers never read it."""

    id: UUID
    member: str
    text: str
    at: datetime


class TicketShelf(Protocol):
    def of_external_id(self, store: Store, external_id: str) -> TeamTicket | None: ...

    def of_conversation(self, store: Store, conversation_id: UUID) -> TeamTicket | None:
        """Return the newest."""

    def open(self, store: Store, conversation_id: UUID, ticket: Ticket, now: datetime) -> TeamTicket:
        """Give it the store's next number."""

    def put_note(self, store: Store, number: int, ticket: Ticket) -> None: ...

    def put_comment(self, store: Store, ticket: TeamTicket, comment: Comment) -> bool:
        """Return False where that comment is there."""

    def change(self, store: Store, number: int, now: datetime, *, said: str = "", **values: object) -> None:
        """Set status, level, assignee, tags or priority; what was `said` can be searched for from now on."""

    def note(self, store: Store, conversation_id: UUID, note: Note) -> bool:
        """Return False where a note of that id is there."""


class MemberShelf(Protocol):
    def member(self, store: Store, member_id: str) -> Member | None: ...

    def note_read(self, store: Store, conversation_id: UUID, member_id: str, now: datetime) -> None: ...
