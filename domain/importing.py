"""Reading a whole store: phase by phase, batch by batch, taken up again where a killed run left off."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Protocol, TypeVar

from domain.catalogue import Product
from domain.customers import Customer
from domain.errors import RemoteError
from domain.imports import ImportPhase, ImportProgress, ImportState
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.ingestion import forget_other_documents, forget_product, learn_document, learn_product
from domain.order_parts import merged
from domain.orders import Order
from domain.shelves import Shelves
from domain.stores import Store

BATCH = 25  # records a transaction; progress moves with each
POLL = 0.3  # seconds between two looks at a bulk operation
PATIENCE = 30.0  # seconds: a longer wait is left to a later try
# What a webhook told of so shortly before the file was begun exists, whether the file has it or not: its own deletion
# would tell of that.
GRACE = timedelta(minutes=10)
Item = TypeVar("Item")


@dataclass(frozen=True)
class Bulk:
    """A bulk operation: `found` records so far, `url` where they are once it has `ended`, and what went wrong."""

    found: int
    ended: bool
    url: str
    problem: str


class Source(Protocol):
    """Where a store's records are read. All methods may raise CredentialsRejected or RemoteError."""

    def documents(self, kind: DocumentKind) -> list[Document]: ...

    def start_bulk(self, phase: ImportPhase) -> str: ...

    def bulk(self, bulk_id: str) -> Bulk: ...

    def products(self, url: str) -> Iterator[Product]: ...

    def orders(self, url: str) -> Iterator[tuple[Order, Customer | None]]: ...

    def with_parcels(self, order: Order) -> Order:
        """Add which lines are in which parcel and refund."""


class ImportShelf(Protocol):
    def progress(self, store: Store) -> ImportProgress | None: ...

    def change(self, store: Store, **values: Any) -> None: ...


class ImportShelves(Shelves, Protocol):
    @property
    def imports(self) -> ImportShelf: ...


@dataclass(frozen=True)
class Import:
    """One run. `beat` is called often, so that others see it live; `sleep` takes seconds."""

    store: Store
    source: Source
    begin: Callable[[], AbstractContextManager[ImportShelves]]
    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    beat: Callable[[], None]

    def run(self) -> None:
        """Do every phase that is not through yet. Raises RemoteError; what is done stays done."""
        progress = self.progress()
        if progress.state is ImportState.DONE:
            return
        phases = list(ImportPhase)
        for phase in phases[phases.index(progress.phase) :]:
            PHASES[phase](self)
        self.change(state=ImportState.DONE, finished_at=self.now(), problem="")

    def progress(self) -> ImportProgress:
        with self.begin() as work:
            progress = work.imports.progress(self.store)
        if progress is None:
            raise RuntimeError("an import runs that was never begun")
        return progress

    def change(self, **values: Any) -> None:
        self.beat()
        with self.begin() as work:
            work.imports.change(self.store, **values)

    def enter(self, phase: ImportPhase) -> str:
        """Begin `phase`, or go on with it; return the bulk operation it already started, "" for none."""
        progress = self.progress()
        if progress.phase is phase and progress.bulk_id:
            return progress.bulk_id
        self.change(phase=phase, phase_started_at=self.now(), done=0, total=None, bulk_id="")
        return ""

    def leave(self, phase: ImportPhase, count: int) -> None:
        self.change(counts={**self.progress().counts, phase.value: count}, done=count, total=count, bulk_id="")

    def patiently(self, ask: Callable[[], Item]) -> Item:
        """Ask again after the wait that the source names; anything longer than PATIENCE is raised."""
        while True:
            try:
                return ask()
            except RemoteError as error:
                if error.permanent or not error.retry_after or error.retry_after > PATIENCE:
                    raise
                self.beat()
                self.sleep(error.retry_after)


def import_documents(phase: ImportPhase, kind: DocumentKind) -> Callable[[Import], None]:
    def run(one: Import) -> None:
        one.enter(phase)
        found = one.patiently(lambda: one.source.documents(kind))
        one.change(total=len(found))
        with one.begin() as work:
            refresh_documents(one.store, kind, found, work)
        one.leave(phase, len(found))

    return run


def refresh_documents(store: Store, kind: DocumentKind, found: list[Document], shelves: Shelves) -> int:
    """Make what we hold of `kind` exactly what the store shows. Return how many changed or went."""
    changed = sum(learn_document(store, document, shelves) for document in found)
    return changed + forget_other_documents(store, kind, [document.id for document in found], shelves)


def import_products(one: Import) -> None:
    url = awaited_bulk(one, ImportPhase.PRODUCTS)
    # The bulk file may be older than this run: what came after it was begun is not in it, and stays.
    started = one.progress().phase_started_at
    seen: set[int] = set()
    for batch in batches(one.source.products(url)):
        with one.begin() as work:
            for product in batch:
                learn_product(one.store, product, work, complete=True)
            seen.update(product.id for product in batch)
            work.imports.change(one.store, done=len(seen))
        one.beat()
    with one.begin() as work:
        for product_id in work.catalogue.ids(one.store, before=started - GRACE) - seen:
            forget_product(one.store, product_id, started, work)
    one.leave(ImportPhase.PRODUCTS, len(seen))


def import_orders(one: Import) -> None:
    url = awaited_bulk(one, ImportPhase.ORDERS)
    done = 0
    for batch in batches(one.source.orders(url)):
        whole = [(in_parcels(one, order), customer) for order, customer in batch]
        with one.begin() as work:
            learn_orders(one.store, whole, work)
            done += len(batch)
            work.imports.change(one.store, done=done)
        one.beat()
    one.leave(ImportPhase.ORDERS, done)


def in_parcels(one: Import, order: Order) -> Order:
    """Ask for what a bulk file lacks, waiting as long as the source wants: the file need not be read again for it."""
    one.beat()
    return one.patiently(lambda: one.source.with_parcels(order))


def learn_orders(store: Store, batch: list[tuple[Order, Customer | None]], shelves: Shelves) -> None:
    # Webhooks change parts of the same orders: one of the two at a time.
    shelves.inbox.lock(store)
    held = {order.id: order for order in shelves.orders.with_ids(store, [order.id for order, _ in batch])}
    for order, customer in batch:
        shelves.orders.put(store, merged(held.get(order.id), order))
        shelves.inbox.call_back(store, order.id)
        if customer is not None:
            shelves.customers.put(store, customer)


def awaited_bulk(one: Import, phase: ImportPhase) -> str:
    """Return where the phase's bulk file is, starting the operation unless an earlier run did."""
    bulk_id = one.enter(phase)
    if not bulk_id:
        bulk_id = one.patiently(lambda: one.source.start_bulk(phase))
        one.change(bulk_id=bulk_id)
    while not (bulk := one.patiently(lambda: one.source.bulk(bulk_id))).ended:
        one.change(total=bulk.found)
        one.sleep(POLL)
    if bulk.problem:
        one.change(bulk_id="")
        raise RemoteError("shopify", f"bulk operation ended with {bulk.problem}", retry_after=PATIENCE)
    one.change(total=bulk.found)
    return bulk.url


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    waiting = iter(items)
    while batch := list(islice(waiting, BATCH)):
        yield batch


PHASES: dict[ImportPhase, Callable[[Import], None]] = {
    ImportPhase.POLICIES: import_documents(ImportPhase.POLICIES, DocumentKind.POLICY),
    ImportPhase.PAGES: import_documents(ImportPhase.PAGES, DocumentKind.PAGE),
    ImportPhase.ARTICLES: import_documents(ImportPhase.ARTICLES, DocumentKind.ARTICLE),
    ImportPhase.PRODUCTS: import_products,
    ImportPhase.ORDERS: import_orders,
}
