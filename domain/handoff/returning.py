"""What staff do with a ticket, brought back into the conversation it came from."""

from typing import Any, Protocol
from uuid import UUID, uuid4

from domain.conversations import Author, Conversation, ConversationState, Message
from domain.handoff.delivering import Outgoing
from domain.handoff.tickets import PublicReply, StatusChange, TicketEvent, TicketStatus
from domain.stores import Store

ENDED = frozenset({TicketStatus.SOLVED, TicketStatus.CLOSED})


class OutboxShelf(Protocol):
    def of_external_id(self, store: Store, external_id: str) -> Outgoing | None: ...


class ConversationShelf(Protocol):
    def conversation(
        self, store: Store, conversation_id: UUID, *, newest: int = 200, lock: bool = False
    ) -> Conversation | None: ...

    def add(
        self, store: Store, conversation: Conversation, message: Message, *, event_id: str | None = None
    ) -> bool: ...

    def change(self, store: Store, conversation: Conversation, **values: Any) -> None: ...


class Shelves(Protocol):
    @property
    def outbox(self) -> OutboxShelf: ...

    @property
    def conversations(self) -> ConversationShelf: ...


def take_back(store: Store, event: TicketEvent, shelves: Shelves) -> bool:
    """Bring one event of a ticket into its conversation. Return False for a repeat and for tickets not ours."""
    outgoing = shelves.outbox.of_external_id(store, event.external_id)
    if outgoing is None:
        return False
    conversation = shelves.conversations.conversation(store, outgoing.conversation_id, newest=0, lock=True)
    if conversation is None:
        return False
    if isinstance(event, PublicReply):
        return add_reply(store, conversation, event, shelves)
    return note_status(store, conversation, event, shelves)


def add_reply(store: Store, conversation: Conversation, event: PublicReply, shelves: Shelves) -> bool:
    message = Message(uuid4(), Author.STAFF, event.text, event.at, event.author_name)
    if not shelves.conversations.add(store, conversation, message, event_id=event.event_id):
        return False
    if conversation.state is not ConversationState.CLOSED:
        shelves.conversations.change(store, conversation, state=ConversationState.WITH_HUMAN)
    return True


def note_status(store: Store, conversation: Conversation, event: StatusChange, shelves: Shelves) -> bool:
    if event.status not in ENDED or conversation.state is ConversationState.CLOSED:
        return False
    shelves.conversations.change(store, conversation, state=ConversationState.CLOSED)
    return True
