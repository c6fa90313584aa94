"""A store that is read as an import reads it, with faults where a test wants them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from domain.catalogue import Product
from domain.customers import Customer
from domain.errors import NotPermitted
from domain.importing import Bulk, EmbeddingAhead, Import, Line, Pause, run_import
from domain.imports import ImportPhase, ImportProgress
from domain.knowledge.documents import Document, DocumentKind
from domain.orders import Order
from integrations.shopify.order_payloads import parse_order
from integrations.shopify.payloads import parse_customer, parse_product
from tests.domain.stage import at, rows
from tests.world import Tenant, World, jacket, order, person

BATCH = 10
GOODS = 7 * BATCH + 3  # more than are embedded ahead of what is written


class Killed(BaseException):
    """What no code of ours catches, as a kill."""


@dataclass
class Shop:
    """A store to be read, with faults that come once each, when so many records were read."""

    products_held: list[Product]
    orders_held: list[tuple[Order, Customer | None]]
    texts: dict[DocumentKind, list[Document]]
    faults: dict[str, BaseException] = field(default_factory=dict)
    bulks: list[ImportPhase] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unreadable: set[int] = field(default_factory=set)
    denied: set[str] = field(default_factory=set)
    running: int = 0
    files_read_from: list[int] = field(default_factory=list)

    def fault(self, where: str) -> None:
        if where in self.faults:
            raise self.faults.pop(where)

    def documents(self, kind: DocumentKind) -> list[Document]:
        self.fault(kind)
        if kind in self.denied:
            raise NotPermitted("shopify", f"{kind} needs a scope")
        return self.texts.get(kind, [])

    def start_bulk(self, phase: ImportPhase) -> str:
        self.fault(f"start {phase}")
        self.bulks.append(phase)
        return f"bulk-{len(self.bulks)}"

    def bulk(self, bulk_id: str) -> Bulk:
        self.fault(bulk_id)
        phase = self.bulks[int(bulk_id.removeprefix("bulk-")) - 1]
        if phase in self.denied:
            raise NotPermitted("shopify", f"{phase} needs a scope")
        self.running -= 1
        found = len(self.products_held) if phase is ImportPhase.PRODUCTS else len(self.orders_held)
        ended = self.running < 0
        return Bulk(found, ended, f"https://files.example/{bulk_id}", self.problems.pop() if self.problems else "")

    def products(self, url: str, position: int) -> Iterator[Line[Product]]:
        self.files_read_from.append(position)
        for number, product in enumerate(self.products_held[position:], position):
            self.fault(f"product {number}")
            if product.id in self.unreadable:
                yield Line(None, number + 1, product.id, f"{product.gid}: no words")
            else:
                yield Line(product, number + 1, product.id)

    def orders(self, url: str, position: int) -> Iterator[Line[tuple[Order, Customer | None]]]:
        for number, pair in enumerate(self.orders_held[position:], position):
            self.fault(f"order {number}")
            yield Line(pair, number + 1, pair[0].id)

    def with_parcels(self, order: Order) -> Order:
        self.fault(f"parcels of {order.id}")
        return order


def product(number: int) -> Product:
    plain = parse_product(jacket(1, "alice"), "https://shop.example")
    return replace(plain, id=number, title=f"Item {number}", version=at(-9999))


def shop_of(tenant: Tenant) -> Shop:
    buyer = person(1, 1, tenant.own_email)
    orders = [parse_order(order(1, buyer, f"#{5000 + number}", jacket(1, "alice"))) for number in range(18)]
    policy = Document(DocumentKind.POLICY, "shipping", "Shipping", "https://shop.example/s", "<p>Two days.</p>", at(0))
    return Shop(
        [product(number) for number in range(100, 100 + GOODS)],
        [(one, parse_customer(buyer)) for one in orders],
        {DocumentKind.POLICY: [policy]},
    )


@dataclass
class Reading:
    world: World
    shop: Shop
    slept: list[float] = field(default_factory=list)
    seen: list[tuple[str, int, int | None]] = field(default_factory=list)
    turns: int = 0  # how many turns end after each batch

    @property
    def tenant(self) -> Tenant:
        return self.world.alice

    def begin(self) -> None:
        with self.world.services.begin() as work:
            work.imports.begin(self.tenant.store, self.world.services.now())

    def run(self) -> ImportProgress:
        while self.take_turn():
            pass
        return self.progress

    def take_turn(self) -> Pause | None:
        house = self.world.services
        with EmbeddingAhead.on_threads(house.embedder.embed, 2) as embedding:
            look = self.turn_is_over
            return run_import(
                Import(self.tenant.store, self.shop, house.begin, embedding, house.now, self.slept.append, look)
            )

    def turn_is_over(self) -> bool:
        progress = self.progress
        self.seen.append((progress.phase.value, progress.done, progress.total))
        self.turns -= 1
        return self.turns >= 0

    @property
    def progress(self) -> ImportProgress:
        with self.world.services.begin() as work:
            found = work.imports.progress(self.tenant.store)
        assert found is not None
        return found

    def titles(self) -> set[str]:
        held = rows(self.world.services, "products", self.tenant.store)
        return {row["title"] for row in held if row["for_sale"]}
