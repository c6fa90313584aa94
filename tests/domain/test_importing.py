"""Reading a whole store: in phases, counted, and never over what is newer."""

from dataclasses import replace

from domain.imports import ImportPhase, ImportState
from domain.knowledge.documents import DocumentKind
from integrations.shopify.order_payloads import parse_order
from tests.domain.order_story import goods_back, whole_order
from tests.domain.readings import BATCH, GOODS, Reading
from tests.domain.stage import at, drain_all, embedder_of, put, rows, vectors
from tests.world import jacket, orders_named


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


def test_what_webhooks_told_of_just_before_the_file_was_begun_stays(reading: Reading) -> None:
    told = jacket(1, "alice") | {"id": 4242, "title": "Told by a webhook", "updated_at": at(-9999).isoformat()}
    put(reading.world, reading.tenant.store, "products/create", told, 1)
    drain_all(reading.world, reading.tenant.store)
    reading.begin()
    reading.run()
    assert "Told by a webhook" in reading.titles()
