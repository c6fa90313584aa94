"""Orders and their parts, which may come before the order itself."""

from collections.abc import Callable
from datetime import datetime

from domain import updates
from domain.applying.outcomes import STALE, Applied
from domain.order_parts import dated, merged, with_movement, with_parcel, with_refund, with_return
from domain.orders import Order
from domain.shelves import Shelves
from domain.stores import Store


def order_changed(store: Store, update: updates.OrderChanged, at: datetime, shelves: Shelves) -> Applied:
    if update.customer is not None:
        shelves.customers.put(store, update.customer)
    order = merged(held_order(store, update.order.id, shelves), update.order)
    return Applied(order=order.id) if shelves.orders.put(store, order) else STALE


def order_deleted(store: Store, update: updates.OrderDeleted, at: datetime, shelves: Shelves) -> Applied:
    shelves.orders.delete(store, update.order_id, at)
    return Applied(order=update.order_id)


def parcel_changed(store: Store, update: updates.ParcelChanged, at: datetime, shelves: Shelves) -> Applied:
    return change_order(store, update.order_id, lambda order: with_parcel(order, update.fulfilment), shelves)


def shipment_moved(store: Store, update: updates.ShipmentMoved, at: datetime, shelves: Shelves) -> Applied:
    order = held_order(store, update.order_id, shelves)
    if order is not None and all(parcel.id != update.fulfilment_id for parcel in order.fulfilments):
        return Applied("The parcel itself has not come yet.", awaits=order.id)
    return change_order(store, update.order_id, lambda order: with_movement(order, update), shelves)


def refund_made(store: Store, update: updates.RefundMade, at: datetime, shelves: Shelves) -> Applied:
    return change_order(store, update.order_id, lambda order: with_refund(order, update.refund), shelves)


def return_changed(store: Store, update: updates.ReturnChanged, at: datetime, shelves: Shelves) -> Applied:
    return change_order(store, update.order_id, lambda order: with_return(order, dated(update.item, at)), shelves)


def change_order(store: Store, order_id: int, merge: Callable[[Order], Order], shelves: Shelves) -> Applied:
    """Change a part of an order we hold; a part that comes before its order waits for it."""
    held = held_order(store, order_id, shelves)
    if held is None:
        gone = shelves.orders.is_deleted(store, order_id)
        return Applied("The order was deleted.") if gone else Applied("The order has not come yet.", awaits=order_id)
    changed = merge(held)
    if changed == held:
        return STALE
    shelves.orders.put(store, changed)
    return Applied(order=order_id)


def held_order(store: Store, order_id: int, shelves: Shelves) -> Order | None:
    return next(iter(shelves.orders.with_ids(store, [order_id])), None)
