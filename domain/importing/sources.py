"""Where a store is read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from domain.catalogue import Product
from domain.customers import Customer
from domain.imports import ImportPhase
from domain.knowledge.documents import Document, DocumentKind
from domain.orders import Order

Item = TypeVar("Item")
Purchase = tuple[Order, Customer | None]


@dataclass(frozen=True)
class Bulk:
    """A bulk operation: `found` records so far, `url` where they are once it has `ended`, and what went wrong.

    Where something went wrong, the file behind `url` holds a part of the records, or there is none.
    """

    found: int
    ended: bool
    url: str
    problem: str


@dataclass(frozen=True)
class Line(Generic[Item]):
    """One record of a bulk file, and the byte behind it; `item` is None where it cannot be read, for `problem`.

    `record_id` is 0 where not even that can be read.
    """

    item: Item | None
    end: int
    record_id: int = 0
    problem: str = ""


class TextSource(Protocol):
    """Where a store's texts are read. All methods may raise CredentialsRejected, NotPermitted or RemoteError."""

    def documents(self, kind: DocumentKind) -> list[Document]: ...

    def look(self, kind: DocumentKind) -> str:
        """Return what differs whenever a text of that kind does, for a fraction of the cost of reading them."""


class Source(Protocol):
    """Where a store's records are read. All methods may raise CredentialsRejected, NotPermitted or RemoteError.

    Files are read from the byte `position` on; FileGone says that there is none any more.
    """

    def documents(self, kind: DocumentKind) -> list[Document]: ...

    def start_bulk(self, phase: ImportPhase) -> str: ...

    def bulk(self, bulk_id: str) -> Bulk: ...

    def products(self, url: str, position: int) -> Iterator[Line[Product]]: ...

    def orders(self, url: str, position: int) -> Iterator[Line[Purchase]]: ...

    def with_parcels(self, order: Order) -> Order:
        """Add which lines are in which parcel and refund."""
