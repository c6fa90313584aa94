"""Reading a whole store: in phases, resumed where it was killed, complete and nothing doubled."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest

from domain.catalogue import Product
from domain.customers import Customer
from domain.errors import FileGone, NotPermitted, RemoteError
from domain.importing import Bulk, EmbeddingAhead, Import, Line, Pause, files, run_import
from domain.imports import ImportPhase, ImportProgress, ImportState
from domain.knowledge.documents import Document, DocumentKind
from domain.orders import Order
from integrations.shopify.order_payloads import parse_order
from integrations.shopify.payloads import parse_customer, parse_product
from tests.domain.order_story import goods_back, whole_order
from tests.domain.stage import at, drain_all, embedder_of, let_an_hour_pass, put, rows, vectors
from tests.world import Tenant, World, jacket, order, orders_named, person

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


@pytest.fixture
def reading(stage: World, monkeypatch: pytest.MonkeyPatch) -> Reading:
    monkeypatch.setattr(files, "BATCH", BATCH)
    reading = Reading(stage, shop_of(stage.alice))
    let_an_hour_pass(stage.services)
    reading.begin()
    return reading


def test_everything_is_read_and_counted(reading: Reading) -> None:
    progress = reading.run()
    assert (progress.state, progress.counts) == (
        ImportState.DONE,
        {"policies": 1, "pages": 0, "articles": 0, "products": GOODS, "orders": 18},
    )
    assert reading.titles() == {f"Item {number}" for number in range(100, 100 + GOODS)}
    assert progress.finished_at is not None and progress.problem == ""


def test_progress_moves_batch_by_batch(reading: Reading) -> None:
    reading.run()
    assert [done for phase, done, _ in reading.seen if phase == "products"][:2] == [BATCH, 2 * BATCH]
    assert {total for phase, _, total in reading.seen if phase == "products"} == {GOODS}
    assert [done for phase, done, _ in reading.seen if phase == "orders"] == [10, 18]


def test_what_the_shop_no_longer_has_is_forgotten_with_its_words(reading: Reading) -> None:
    assert reading.tenant.product in {
        row["id"] for row in rows(reading.world.services, "products", reading.tenant.store)
    }
    reading.run()
    with reading.world.services.begin() as work:
        known = work.catalogue.known(reading.tenant.store, [reading.tenant.product])
        assert known[reading.tenant.product].deleted
        assert work.documents.ids(reading.tenant.store, DocumentKind.POLICY) == {"shipping"}
    sources = {source for source, _ in vectors(reading.world.services, reading.tenant.store)}
    assert f"product:{reading.tenant.product}" not in sources and "policy:refund_policy" not in sources
    assert len(rows(reading.world.services, "products", reading.world.bob.store)) == 1


@pytest.mark.parametrize(
    "place", ["page", "start products", "bulk-1", "product 67", "start orders", "bulk-2", "order 15"]
)
def test_a_killed_import_run_again_is_complete_and_doubles_nothing(reading: Reading, place: str) -> None:
    reading.shop.faults[place] = Killed()
    with pytest.raises(Killed):
        reading.run()
    assert reading.progress.state is ImportState.RUNNING
    progress = reading.run()
    assert (progress.counts["products"], progress.counts["orders"]) == (GOODS, 18)
    held = vectors(reading.world.services, reading.tenant.store)
    assert len(held) == len(set(held)) == GOODS + 1
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.ORDERS]


def test_a_killed_import_goes_on_where_it_was_and_embeds_nothing_again_that_it_wrote(reading: Reading) -> None:
    reading.shop.faults["product 67"] = Killed()
    with pytest.raises(Killed):
        reading.run()
    written = reading.progress.position
    assert written >= BATCH
    embedder_of(reading.world).texts.clear()
    reading.run()
    assert reading.shop.files_read_from == [0, written]
    assert len(embedder_of(reading.world).texts) == GOODS - written


def test_an_import_gives_way_after_its_turn_and_goes_on_in_the_next(reading: Reading) -> None:
    reading.turns = 2
    assert reading.take_turn() == Pause()
    assert reading.progress.done == BATCH
    assert reading.take_turn() == Pause()
    assert reading.run().counts["products"] == GOODS
    assert reading.shop.files_read_from == [0, BATCH, 2 * BATCH]


def test_nobody_waits_for_a_bulk_operation_that_takes_long(reading: Reading) -> None:
    reading.shop.running = 1000
    pause = reading.take_turn()
    assert pause and pause.seconds
    reading.shop.running = 0
    assert reading.run().state is ImportState.DONE
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.ORDERS]


def test_a_record_that_cannot_be_read_is_left_out_counted_and_not_forgotten(reading: Reading) -> None:
    reading.shop.products_held.append(replace(product(1), id=reading.tenant.product))
    reading.shop.unreadable = {105, reading.tenant.product}
    progress = reading.run()
    assert (progress.state, progress.unread) == (ImportState.DONE, 2)
    assert str(reading.tenant.product) in progress.unread_why
    assert "Alice Rain Jacket" in reading.titles() and "Item 105" not in reading.titles()
    assert len(reading.titles()) == GOODS


def test_a_record_that_the_database_refuses_is_left_out_and_its_neighbours_are_kept(reading: Reading) -> None:
    several = replace(reading.shop.products_held[7], description=" ".join(f"w{n}" for n in range(400_000)))
    reading.shop.products_held[7] = several
    progress = reading.run()
    assert (progress.unread, progress.counts["products"]) == (1, GOODS)
    assert "107" in progress.unread_why
    assert len(reading.titles()) == GOODS - 1


@pytest.mark.parametrize("phase", ["policy", "products", "orders"])
def test_a_phase_that_is_not_permitted_is_left_out_and_told(reading: Reading, phase: str) -> None:
    reading.shop.denied = {phase}
    progress = reading.run()
    assert progress.state is ImportState.DONE
    assert progress.denied == ({"policy": "policies"}.get(phase, phase),)
    assert progress.denied[0] not in progress.counts


def test_an_incomplete_file_takes_nothing_away(reading: Reading) -> None:
    reading.shop.bulk = lambda bulk_id: Bulk(GOODS + 5, True, "https://files.example/1", "")  # type: ignore[method-assign]
    assert reading.run().state is ImportState.DONE
    assert "Alice Rain Jacket" in reading.titles()


def test_what_a_failed_operation_left_behind_is_taken_in_before_another_is_started(reading: Reading) -> None:
    reading.shop.problems.append("TIMEOUT")
    with pytest.raises(RemoteError):
        reading.run()
    assert len(reading.titles()) >= GOODS
    assert "Alice Rain Jacket" in reading.titles()
    embedder_of(reading.world).texts.clear()
    reading.run()
    assert embedder_of(reading.world).texts == []


def test_a_file_that_is_gone_is_asked_for_anew(reading: Reading) -> None:
    reading.shop.faults["product 0"] = FileGone("shopify", "410")
    with pytest.raises(RemoteError) as caught:
        reading.run()
    assert not caught.value.permanent
    assert reading.run().counts["products"] == GOODS
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.PRODUCTS, ImportPhase.ORDERS]


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
    assert reading.run().counts["products"] == GOODS
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.PRODUCTS, ImportPhase.ORDERS]


def test_an_import_that_is_done_does_nothing_more(reading: Reading) -> None:
    reading.run()
    reading.run()
    assert reading.shop.bulks == [ImportPhase.PRODUCTS, ImportPhase.ORDERS]
    reading.begin()
    assert reading.run().counts["products"] == GOODS


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
        (held,) = orders_named(work, store, stale.name)
    assert (held.financial_status, [item.status for item in held.returns]) == ("refunded", ["open"])


def test_a_part_that_waited_for_its_order_is_called_back_by_the_import(reading: Reading) -> None:
    store = reading.tenant.store
    put(reading.world, store, "returns/approve", goods_back("open"), 6)
    drain_all(reading.world, store)
    reading.shop.orders_held = [(parse_order(whole_order(reading.tenant, 1)), None)]
    reading.run()
    drain_all(reading.world, store)
    with reading.world.services.begin() as work:
        (held,) = orders_named(work, store, "#7001")
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
