"""What was deleted without a webhook is found by the ids that are left."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.readings import ReadingKind
from domain.stores import Store
from jobs import reconciling
from runtime.services import Services
from tests.jobs.over_shopify.readings.stores_read import created_in, reading, reconcile
from tests.jobs.shopify import Shopify


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


def until_compared(house: Services, store: Store, kind: ReadingKind, job: Callable[[str], None]) -> None:
    """Run the job until it has begun and ended one comparison."""
    for _ in range(200):
        job(str(store.id))
        if not reading(house, store, kind).bookmark:
            return
    pytest.fail("the ids were never compared")
