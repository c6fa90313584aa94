"""What taking in a store's records needs from the storage: the writing side of domain.ports."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from domain import permissions
from domain.catalogue import Known, Product, Stock
from domain.customers import Customer
from domain.follow_ups import FollowUp
from domain.inbox import Delivery, Settlement
from domain.knowledge.documents import Document, DocumentKind, Passage
from domain.knowledge.terms import Term
from domain.orders import HeldOrder, Order
from domain.stores import ShopDetails, Store

Vectors = Mapping[str, list[float]]


class CatalogueShelf(Protocol):
    def hold(self, store: Store, ids: Iterable[int]) -> None:
        """Let nobody else who holds these products write them, known or not, until the transaction ends."""

    def known(self, store: Store, ids: Iterable[int]) -> dict[int, Known]:
        """Return what is known of these products, deleted ones too."""

    def held(self, store: Store, ids: Iterable[int]) -> dict[int, Product]:
        """Return these products as they are held, for sale or not; those deleted or never told of are left out."""

    def put(
        self, store: Store, found: Iterable[Product], told: Mapping[int, datetime], words_hashes: Mapping[int, str]
    ) -> set[int]:
        """Keep each product unless something newer is held or it was deleted. Return the ids of those kept.

        `told` says by id when the shop told of it, its version where it is missing; `words_hashes` the fingerprint of
        its words.
        """

    def note_seen(self, store: Store, ids: Collection[int]) -> None:
        """Record that the shop has these now, whether they changed or not."""

    def versions(self, store: Store, ids: Collection[int]) -> dict[int, datetime]:
        """Return how new each of these is that we hold, or know to be deleted."""

    def delete(self, store: Store, product_id: int, at: datetime) -> None: ...

    def words_hashes(self, store: Store, ids: Collection[int]) -> dict[int, str]:
        """Return the fingerprints of the words that are held; those of none are left out."""

    def put_terms(self, store: Store, found: Mapping[int, Sequence[Term]]) -> None:
        """Put each product's terms in the place of those that were held of it."""

    def ids(self, store: Store, before: datetime) -> set[int]:
        """Return the ids of the products that were last taken in before `before`."""


class StockShelf(Protocol):
    """Whoever uses it holds the products by `CatalogueShelf.hold`."""

    def told(self, store: Store, product_ids: Iterable[int]) -> dict[int, Stock]:
        """Return what was told of the products' variants, by variant id."""

    def put(self, store: Store, found: Sequence[Stock]) -> None:
        """Keep each unless something newer was told of the variant."""

    def forget(self, store: Store, before: Mapping[int, datetime]) -> None:
        """Forget what was told of each product's variants before that moment."""

    def apply(self, store: Store, found: Mapping[int, Stock]) -> None:
        """Put the stock, by variant id, into the records of products of which nothing newer is held."""


class OrderShelf(Protocol):
    def with_ids(self, store: Store, ids: Iterable[int]) -> list[Order]: ...

    def held(self, store: Store, ids: Iterable[int]) -> dict[int, HeldOrder]:
        """Return what is known of these orders, deleted ones too."""

    def versions(self, store: Store, ids: Iterable[int]) -> dict[int, datetime]:
        """Return how new each of these is that we hold, or know to be deleted."""

    def ids(self, store: Store, since: datetime, before: datetime) -> set[int]:
        """Return the ids of the orders that were made between the two."""

    def put(self, store: Store, order: Order) -> bool: ...

    def put_all(self, store: Store, found: Mapping[int, HeldOrder]) -> set[int]:
        """Keep each order unless something newer is held or it was deleted. Return the ids of those kept."""

    def delete(self, store: Store, order_id: int, at: datetime) -> None: ...


class CustomerShelf(Protocol):
    def put(self, store: Store, customer: Customer) -> bool: ...

    def put_all(self, store: Store, found: Iterable[tuple[Customer, datetime]]) -> set[int]:
        """Keep each customer, with when the shop told of it, unless something newer is held or it was deleted.

        Return the ids of those kept.
        """

    def delete(self, store: Store, customer_id: int, at: datetime) -> None: ...


class DocumentShelf(Protocol):
    def words_hash(self, store: Store, document: Document) -> str:
        """Return the fingerprint of the words that are held of it, "" for none."""

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

    def reword(self, store: Store, kind: DocumentKind, documents: Mapping[str, Sequence[Passage]]) -> None:
        """Put each document's passages in the place of all that was held of it, and leave embedding for later.

        A text that was held keeps its vector; any other has that of the one whose place it takes, until `place`.
        """

    def unplaced(self, store: Store, kind: DocumentKind, documents: Collection[str]) -> set[str]:
        """Return the documents' texts that have no vector of their own yet."""

    def place(self, store: Store, kind: DocumentKind, documents: Collection[str], vectors: Vectors) -> set[str]:
        """Give those texts of the documents their vectors, by text. Return the documents that still lack some."""

    def forget(self, store: Store, kind: DocumentKind, documents: Collection[str]) -> None: ...


class StoreShelf(permissions.StoreShelf, Protocol):
    def note_details(self, store: Store, details: ShopDetails, at: datetime) -> bool: ...

    def uninstall(self, store: Store, at: datetime) -> bool:
        """Record that the app left at `at`. Return False when it was installed again since."""


class InboxShelf(Protocol):
    def lock(self, store: Store) -> None:
        """Wait to be the only one who drains this store's inbox, until the transaction ends."""

    def waiting(self, store: Store, limit: int) -> list[Delivery]:
        """Return the oldest by the time they were triggered; one that failed before comes alone, after all others."""

    def call_back(self, store: Store, order_ids: Collection[int]) -> int:
        """Put in line again what waits for those orders. Return how many."""

    def settle(self, found: Sequence[Settlement]) -> None:
        """Note what came of deliveries."""

    def note_failure(self, delivery: Delivery, reason: str, give_up_after: int) -> None: ...


class FollowUpShelf(Protocol):
    def want(self, store: Store, wanted: Mapping[FollowUp, datetime]) -> None:
        """Have each done. The moments are when the shop triggered what asks for it."""


class Shelves(Protocol):
    """One transaction with everything that learning touches."""

    def attempt(self) -> AbstractContextManager[object]:
        """Open a savepoint: what fails inside is undone alone. Raises Unstorable where trying again cannot help."""

    @property
    def stores(self) -> StoreShelf: ...

    @property
    def catalogue(self) -> CatalogueShelf: ...

    @property
    def stock(self) -> StockShelf: ...

    @property
    def orders(self) -> OrderShelf: ...

    @property
    def customers(self) -> CustomerShelf: ...

    @property
    def documents(self) -> DocumentShelf: ...

    @property
    def passages(self) -> PassageShelf: ...

    @property
    def imports(self) -> permissions.ImportShelf: ...

    @property
    def inbox(self) -> InboxShelf: ...

    @property
    def follow_ups(self) -> FollowUpShelf: ...
