"""What handing over needs from the storage."""

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from domain.conversations import Conversation, Message
from domain.handoff.agreements import Agreement
from domain.handoff.delivering import Carried, Outgoing
from domain.handoff.machine import Moved
from domain.handoff.rounds import Round, RoundShelf
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import TicketRef
from domain.ports import Customers, Orders
from domain.stores import Store

Envelope = dict[str, Any]


class HandoffShelf(Protocol):
    def settings(self, store: Store) -> HandoffSettings: ...


class OutboxShelf(Protocol):
    def put(self, store: Store, one: Round, part: int, carried: Carried, now: datetime) -> UUID:
        """Keep exactly what is to be sent as that part of the round: 0 is its ticket."""

    def parts(self, store: Store, one: Round) -> list[Outgoing]:
        """Return what a round sends, in its order: its ticket first."""

    def move(self, store: Store, one: Round, into: TicketRef) -> None:
        """Note that the round's ticket is that one from now on."""

    def tickets(self, store: Store, conversation_id: UUID) -> list[Outgoing]:
        """Return the tickets of all rounds, in their order."""


class ConversationShelf(Protocol):
    def conversation(
        self, store: Store, conversation_id: UUID, *, newest: int = 200, lock: bool = False, in_line: bool = True
    ) -> Conversation | None: ...

    def add(
        self,
        store: Store,
        conversation: Conversation,
        message: Message,
        *,
        event_id: str | None = None,
        moved: Moved | None = None,
    ) -> bool:
        """Append it, and move the conversation with it. Return False, with nothing done, for an event seen before."""

    def change(self, store: Store, conversation: Conversation, **values: Any) -> None: ...

    def agreement(self, store: Store, conversation_id: UUID) -> Agreement: ...

    def envelopes(
        self, store: Store, conversation_id: UUID, after: UUID | None = None
    ) -> list[tuple[Message, Envelope | None]]:
        """Return what was said, oldest first, all of it or what came after one message."""


class Shelves(Protocol):
    @property
    def conversations(self) -> ConversationShelf: ...

    @property
    def customers(self) -> Customers: ...

    @property
    def orders(self) -> Orders: ...

    @property
    def handoffs(self) -> HandoffShelf: ...

    @property
    def rounds(self) -> RoundShelf: ...

    @property
    def outbox(self) -> OutboxShelf: ...
