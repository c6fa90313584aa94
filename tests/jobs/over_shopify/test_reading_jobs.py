"""What no webhook tells is read again, in turns; what a lost webhook did not tell is found."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from rq import Queue
from rq.serializers import JSONSerializer

from domain.errors import RemoteError
from domain.imports import ImportState
from domain.knowledge.documents import DocumentKind
from domain.readings import FAILURES_TOLD, Reading, ReadingKind, told_problem
from domain.stores import ShopDetails, ShopDomain, Store
from integrations.shopify.source import ShopifySource
from jobs import documents, imports, reconciling, upkeep
from jobs.queues import QueueName
from runtime.services import Services
from tests.backdrops import keep, show
from tests.domain.stage import CountingEmbedder, let_an_hour_pass
from tests.jobs.shopify import Shopify, progress, shopify

READ = "read"  # the rows of a store that was read whole


@dataclass
class Kept:
    """A store that the first test reads whole, and its shop as the sandbox left it in `folder`."""

    folder: Path
    store: Store | None = None


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return Kept(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def shop(services: Services, kept: Kept, tmp_path: Path) -> Iterator[Shopify]:
    keys = services.settings.shopify
    assert keys is not None
    copytree(kept.folder, tmp_path, dirs_exist_ok=True)
    with shopify(keys.id, keys.secret, state=tmp_path) as running:
        yield running


@pytest.fixture
def store(house: Services, shop: Shopify, kept: Kept, tmp_path: Path) -> Store:
    """A store that was read whole, an hour ago; no webhook of it ever comes."""
    if kept.store is None:
        kept.store = shop.let_in(house)
        imports.import_store(str(kept.store.id))
        assert progress(house, kept.store).state is ImportState.DONE
        shop.sandbox.shopify.extensions["sandbox_snapshots"].write_changes()
        copytree(tmp_path, kept.folder, dirs_exist_ok=True)
        keep(house, READ)
    show(house, READ)
    let_an_hour_pass(house)
    texts(house).clear()
    return kept.store


def texts(house: Services) -> list[str]:
    embedder = house.embedder
    assert isinstance(embedder, CountingEmbedder)
    return embedder.texts


def reading(house: Services, store: Store, kind: ReadingKind) -> Reading:
    with house.begin() as work:
        return work.readings.of(store, kind)


def queued(house: Services) -> list[str]:
    line = Queue(QueueName.READINGS.value, connection=house.redis, serializer=JSONSerializer)
    return [job.func_name for job in line.jobs]


def poll(store: Store) -> None:
    documents.refresh_documents(str(store.id))


def reconcile(store: Store) -> None:
    reconciling.reconcile(str(store.id))


def words(house: Services, store: Store, kind: DocumentKind) -> str:
    with house.begin() as work:
        return "".join(one.html for one in work.documents.all(store, [kind]))


def test_changed_and_removed_texts_are_found_by_polling(house: Services, shop: Shopify, store: Store) -> None:
    poll(store)
    shop.shop.update_policy("REFUND_POLICY", body="<p>Ninety-nine days to return.</p>")
    shop.shop.delete_policy("SHIPPING_POLICY")
    page = next(iter(shop.shop.pages.values()))
    shop.shop.delete_page(page["id"])
    poll(store)
    assert "Ninety-nine days" in words(house, store, DocumentKind.POLICY)
    with house.begin() as work:
        assert "shipping_policy" not in work.documents.ids(store, DocumentKind.POLICY)
        assert str(page["id"]) not in work.documents.ids(store, DocumentKind.PAGE)


def test_texts_that_look_the_same_are_neither_read_nor_written_nor_embedded(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll(store)
    monkeypatch.setattr(ShopifySource, "documents", lambda self, kind: pytest.fail(f"{kind} was read"))
    poll(store)
    assert texts(house) == []


def test_once_a_day_texts_are_read_whatever_they_look_like(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll(store)
    read: list[DocumentKind] = []
    monkeypatch.setattr(ShopifySource, "documents", lambda self, kind: read.append(kind) or [])
    now = house.now
    house.now = lambda: now() + timedelta(days=1)
    poll(store)
    assert len(read) == 3


def test_a_reading_that_fails_again_and_again_is_told_and_forgotten_once_it_succeeds(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: ShopifySource, kind: DocumentKind) -> str:
        raise RemoteError("shopify", "503")

    with monkeypatch.context() as patch:
        patch.setattr(ShopifySource, "look", fail)
        for _ in range(FAILURES_TOLD - 1):
            poll(store)
        assert told_problem(reading(house, store, ReadingKind.DOCUMENTS)) == ""
        poll(store)
    assert "Policies" in told_problem(reading(house, store, ReadingKind.DOCUMENTS))
    poll(store)
    assert told_problem(reading(house, store, ReadingKind.DOCUMENTS)) == ""


def test_a_scope_that_is_missing_does_not_keep_the_other_texts_from_being_read(
    house: Services, shop: Shopify, store: Store
) -> None:
    shop.shop.installation.scopes = shop.shop.installation.scopes.replace("read_legal_policies,", "")
    page = next(one for one in shop.shop.pages.values() if one["published_at"])
    shop.shop.update_page(page["id"], body_html="<p>Quite another page.</p>")
    poll(store)
    assert "Quite another page." in words(house, store, DocumentKind.PAGE)
    assert reading(house, store, ReadingKind.DOCUMENTS).failures == 0


def test_products_and_orders_whose_webhooks_were_lost_are_found(house: Services, shop: Shopify, store: Store) -> None:
    changed, *_ = shop.shop.products.values()
    shop.shop.update_product(changed["id"], title="Quite another name")
    created = created_in(shop, "Never told of")
    open_orders = (one for one in shop.shop.orders.values() if not one["fulfillments"] and not one.get("cancelled_at"))
    order = next(open_orders)
    shop.shop.cancel_order(order["id"])
    reconcile(store)
    with house.begin() as work:
        held = work.catalogue.product(store, changed["id"])
        assert held is not None and held.title == "Quite another name"
        assert work.catalogue.product(store, created["id"]) is not None
        (cancelled,) = work.orders.with_ids(store, [order["id"]])
        assert cancelled.cancelled_at is not None
    assert texts(house), "new words were not embedded"


def test_a_comparison_that_finds_nothing_reads_no_record(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reconcile(store)
    texts(house).clear()
    monkeypatch.setattr(ShopifySource, "product", lambda self, one: pytest.fail(f"product {one} was read"))
    monkeypatch.setattr(ShopifySource, "order", lambda self, one: pytest.fail(f"order {one} was read"))
    reconcile(store)
    assert texts(house) == []


def test_a_failed_comparison_starts_where_the_last_good_one_did(
    house: Services, shop: Shopify, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reconcile(store)
    kept = reading(house, store, ReadingKind.CHANGES).bookmark
    changed, *_ = shop.shop.products.values()
    shop.shop.update_product(changed["id"], title="Quite another name")
    with monkeypatch.context() as patch:
        patch.setattr(ShopifySource, "product", lambda self, one: (_ for _ in ()).throw(RemoteError("shopify", "503")))
        reconcile(store)
    assert reading(house, store, ReadingKind.CHANGES).bookmark == kept
    reconcile(store)
    with house.begin() as work:
        held = work.catalogue.product(store, changed["id"])
    assert held is not None and held.title == "Quite another name"


def test_more_changes_than_can_be_read_one_by_one_begin_an_import(
    house: Services, shop: Shopify, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("domain.reconciling.MOST_SINGLE", 1)
    for product in list(shop.shop.products.values())[:2]:
        shop.shop.update_product(product["id"], title=f"Another {product['id']}")
    reconcile(store)
    assert progress(house, store).state is ImportState.RUNNING


def test_deleted_products_are_found_by_the_ids_that_are_left(house: Services, shop: Shopify, store: Store) -> None:
    gone, stays, *_ = shop.shop.products.values()
    shop.shop.delete_product(gone["id"])
    until_compared(house, store, ReadingKind.GONE_PRODUCTS, reconciling.find_gone_products)
    with house.begin() as work:
        assert work.catalogue.known(store, [gone["id"]])[gone["id"]].deleted
        assert work.catalogue.product(store, stays["id"]) is not None


def test_a_product_told_of_after_the_ids_were_listed_stays(house: Services, shop: Shopify, store: Store) -> None:
    reconciling.find_gone_products(str(store.id))
    created = created_in(shop, "Just made")
    reconcile(store)
    until_compared(house, store, ReadingKind.GONE_PRODUCTS, reconciling.find_gone_products)
    with house.begin() as work:
        assert work.catalogue.product(store, created["id"]) is not None


def test_deleted_orders_are_found_and_old_ones_out_of_sight_stay(house: Services, shop: Shopify, store: Store) -> None:
    with house.begin() as work:
        dated = {row.id: row.created_at for row in work.orders.with_ids(store, list(shop.shop.orders))}
    since, before = house.now() - timedelta(days=50), house.now() - timedelta(hours=1)
    recent = next(one for one, at in dated.items() if since < at < before)
    old = next((one for one, at in dated.items() if at < since), None)
    for one in filter(None, (recent, old)):
        del shop.shop.orders[one]
    until_compared(house, store, ReadingKind.GONE_ORDERS, reconciling.find_gone_orders)
    with house.begin() as work:
        left = {order.id for order in work.orders.with_ids(store, list(dated))}
    assert left == set(dated) - {recent}


def test_lost_subscriptions_are_restored(house: Services, shop: Shopify, store: Store) -> None:
    made = len(shop.shop.installation.subscriptions)
    assert made
    shop.shop.installation.subscriptions.clear()
    reconcile(store)
    assert len(shop.shop.installation.subscriptions) == made


def test_stores_take_turns_and_a_turn_that_is_taken_is_not_given_twice(house: Services, store: Store) -> None:
    others(house, 29)
    upkeep.take_turns()
    first = len(queued(house))
    assert 0 < sum(name.endswith("refresh_documents") for name in queued(house)) < 30
    for _ in range(40):
        upkeep.take_turns()
    assert sorted(set(queued(house))) == [
        "jobs.documents.refresh_documents",
        "jobs.reconciling.find_gone_orders",
        "jobs.reconciling.find_gone_products",
        "jobs.reconciling.reconcile",
    ]
    assert sum(name.endswith("refresh_documents") for name in queued(house)) == 30
    assert first < len(queued(house)) <= 4 * 30


def test_after_a_gap_every_store_is_compared_soon(house: Services, store: Store) -> None:
    upkeep.take_turns()
    reconcile(store)
    house.redis.flushdb()
    house.redis.set(upkeep.AT_WORK, "1")
    upkeep.take_turns()
    assert "jobs.reconciling.reconcile" not in queued(house)
    house.redis.delete(upkeep.AT_WORK)
    upkeep.take_turns()
    assert "jobs.reconciling.reconcile" in queued(house)


def test_somebody_who_opens_the_admin_has_the_texts_read_once_a_minute_at_most(house: Services, store: Store) -> None:
    documents.poll_later(house.redis, store)
    documents.poll_later(house.redis, store)
    assert queued(house) == ["jobs.documents.refresh_documents"]


def created_in(shop: Shopify, title: str) -> dict[str, Any]:
    like = next(iter(shop.shop.products.values()))
    variants = [{**variant, "id": variant["id"] + 5_000_000} for variant in like["variants"]]
    return shop.shop.create_product({**like, "id": like["id"] + 5_000_000, "title": title, "variants": variants})


def others(house: Services, count: int) -> None:
    details = ShopDetails("Other", "USD", "UTC", "", "")
    with house.begin() as work:
        for number in range(count):
            work.stores.install(ShopDomain.parse(f"other-{number}.myshopify.com"), details, house.now())


def until_compared(house: Services, store: Store, kind: ReadingKind, job) -> None:
    """Run the job until it has begun and ended one comparison."""
    for _ in range(200):
        job(str(store.id))
        if not reading(house, store, kind).bookmark:
            return
    pytest.fail("the ids were never compared")
