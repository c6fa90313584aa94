"""What taking in a store's records needs from the storage: the writing side of domain.ports."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from domain.catalogue import Product
from domain.customers import Customer
from domain.inbox import Delivery, DeliveryState
from domain.knowledge.documents import Document, DocumentKind, Passage
from domain.orders import Order
from domain.stores import ShopDetails, Store


class CatalogueShelf(Protocol):
    def held(self, store: Store, product_id: int) -> Product | None:
        """Return the product as last heard of, whether for sale or not; None when unknown or deleted."""

    def put(self, store: Store, found: Iterable[Product]) -> set[int]:
        """Keep each product unless something newer is held or it was deleted. Return the ids of those kept."""

    def note_seen(self, store: Store, ids: Collection[int]) -> None:
        """Record that the shop has these now, whether they changed or not."""

    def versions(self, store: Store, ids: Collection[int]) -> dict[int, datetime]:
        """Return how new each of these is that we hold, or know to be deleted."""

    def delete(self, store: Store, product_id: int, at: datetime) -> None: ...

    def words_hashes(self, store: Store, ids: Collection[int]) -> dict[int, str]:
        """Return the fingerprint of the words that were embedded last; those of none are left out."""

    def note_words(self, store: Store, hashes: Mapping[int, str]) -> None: ...

    def with_inventory_item(self, store: Store, inventory_item_id: int) -> int | None: ...

    def ids(self, store: Store, before: datetime) -> set[int]:
        """Return the ids of the products that were last taken in before `before`."""


class OrderShelf(Protocol):
    def with_ids(self, store: Store, ids: Iterable[int]) -> list[Order]: ...

    def put(self, store: Store, order: Order) -> bool: ...

    def delete(self, store: Store, order_id: int, at: datetime) -> None: ...

    def is_deleted(self, store: Store, order_id: int) -> bool: ...


class CustomerShelf(Protocol):
    def put(self, store: Store, customer: Customer) -> bool: ...

    def delete(self, store: Store, customer_id: int, at: datetime) -> None: ...


class DocumentShelf(Protocol):
    def put(self, store: Store, document: Document, words_hash: str) -> bool:
        """Keep the document unless something newer is held. Return whether its words are new to us."""

    def ids(self, store: Store, kind: DocumentKind) -> set[str]: ...

    def delete(self, store: Store, kind: DocumentKind, document_id: str) -> None: ...


class PassageShelf(Protocol):
    def replace(
        self,
        store: Store,
        kind: DocumentKind,
        documents: Mapping[str, Sequence[Passage]],
        ready: Mapping[str, list[float]],
    ) -> int:
        """Put each document's passages in the place of all that was held of it. Return how many were embedded.

        `ready` holds the vectors of texts that were embedded before.
        """

    def forget(self, store: Store, kind: DocumentKind, documents: Collection[str]) -> None: ...


class StoreShelf(Protocol):
    def note_details(self, store: Store, details: ShopDetails) -> None: ...

    def uninstall(self, store: Store, at: datetime) -> bool:
        """Record that the app left at `at`. Return False when it was installed again since."""


class ConversationShelf(Protocol):
    def forget_person(self, store: Store, customer_id: int | None, order_ids: Collection[int], email: str) -> None:
        """Delete the customer's profile, and every conversation that proved one of the orders or gave the e-mail."""


class InboxShelf(Protocol):
    def lock(self, store: Store) -> None:
        """Wait to be the only one who drains this store's inbox, until the transaction ends."""

    def waiting(self, store: Store, limit: int) -> list[Delivery]:
        """Return the oldest by the time they were triggered; one that failed before comes alone, after all others."""

    def park(self, delivery: Delivery, order_id: int, reason: str) -> None:
        """Let the delivery wait until that order is called back."""

    def call_back(self, store: Store, order_id: int) -> int:
        """Put in line again what waits for that order. Return how many."""

    def settle(self, delivery: Delivery, state: DeliveryState, reason: str = "") -> None: ...

    def note_failure(self, delivery: Delivery, reason: str, give_up_after: int) -> None: ...


class Shelves(Protocol):
    """One transaction with everything that learning touches."""

    def attempt(self) -> AbstractContextManager[object]:
        """Open a savepoint: what fails inside is undone alone. Raises Unstorable where trying again cannot help."""

    @property
    def stores(self) -> StoreShelf: ...

    @property
    def catalogue(self) -> CatalogueShelf: ...

    @property
    def orders(self) -> OrderShelf: ...

    @property
    def customers(self) -> CustomerShelf: ...

    @property
    def documents(self) -> DocumentShelf: ...

    @property
    def passages(self) -> PassageShelf: ...

    @property
    def conversations(self) -> ConversationShelf: ...

    @property
    def inbox(self) -> InboxShelf: ...
