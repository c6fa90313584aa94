"""What the law and Shopify ask by webhook is carried out when the inbox is drained."""

from typing import Any

from domain.applying import FollowUp, Task
from domain.privacy.records import RecordKind, RecordState
from tests.domain.privacy.people import Person, Talk, left_of, newcomer, order_of, payload_of, records, settle_in
from tests.domain.stage import at, deliveries, drain_all, held, put, rows
from tests.world import Tenant, World


def told(tenant: Tenant, who: Person, **more: object) -> dict[str, Any]:
    customer = {"id": who.id, "email": who.email.upper(), "phone": who.phone}
    return {"shop_id": 1, "shop_domain": str(tenant.store.shop), "customer": customer, **more}


def test_a_redaction_leaves_nothing_of_the_person_not_even_the_delivery(stage: World) -> None:
    who = settle_in(stage, stage.alice, newcomer(0))
    Talk(stage, stage.alice, "browser", who.id).say(f"Where is my order {who.order_name}?")
    before = held(stage.services, stage.bob.store)
    put(stage, stage.alice.store, "customers/redact", told(stage.alice, who, orders_to_redact=[who.order_id]), 5)
    drain_all(stage, stage.alice.store)
    assert left_of(stage.services, who) == []
    assert deliveries(stage.services, stage.alice.store) == [("customers/redact", "applied", "")]
    assert [one.kind for one in records(stage, stage.alice)] == [RecordKind.REDACT_CUSTOMER]
    assert held(stage.services, stage.bob.store) == before and records(stage, stage.bob) == []


def test_whatever_stands_beside_a_redaction_in_one_batch_does_not_bring_the_person_back(stage: World) -> None:
    who = settle_in(stage, stage.alice, newcomer(0))
    older = order_of(who, stage.alice, id=9_500_000_000_001, name="#5951", updated_at=at(3).isoformat())
    put(stage, stage.alice.store, "orders/updated", order_of(who, stage.alice, updated_at=at(4).isoformat()), 4)
    put(stage, stage.alice.store, "customers/redact", told(stage.alice, who, orders_to_redact=[]), 5)
    put(stage, stage.alice.store, "orders/create", older, 6)
    put(stage, stage.alice.store, "customers/update", payload_of(who) | {"updated_at": at(7).isoformat()}, 7)
    drain_all(stage, stage.alice.store)
    assert left_of(stage.services, who) == []
    put(stage, stage.alice.store, "orders/updated", older | {"updated_at": at(9).isoformat()}, 9)
    drain_all(stage, stage.alice.store)
    assert left_of(stage.services, who) == []


def test_a_delivery_that_is_set_aside_beside_a_redaction_is_closed_and_cannot_be_replayed(stage: World) -> None:
    who = settle_in(stage, stage.alice, newcomer(0))
    put(stage, stage.alice.store, "orders/create", f'broken {{"email": "{who.email}"'.encode(), 4)
    put(stage, stage.alice.store, "refunds/create", {"id": 1, "order_id": 5, "note": who.email}, 4)
    put(stage, stage.alice.store, "customers/redact", told(stage.alice, who, orders_to_redact=[]), 5)
    drain_all(stage, stage.alice.store)
    assert left_of(stage.services, who) == []
    assert {state for _, state, _ in deliveries(stage.services, stage.alice.store)} == {"skipped", "applied"}


def test_a_request_for_data_makes_an_export_and_changes_nothing_else(stage: World) -> None:
    who = settle_in(stage, stage.alice, newcomer(0))
    before = held(stage.services, stage.alice.store)
    asked = told(stage.alice, who, orders_requested=[who.order_id], data_request={"id": 9999})
    put(stage, stage.alice.store, "customers/data_request", asked, 5)
    drain_all(stage, stage.alice.store)
    (record,) = records(stage, stage.alice)
    assert (record.state, record.request_id, record.received_at) == (RecordState.READY, "9999", at(5))
    assert record.done.counts["orders"] == 1
    assert held(stage.services, stage.alice.store) == before
    assert deliveries(stage.services, stage.alice.store) == [("customers/data_request", "applied", "")]


def test_a_redaction_takes_the_export_made_before(stage: World) -> None:
    who = settle_in(stage, stage.alice, newcomer(0))
    put(stage, stage.alice.store, "customers/data_request", told(stage.alice, who, data_request={"id": 1}), 5)
    put(stage, stage.alice.store, "customers/redact", told(stage.alice, who, orders_to_redact=[]), 6)
    drain_all(stage, stage.alice.store)
    assert rows(stage.services, "privacy_exports", stage.alice.store) == []
    assert left_of(stage.services, who) == []


def test_uninstalling_twice_is_uninstalling_once(stage: World) -> None:
    for minutes in (1, 2):
        put(stage, stage.alice.store, "app/uninstalled", {"myshopify_domain": str(stage.alice.store.shop)}, minutes)
        drain_all(stage, stage.alice.store)
    with stage.services.begin() as work:
        store = work.stores.of_id(stage.alice.store.id)
        bob = work.stores.of_id(stage.bob.store.id)
    assert store is not None and store.state == "uninstalled"
    assert bob is not None and bob.state == "installed"
    assert {state for _, state, _ in deliveries(stage.services, stage.alice.store)} == {"applied"}


def test_a_shop_redaction_asks_for_the_store_to_be_erased_and_is_open_until_then(stage: World) -> None:
    put(stage, stage.alice.store, "shop/redact", {"shop_id": 1, "shop_domain": "x"}, 1)
    assert drain_all(stage, stage.alice.store) == [FollowUp(Task.ERASE_STORE)]
    (record,) = records(stage, stage.alice)
    assert (record.kind, record.state, record.finished_at) == (RecordKind.REDACT_SHOP, RecordState.OPEN, None)


def test_news_of_an_uninstall_from_before_the_store_came_back_is_stale(stage: World) -> None:
    two_days = -2 * 24 * 60  # minutes; the store of the tests was installed a day ago
    put(stage, stage.alice.store, "app/uninstalled", {"myshopify_domain": str(stage.alice.store.shop)}, two_days)
    drain_all(stage, stage.alice.store)
    with stage.services.begin() as work:
        store = work.stores.of_id(stage.alice.store.id)
    assert store is not None and store.state == "installed"
    assert {state for _, state, _ in deliveries(stage.services, stage.alice.store)} == {"skipped"}
