"""Draining a store's inbox: in the order things were triggered, repeats of one record once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from domain import updates
from domain.applying import Applied, FollowUp, apply
from domain.errors import InvalidRequest
from domain.inbox import Delivery, DeliveryState
from domain.shelves import Shelves
from domain.stores import Store

BATCH = 50  # deliveries a transaction: each commit makes their facts answerable
ALWAYS = datetime.max.replace(tzinfo=UTC)

ReadDelivery = Callable[[str, bytes, str], updates.Update]


@dataclass(frozen=True)
class Drained:
    """`more` says that deliveries may still wait; `follow_ups` are to be done once this is committed."""

    settled: int
    more: bool
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True)
class Parsed:
    delivery: Delivery
    update: updates.Update


def drain(store: Store, shelves: Shelves, read: ReadDelivery, batch: int = BATCH) -> Drained:
    """Apply the oldest deliveries of `store`, one process at a time.

    Raises whatever a delivery meets that is not its own fault (RemoteError from embedding, a lost database).
    """
    shelves.inbox.lock(store)
    waiting = shelves.inbox.waiting(store, batch)
    parsed = [one for one in (parse(store, delivery, shelves, read) for delivery in waiting) if one is not None]
    newest = newest_of_each(parsed)
    settled = [settle(store, one, newest[subject(one.update)], shelves) for one in parsed]
    wanted = dict.fromkeys(applied.follow_up for applied in settled if applied.follow_up is not None)
    called = sum(shelves.inbox.call_back(store, order) for order in {applied.order for applied in settled} - {0})
    more = len(waiting) == batch or called > 0 or any(delivery.attempts for delivery in waiting)
    return Drained(len(waiting), more, tuple(wanted))


def newest_of_each(parsed: list[Parsed]) -> dict[object, int]:
    """Return the delivery to apply for each subject: that of the newest version, the later of two equal ones."""
    best: dict[object, Parsed] = {}
    for one in parsed:
        held = best.get(subject(one.update))
        if held is None or version(held.update) <= version(one.update):
            best[subject(one.update)] = one
    return {key: one.delivery.id for key, one in best.items()}


def parse(store: Store, delivery: Delivery, shelves: Shelves, read: ReadDelivery) -> Parsed | None:
    try:
        return Parsed(delivery, read(delivery.topic, delivery.body, store.url))
    except InvalidRequest as error:
        shelves.inbox.settle(delivery, DeliveryState.SET_ASIDE, error.detail)
        return None


def subject(update: updates.Update) -> object:
    """Return what one delivery of several can stand for; an update with no such thing is its own."""
    if isinstance(update, updates.ProductChanged):
        return "product", update.product.id
    if isinstance(update, updates.StockChanged):
        return "stock", update.inventory_item_id
    return id(update)


def version(update: updates.Update) -> datetime:
    return update.product.version if isinstance(update, updates.ProductChanged) else ALWAYS


def settle(store: Store, one: Parsed, newest: int, shelves: Shelves) -> Applied:
    if one.delivery.id != newest:
        return skipped(one.delivery, "A newer delivery of the same record came with it.", shelves)
    try:
        with shelves.attempt():
            applied = apply(store, one.update, one.delivery.triggered_at, shelves)
    except InvalidRequest as error:
        shelves.inbox.settle(one.delivery, DeliveryState.SET_ASIDE, error.detail)
        return Applied(error.detail)
    if applied.awaits:
        shelves.inbox.park(one.delivery, applied.awaits, applied.reason)
        return applied
    if applied.reason:
        return skipped(one.delivery, applied.reason, shelves)
    shelves.inbox.settle(one.delivery, DeliveryState.APPLIED)
    return applied


def skipped(delivery: Delivery, reason: str, shelves: Shelves) -> Applied:
    shelves.inbox.settle(delivery, DeliveryState.SKIPPED, reason)
    return Applied(reason)
