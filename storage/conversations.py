"""Conversations and their messages."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, func, select, true, update
from sqlalchemy.dialects.postgresql import insert

from domain.conversations import Author, Conversation, ConversationState, Message, Topic
from domain.handoff.agreements import Agreement
from domain.handoff.machine import Moved
from domain.privacy.exporting import orders_in
from domain.stores import Store
from storage.conversation_rows import as_conversation, as_heard, as_message, as_said, as_text, in_order
from storage.conversation_statements import (
    ADD,
    ADD_BOTH,
    ADD_PRESSED,
    ALONE,
    ANSWER_AFTER,
    LOCK,
    NEWEST,
    READ,
    STAND_IN_LINE,
)
from storage.editions import Editions
from storage.persons import StoredPersons
from storage.prepared import run_all
from storage.profiles import StoredProfiles
from storage.records import from_json, to_json
from storage.tables import conversations, messages

EVERY = true()
SAID = [column for column in messages.c if column is not messages.c.receipt]


@dataclass(frozen=True)
class ConversationSummary:
    """One line of the merchant's list."""

    id: UUID
    state: ConversationState
    started_at: datetime
    last_at: datetime
    signed_in: bool
    messages: int
    opening: str


@dataclass(frozen=True)
class LogEntry:
    """A message as it was sent, with its receipt and the shopper's thumb."""

    message: Message
    envelope: dict[str, Any] | None
    receipt: dict[str, Any] | None
    helpful: bool | None


class StoredConversations:
    """`note_changed` is called for whatever those who look at a conversation should see."""

    def __init__(
        self,
        connection: Connection,
        persons: StoredPersons,
        editions: Editions,
        note_changed: Callable[[Store, UUID], None],
    ) -> None:
        self.connection = connection
        self.persons = persons
        self.editions = editions
        self.note_changed = note_changed

    def start(
        self, store: Store, visitor: str, customer_id: int | None, locale: str, now: datetime, timezone: str = ""
    ) -> Conversation:
        """Begin a conversation; `timezone` is the shopper's, "" where it is not known."""
        profile_id = StoredProfiles(self.connection).of(store, visitor, customer_id, now)
        row = {
            "store_id": store.id,
            "id": uuid4(),
            "profile_id": profile_id,
            "visitor": visitor,
            "customer_id": customer_id,
            "state": ConversationState.OPEN,
            "locale": locale,
            "timezone": timezone,
            "started_at": now,
            "last_at": now,
        }
        inserted = self.connection.execute(insert(conversations).values(row).returning(conversations))
        return as_conversation(inserted.mappings().one(), ())

    def conversation(
        self, store: Store, conversation_id: UUID, *, newest: int = 200, lock: bool = False, in_line: bool = True
    ) -> Conversation | None:
        """Return it with its last `newest` messages; with `lock`, no other turn of it runs until the commit.

        Who is `in_line` is one to whom the turn that has the lock may leave its message.
        """
        # The messages are read after the lock is had, or those of a turn that held it would be missing.
        statement = READ if not lock else STAND_IN_LINE if in_line else LOCK
        one = {"store": store.id, "conversation": conversation_id, "mark": ""}
        found, said = run_all(self.connection, statement.given(**one), NEWEST.given(**one, newest=newest))
        return as_conversation(found[0], in_order(said)) if found else None

    def taken_up(
        self, store: Store, conversation_id: UUID, message: str, *, newest: int, mark: str = ""
    ) -> Conversation | None:
        """Return it locked, for a turn that stands in line to answer `message`.

        Goods and texts need not be looked through again where others asked the same. With the `mark` of a store that
        was read before, nothing is found once the store's row is another.
        """
        one = {"store": store.id, "conversation": conversation_id, "mark": mark}
        stand, edition = STAND_IN_LINE.given(**one), self.editions.asked(store)
        found, said, told = run_all(self.connection, stand, NEWEST.given(**one, newest=newest), edition)
        asked = (row for row in said if not row["unasked"])  # as a burst is put together
        unanswered = takewhile(lambda row: row["author"] == Author.SHOPPER, asked)
        self.editions.note(store, told, [message, *(row["text"] for row in unanswered)])
        return as_conversation(found[0], in_order(said)) if found else None

    def alone(self, conversation_id: UUID) -> bool:
        """Whether no other turn waits for the conversation that this one has locked; from then on none can."""
        row = ALONE.row(self.connection, conversation=conversation_id)
        return bool(row and row["alone"])

    def envelopes(
        self, store: Store, conversation_id: UUID, after: UUID | None = None
    ) -> list[tuple[Message, dict[str, Any] | None]]:
        """Return every message with what was sent for it, oldest first, as the shopper saw it.

        Those `after` one of them are all where there is no such message.
        """
        later = since(store, conversation_id, after)
        return [(as_message(row), row["envelope"]) for row in self.rows(store, conversation_id, *SAID, only=later)]

    def standing(
        self, store: Store, conversation_ids: Collection[UUID]
    ) -> list[tuple[UUID, ConversationState, datetime]]:
        """Return where those of the store stand, each with its last moment."""
        query = select(conversations.c.id, conversations.c.state, conversations.c.last_at).where(
            conversations.c.store_id == store.id, conversations.c.id.in_(conversation_ids)
        )
        return [(row.id, ConversationState(row.state), row.last_at) for row in self.connection.execute(query)]

    def answer_after(self, store: Store, conversation_id: UUID, message_id: UUID) -> dict[str, Any] | None:
        """Return what was sent for a message, by itself or with later ones; what answers a button or a form is not."""
        row = ANSWER_AFTER.row(self.connection, store=store.id, conversation=conversation_id, message=message_id)
        return row["envelope"] if row else None

    def log(self, store: Store, conversation_id: UUID, after: UUID | None = None) -> list[LogEntry]:
        """Return every message with all that is kept about it, oldest first, for the merchant; `after` as above."""
        later = since(store, conversation_id, after)
        return [
            LogEntry(as_message(row), row["envelope"], row["receipt"], row["helpful"])
            for row in self.rows(store, conversation_id, *messages.c, only=later)
        ]

    def rows(
        self, store: Store, conversation_id: UUID, *columns: Column[Any], only: ColumnElement[bool] = EVERY
    ) -> Sequence[RowMapping]:
        owned = messages.c.store_id == store.id, messages.c.conversation_id == conversation_id, only
        return self.connection.execute(select(*columns).where(*owned).order_by(messages.c.sequence)).mappings().all()

    def add(
        self,
        store: Store,
        conversation: Conversation,
        message: Message,
        *,
        heard: Message | None = None,
        envelope: dict[str, Any] | None = None,
        receipt: dict[str, Any] | None = None,
        event_id: str | None = None,
        moved: Moved | None = None,
        locale: str | None = None,
        topic: Topic | None = None,
    ) -> bool:
        """Append `message`, after what was `heard` before it, and note where the conversation stands with it.

        Return False, with nothing moved, when `event_id`, its remote delivery, was taken in before.
        """
        statement = (ADD_PRESSED if heard.unasked else ADD_BOTH) if heard else ADD
        values = {
            **as_said(message),
            "store": store.id,
            "conversation": conversation.id,
            "envelope": as_text(envelope),
            "receipt": as_text(receipt),
            "event_id": event_id,
            "state": moved.after if moved and event_id is None else None,
            "locale": locale,
            "topic": as_text(topic and to_json(topic)),
            **(as_heard(heard) if heard else {}),
        }
        if event_id is None:  # what is new for certain
            statement.later(self.connection, **values)
        elif not statement.rows(self.connection, **values):
            return False
        elif moved:
            self.change(store, conversation, moved=moved)
        self.note_changed(store, conversation.id)
        words = [words for one in (heard, message) if one for words in (one.author_name, one.text)]
        self.persons.note_said(store, conversation.id, words, orders_in(receipt))
        return True

    def change(self, store: Store, conversation: Conversation, *, moved: Moved | None = None, **values: Any) -> None:
        """Set locale, proven_orders, proven_email_hashes, agreement (an Agreement), topic (a Topic); and where it
        stands."""
        if moved:
            values["state"] = moved.after
            self.note_changed(store, conversation.id)
        if isinstance(values.get("topic"), Topic):
            values["topic"] = to_json(values["topic"])
        if agreement := values.pop("agreement", None):
            values["handoff"] = {name: value for name, value in to_json(agreement).items() if value}
        owned = conversations.c.store_id == store.id, conversations.c.id == conversation.id
        self.connection.execute(update(conversations).where(*owned).values(values))
        words = map(str, values.get("handoff", {}).values())
        self.persons.note(store, conversation.id, values.get("proven_email_hashes", ()))
        self.persons.note_said(store, conversation.id, words, values.get("proven_orders", ()))

    def agreement(self, store: Store, conversation_id: UUID) -> Agreement:
        """Return what was agreed so far about handing over."""
        query = select(conversations.c.handoff).where(
            conversations.c.store_id == store.id, conversations.c.id == conversation_id
        )
        return from_json(Agreement, self.connection.scalar(query) or {})

    def rate(self, store: Store, conversation_id: UUID, message_id: UUID, helpful: bool) -> bool:
        """Keep the shopper's thumb for an answer of the agent's. Return False when there is no such answer."""
        change = update(messages).where(
            messages.c.store_id == store.id,
            messages.c.conversation_id == conversation_id,
            messages.c.id == message_id,
            messages.c.author == Author.AGENT,
        )
        return self.connection.execute(change.values(helpful=helpful)).rowcount == 1

    def newest(self, store: Store, limit: int) -> list[ConversationSummary]:
        said = messages.c.conversation_id == conversations.c.id
        first = select(messages.c.text).where(said, messages.c.author == Author.SHOPPER)
        opening = first.order_by(messages.c.sequence).limit(1).scalar_subquery()
        count = select(func.count()).where(said).scalar_subquery()
        query = (
            select(conversations, opening.label("opening"), count.label("messages"))
            .where(conversations.c.store_id == store.id, opening.is_not(None))
            .order_by(conversations.c.last_at.desc())
            .limit(limit)
        )
        return [
            ConversationSummary(
                row.id,
                ConversationState(row.state),
                row.started_at,
                row.last_at,
                row.customer_id is not None,
                row.messages,
                row.opening or "",
            )
            for row in self.connection.execute(query)
        ]


def since(store: Store, conversation_id: UUID, after: UUID | None) -> ColumnElement[bool]:
    if after is None:
        return EVERY
    earlier = select(messages.c.sequence).where(
        messages.c.store_id == store.id, messages.c.conversation_id == conversation_id, messages.c.id == after
    )
    return messages.c.sequence > func.coalesce(earlier.scalar_subquery(), 0)
