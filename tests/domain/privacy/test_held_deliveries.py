"""What Shopify delivers of a person who is to be forgotten: what waits, what comes late, and a new beginning."""

from dataclasses import replace
from datetime import timedelta

import pytest

from integrations.shopify.order_payloads import parse_order
from integrations.shopify.payloads import parse_customer
from tests.domain.privacy.people import (
    Person,
    ask,
    left_of,
    newcomer,
    order_of,
    payload_of,
    redaction,
)
from tests.domain.stage import at, put, rows
from tests.world import World, orders_named

WAITING = [
    ("orders/updated", lambda who, tenant: order_of(who, tenant)),
    ("customers/update", lambda who, tenant: payload_of(who)),
    (
        "fulfillments/create",
        lambda who, tenant: {"id": 1, "order_id": 5, "destination": {"name": who.name, "email": who.email}},
    ),
    ("refunds/create", lambda who, tenant: {"id": 1, "order_id": who.order_id, "note": f"{who.name}, {who.street}"}),
    ("orders/create", lambda who, tenant: {"id": who.order_id, "note": who.street}),
    ("customers/create", lambda who, tenant: {"id": who.id, "last_name": who.name}),
    ("orders/create", lambda who, tenant: f'broken {{"email": "{who.email}", "{who.name}"'.encode()),
]


@pytest.mark.parametrize("state", ["waiting", "early", "set_aside"])
@pytest.mark.parametrize(("topic", "body"), WAITING)
def test_deliveries_that_are_held_of_a_person_lose_their_bodies(
    stage: World, quincy: Person, state: str, topic: str, body: object
) -> None:
    payload = body(quincy, stage.alice)
    put(stage, stage.alice.store, topic, payload, 3)
    put(stage, stage.alice.store, "orders/updated", order_of(newcomer(1), stage.alice), 3)
    with stage.services.begin() as work:
        work.connection.exec_driver_sql("UPDATE inbox SET state = %s", (state,))
    ask(stage, stage.alice.store, redaction(quincy))
    assert left_of(stage.services, quincy) == []
    assert sorted(row["body"] is None for row in rows(stage.services, "inbox", stage.alice.store)) == [False, True]


def test_late_news_of_what_was_before_does_not_bring_a_person_back(stage: World, quincy: Person) -> None:
    store, older = stage.alice.store, {"id": 9_200_000_000_001, "name": "#5901"}
    ask(stage, store, redaction(quincy, order_ids=(9_200_000_000_009,)))
    late = [
        order_of(quincy, stage.alice, updated_at=at(9).isoformat()),
        order_of(quincy, stage.alice, updated_at=at(9).isoformat(), **older),
        order_of(quincy, stage.alice, updated_at=at(9).isoformat(), **older, customer=None),
        order_of(newcomer(1), stage.alice, id=9_200_000_000_009, updated_at=at(9).isoformat()),
    ]
    with stage.services.begin() as work:
        assert [work.orders.put(store, parse_order(one)) for one in late] == [False] * 4
        again = [payload_of(quincy) | {"updated_at": at(9).isoformat()}, payload_of(quincy) | {"id": 71}]
        assert [work.customers.put(store, parse_customer(one)) for one in again] == [False, False]
    assert left_of(stage.services, quincy) == []


def test_a_new_order_of_a_person_who_comes_back_is_taken(stage: World, quincy: Person) -> None:
    ask(stage, stage.alice.store, redaction(quincy))
    new = {"id": 9_200_000_000_002, "name": "#5902", "created_at": at(7).isoformat(), "processed_at": at(7).isoformat()}
    with stage.services.begin() as work:
        fresh = parse_order(order_of(quincy, stage.alice, updated_at=at(7).isoformat(), **new))
        assert work.orders.put(stage.alice.store, fresh)
        assert orders_named(work, stage.alice.store, "#5902") == [fresh]


def test_an_order_placed_after_the_request_stays(stage: World, quincy: Person) -> None:
    with stage.services.begin() as work:
        first = parse_order(order_of(quincy, stage.alice))
        later = replace(first, id=77, name="#5903", created_at=at(5) + timedelta(hours=1))
        work.orders.put(stage.alice.store, later)
    ask(stage, stage.alice.store, redaction(quincy))
    with stage.services.begin() as work:
        assert orders_named(work, stage.alice.store, "#5903") and not orders_named(work, stage.alice.store, first.name)
