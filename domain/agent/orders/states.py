"""In which state an order is, in one word, from what the record says."""

from collections.abc import Sequence
from enum import StrEnum

from domain.orders import Fulfilment, LineItem, Order, Return


class OrderState(StrEnum):
    UNFULFILLED = "unfulfilled"
    PREORDER = "preorder"
    ON_HOLD = "on_hold"
    PARTLY_FULFILLED = "partly_fulfilled"
    FULFILLED = "fulfilled"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    READY_FOR_PICKUP = "ready_for_pickup"
    ATTEMPTED = "attempted_delivery"
    FAILED = "delivery_failed"
    DELIVERED = "delivered"
    RETURNING = "return_in_progress"
    RETURNED = "returned"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"


S = OrderState
CARRIER_WORDS = {
    "label_printed": S.FULFILLED,
    "label_purchased": S.FULFILLED,
    "confirmed": S.FULFILLED,
    "in_transit": S.IN_TRANSIT,
    "out_for_delivery": S.OUT_FOR_DELIVERY,
    "ready_for_pickup": S.READY_FOR_PICKUP,
    "attempted_delivery": S.ATTEMPTED,
    "failure": S.FAILED,
    "delivered": S.DELIVERED,
    "picked_up": S.DELIVERED,
}
# An order of several parcels is as far as its last one.
PROGRESS = (S.FULFILLED, S.FAILED, S.ATTEMPTED, S.READY_FOR_PICKUP, S.IN_TRANSIT, S.OUT_FOR_DELIVERY, S.DELIVERED)
VOID = frozenset({"cancelled", "error", "failure"})  # fulfilments that never left
OPEN_RETURNS = frozenset({"open", "requested", "approved"})
PREORDER_WORDS = ("preorder", "pre-order", "pre order")


def state_of(order: Order) -> OrderState:
    """Return the one word for the whole order. Parcels are told apart by parcel_state."""
    if order.cancelled_at is not None:
        return S.CANCELLED
    if open_returns(order):
        return S.RETURNING
    if order.financial_status == "refunded":
        return S.RETURNED if order.returns else S.REFUNDED
    return shipping_state(order)


def shipping_state(order: Order) -> OrderState:
    sent = parcels(order)
    if order.fulfilment_status == "partial":
        return S.PARTLY_FULFILLED
    if sent:
        return min((parcel_state(parcel) for parcel in sent), key=PROGRESS.index)
    if order.fulfilment_status == "fulfilled":
        return S.FULFILLED
    return S.PREORDER if is_preorder(order) else S.UNFULFILLED


def open_returns(order: Order) -> list[Return]:
    return [one for one in order.returns if one.status.lower() in OPEN_RETURNS]


def parcels(order: Order) -> Sequence[Fulfilment]:
    return [parcel for parcel in order.fulfilments if parcel.status.lower() not in VOID]


def parcel_state(parcel: Fulfilment) -> OrderState:
    if parcel.delivered_at is not None:
        return S.DELIVERED
    return CARRIER_WORDS.get(parcel.shipment_status.lower(), S.FULFILLED)


def is_preorder(order: Order) -> bool:
    words = [*order.tags, *(f"{name} {value}" for line in order.lines for name, value in line.properties)]
    return any(mark in word.lower() for word in words for mark in PREORDER_WORDS)


def unsent(order: Order) -> list[tuple[LineItem, int]]:
    """Return the lines that still have to be shipped, with how many."""
    sent: dict[int, int] = {}
    for parcel in parcels(order):
        for line_id, quantity in parcel.lines:
            sent[line_id] = sent.get(line_id, 0) + quantity
    waiting = ((line, line.current_quantity - sent.get(line.id, 0)) for line in order.lines)
    return [(line, count) for line, count in waiting if count > 0 and line.requires_shipping]
