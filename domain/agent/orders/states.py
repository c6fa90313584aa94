"""In which state an order is, in one word, from what the record says."""

import re
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from domain.agent.replies import Milestone
from domain.orders import Fulfilment, LineItem, Order, Return


class OrderState(StrEnum):
    UNFULFILLED = "unfulfilled"
    PREORDER = "preorder"
    ON_HOLD = "on_hold"
    PARTLY_FULFILLED = "partly_fulfilled"
    AWAITING_CARRIER = "awaiting_carrier"
    FULFILLED = "fulfilled"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    READY_FOR_PICKUP = "ready_for_pickup"
    ATTEMPTED = "attempted_delivery"
    DELAYED = "delayed"
    FAILED = "delivery_failed"
    DELIVERED = "delivered"
    RETURNING = "return_in_progress"
    RETURNED = "returned"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"


S = OrderState
# A label tells only that one was made, and a confirmed parcel is one the carrier knows of and has not got yet.
CARRIER_WORDS = {
    "label_printed": S.AWAITING_CARRIER,
    "label_purchased": S.AWAITING_CARRIER,
    "confirmed": S.AWAITING_CARRIER,
    "carrier_picked_up": S.IN_TRANSIT,
    "in_transit": S.IN_TRANSIT,
    "delayed": S.DELAYED,
    "out_for_delivery": S.OUT_FOR_DELIVERY,
    "ready_for_pickup": S.READY_FOR_PICKUP,
    "attempted_delivery": S.ATTEMPTED,
    "failure": S.FAILED,
    "not_delivered": S.FAILED,
    "delivered": S.DELIVERED,
    "picked_up": S.DELIVERED,
}
# An order of several parcels is as far as its last one.
PROGRESS = (
    S.AWAITING_CARRIER,
    S.FULFILLED,
    S.FAILED,
    S.ATTEMPTED,
    S.DELAYED,
    S.READY_FOR_PICKUP,
    S.IN_TRANSIT,
    S.OUT_FOR_DELIVERY,
    S.DELIVERED,
)
ON_THE_WAY = frozenset({S.UNFULFILLED, S.PREORDER, S.ON_HOLD, S.PARTLY_FULFILLED, *PROGRESS})
VOID = frozenset({"cancelled", "error", "failure"})  # fulfilments that never left
OPEN_RETURNS = frozenset({"open", "requested", "approved"})
COMES = re.compile(
    r"pre.?order|\b(?:ships?|shipping|release[sd]?|available|deliver\w*|dispatch\w*|arriv\w*|expected|vorbestell\w*|lieferbar"
    r"|erscheint|disponible|preventa|premiera|przedsprzeda\w*|precommande|prevendita|pre.?venda|levering)\b|예약|출시|予約|発売",
    re.I,
)
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
    states = {parcel_state(parcel) for parcel in sent}
    if states == {S.AWAITING_CARRIER}:
        return S.AWAITING_CARRIER
    partial = order.fulfilment_status == "partial" and (sent or not gone_out(order))
    if partial or S.AWAITING_CARRIER in states:
        return S.PARTLY_FULFILLED
    if states:
        return min(states, key=PROGRESS.index)
    if order.fulfilment_status == "fulfilled":
        return S.FULFILLED
    if order.fulfilment_status == "on_hold":
        return S.ON_HOLD
    return S.PREORDER if is_preorder(order) else S.UNFULFILLED


def open_returns(order: Order) -> list[Return]:
    return [one for one in order.returns if one.status.lower() in OPEN_RETURNS]


def parcels(order: Order) -> Sequence[Fulfilment]:
    """Return what was handed to a carrier, or is about to be."""
    sent = gone_out(order)
    if not sent:
        return []
    shipped = shipped_lines(order)
    return [one for one in sent if (shipped & {line for line, _ in one.lines} if one.lines else shipped)]


def shipped_lines(order: Order) -> set[int]:
    """Return the lines that go by a carrier: those that need it, and what went by one all the same."""
    needing = {line.id for line in order.lines if line.requires_shipping}
    every = {line.id for line in order.lines}
    tracked = [{line for line, _ in one.lines} or every for one in gone_out(order) if one.tracking]
    return needing.union(*(lines for lines in tracked if not needing & lines))


def gone_out(order: Order) -> Sequence[Fulfilment]:
    """Return what was sent on any road: a file goes by e-mail."""
    return [parcel for parcel in order.fulfilments if parcel.status.lower() not in VOID]


def parcel_state(parcel: Fulfilment) -> OrderState:
    if parcel.delivered_at is not None:
        return S.DELIVERED
    return CARRIER_WORDS.get(parcel.shipment_status.lower(), S.FULFILLED)


def has_left(parcel: Fulfilment) -> bool:
    """Whether a parcel may be told as sent: not where only its label is known, or that the carrier awaits it."""
    return parcel_state(parcel) is not S.AWAITING_CARRIER


def is_preorder(order: Order) -> bool:
    words = [*order.tags, *(f"{name} {value}" for line in order.lines for name, value in line.properties)]
    return any(mark in word.lower() for word in words for mark in PREORDER_WORDS)


def out_at(order: Order, line: LineItem) -> datetime | None:
    """Return when what needs no parcel went out, None where it has not or nobody noted it."""
    out = gone_out(order)
    sent = [parcel for parcel in out if any(line_id == line.id for line_id, _ in parcel.lines)]
    if not sent and order.fulfilment_status == "fulfilled" and len(out) == 1:
        sent = list(out)
    return min((parcel.created_at for parcel in sent), default=None)


def preorder_notes(order: Order) -> list[str]:
    """Return what the order or its lines note of when a pre-order comes: "Pre-order: ships in January"."""
    pairs = [*order.attributes, *(pair for line in order.lines for pair in line.properties)]
    noted = (f"{name}: {value}" for name, value in pairs if value and not name.startswith("_"))
    return [words for words in dict.fromkeys(noted) if COMES.search(words) and any(sign.isdigit() for sign in words)]


def unsent(order: Order) -> list[tuple[LineItem, int]]:
    """Return the lines that still have to be shipped, with how many."""
    sent: dict[int, int] = {}
    for parcel in parcels(order):
        for line_id, quantity in parcel.lines:
            sent[line_id] = sent.get(line_id, 0) + quantity
    waiting = ((line, line.current_quantity - sent.get(line.id, 0)) for line in order.lines)
    return [(line, count) for line, count in waiting if count > 0 and line.id in shipped_lines(order)]


def steps_of(order: Order) -> tuple[Milestone, ...]:
    """Return an order's way to the shopper, () where it is not on that way: cancelled, or on its way back."""
    state, sent = state_of(order), parcels(order)
    if state not in ON_THE_WAY:
        return ()
    gone = [parcel for parcel in sent if has_left(parcel)]
    shipped = min((parcel.created_at for parcel in gone), default=None)
    arrivals = [parcel.delivered_at for parcel in sent if parcel.delivered_at]
    arrived = state is S.DELIVERED
    return (
        Milestone("ordered", True, order.created_at),
        Milestone("shipped", bool(gone) or (not sent and state in PROGRESS), shipped),
        Milestone("delivered", arrived, max(arrivals, default=None) if arrived else None),
    )
