from __future__ import annotations

import json
import threading
import time
from typing import Any

import pytest

from sandbox.shopify.admin_api.bulk import BATCH
from tests.sandbox.shopify.world import Heard, World, product

RUN = """mutation R($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: false) {
  bulkOperation { id status } userErrors { field message code } } }"""
STATUS = """query S($id: ID!) { bulkOperation(id: $id) {
  status errorCode objectCount rootObjectCount fileSize url completedAt } }"""
NESTED = "{ products { edges { node { id title variants { edges { node { id price } } } } } } }"


def run(world: World, token: str, query: str) -> dict[str, Any]:
    answer: dict[str, Any] = world.ask(world.alice, token, RUN, query=query).json
    return answer["data"]["bulkOperationRunQuery"]


def finished(world: World, token: str, operation: str) -> dict[str, Any]:
    for _ in range(200):
        shown: dict[str, Any] = world.ask(world.alice, token, STATUS, id=operation).json["data"]["bulkOperation"]
        if shown["status"] not in ("CREATED", "RUNNING"):
            return shown
        time.sleep(0.01)
    raise AssertionError("the bulk operation did not finish")


def test_children_follow_their_parent_and_name_it(world: World, heard: Heard) -> None:
    token = world.install(world.alice)["access_token"]
    started = run(world, token, NESTED)
    assert started["userErrors"] == []
    shown = finished(world, token, started["bulkOperation"]["id"])
    assert (shown["status"], shown["objectCount"], shown["rootObjectCount"]) == ("COMPLETED", "5", "2")
    path = shown["url"].replace("http://localhost", "")
    file = world.client.get(path)
    assert str(len(file.data)) == shown["fileSize"]
    lines = [json.loads(line) for line in file.text.splitlines()]
    assert "__parentId" not in lines[0] and "variants" not in lines[0]
    assert lines[1] == {
        "id": "gid://shopify/ProductVariant/90000000011",
        "price": "20.00",
        "__parentId": "gid://shopify/Product/9000000001",
    }
    assert world.platform.dispatcher.wait_until_quiet(2)
    body = json.loads(heard.calls[heard.topics().index("bulk_operations/finish")][1])
    assert body["admin_graphql_api_id"] == started["bulkOperation"]["id"] and body["status"] == "completed"


def test_the_count_grows_while_it_runs(world: World) -> None:
    token = world.install(world.alice)["access_token"]
    for number in range(2 * BATCH):
        world.alice.put_product(product(world.alice, 9_100_000_000 + number, f"Sock {number}", ("One",)))
    seen, go = threading.Event(), threading.Event()

    def pace() -> None:
        seen.set()
        go.wait(10)

    world.platform.bulk._pace = pace
    operation = run(world, token, NESTED)["bulkOperation"]["id"]
    assert seen.wait(10)
    half = world.ask(world.alice, token, STATUS, id=operation).json["data"]["bulkOperation"]
    assert half["status"] == "RUNNING" and half["rootObjectCount"] == str(BATCH) and half["url"] is None
    go.set()
    assert finished(world, token, operation)["rootObjectCount"] == str(2 * BATCH + 2)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("{ shop { name } }", "at least one connection"),
        ("{ products { edges { node { id nonsense } } } }", "Cannot query field"),
        ("{ products {", "Syntax"),
        (
            "{ orders { nodes { id fulfillments(first: 5) { fulfillmentLineItems { nodes { id } } } } } }",
            "within a list field",
        ),
        ("{ products { edges { node { title variants { edges { node { id } } } } } } }", "must select the 'id'"),
        (
            "{ products { nodes { id collections { nodes { id products { nodes { id } } } } } } }",
            "nesting depth",
        ),
        (f"{{ {' '.join(f'p{n}: products {{ nodes {{ id }} }}' for n in range(6))} }}", "more than 5"),
    ],
)
def test_refuses_a_query_it_may_not_run(world: World, query: str, words: str) -> None:
    token = world.install(world.alice)["access_token"]
    answer = run(world, token, query)
    assert answer["bulkOperation"] is None
    assert words in answer["userErrors"][0]["message"] and answer["userErrors"][0]["code"] == "INVALID"


def test_fails_without_the_scope(world: World) -> None:
    token = world.install(world.alice, "read_orders")["access_token"]
    operation = run(world, token, NESTED)["bulkOperation"]["id"]
    shown = finished(world, token, operation)
    assert (shown["status"], shown["errorCode"], shown["url"]) == ("FAILED", "ACCESS_DENIED", None)


def test_bob_cannot_see_alices_operation(world: World) -> None:
    token, bobs = world.install(world.alice)["access_token"], world.install(world.bob)["access_token"]
    operation = run(world, token, NESTED)["bulkOperation"]["id"]
    assert world.ask(world.bob, bobs, STATUS, id=operation).json["data"]["bulkOperation"] is None
    assert world.client.get("/_sandbox/bulk/guessed.jsonl").status_code == 404
