"""Orders and their parts, which may come before the order itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain import updates
from domain.applying.outcomes import STALE, Applied, News
from domain.customers import Customer
from domain.order_parts import dated_parts, merged, with_movement, with_parcel, with_parts, with_refund, with_return
from domain.orders import HeldOrder, Order
from domain.shelves import Shelves
from domain.stores import Store

NOT_YET = "The order has not come yet."
NO_PARCEL_YET = "The parcel itself has not come yet."
GONE = "The order was deleted."


@dataclass
class Ledger:
    """The orders that a batch is about, read once, changed in memory, and what of them has to be written."""

    held: dict[int, HeldOrder]
    changed: dict[int, HeldOrder] = field(default_factory=dict)

    def put(self, order: Order | None, order_id: int, told_at: datetime) -> None:
        self.held[order_id] = self.changed[order_id] = HeldOrder(order, told_at)


def orders_told(store: Store, news: Sequence[News], shelves: Shelves) -> list[Applied]:
    ledger = Ledger(shelves.orders.held(store, {order_of(one.update) for one in news}))
    applied = [HANDLERS[type(one.update)](ledger, one.update, one.at) for one in news]
    shelves.customers.put_all(store, [(customer, one.at) for one in news if (customer := customer_of(one.update))])
    for order_id, one in ledger.changed.items():
        if one.order is None:
            shelves.orders.delete(store, order_id, one.told_at)
    shelves.orders.put_all(store, ledger.changed)
    return applied


def order_of(update: Any) -> int:
    order_id: int = update.order.id if isinstance(update, updates.OrderChanged) else update.order_id
    return order_id


def customer_of(update: updates.Update) -> Customer | None:
    return update.customer if isinstance(update, updates.OrderChanged) else None


def order_changed(ledger: Ledger, update: updates.OrderChanged, at: datetime) -> Applied:
    held, fresh = ledger.held.get(update.order.id), update.order
    if held is None or held.order is None:
        return STALE if held else kept(ledger, merged(None, fresh, at), at)
    if (held.order.version, held.told_at) <= (fresh.version, at):
        return kept(ledger, merged(held.order, fresh, at), at)
    # An older telling of the order may still be the only one of a part.
    joined = with_parts(held.order, dated_parts(fresh, at))
    return STALE if joined == held.order else kept(ledger, joined, held.told_at)


def kept(ledger: Ledger, order: Order, told_at: datetime) -> Applied:
    ledger.put(order, order.id, told_at)
    return Applied(order=order.id)


def order_deleted(ledger: Ledger, update: updates.OrderDeleted, at: datetime) -> Applied:
    held = ledger.held.get(update.order_id)
    # Of several deletions the first counts, whichever comes first.
    ledger.put(None, update.order_id, min(at, held.told_at) if held and held.order is None else at)
    return Applied(order=update.order_id)


def parcel_changed(ledger: Ledger, update: updates.ParcelChanged, at: datetime) -> Applied:
    return change_order(ledger, update.order_id, lambda order: with_parcel(order, update.fulfilment, at))


def shipment_moved(ledger: Ledger, update: updates.ShipmentMoved, at: datetime) -> Applied:
    held = ledger.held.get(update.order_id)
    if held and held.order and all(parcel.id != update.fulfilment_id for parcel in held.order.fulfilments):
        return Applied(NO_PARCEL_YET, awaits=update.order_id)
    return change_order(ledger, update.order_id, lambda order: with_movement(order, update, at))


def refund_made(ledger: Ledger, update: updates.RefundMade, at: datetime) -> Applied:
    return change_order(ledger, update.order_id, lambda order: with_refund(order, update.refund, at))


def return_changed(ledger: Ledger, update: updates.ReturnChanged, at: datetime) -> Applied:
    return change_order(ledger, update.order_id, lambda order: with_return(order, update.item, at))


def change_order(ledger: Ledger, order_id: int, merge: Callable[[Order], Order]) -> Applied:
    """Change a part of an order we hold; a part that comes before its order waits for it."""
    held = ledger.held.get(order_id)
    if held is None:
        return Applied(NOT_YET, awaits=order_id)
    if held.order is None:
        return Applied(GONE)
    changed = merge(held.order)
    return STALE if changed == held.order else kept(ledger, changed, held.told_at)


HANDLERS: dict[type, Callable[..., Applied]] = {
    updates.OrderChanged: order_changed,
    updates.OrderDeleted: order_deleted,
    updates.ParcelChanged: parcel_changed,
    updates.ShipmentMoved: shipment_moved,
    updates.RefundMade: refund_made,
    updates.ReturnChanged: return_changed,
}
