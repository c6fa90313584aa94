"""Applying one update of a store's to what we hold of it. Newer wins; a repeat changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain import updates
from domain.errors import InvalidRequest
from domain.knowledge.ingestion import forget_product, learn_product
from domain.order_parts import dated, merged, with_movement, with_parcel, with_refund, with_return
from domain.orders import Order
from domain.shelves import Shelves
from domain.stores import Store


class Task(StrEnum):
    """Work that must wait until the transaction is committed."""

    REFRESH_PRODUCT = "refresh_product"
    REFRESH_DOCUMENTS = "refresh_documents"
    ERASE_STORE = "erase_store"


@dataclass(frozen=True)
class FollowUp:
    task: Task
    record_id: int = 0


@dataclass(frozen=True)
class Applied:
    """`reason` says why nothing was changed, "" where something was.

    `order` is the order that was changed, `awaits` the one that has to come first; 0 for none.
    """

    reason: str = ""
    follow_up: FollowUp | None = None
    order: int = 0
    awaits: int = 0


class NeedsAPerson(InvalidRequest):
    """Nothing is wrong with the delivery, but only a person can answer it."""


STALE = Applied("Something newer is held.")


def apply(store: Store, update: updates.Update, at: datetime, shelves: Shelves) -> Applied:
    """Change what we hold. `at` is when the shop triggered the update."""
    handler: Callable[[Store, Any, datetime, Shelves], Applied] = HANDLERS[type(update)]
    return handler(store, update, at, shelves)


def product_changed(store: Store, update: updates.ProductChanged, at: datetime, shelves: Shelves) -> Applied:
    kept = learn_product(store, update.product, shelves, complete=update.complete)
    return Applied() if kept else STALE


def product_deleted(store: Store, update: updates.ProductDeleted, at: datetime, shelves: Shelves) -> Applied:
    forget_product(store, update.product_id, at, shelves)
    return Applied()


def stock_changed(store: Store, update: updates.StockChanged, at: datetime, shelves: Shelves) -> Applied:
    product_id = shelves.catalogue.with_inventory_item(store, update.inventory_item_id)
    if product_id is None:
        return Applied("No product of ours has this inventory item.")
    return Applied(follow_up=FollowUp(Task.REFRESH_PRODUCT, product_id))


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


def customer_changed(store: Store, update: updates.CustomerChanged, at: datetime, shelves: Shelves) -> Applied:
    return Applied() if shelves.customers.put(store, update.customer) else STALE


def customer_deleted(store: Store, update: updates.CustomerDeleted, at: datetime, shelves: Shelves) -> Applied:
    shelves.customers.delete(store, update.customer_id, at)
    return Applied()


def shop_changed(store: Store, update: updates.ShopChanged, at: datetime, shelves: Shelves) -> Applied:
    shelves.stores.note_details(store, update.details)
    # Policies have no webhook of their own, and people edit them in the same settings.
    return Applied(follow_up=FollowUp(Task.REFRESH_DOCUMENTS))


def app_uninstalled(store: Store, update: updates.AppUninstalled, at: datetime, shelves: Shelves) -> Applied:
    return Applied() if shelves.stores.uninstall(store, at) else STALE


def privacy_requested(store: Store, update: updates.PrivacyRequest, at: datetime, shelves: Shelves) -> Applied:
    if update.kind is updates.PrivacyKind.DATA_REQUEST:
        raise NeedsAPerson("The merchant asked what is held of a customer; answer within 30 days.")
    if update.kind is updates.PrivacyKind.REDACT_SHOP:
        return Applied(follow_up=FollowUp(Task.ERASE_STORE))
    for order_id in update.order_ids:
        shelves.orders.delete(store, order_id, at)
    if update.customer_id is not None:
        shelves.customers.delete(store, update.customer_id, at)
    shelves.conversations.forget_person(store, update.customer_id, update.order_ids, update.email)
    return Applied()


def nothing_to_do(store: Store, update: updates.NothingToDo, at: datetime, shelves: Shelves) -> Applied:
    return Applied(update.reason)


HANDLERS: dict[type, Callable[..., Applied]] = {
    updates.ProductChanged: product_changed,
    updates.ProductDeleted: product_deleted,
    updates.StockChanged: stock_changed,
    updates.OrderChanged: order_changed,
    updates.OrderDeleted: order_deleted,
    updates.ParcelChanged: parcel_changed,
    updates.ShipmentMoved: shipment_moved,
    updates.RefundMade: refund_made,
    updates.ReturnChanged: return_changed,
    updates.CustomerChanged: customer_changed,
    updates.CustomerDeleted: customer_deleted,
    updates.ShopChanged: shop_changed,
    updates.AppUninstalled: app_uninstalled,
    updates.PrivacyRequest: privacy_requested,
    updates.NothingToDo: nothing_to_do,
}
