"""What a turn needs besides its store: one transaction, and what is told of time, hashes and the wire."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from domain.agent.gaps import GapShelf
from domain.agent.replies import Reply
from domain.conversations import Conversation, Message, Topic
from domain.handoff import shelves as handing_over
from domain.handoff.machine import Moved
from domain.ports import Hasher, Reads
from domain.proving import Attempts
from domain.stores import Store

Envelope = dict[str, Any]
Wrap = Callable[[Message, Reply, Conversation], Envelope]


class Shelves(handing_over.Shelves, Reads, Protocol):
    """One transaction with everything a turn touches."""

    @property
    def conversations(self) -> "ConversationShelf": ...

    @property
    def gaps(self) -> GapShelf: ...


class ConversationShelf(handing_over.ConversationShelf, Protocol):
    def taken_up(
        self, store: Store, conversation_id: UUID, message: str, *, newest: int, mark: str = ""
    ) -> Conversation | None:
        """Return it locked, to answer `message`; nothing where the store's row no longer bears `mark`."""

    def alone(self, conversation_id: UUID) -> bool: ...

    def answer_after(self, store: Store, conversation_id: UUID, message_id: UUID) -> Envelope | None: ...

    def add(
        self,
        store: Store,
        conversation: Conversation,
        message: Message,
        *,
        heard: Message | None = None,
        envelope: Envelope | None = None,
        receipt: dict[str, Any] | None = None,
        event_id: str | None = None,
        moved: Moved | None = None,
        locale: str | None = None,
        topic: Topic | None = None,
    ) -> bool: ...


@dataclass(frozen=True)
class TurnContext:
    """What every turn needs besides its store: keyed hashes, the time, and how an answer is written for the wire.

    `attempts` counts the tries to prove an order, `count_ticket` the tickets that a caller opens. Both may raise
    TooManyAttempts. `sent_as` is the id that a message is kept under, by which it is known when it comes again. `mark`
    is that of the store's row where the store was not read for this turn, "" where it was.
    """

    hasher: Hasher
    now: Callable[[], datetime]
    wrap: Wrap
    attempts: Attempts
    count_ticket: Callable[[], None] = lambda: None
    sent_as: UUID | None = None
    mark: str = ""
