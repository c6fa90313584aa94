"""Whatever order deliveries of one order come in, the same order stands at the end."""

from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from domain.orders import Order
from tests.domain.order_story import ORDER, Told, goods_back, moved, parcel, refund, story, whole_order
from tests.domain.stage import at, deliveries, drain_all, held, put, rows
from tests.world import Tenant, World, orders_named

shuffled = st.permutations(range(9)).flatmap(
    lambda order: st.lists(st.integers(0, 8), max_size=3).map(lambda repeats: [*order, *repeats])
)


def tell(world: World, tenant: Tenant, *told: Told) -> None:
    """Deliver each and drain at once, so that nothing is put in order on the way."""
    for one in told:
        put(world, tenant.store, one.topic, one.payload, one.minutes)
        drain_all(world, tenant.store)


def forget(world: World, tenant: Tenant) -> None:
    with world.services.begin() as work:
        for table in ("orders", "customers", "inbox"):
            work.connection.execute(text(f"DELETE FROM {table} WHERE store_id = :id"), {"id": tenant.store.id})


def the_order(world: World, tenant: Tenant) -> Order:
    with world.services.begin() as work:
        return work.orders.with_ids(tenant.store, [ORDER])[0]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shuffled)
def test_any_order_of_deliveries_with_repeats_ends_in_the_same_rows(stage: World, order: list[int]) -> None:
    told = story(stage.alice)
    forget(stage, stage.alice)
    tell(stage, stage.alice, *told)
    expected = held(stage.services, stage.alice.store)
    others = held(stage.services, stage.bob.store)
    forget(stage, stage.alice)
    tell(stage, stage.alice, *(told[index] for index in order))
    assert held(stage.services, stage.alice.store) == expected
    assert held(stage.services, stage.bob.store) == others
    assert not [state for _, state, _ in deliveries(stage.services, stage.alice.store) if state == "early"]


def test_draining_all_at_once_ends_as_draining_one_by_one(stage: World) -> None:
    forget(stage, stage.alice)
    tell(stage, stage.alice, *story(stage.alice))
    expected = held(stage.services, stage.alice.store)["orders"]
    forget(stage, stage.alice)
    for one in reversed(story(stage.alice)):
        put(stage, stage.alice.store, one.topic, one.payload, one.minutes)
    drain_all(stage, stage.alice.store)
    assert held(stage.services, stage.alice.store)["orders"] == expected


def test_parts_that_come_before_their_order_wait_for_it(stage: World) -> None:
    alice = stage.alice
    tell(
        stage,
        alice,
        Told("fulfillment_events/create", moved(4, "out_for_delivery"), 4),
        Told("fulfillments/create", parcel(2), 2),
        Told("refunds/create", refund(9), 9),
        Told("returns/request", goods_back("requested"), 7),
    )
    assert {state for _, state, _ in deliveries(stage.services, alice.store)} == {"early"}
    tell(stage, alice, Told("orders/create", whole_order(alice, 1), 1))
    order = the_order(stage, alice)
    assert [parcel.shipment_status for parcel in order.fulfilments] == ["out_for_delivery"]
    assert [len(order.refunds), len(order.returns)] == [1, 1]
    assert {state for _, state, _ in deliveries(stage.services, alice.store)} == {"applied"}
    assert {row["body"] for row in rows(stage.services, "inbox", alice.store)} == {None}


def test_a_part_of_another_stores_order_is_not_called_back(stage: World) -> None:
    tell(stage, stage.bob, Told("fulfillments/create", parcel(2), 2))
    tell(stage, stage.alice, Told("orders/create", whole_order(stage.alice, 1), 1))
    assert [state for _, state, _ in deliveries(stage.services, stage.bob.store)] == ["early"]
    assert the_order(stage, stage.alice).fulfilments == ()


def test_a_part_whose_order_never_comes_is_closed_and_its_body_forgotten(stage: World) -> None:
    tell(stage, stage.alice, Told("fulfillments/create", parcel(2), 2))
    with stage.services.begin() as work:
        assert work.inbox.give_up_early(at(-100_000)) == 0
        assert work.inbox.give_up_early(stage.services.now()) == 1
    (row,) = rows(stage.services, "inbox", stage.alice.store)
    assert (row["state"], row["body"]) == ("skipped", None)


def test_a_newer_order_keeps_the_return_that_order_webhooks_do_not_carry(stage: World) -> None:
    tell(
        stage,
        stage.alice,
        Told("orders/create", whole_order(stage.alice, 1), 1),
        Told("returns/approve", goods_back("open"), 2),
        Told("orders/updated", whole_order(stage.alice, 3), 3),
    )
    assert [item.status for item in the_order(stage, stage.alice).returns] == ["open"]


def test_the_expected_day_outlives_an_update_that_does_not_name_it(stage: World) -> None:
    expected = at(4000)
    tell(
        stage,
        stage.alice,
        Told("orders/create", whole_order(stage.alice, 1, fulfillments=[parcel(2)]), 1),
        Told("fulfillment_events/create", moved(3, "in_transit", expected.isoformat()), 3),
        Told("fulfillments/update", parcel(4, "out_for_delivery"), 4),
        Told("orders/updated", whole_order(stage.alice, 5, fulfillments=[parcel(4, "out_for_delivery")]), 5),
    )
    (held_parcel,) = the_order(stage, stage.alice).fulfilments
    assert (held_parcel.shipment_status, held_parcel.estimated_delivery_at) == ("out_for_delivery", expected)


def test_a_day_without_a_time_is_kept_as_that_day(stage: World) -> None:
    tell(
        stage,
        stage.alice,
        Told("orders/create", whole_order(stage.alice, 1, fulfillments=[parcel(2)]), 1),
        Told("fulfillment_events/create", moved(3, "in_transit", "2026-11-24T00:00:00+02:00"), 3),
        Told("fulfillments/update", parcel(4, "out_for_delivery"), 4),
    )
    (held_parcel,) = the_order(stage, stage.alice).fulfilments
    assert held_parcel.estimated_delivery_at == datetime(2026, 11, 24, tzinfo=UTC)
    assert held_parcel.estimated_whole_day is True


def test_an_older_order_that_comes_late_changes_nothing(stage: World) -> None:
    tell(stage, stage.alice, Told("orders/updated", whole_order(stage.alice, 9, financial_status="refunded"), 9))
    tell(stage, stage.alice, Told("orders/create", whole_order(stage.alice, 1), 1))
    assert the_order(stage, stage.alice).financial_status == "refunded"
    assert deliveries(stage.services, stage.alice.store)[-1][1:] == ("skipped", "Something newer is held.")


def test_a_deleted_order_never_comes_back(stage: World) -> None:
    tell(stage, stage.alice, Told("fulfillments/create", parcel(2), 2))
    tell(stage, stage.alice, Told("orders/delete", {"id": ORDER}, 5))
    tell(stage, stage.alice, Told("orders/updated", whole_order(stage.alice, 90), 90))
    tell(stage, stage.alice, Told("refunds/create", refund(91), 91))
    with stage.services.begin() as work:
        assert work.orders.with_ids(stage.alice.store, [ORDER]) == []
        assert orders_named(work, stage.alice.store, "#7001") == []
    assert "early" not in {state for _, state, _ in deliveries(stage.services, stage.alice.store)}
