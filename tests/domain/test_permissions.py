"""What a merchant allows is kept as the newest word of it, and more of it has the store read anew."""

from typing import Any

from domain.stores import Store
from tests.domain.stage import at, deliveries, drain_all, put
from tests.world import Tenant, World

ORDERS = ["read_products", "read_orders"]


def tell(world: World, tenant: Tenant, current: list[str], minutes: float, **more: Any) -> None:
    payload = {"id": 1, "previous": [], "current": current, "updated_at": "2026-11-20T08:00:00Z", **more}
    put(world, tenant.store, "app/scopes_update", payload, minutes)
    drain_all(world, tenant.store)


def scopes(world: World, store: Store) -> str:
    with world.services.begin() as work:
        found = work.stores.of_id(store.id)
    assert found is not None
    return found.scopes


def is_read_anew(world: World, store: Store) -> bool:
    with world.services.begin() as work:
        return work.imports.progress(store) is not None


def allow(world: World, *named: str) -> None:
    with world.services.begin() as work:
        for tenant in (world.alice, world.bob):
            assert work.stores.note_scopes(tenant.store, ",".join(named), at(0))


def test_fewer_scopes_are_noted_for_the_store_they_are_told_of(stage: World) -> None:
    allow(stage, *ORDERS)
    tell(stage, stage.alice, ["read_products"], 1)
    assert (scopes(stage, stage.alice.store), scopes(stage, stage.bob.store)) == ("read_products", ",".join(ORDERS))
    assert not is_read_anew(stage, stage.alice.store)


def test_more_scopes_have_that_store_read_anew(stage: World) -> None:
    allow(stage, "read_products")
    tell(stage, stage.alice, ORDERS, 1)
    assert [is_read_anew(stage, tenant.store) for tenant in (stage.alice, stage.bob)] == [True, False]


def test_the_newest_word_stands_whatever_order_it_comes_in(stage: World) -> None:
    allow(stage, *ORDERS)
    tell(stage, stage.alice, [], 3)
    tell(stage, stage.alice, ["read_products"], 2)
    assert scopes(stage, stage.alice.store) == ""
    assert [state for _, state, _ in deliveries(stage.services, stage.alice.store)] == ["applied", "skipped"]


def test_a_delivery_without_scopes_is_set_aside_with_a_reason(stage: World) -> None:
    allow(stage, *ORDERS)
    put(stage, stage.alice.store, "app/scopes_update", {"id": 1}, 1)
    drain_all(stage, stage.alice.store)
    ((_, state, reason),) = deliveries(stage.services, stage.alice.store)
    assert (state, "scopes" in reason) == ("set_aside", True)
    assert scopes(stage, stage.alice.store) == ",".join(ORDERS)
