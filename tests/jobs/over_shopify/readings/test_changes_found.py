"""What a lost webhook did not tell is found by when records were changed."""

import pytest

from domain.errors import RemoteError
from domain.imports import ImportState
from domain.readings import ReadingKind
from domain.stores import Store
from integrations.shopify.source import ShopifySource
from runtime.services import Services
from tests.jobs.over_shopify.readings.stores_read import created_in, embedded, reading, reconcile
from tests.jobs.shopify import Shopify, progress


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
    assert embedded(house), "new words were not embedded"


def test_a_comparison_that_finds_nothing_reads_no_record(
    house: Services, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reconcile(store)
    embedded(house).clear()
    monkeypatch.setattr(ShopifySource, "product", lambda self, one: pytest.fail(f"product {one} was read"))
    monkeypatch.setattr(ShopifySource, "order", lambda self, one: pytest.fail(f"order {one} was read"))
    reconcile(store)
    assert embedded(house) == []


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


def test_lost_subscriptions_are_restored(house: Services, shop: Shopify, store: Store) -> None:
    made = len(shop.shop.installation.subscriptions)
    assert made
    shop.shop.installation.subscriptions.clear()
    reconcile(store)
    assert len(shop.shop.installation.subscriptions) == made
