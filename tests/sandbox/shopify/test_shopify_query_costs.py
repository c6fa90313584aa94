"""What a query of the Admin API costs a shop, and what happens where its bucket is empty."""

from __future__ import annotations

from collections.abc import Callable

from tests.sandbox.shopify.world import World


def test_the_bucket_empties_throttles_and_fills_again(build: Callable[..., World]) -> None:
    world = build(bucket_size=30, restore_rate=1000)
    token = world.install(world.alice)["access_token"]
    query = "{ products(first: 100) { nodes { id } } }"
    cost = world.ask(world.alice, token, query).json["extensions"]["cost"]
    assert cost["requestedQueryCost"] == 25 and cost["actualQueryCost"] == 1
    assert cost["throttleStatus"]["maximumAvailable"] == 30.0
    world.platform.throttle.restore_rate = 0
    assert world.platform.throttle.take(world.alice.domain, 10)
    throttled = world.ask(world.alice, token, query)
    assert throttled.status_code == 200
    assert throttled.json["errors"][0]["extensions"]["code"] == "THROTTLED"
    assert throttled.json["extensions"]["cost"]["actualQueryCost"] is None
    bobs = world.install(world.bob)["access_token"]
    assert "errors" not in world.ask(world.bob, bobs, query).json
    world.platform.throttle.restore_rate = 100_000
    assert "errors" not in world.ask(world.alice, token, query).json


def test_the_documented_worst_case_is_charged_at_scale_one(build: Callable[..., World]) -> None:
    world = build(cost_scale=1.0)
    token = world.install(world.alice)["access_token"]
    query = "query Q($n: Int!) { products(first: $n) { nodes { id variants(first: 10) { nodes { id } } } } }"
    assert world.ask(world.alice, token, query, n=10).json["extensions"]["cost"]["requestedQueryCost"] == 110
    dear = world.ask(world.alice, token, query, n=100).json["errors"][0]["extensions"]
    assert dear == dear | {"code": "MAX_COST_EXCEEDED", "cost": 1100, "maxCost": 1000}


def test_a_query_of_many_ids_costs_what_each_of_them_does(build: Callable[..., World]) -> None:
    world = build(cost_scale=1.0)
    token = world.install(world.alice)["access_token"]
    item = "... on InventoryItem { id variants(first: 3) { nodes { id } } }"
    query = f"query Q($ids: [ID!]!) {{ nodes(ids: $ids) {{ {item} }} }}"
    ids = [f"gid://shopify/InventoryItem/{number}" for number in range(100)]
    assert world.ask(world.alice, token, query, ids=ids).json["extensions"]["cost"]["requestedQueryCost"] == 400
