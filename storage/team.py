"""Tickets in the house's own inbox, with what was written on them."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select, update
from sqlalchemy.dialects.postgresql import insert

from domain.handoff.tickets import Comment, Priority, Requester, Ticket, TicketStatus
from domain.language.words import split_words
from domain.stores import Store
from domain.team.tickets import Level, Note, TeamTicket
from storage.persons import StoredPersons
from storage.tables import team_comments, team_notes, team_numbers, team_tickets

LONGEST_SEARCHED = 200_000  # characters of one text; PostgreSQL takes a megabyte of different words


class StoredTeam:
    """Implements domain.team.tickets.TicketShelf. `note_changed` is called for what the rest of the team should see."""

    def __init__(
        self, connection: Connection, persons: StoredPersons, note_changed: Callable[[Store, UUID], None]
    ) -> None:
        self.connection = connection
        self.persons = persons
        self.note_changed = note_changed

    def of_external_id(self, store: Store, external_id: str) -> TeamTicket | None:
        return self.first(store, team_tickets.c.external_id == external_id)

    def of_conversation(self, store: Store, conversation_id: UUID) -> TeamTicket | None:
        return self.first(store, team_tickets.c.conversation_id == conversation_id)

    def first(self, store: Store, which: ColumnElement[bool]) -> TeamTicket | None:
        query = select(team_tickets).where(team_tickets.c.store_id == store.id, which)
        row = self.connection.execute(query.order_by(team_tickets.c.number.desc()).limit(1)).mappings().first()
        return None if row is None else as_ticket(row)

    def open(self, store: Store, conversation_id: UUID, ticket: Ticket, now: datetime) -> TeamTicket:
        row = {
            "store_id": store.id,
            "number": self.next_number(store),
            "conversation_id": conversation_id,
            "external_id": ticket.external_id,
            "key": ticket.key,
            "subject": ticket.subject,
            "requester": ticket.requester.email,
            "requester_name": ticket.requester.name,
            "verified": ticket.requester.verified,
            "profile_id": ticket.requester.profile_id,
            "request_html": ticket.request_html,
            "tags": list(ticket.tags),
            "priority": ticket.priority,
            "status": TicketStatus.OPEN,
            "level": Level.STAFF,
            "words": searched(f"{ticket.subject} {ticket.requester.name} {ticket.request_text}"),
            "opened_at": ticket.opened_at,
            "updated_at": now,
        }
        self.note_changed(store, conversation_id)
        statement = insert(team_tickets).values(row).returning(team_tickets)
        return as_ticket(self.connection.execute(statement).mappings().one())

    def next_number(self, store: Store) -> int:
        """Return a number that no ticket of the store has had. Who opens another one meanwhile waits."""
        first = insert(team_numbers).values(store_id=store.id, last=1)
        counted = {"last": team_numbers.c.last + 1}
        statement = first.on_conflict_do_update(index_elements=["store_id"], set_=counted)
        number: int = self.connection.execute(statement.returning(team_numbers.c.last)).scalar_one()
        return number

    def put_note(self, store: Store, number: int, ticket: Ticket) -> None:
        noted = {"note_html": ticket.note_html, "note_text": ticket.note_text}
        self.set(store, number, {**noted, "words": with_words(ticket.note_text)}, team_tickets.c.note_html == "")

    def put_comment(self, store: Store, ticket: TeamTicket, comment: Comment) -> bool:
        row = {
            "store_id": store.id,
            "key": comment.key,
            "conversation_id": ticket.conversation_id,
            "number": ticket.number,
            "html": comment.html,
            "at": comment.written_at,
        }
        self.note_changed(store, ticket.conversation_id)
        statement = insert(team_comments).values(row).on_conflict_do_nothing(index_elements=["store_id", "key"])
        return self.connection.scalar(statement.returning(team_comments.c.key)) is not None

    def change(self, store: Store, number: int, now: datetime, *, said: str = "", **values: object) -> None:
        words = {"words": with_words(said)} if said else {}
        self.set(store, number, {**values, **words, "updated_at": now})

    def set(self, store: Store, number: int, values: dict[str, object], *only: ColumnElement[bool]) -> None:
        owned = team_tickets.c.store_id == store.id, team_tickets.c.number == number
        change = update(team_tickets).where(*owned, *only).values(values)
        for conversation_id in self.connection.scalars(change.returning(team_tickets.c.conversation_id)):
            self.note_changed(store, conversation_id)

    def note(self, store: Store, conversation_id: UUID, note: Note) -> bool:
        row = {"store_id": store.id, "conversation_id": conversation_id, "id": note.id, "member": note.member}
        statement = insert(team_notes).values({**row, "text": note.text, "at": note.at})
        once = statement.on_conflict_do_nothing(index_elements=["id"]).returning(team_notes.c.id)
        if self.connection.scalar(once) is None:
            return False
        self.persons.note_said(store, conversation_id, [note.text], ())
        self.note_changed(store, conversation_id)
        return True

    def notes(self, store: Store, conversation_id: UUID) -> list[Note]:
        owned = team_notes.c.store_id == store.id, team_notes.c.conversation_id == conversation_id
        found = self.connection.execute(select(team_notes).where(*owned).order_by(team_notes.c.at))
        return [Note(row.id, row.member, row.text, row.at) for row in found]

    def comments(self, store: Store, number: int) -> list[str]:
        """Return what the shopper wrote after the ticket, as HTML, oldest first."""
        owned = team_comments.c.store_id == store.id, team_comments.c.number == number
        found = select(team_comments.c.html).where(*owned).order_by(team_comments.c.at, team_comments.c.key)
        return list(self.connection.scalars(found))


def searched(text: str) -> ColumnElement[object]:
    """Return what a text is found by: its words, folded as those of a search are."""
    return func.to_tsvector("simple", " ".join(split_words(text[:LONGEST_SEARCHED])))


def with_words(text: str) -> ColumnElement[object]:
    return team_tickets.c.words.op("||")(searched(text))


def as_ticket(row: RowMapping) -> TeamTicket:
    return TeamTicket(
        number=row["number"],
        conversation_id=row["conversation_id"],
        external_id=row["external_id"],
        subject=row["subject"],
        requester=Requester(row["requester"], row["requester_name"], row["verified"], row["profile_id"]),
        request_html=row["request_html"],
        note_html=row["note_html"],
        note_text=row["note_text"],
        tags=tuple(row["tags"]),
        priority=Priority(row["priority"]),
        status=TicketStatus(row["status"]),
        level=Level(row["level"]),
        assignee=row["assignee"],
        opened_at=row["opened_at"],
        updated_at=row["updated_at"],
    )
