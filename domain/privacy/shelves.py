"""What privacy needs from the storage."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from domain.conversations import Conversation, Message
from domain.customers import Customer
from domain.handoff.agreements import Agreement
from domain.handoff.delivering import Outgoing
from domain.orders import Order, OrderKeys
from domain.privacy.exports import Export
from domain.privacy.records import Done, RecordKind, RecordState
from domain.privacy.subjects import Subject
from domain.stores import Store
from domain.team.tickets import Note


@dataclass(frozen=True)
class KeptBody:
    """A delivery whose body is still held, because it waits or was set aside."""

    id: int
    topic: str
    triggered_at: datetime
    body: bytes


class Entry(Protocol):
    @property
    def message(self) -> Message: ...

    @property
    def envelope(self) -> Mapping[str, Any] | None: ...

    @property
    def receipt(self) -> Mapping[str, Any] | None: ...


class PersonShelf(Protocol):
    """Finds a person's records by keyed hashes. What it finds may be too much: domain.privacy.subjects decides."""

    def keys(self, store: Store, subject: Subject) -> frozenset[str]: ...

    def customers(self, store: Store, subject: Subject) -> list[Customer]: ...

    def orders(self, store: Store, subject: Subject) -> list[Order]: ...

    def conversations(self, store: Store, subject: Subject) -> list[UUID]:
        """Return those held by the person, with their orders opened or their contacts written in them."""

    def browsed_alike(self, store: Store, conversation_ids: Collection[UUID]) -> list[UUID]:
        """Return these, and all others of the nameless profiles that held them."""

    def forget(self, store: Store, subject: Subject, conversation_ids: Collection[UUID]) -> Done:
        """Delete the conversations with all that hangs on them, and profiles that nobody is left of."""

    def kept_bodies(self, store: Store) -> Iterator[KeptBody]: ...

    def drop_bodies(self, ids: Collection[int]) -> None: ...


class RequestShelf(Protocol):
    def open(self, store: Store, kind: RecordKind, request_id: str, keys: Collection[str], at: datetime) -> UUID:
        """Note a request. One of Shopify's that is told again is the one noted first."""

    def finish(self, record_id: UUID, state: RecordState, done: Done) -> None: ...

    def unfinished(self, store: Store, kind: RecordKind) -> UUID | None:
        """Return the oldest of that kind that is not finished."""

    def close(self, store: Store) -> None:
        """Finish whatever is open of the store, as it is."""

    def count_rows(self, store: Store) -> dict[str, int]:
        """Return how many rows of each table are the store's."""

    def keep_export(self, store: Store, record_id: UUID, export: Export) -> None:
        """Seal and keep it until it is too old."""

    def drop_exports(self, store: Store, keys: Collection[str]) -> int:
        """Forget the exports made for a person. Return how many."""


class OrderShelf(Protocol):
    def delete(self, store: Store, order_id: int, at: datetime) -> None: ...

    def keys(self, store: Store, name: str) -> list[OrderKeys]: ...


class CustomerShelf(Protocol):
    def delete(self, store: Store, customer_id: int, at: datetime) -> None: ...


class ConversationShelf(Protocol):
    def conversation(
        self, store: Store, conversation_id: UUID, *, newest: int = 200, lock: bool = False
    ) -> Conversation | None: ...

    def log(self, store: Store, conversation_id: UUID) -> Collection[Entry]: ...

    def agreement(self, store: Store, conversation_id: UUID) -> Agreement: ...


class OutboxShelf(Protocol):
    def tickets(self, store: Store, conversation_id: UUID) -> list[Outgoing]:
        """Return the tickets of all rounds, in their order."""


class TeamShelf(Protocol):
    def notes(self, store: Store, conversation_id: UUID) -> Sequence[Note]: ...


class Shelves(Protocol):
    @property
    def persons(self) -> PersonShelf: ...

    @property
    def privacy(self) -> RequestShelf: ...

    @property
    def orders(self) -> OrderShelf: ...

    @property
    def customers(self) -> CustomerShelf: ...

    @property
    def conversations(self) -> ConversationShelf: ...

    @property
    def outbox(self) -> OutboxShelf: ...

    @property
    def team(self) -> TeamShelf: ...
