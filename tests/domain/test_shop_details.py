"""What a shop tells of itself: the newest word counts, in whatever order it comes."""

from itertools import permutations

import pytest

from domain.stores import Store
from tests.domain.stage import deliveries, drain_all, put
from tests.world import Tenant, World

CURRENCIES = {1: "USD", 2: "CAD", 3: "EUR"}


def tell(world: World, tenant: Tenant, minutes: float) -> None:
    shop = {"myshopify_domain": str(tenant.store.shop), "name": "Goods", "iana_timezone": "Europe/Berlin"}
    put(world, tenant.store, "shop/update", {**shop, "currency": CURRENCIES[int(minutes)]}, minutes)
    drain_all(world, tenant.store)


def currency(world: World, store: Store) -> str:
    with world.services.begin() as work:
        found = work.stores.of_id(store.id)
    assert found is not None
    return found.currency


@pytest.mark.parametrize("order", list(permutations(CURRENCIES)))
def test_the_newest_details_stay_whatever_came_last(stage: World, order: tuple[int, ...]) -> None:
    for minutes in order:
        tell(stage, stage.alice, minutes)
    assert (currency(stage, stage.alice.store), currency(stage, stage.bob.store)) == ("EUR", "USD")


def test_older_news_of_a_shop_is_skipped_and_older_than_the_installation_too(stage: World) -> None:
    tell(stage, stage.alice, 2)
    tell(stage, stage.alice, 1)
    assert [state for _, state, _ in deliveries(stage.services, stage.alice.store)] == ["applied", "skipped"]
    shop = {"myshopify_domain": str(stage.bob.store.shop), "currency": "XXX"}
    put(stage, stage.bob.store, "shop/update", shop, -2 * 24 * 60)
    drain_all(stage, stage.bob.store)
    assert currency(stage, stage.bob.store) == "USD"
