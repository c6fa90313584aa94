"""What the tests of readings ask of a store, and what changes in its shop."""

from typing import Any

from domain.readings import Reading, ReadingKind
from domain.stores import Store
from jobs import reconciling
from runtime.services import Services
from tests.domain.stage import CountingEmbedder
from tests.jobs.shopify import Shopify


def embedded(house: Services) -> list[str]:
    embedder = house.embedder
    assert isinstance(embedder, CountingEmbedder)
    return embedder.texts


def reading(house: Services, store: Store, kind: ReadingKind) -> Reading:
    with house.begin() as work:
        return work.readings.of(store, kind)


def reconcile(store: Store) -> None:
    reconciling.reconcile(str(store.id))


def created_in(shop: Shopify, title: str) -> dict[str, Any]:
    like = next(iter(shop.shop.products.values()))
    variants = [{**variant, "id": variant["id"] + 5_000_000} for variant in like["variants"]]
    return shop.shop.create_product({**like, "id": like["id"] + 5_000_000, "title": title, "variants": variants})
