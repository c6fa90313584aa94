"""A delivery that is broken, unknown or too much stands in nobody's way."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.event import listen

from domain.draining import FROM_THE_FUTURE, drain
from domain.inbox import Delivery, Intake
from tests.domain.order_story import moved, parcel, whole_order
from tests.domain.stage import at, deliveries, drain_all, put, rows, take_in
from tests.world import World, jacket

BROKEN = [
    ("orders/updated", b"{not json", "The body is not a JSON object."),
    ("orders/updated", b"\xff\xfe", "The body is not a JSON object."),
    ("products/update", b"[1, 2]", "The body is not a JSON object."),
    ("products/update", b'{"title": "No id"}', "The payload has no usable id."),
    ("orders/create", b'{"id": "abc"}', "The payload has no usable id."),
    ("orders/updated", b'{"id": 77, "line_items": "?"}', "The payload has no usable line_items."),
    ("fulfillments/create", b'{"id": 1}', "The payload has no usable order_id."),
    ("products/delete", b"{}", "The payload has no usable id."),
]


@pytest.mark.parametrize(("topic", "body", "reason"), BROKEN)
def test_a_broken_delivery_is_set_aside_with_its_reason_and_the_next_one_applied(
    stage: World, topic: str, body: bytes, reason: str
) -> None:
    put(stage, stage.alice.store, topic, body, 1)
    put(stage, stage.alice.store, "orders/create", whole_order(stage.alice, 2), 2)
    drain_all(stage, stage.alice.store)
    assert deliveries(stage.services, stage.alice.store) == [
        (topic, "set_aside", reason),
        ("orders/create", "applied", ""),
    ]


def test_what_was_set_aside_can_be_seen_and_replayed(stage: World) -> None:
    put(stage, stage.alice.store, "orders/updated", b"{", 1, webhook="broken-one")
    drain_all(stage, stage.alice.store)
    with stage.services.begin() as work:
        (aside,) = work.inbox.set_aside(stage.alice.store)
        assert (aside.webhook_id, aside.reason) == ("broken-one", "The body is not a JSON object.")
        assert work.inbox.set_aside(stage.bob.store) == []
        assert work.inbox.replay(stage.bob.store) == 0
        assert work.inbox.replay(stage.alice.store) == 1
        assert [delivery.body for delivery in work.inbox.waiting(stage.alice.store, 5)] == [b"{"]


def test_a_topic_we_know_nothing_of_is_closed(stage: World) -> None:
    put(stage, stage.alice.store, "carts/update", b"whatever", 1)
    drain_all(stage, stage.alice.store)
    assert deliveries(stage.services, stage.alice.store) == [
        ("carts/update", "skipped", "We keep nothing of carts/update.")
    ]


def test_repeats_of_one_record_in_a_batch_are_applied_once(stage: World) -> None:
    for minutes in (3, 1, 2):
        product = jacket(1, "alice", updated_at=at(minutes).isoformat())
        put(stage, stage.alice.store, "products/update", product, minutes)
    drain_all(stage, stage.alice.store)
    states = [state for _, state, _ in deliveries(stage.services, stage.alice.store)]
    assert states == ["applied", "skipped", "skipped"]


def test_the_bodies_of_what_was_applied_are_forgotten(stage: World) -> None:
    put(stage, stage.alice.store, "orders/create", whole_order(stage.alice, 1), 1)
    drain_all(stage, stage.alice.store)
    (row,) = rows(stage.services, "inbox", stage.alice.store)
    assert (row["state"], row["body"]) == ("applied", None)


def test_a_batch_is_the_oldest_by_trigger_time_and_says_that_more_waits(stage: World) -> None:
    for minutes in (5, 4, 3, 2, 1):
        put(stage, stage.alice.store, "carts/update", b"{}", minutes, webhook=f"w{minutes}")
    with stage.services.begin() as work:
        drained = drain(stage.alice.store, work, stage.services.read_delivery, 2)
    assert (drained.settled, drained.more) == (2, True)
    with stage.services.begin() as work:
        left = [delivery.webhook_id for delivery in work.inbox.waiting(stage.alice.store, 9)]
    assert left == ["w3", "w4", "w5"]


def test_draining_one_store_leaves_the_others_inbox(stage: World) -> None:
    put(stage, stage.bob.store, "carts/update", b"{}", 1)
    drain_all(stage, stage.alice.store)
    assert [state for _, state, _ in deliveries(stage.services, stage.bob.store)] == ["waiting"]


def test_the_same_webhook_id_is_kept_once_for_each_store(stage: World) -> None:
    assert put(stage, stage.alice.store, "carts/update", b"{}", 1, webhook="same")
    assert not put(stage, stage.alice.store, "carts/update", b"{}", 2, webhook="same")
    assert put(stage, stage.bob.store, "carts/update", b"{}", 1, webhook="same")


FAR = "9999-12-31T23:59:59Z"


def from_the_future(world: World) -> list[tuple[str, dict[str, Any]]]:
    order = whole_order(world.alice, 1)
    return [
        ("products/update", jacket(1, "alice", updated_at=FAR)),
        ("orders/updated", {**order, "updated_at": FAR}),
        ("orders/updated", {**order, "customer": {**order["customer"], "updated_at": FAR}}),
        ("fulfillments/update", {**parcel(1), "updated_at": FAR}),
        ("fulfillment_events/create", {**moved(1, "delivered"), "happened_at": FAR}),
        ("customers/update", {"id": world.alice.own_customer, "updated_at": FAR}),
    ]


def test_a_record_from_the_year_9999_freezes_nothing(stage: World) -> None:
    told = from_the_future(stage)
    for topic, payload in told:
        put(stage, stage.alice.store, topic, payload, 1)
    put(stage, stage.alice.store, "products/update", jacket(1, "alice", "12.00", at(2).isoformat()), 2)
    drain_all(stage, stage.alice.store)
    found = deliveries(stage.services, stage.alice.store)
    assert [(state, reason) for _, state, reason in found] == [("set_aside", FROM_THE_FUTURE)] * len(told) + [
        ("applied", "")
    ]
    with stage.services.begin() as work:
        product = work.catalogue.product(stage.alice.store, stage.alice.product)
    assert product is not None and str(product.variants[0].price) == "12.00"


def test_a_trigger_time_that_lies_ahead_counts_as_that_of_receiving(stage: World) -> None:
    years = 10 * 365 * 24 * 60
    put(stage, stage.alice.store, "inventory_levels/update", {"inventory_item_id": 5}, years)
    drain_all(stage, stage.alice.store)
    (task,) = rows(stage.services, "follow_ups", stage.alice.store)
    assert datetime.fromisoformat(task["told_at"]) < datetime.now(UTC) + timedelta(minutes=6)


def test_settled_deliveries_are_forgotten_after_a_while_and_known_until_then(stage: World) -> None:
    for number in range(5):
        put(stage, stage.alice.store, "carts/update", b"{}", number, webhook=f"old-{number}")
    put(stage, stage.alice.store, "orders/updated", b"{", 6, webhook="for a person")
    drain_all(stage, stage.alice.store)
    put(stage, stage.bob.store, "carts/update", b"{}", 1, webhook="waiting")
    now = datetime.now(UTC)
    with stage.services.begin() as work:
        assert work.inbox.forget_settled(now - timedelta(days=1), 100) == 0
        again = Delivery("old-1", "", "carts/update", now, b"{}")
        assert take_in(stage.services, stage.alice.store, again) == [Intake.REPEATED]
        assert work.inbox.forget_settled(now + timedelta(minutes=1), 2) == 2
        assert work.inbox.forget_settled(now + timedelta(minutes=1), 100) == 3
    left = [
        row["webhook_id"] for tenant in (stage.alice, stage.bob) for row in rows(stage.services, "inbox", tenant.store)
    ]
    assert left == ["for a person", "waiting"]


def test_one_delivery_or_one_topic_can_be_replayed(stage: World) -> None:
    for webhook, topic in (("a", "orders/updated"), ("b", "orders/updated"), ("c", "products/update")):
        put(stage, stage.alice.store, topic, b"{", 1, webhook=webhook)
    drain_all(stage, stage.alice.store)
    with stage.services.begin() as work:
        assert work.inbox.replay(stage.bob.store, webhook_id="a") == 0
        assert work.inbox.replay(stage.alice.store, webhook_id="a") == 1
        assert work.inbox.replay(stage.alice.store, topic="products/update") == 1
        assert [one.webhook_id for one in work.inbox.set_aside(stage.alice.store)] == ["b"]


def test_a_batch_asks_the_database_as_often_for_fifty_deliveries_as_for_five(stage: World) -> None:
    def statements(count: int, first: int) -> int:
        for number in range(first, first + count):
            product = {**jacket(1, "alice", updated_at=at(1).isoformat()), "id": number, "published_at": None}
            put(stage, stage.alice.store, "products/update", product, 1)
            put(stage, stage.alice.store, "inventory_levels/update", {"inventory_item_id": number}, 1)
            put(stage, stage.alice.store, "orders/updated", {**whole_order(stage.alice, 1), "id": number}, 1)
        asked: list[str] = []
        with stage.services.begin() as work:
            listen(work.connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
            drain(stage.alice.store, work, stage.services.read_delivery, 3 * count)
        return len(asked)

    assert statements(20, 1000) == statements(2, 2000) < 20
