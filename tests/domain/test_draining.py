"""A delivery that is broken, unknown or too much stands in nobody's way."""

import pytest

from domain.draining import drain
from tests.domain.order_story import whole_order
from tests.domain.stage import at, deliveries, drain_all, put, rows
from tests.world import World, jacket

BROKEN = [
    ("orders/updated", b"{not json", "The body is not JSON."),
    ("orders/updated", b"\xff\xfe", "The body is not JSON."),
    ("products/update", b"[1, 2]", "The body is not a JSON object."),
    ("products/update", b'{"title": "No id"}', "The payload has no usable id."),
    ("orders/create", b'{"id": "abc"}', "The payload has no usable id."),
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
        assert (aside.webhook_id, aside.reason) == ("broken-one", "The body is not JSON.")
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
