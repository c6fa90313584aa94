"""Draining a store's inbox: in the order things were triggered, what can be together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain import updates
from domain.applying import Applied, FollowUp, News, apply
from domain.errors import InvalidRequest
from domain.inbox import Delivery, DeliveryState, Settlement
from domain.orders import EPOCH, Order
from domain.shelves import Shelves
from domain.stores import Store

BATCH = 50  # deliveries a transaction: each commit makes their facts answerable
AHEAD_AT_MOST = timedelta(days=1)  # of a record's time before the delivery that tells it
FROM_THE_FUTURE = "Its record is dated more than a day after the shop sent it, and would outdo all that follow."

ReadDelivery = Callable[[str, bytes, str], updates.Update]


@dataclass(frozen=True)
class Drained:
    """`more` says that deliveries may still wait; `follow_ups` are kept, and due once this is committed."""

    settled: int
    more: bool
    follow_ups: tuple[FollowUp, ...] = ()


def drain(store: Store, shelves: Shelves, read: ReadDelivery, batch: int = BATCH) -> Drained:
    """Apply the oldest deliveries of `store`, one process at a time.

    Raises whatever a delivery meets that is not its own fault (RemoteError from embedding, a lost database).
    """
    shelves.inbox.lock(store)
    waiting = shelves.inbox.waiting(store, batch)
    told = [parse(store, delivery, read) for delivery in waiting]
    news = [one for one in told if isinstance(one, News)]
    applied = iter(apply(store, news, shelves))
    outcomes = [next(applied) if isinstance(one, News) else one for one in told]
    shelves.inbox.settle([settlement(*pair) for pair in zip(waiting, outcomes, strict=True)])
    wanted = follow_ups(waiting, outcomes)
    shelves.follow_ups.want(store, wanted)
    orders = {outcome.order for outcome in outcomes} - {0}
    called = shelves.inbox.call_back(store, orders) if orders else 0
    more = len(waiting) == batch or called > 0 or any(delivery.attempts for delivery in waiting)
    return Drained(len(waiting), more, tuple(wanted))


def parse(store: Store, delivery: Delivery, read: ReadDelivery) -> News | Applied:
    """Return what the delivery tells, or why it has to be set aside."""
    try:
        update = read(delivery.topic, delivery.body, store.url)
    except InvalidRequest as error:
        return Applied(error.detail, aside=True)
    if latest(update) > delivery.triggered_at + AHEAD_AT_MOST:
        return Applied(FROM_THE_FUTURE, aside=True)
    return News(update, delivery.triggered_at)


def latest(update: updates.Update) -> datetime:
    """Return the newest of the times by which news of the record's kind is compared."""
    return max(TIMES[type(update)](update), default=EPOCH) if type(update) in TIMES else EPOCH


def times_of(order: Order) -> list[datetime]:
    return [order.version, *(parcel.updated_at for parcel in order.fulfilments)]


TIMES: dict[type, Callable[[Any], list[datetime]]] = {
    updates.ProductChanged: lambda update: [update.product.version],
    updates.OrderChanged: lambda update: times_of(update.order) + [one.version for one in [update.customer] if one],
    updates.ParcelChanged: lambda update: [update.fulfilment.updated_at],
    updates.ShipmentMoved: lambda update: [update.at],
    updates.CustomerChanged: lambda update: [update.customer.version],
}


def settlement(delivery: Delivery, applied: Applied) -> Settlement:
    return Settlement(delivery.id, state_of(applied), applied.reason, applied.awaits or None)


def state_of(applied: Applied) -> DeliveryState:
    if applied.aside:
        return DeliveryState.SET_ASIDE
    if applied.awaits:
        return DeliveryState.EARLY
    return DeliveryState.SKIPPED if applied.reason else DeliveryState.APPLIED


def follow_ups(waiting: Sequence[Delivery], outcomes: Sequence[Applied]) -> dict[FollowUp, datetime]:
    """Return what has to be done later, each with when the newest delivery that asks for it was triggered."""
    wanted: dict[FollowUp, datetime] = {}
    for delivery, outcome in zip(waiting, outcomes, strict=True):
        if outcome.follow_up is not None:
            asked = wanted.get(outcome.follow_up, delivery.triggered_at)
            wanted[outcome.follow_up] = max(asked, delivery.triggered_at)
    return wanted
