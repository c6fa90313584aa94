"""Reading a whole store: in phases, resumed where it was killed, complete and nothing doubled."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from domain.catalogue import Product
from domain.customers import Customer
from domain.errors import RemoteError
from domain.importing import BATCH, Bulk, Import
from domain.imports import ImportPhase, ImportProgress, ImportState
from domain.knowledge.documents import Document, DocumentKind
from domain.orders import Order
from integrations.shopify.order_payloads import parse_order
from integrations.shopify.payloads import parse_customer, parse_product
from tests.domain.order_story import goods_back, whole_order
from tests.domain.stage import at, drain_all, embedder_of, let_an_hour_pass, put, rows, vectors
from tests.world import Tenant, World, jacket, order, person


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

    def fault(self, where: str) -> None:
        if where in self.faults:
            raise self.faults.pop(where)

    def documents(self, kind: DocumentKind) -> list[Document]:
        self.fault(kind)
        return self.texts.get(kind, [])

    def start_bulk(self, phase: ImportPhase) -> str:
        self.fault(f"start {phase}")
        self.bulks.append(phase)
        return f"bulk-{len(self.bulks)}"

    def bulk(self, bulk_id: str) -> Bulk:
        self.fault(bulk_id)
        return Bulk(3, True, f"https://files.example/{bulk_id}", self.problems.pop() if self.problems else "")

    def products(self, url: str) -> Iterator[Product]:
        for number, product in enumerate(self.products_held):
            self.fault(f"product {number}")
            yield product

    def orders(self, url: str) -> Iterator[tuple[Order, Customer | None]]:
        for number, pair in enumerate(self.orders_held):
            self.fault(f"order {number}")
            yield pair

    def with_parcels(self, order: Order) -> Order:
        self.fault(f"parcels of {order.id}")
        return order


def product(number: int) -> Product:
    plain = parse_product(jacket(1, "alice"), "https://shop.example")
    return replace(plain, id=number, title=f"Item {number}", version=at(-9999))


def shop_of(tenant: Tenant) -> Shop:
    buyer = person(1, 1, tenant.own_email)
    orders = [parse_order(order(1, buyer, f"#{5000 + number}", jacket(1, "alice"))) for number in range(28)]
    policy = Document(DocumentKind.POLICY, "shipping", "Shipping", "https://shop.example/s", "<p>Two days.</p>", at(0))
    return Shop(
        [product(number) for number in range(100, 130)],
        [(one, parse_customer(buyer)) for one in orders],
        {DocumentKind.POLICY: [policy]},
    )


@dataclass
class Reading:
    world: World
    shop: Shop
    slept: list[float] = field(default_factory=list)
    seen: list[tuple[str, int, int | None]] = field(default_factory=list)

    @property
    def tenant(self) -> Tenant:
        return self.world.alice

    def begin(self) -> None:
        with self.world.services.begin() as work:
            work.imports.begin(self.tenant.store, self.world.services.now())

    def run(self) -> ImportProgress:
        house = self.world.services
        Import(self.tenant.store, self.shop, house.begin, house.now, self.slept.append, self.look).run()
        return self.progress

    def look(self) -> None:
        progress = self.progress
        self.seen.append((progress.phase.value, progress.done, progress.total))

    @property
    def progress(self) -> ImportProgress:
        with self.world.services.begin() as work:
            found = work.imports.progress(self.tenant.store)
        assert found is not None
        return found

    def titles(self) -> set[str]:
        held = rows(self.world.services, "products", self.tenant.store)
        return {row["title"] for row in held if row["for_sale"]}


@pytest.fixture
def reading(stage: World) -> Reading:
    reading = Reading(stage, shop_of(stage.alice))
    let_an_hour_pass(stage.services)
    reading.begin()
    return reading


def test_everything_is_read_and_counted(reading: Reading) -> None:
    progress = reading.run()
    assert (progress.state, progress.counts) == (
        ImportState.DONE,
        {"policies": 1, "pages": 0, "articles": 0, "products": 30, "orders": 28},
    )
    assert reading.titles() == {f"Item {number}" for number in range(100, 130)}
    assert progress.finished_at is not None and progress.problem == ""


def test_progress_moves_through_the_phases_batch_by_batch(reading: Reading) -> None:
    reading.run()
    phases = list(dict.fromkeys(phase for phase, _, _ in reading.seen))
    assert phases == ["policies", "pages", "articles", "products", "orders"]
    assert {BATCH, 30} <= {done for phase, done, _ in reading.seen if phase == "products"}


def test_what_the_shop_no_longer_has_is_forgotten_with_its_words(reading: Reading) -> None:
    assert reading.tenant.product in {
        row["id"] for row in rows(reading.world.services, "products", reading.tenant.store)
    }
    reading.run()
    with reading.world.services.begin() as work:
        assert work.catalogue.held(reading.tenant.store, reading.tenant.product) is None
        assert work.documents.ids(reading.tenant.store, DocumentKind.POLICY) == {"shipping"}
    sources = {source for source, _ in vectors(reading.world.services, reading.tenant.store)}
    assert f"product:{reading.tenant.product}" not in sources and "policy:refund_policy" not in sources
    assert len(rows(reading.world.services, "products", reading.world.bob.store)) == 1


@pytest.mark.parametrize(
    "place", ["page", "start products", "bulk-1", "product 27", "start orders", "bulk-2", "order 26"]
)
def test_a_killed_import_run_again_is_complete_and_doubles_nothing(reading: Reading, place: str) -> None:
    reading.shop.faults[place] = Killed()
    with pytest.raises(Killed):
        reading.run()
    assert reading.progress.state is ImportState.RUNNING
    progress = reading.run()
    assert (progress.counts["products"], progress.counts["orders"]) == (30, 28)
    held = vectors(reading.world.services, reading.tenant.store)
    assert len(held) == len(set(held)) == 31
    assert len(embedder_of(reading.world).texts) == 31
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.ORDERS]


def test_a_product_created_after_the_file_was_made_outlives_the_resumed_import(reading: Reading) -> None:
    reading.shop.faults["product 5"] = Killed()
    with pytest.raises(Killed):
        reading.run()
    created = {
        **jacket(1, "alice"),
        "id": 999,
        "title": "Brand new",
        "updated_at": at(-9999).isoformat(),
    }
    put(reading.world, reading.tenant.store, "products/create", created, 1)
    drain_all(reading.world, reading.tenant.store)
    reading.run()
    assert "Brand new" in reading.titles()


@pytest.mark.parametrize("place", ["policy", "start products", "bulk-1", "start orders"])
def test_a_throttled_answer_is_waited_for(reading: Reading, place: str) -> None:
    reading.shop.faults[place] = RemoteError("shopify", "throttled", retry_after=7)
    assert reading.run().state is ImportState.DONE
    assert reading.slept == [7]


@pytest.mark.parametrize("error", [RemoteError("shopify", "503"), RemoteError("shopify", "429", retry_after=900)])
def test_what_no_short_wait_helps_is_left_to_a_later_try(reading: Reading, error: RemoteError) -> None:
    reading.shop.faults["start products"] = error
    with pytest.raises(RemoteError):
        reading.run()
    assert reading.progress.phase is ImportPhase.PRODUCTS
    assert reading.run().state is ImportState.DONE


def test_a_failed_bulk_operation_is_started_anew_by_the_next_try(reading: Reading) -> None:
    reading.shop.problems.append("INTERNAL_SERVER_ERROR")
    with pytest.raises(RemoteError) as caught:
        reading.run()
    assert not caught.value.permanent and caught.value.retry_after
    assert reading.run().counts["products"] == 30
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.PRODUCTS, ImportPhase.ORDERS]


def test_an_import_that_is_done_does_nothing_more(reading: Reading) -> None:
    reading.run()
    reading.run()
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.ORDERS]
    reading.begin()
    assert reading.run().counts["products"] == 30


def test_a_second_import_embeds_nothing_that_is_known(reading: Reading) -> None:
    reading.run()
    embedder_of(reading.world).texts.clear()
    reading.begin()
    reading.run()
    assert embedder_of(reading.world).texts == []


def test_an_import_overwrites_nothing_newer_and_keeps_what_webhooks_told(reading: Reading) -> None:
    store = reading.tenant.store
    stale = parse_order(whole_order(reading.tenant, 1))
    put(reading.world, store, "orders/updated", whole_order(reading.tenant, 5, financial_status="refunded"), 5)
    put(reading.world, store, "returns/approve", goods_back("open"), 6)
    drain_all(reading.world, store)
    reading.shop.orders_held = [(stale, None), (replace(stale, id=1, name="#1"), None)]
    reading.run()
    with reading.world.services.begin() as work:
        (held,) = work.orders.named(store, stale.name)
    assert (held.financial_status, [item.status for item in held.returns]) == ("refunded", ["open"])


def test_a_part_that_waited_for_its_order_is_called_back_by_the_import(reading: Reading) -> None:
    store = reading.tenant.store
    put(reading.world, store, "returns/approve", goods_back("open"), 6)
    drain_all(reading.world, store)
    reading.shop.orders_held = [(parse_order(whole_order(reading.tenant, 1)), None)]
    reading.run()
    drain_all(reading.world, store)
    with reading.world.services.begin() as work:
        (held,) = work.orders.named(store, "#7001")
    assert [item.status for item in held.returns] == ["open"]


def test_a_throttled_look_at_one_orders_parcels_does_not_read_the_file_again(reading: Reading) -> None:
    order = parse_order(whole_order(reading.tenant, 1))
    reading.shop.orders_held = [(order, None)]
    reading.shop.faults[f"parcels of {order.id}"] = RemoteError("shopify", "throttled", retry_after=3)
    assert reading.run().counts["orders"] == 1
    assert reading.slept == [3]
    assert reading.shop.bulks.count(ImportPhase.ORDERS) == 1


def test_what_webhooks_told_of_just_before_the_file_was_begun_stays(reading: Reading) -> None:
    told = jacket(1, "alice") | {"id": 4242, "title": "Told by a webhook", "updated_at": at(-9999).isoformat()}
    put(reading.world, reading.tenant.store, "products/create", told, 1)
    drain_all(reading.world, reading.tenant.store)
    reading.begin()
    reading.run()
    assert "Told by a webhook" in reading.titles()
