"""What was taken in is applied: our samples, Shopify's official ones, and what is broken in every way."""

import json
from typing import Any

import pytest

from domain.draining import drain
from domain.inbox import DeliveryState
from domain.orders import Order
from tests.house.sources import ROOT
from tests.world import World, jacket, order, orders_named, person

PAYLOADS = ROOT.parent / "shared/reference/payloads"
OFFICIAL = [
    ("products/update", "product"),
    ("customers/update", "customer"),
    ("orders/updated", "order"),
    ("fulfillments/create", "fulfillment"),
    ("refunds/create", "refund"),
    ("shop/update", "shop"),
    ("inventory_levels/update", "inventory_level"),
]
BROKEN_IDS = (None, "x", 1.5, True, 2**70, "²", [[1]], {}, "", "9" * 5000, -(2**63) - 1)
ODD_PRICES = ("1E+999999", "1E-999999", "NaN", "Infinity", "-", "", None, {}, "9" * 400)


def official(name: str) -> dict[str, Any]:
    """Return the official body as a webhook carries it: without the key that REST wraps it in."""
    file = PAYLOADS / f"rest_2026-07_{name}.json"
    if not file.is_file():
        pytest.skip("Shopify's sample bodies are not on this machine")
    inner = next(iter(json.loads(file.read_text("utf-8")).values()))
    return inner[0] if isinstance(inner, list) else inner


def settled(world: World) -> dict[str, int]:
    """Drain Alice's inbox; return how many deliveries ended how."""
    alice = world.alice.store
    with world.services.begin() as work:
        drain(alice, work, world.services.read_delivery, 500)
        return work.inbox.counts(alice)


def the_order(world: World, order_id: int) -> Order:
    with world.services.begin() as work:
        (found,) = work.orders.with_ids(world.alice.store, [order_id])
    return found


def test_the_official_bodies_are_accepted_unchanged_and_applied(fresh_world: World) -> None:
    world, client = fresh_world, fresh_world.client
    bodies = {topic: official(name) for topic, name in OFFICIAL}
    for topic, body in bodies.items():
        if topic != "shop/update":  # its sample names a shop of its own, which a delivery to Alice's must not
            assert world.deliver(client, world.alice, topic, body).status_code == 200, topic
    counts = settled(world)
    assert set(counts) <= {DeliveryState.APPLIED, DeliveryState.SKIPPED}
    # The stock of an item we do not sell, and the refund the order had brought already.
    assert counts[DeliveryState.APPLIED] >= len(bodies) - 3
    kept = the_order(world, bodies["orders/updated"]["id"])
    assert (kept.name, str(kept.total), kept.currency) == ("#1001", "598.94", "USD")
    assert kept.email == bodies["orders/updated"]["email"]
    assert bodies["refunds/create"]["id"] in [refund.id for refund in kept.refunds]
    assert bodies["fulfillments/create"]["id"] in [parcel.id for parcel in kept.fulfilments]
    with world.services.begin() as work:
        product = work.catalogue.product(world.alice.store, bodies["products/update"]["id"])
        customer = work.customers.customer(world.alice.store, bodies["customers/update"]["id"])
        assert work.orders.with_ids(world.bob.store, [kept.id]) == []
    assert product and product.title == "IPod Nano - 8GB" and len(product.variants) == 4
    assert customer and customer.email == "steve.lastnameson@example.com"


def test_the_official_shop_is_refused_for_another_and_taken_for_its_own(fresh_world: World) -> None:
    world, body = fresh_world, official("shop")
    assert world.deliver(world.client, world.alice, "shop/update", body).status_code == 401
    own = {**body, "myshopify_domain": str(world.alice.store.shop)}
    assert world.deliver(world.client, world.alice, "shop/update", own).status_code == 200
    assert settled(world) == {DeliveryState.APPLIED: 1}


def test_our_own_samples_of_every_kind_are_applied(fresh_world: World) -> None:
    world, client = fresh_world, fresh_world.client
    customer = person(1, 3, "third.alice@mail.example")
    bought = order(1, customer, "#1003", jacket(1, "alice"))
    bought["fulfillments"] = []
    parcel = {
        "id": 41,
        "order_id": bought["id"],
        "status": "success",
        "tracking_company": "DHL",
        "tracking_numbers": ["JD014600", "JD014601"],
        "created_at": "2026-11-13T10:00:00-05:00",
        "updated_at": "2026-11-13T10:00:00-05:00",
        "line_items": [{"id": bought["line_items"][0]["id"], "quantity": 1}],
    }
    moved = {
        "id": 42,
        "order_id": bought["id"],
        "fulfillment_id": 41,
        "status": "delivered",
        "happened_at": "2026-11-15T10:00:00-05:00",
    }
    refund = {
        "id": 43,
        "order_id": bought["id"],
        "created_at": "2026-11-16T10:00:00-05:00",
        "transactions": [{"kind": "refund", "status": "success", "amount": "12.34"}],
        "refund_line_items": [{"line_item_id": bought["line_items"][0]["id"], "quantity": 1}],
    }
    for second, (topic, body) in enumerate(
        (
            ("customers/create", customer),
            ("orders/create", bought),
            ("fulfillments/create", parcel),
            ("fulfillment_events/create", moved),
            ("refunds/create", refund),
        )
    ):
        stamp = f"2026-11-17T10:00:0{second}Z"
        assert world.deliver(client, world.alice, topic, body, X_Shopify_Triggered_At=stamp).status_code == 200
    assert settled(world) == {DeliveryState.APPLIED: 5}
    kept = the_order(world, bought["id"])
    assert [one.number for one in kept.fulfilments[0].tracking] == ["JD014600", "JD014601"]
    assert kept.fulfilments[0].shipment_status == "delivered"
    assert [str(one.amount) for one in kept.refunds] == ["12.34"]


def test_records_without_a_usable_id_are_set_aside_and_hold_up_nothing(fresh_world: World) -> None:
    world, client = fresh_world, fresh_world.client
    for broken in BROKEN_IDS:
        assert world.deliver(client, world.alice, "products/update", {"id": broken}).status_code == 200
    world.deliver(client, world.alice, "products/update", {"id": 5, "variants": [{"id": 10**30}]})
    world.deliver(client, world.alice, "products/update", newer_jacket(price="98.00"))
    assert settled(world) == {DeliveryState.SET_ASIDE: len(BROKEN_IDS) + 1, DeliveryState.APPLIED: 1}
    with world.services.begin() as work:
        product = work.catalogue.product(world.alice.store, world.alice.product)
    assert product and str(product.variants[0].price) == "98.00"


def test_text_that_cannot_be_kept_is_kept_without_what_hinders(fresh_world: World) -> None:
    world = fresh_world
    odd = {"title": "Half a\0 pair \ud83d.", "vendor": {"nested": [1, 2]}, "tags": ["a\0", "b"]}
    world.deliver(world.client, world.alice, "products/update", {**newer_jacket(), **odd})
    assert settled(world) == {DeliveryState.APPLIED: 1}
    with world.services.begin() as work:
        product = work.catalogue.product(world.alice.store, world.alice.product)
    assert product and (product.title, product.tags) == ("Half a pair .", ("a", "b"))
    assert product.vendor == "{'nested': [1, 2]}"


def test_a_price_beyond_reason_is_none(fresh_world: World) -> None:
    world, changed = fresh_world, newer_jacket()
    first = changed["variants"][0]
    changed["variants"] = [{**first, "id": 100 + number, "price": price} for number, price in enumerate(ODD_PRICES)]
    world.deliver(world.client, world.alice, "products/update", changed)
    assert settled(world) == {DeliveryState.APPLIED: 1}
    with world.services.begin() as work:
        product = work.catalogue.product(world.alice.store, world.alice.product)
    assert product and [variant.price for variant in product.variants] == [0] * len(ODD_PRICES)


def test_lists_that_are_none_break_no_privacy_request(fresh_world: World) -> None:
    world, client = fresh_world, fresh_world.client
    for named in (5, "all", {"id": 1}, [None, "x", 2**70, True]):
        who = {"shop_domain": str(world.alice.store.shop), "customer": {"id": world.alice.other_customer}}
        body = {**who, "orders_to_redact": named}
        assert world.deliver(client, world.alice, "customers/redact", body).status_code == 200
    assert settled(world) == {DeliveryState.APPLIED: 4}
    with world.services.begin() as work:
        assert work.customers.customer(world.alice.store, world.alice.other_customer) is None
        assert [order.name for order in orders_named(work, world.alice.store, world.alice.own_order)] == ["#1001"]
        assert work.orders.count(world.alice.store) == 1


def newer_jacket(price: str = "89.00") -> dict[str, Any]:
    return jacket(1, "alice", price=price, updated_at="2026-11-03T09:00:00-05:00")
