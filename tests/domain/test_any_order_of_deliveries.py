"""Whatever order deliveries come in, how often, and in how many batches: what is held at the end is the same."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from domain.catalogue import Stock
from domain.follow_ups import Task
from domain.inbox import Delivery
from domain.stock import learn_stock
from domain.stores import Store
from tests.domain.order_story import LINE, ORDER, PARCEL, Told, goods_back, moved, parcel, refund, stamp, whole_order
from tests.domain.stage import at, drain_all, rows, take_in, vectors
from tests.world import Tenant, World, jacket

TABLES = ("products", "orders", "customers")
OUR_OWN_TIME = ("kept_at",)
LEASE = timedelta(minutes=1)
JACKET, HAT, SCARF = 101, 102, 103


def product(number: int, minutes: float, told: float | None = None, **changes: Any) -> Told:
    """A product at its version of that minute; `told` later, where the shop tells the same second twice."""
    plain = jacket(number, "alice", updated_at=stamp(minutes))
    topic = "products/create" if minutes == 1 else "products/update"
    return Told(topic, {**plain, **changes}, minutes if told is None else told)


def restocked(number: int, minutes: float, pieces: int, **changes: Any) -> Told:
    found = product(number, minutes, **changes)
    variants = [{**one, "inventory_quantity": pieces} for one in found.payload["variants"]]
    return Told(found.topic, {**found.payload, "variants": variants}, found.minutes)


def stock(number: int, minutes: float, position: int = 0) -> Told:
    item = (8_000_000_000_000 + number) * 100 + position
    return Told("inventory_levels/update", {"inventory_item_id": item, "available": 1}, minutes)


def person(tenant: Tenant, minutes: float, told: float, name: str) -> Told:
    payload = {"id": 501, "email": tenant.own_email, "first_name": name, "updated_at": stamp(minutes)}
    return Told("customers/update", payload, told)


def deliveries_of(tenant: Tenant) -> list[Told]:
    """Goods, stock and one order, with everything that makes an order of telling hard: equal seconds, deletions,
    parts before wholes, older wholes after parts."""
    first, corrected = parcel(2), {**parcel(5), "tracking_numbers": ["1Z-CORRECTED"]}
    delivered = {**corrected, "shipment_status": "delivered", "updated_at": stamp(8)}
    pending = {**refund(9), "transactions": [{"kind": "refund", "status": "pending", "amount": "20.00"}]}
    return [
        product(JACKET, 1),
        stock(JACKET, 2),
        product(JACKET, 3, title="Renamed Jacket"),
        product(JACKET, 3, told=3.001, title="Renamed Again"),
        stock(JACKET, 3),
        restocked(JACKET, 4, 2, title="Renamed Again"),
        stock(JACKET, 4.5, position=2),
        product(HAT, 1, title="Hat"),
        stock(HAT, 2),
        Told("products/delete", {"id": 8_000_000_000_000 + HAT}, 3),
        product(HAT, 2, told=4, title="Hat told late"),
        restocked(SCARF, 1, 9, title="Scarf"),
        restocked(SCARF, 6, 0, title="Scarf"),
        stock(SCARF, 5),
        restocked(SCARF, 6, 0, told=6.001, title="Silk Scarf"),
        Told("orders/create", whole_order(tenant, 1), 1),
        Told("fulfillments/create", first, 2),
        Told("orders/updated", whole_order(tenant, 3, fulfillment_status="fulfilled", fulfillments=[first]), 3),
        Told("orders/paid", whole_order(tenant, 3, financial_status="authorized"), 3.001),
        Told("fulfillment_events/create", moved(4, "in_transit", stamp(3000)), 4),
        Told("fulfillments/update", corrected, 5),
        Told("fulfillment_events/create", moved(6, "out_for_delivery", stamp(2000)), 6),
        Told("fulfillment_events/create", moved(7, "delivered"), 7),
        Told("fulfillments/update", delivered, 8),
        Told("returns/request", goods_back("requested"), 8.5),
        Told("refunds/create", pending, 9),
        Told("refunds/create", refund(9), 9.5),
        Told("returns/approve", goods_back("open"), 10),
        Told("orders/updated", whole_order(tenant, 11, fulfillments=[delivered], refunds=[refund(9)]), 11),
        Told("orders/updated", whole_order(tenant, 11, financial_status="partially_refunded"), 11.001),
        Told("orders/create", {**whole_order(tenant, 2), "id": ORDER + 1}, 2),
        Told("orders/delete", {"id": ORDER + 1}, 3),
        Told("refunds/create", {**refund(4), "id": 4, "order_id": ORDER + 1}, 4),
        person(tenant, 2, 2, "Ann"),
        person(tenant, 2, 2.001, "Anna"),
        person(tenant, 1, 3, "A."),
        Told("customers/delete", {"id": 502}, 4),
        Told("customers/update", {"id": 502, "first_name": "Gone", "updated_at": stamp(5)}, 5),
    ]


# What the shop has at the end, whenever it is asked: a reading is at least as new as what asked for it.
PIECES = {(JACKET, 0): 4, (JACKET, 1): 2, (JACKET, 2): 1, (SCARF, 0): 0}


@dataclass
class Teller:
    """Two stores that are told their stories in turns."""

    world: World
    number: int = 0
    stories: dict[str, list[Told]] = field(default_factory=dict)

    def forget(self) -> None:
        with self.world.services.begin() as work:
            for tenant in self.tenants:
                for table in (*TABLES, "inbox", "stock", "follow_ups"):
                    work.connection.execute(text(f"DELETE FROM {table} WHERE store_id = :id"), {"id": tenant.store.id})
                work.connection.execute(text(f"DELETE FROM {tenant.store.schema}.data_products"))

    @property
    def tenants(self) -> tuple[Tenant, Tenant]:
        return self.world.alice, self.world.bob

    def tell(self, store: Store, told: Sequence[Told], *, under_another_id: bool = False) -> None:
        """A repeat of Shopify's comes under the same id; but the same news may also come under another."""
        deliveries: list[Delivery] = []
        for one in told:
            self.number += under_another_id
            webhook = f"{one.topic} {one.minutes} {one.payload.get('id')} {self.number}"
            deliveries.append(Delivery(webhook, "", one.topic, at(one.minutes), json.dumps(one.payload).encode()))
        take_in(self.world.services, store, *deliveries)

    def apply(self, store: Store, *, reading: bool) -> None:
        drain_all(self.world, store)
        if reading:
            self.read_stock(store)

    def read_stock(self, store: Store) -> None:
        with self.world.services.begin() as work:
            claims = work.follow_ups.claim(store, Task.READ_STOCK, 100, LEASE)
            found = [stock_of(claim.record_id, claim.told_at) for claim in claims]
            learn_stock(store, [one for one in found if one is not None], work)
            work.follow_ups.finish(store, claims)

    def held(self, tenant: Tenant) -> Mapping[str, Any]:
        services = self.world.services
        kept = {table: rows(services, table, tenant.store, but=OUR_OWN_TIME) for table in TABLES}
        return {**kept, "vectors": [one for one in vectors(services, tenant.store) if one[0].startswith("product:")]}

    def waiting(self, tenant: Tenant) -> set[str]:
        states = {row["state"] for row in rows(self.world.services, "inbox", tenant.store)}
        tasks = {row["task"] for row in rows(self.world.services, "follow_ups", tenant.store)}
        return (states - {"applied", "skipped"}) | tasks


def stock_of(item: int, told_at: Any) -> Stock | None:
    product_id, position = divmod(item, 100)
    pieces = PIECES.get((product_id - 8_000_000_000_000, position))
    return None if pieces is None else Stock(product_id * 10 + position, product_id, pieces, pieces > 0, told_at)


@pytest.fixture
def teller(stage: World) -> Teller:
    return Teller(stage)


COUNT = 38
PLACE = st.integers(0, COUNT - 1)


@st.composite
def tellings(draw: st.DrawFn) -> list[int]:
    """Every delivery, some of them twice, in any order: as swaps, which shrink to the few that matter."""
    order = [*range(COUNT), *draw(st.lists(PLACE, max_size=5))]
    for one, other in draw(st.lists(st.tuples(PLACE, PLACE), max_size=80)):
        order[one], order[other] = order[other], order[one]
    return order[::-1] if draw(st.booleans()) else order


@settings(
    max_examples=20,
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    first=tellings(),
    second=tellings(),
    batches=st.lists(st.integers(1, 30), min_size=1, max_size=6),
    reading=st.booleans(),
    under_another_id=st.booleans(),
)
def test_any_order_with_repeats_in_any_batches_ends_as_the_story_in_its_order(
    teller: Teller, first: list[int], second: list[int], batches: list[int], reading: bool, under_another_id: bool
) -> None:
    expected = in_order(teller)
    teller.forget()
    orders = dict(zip((tenant.store.id for tenant in teller.tenants), (first, second), strict=True))
    for tenant, indexes in interleaved(teller, orders, batches):
        told = deliveries_of(tenant)
        teller.tell(tenant.store, [told[index] for index in indexes], under_another_id=under_another_id)
        teller.apply(tenant.store, reading=reading)
    for tenant in teller.tenants:
        teller.apply(tenant.store, reading=True)
        assert teller.held(tenant) == expected[tenant.store.key]
        assert teller.waiting(tenant) == set()


def in_order(teller: Teller) -> dict[str, Mapping[str, Any]]:
    """Return what is held of each store after its story in its own order, each delivery applied by itself."""
    if not hasattr(teller.world, "told_in_order"):
        teller.forget()
        for tenant in teller.tenants:
            for one in sorted(deliveries_of(tenant), key=lambda one: one.minutes):
                teller.tell(tenant.store, [one])
                teller.apply(tenant.store, reading=True)
        found = {tenant.store.key: teller.held(tenant) for tenant in teller.tenants}
        vars(teller.world)["told_in_order"] = found
    told: dict[str, Mapping[str, Any]] = vars(teller.world)["told_in_order"]
    return told


def interleaved(
    teller: Teller, orders: Mapping[Any, Sequence[int]], batches: Sequence[int]
) -> Iterator[tuple[Tenant, Sequence[int]]]:
    """Yield the stores in turns, each time with as many of its deliveries as the next batch has."""
    left = {tenant.store.id: list(orders[tenant.store.id]) for tenant in teller.tenants}
    turn = 0
    while any(left.values()):
        for tenant in teller.tenants:
            size = batches[turn % len(batches)]
            indexes, left[tenant.store.id] = left[tenant.store.id][:size], left[tenant.store.id][size:]
            yield tenant, indexes
        turn += 1


def test_the_story_in_its_order_ends_as_one_would_tell_it(teller: Teller) -> None:
    in_order(teller)
    with teller.world.services.begin() as work:
        store = teller.world.alice.store
        goods = {one.id - 8_000_000_000_000: one for one in work.catalogue.products(store, all_ids())}
        (order,) = work.orders.with_ids(store, [ORDER, ORDER + 1])
        customers = [work.customers.customer(store, number) for number in (501, 502)]
    assert [one.quantity for one in goods[JACKET].variants] == [2, 2, 1]
    assert [goods[JACKET].title, goods[SCARF].title, sorted(goods)] == ["Renamed Again", "Silk Scarf", [JACKET, SCARF]]
    assert not goods[SCARF].available and order.financial_status == "partially_refunded"
    (sent,) = order.fulfilments
    assert (sent.id, sent.tracking[0].number, sent.shipment_status) == (PARCEL, "1Z-CORRECTED", "delivered")
    assert (sent.delivered_at, sent.estimated_delivery_at) == (at(7), at(2000))
    assert [(one.amount, one.lines) for one in order.refunds] == [(20, ((LINE, 1),))]
    assert [one.status for one in order.returns] == ["open"]
    assert [one.first_name if one else None for one in customers] == ["Anna", None]


def all_ids() -> list[int]:
    return [8_000_000_000_000 + number for number in (JACKET, HAT, SCARF)]
