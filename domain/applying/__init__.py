"""Applying one update of a store's to what we hold of it. Newer wins; a repeat changes nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from domain import updates
from domain.applying import orders, people, products, shops
from domain.applying.outcomes import Applied, FollowUp, Task
from domain.shelves import Shelves
from domain.stores import Store

__all__ = ["Applied", "FollowUp", "Task", "apply"]


def apply(store: Store, update: updates.Update, at: datetime, shelves: Shelves) -> Applied:
    """Change what we hold. `at` is when the shop triggered the update."""
    handler: Callable[[Store, Any, datetime, Shelves], Applied] = HANDLERS[type(update)]
    return handler(store, update, at, shelves)


HANDLERS: dict[type, Callable[..., Applied]] = {
    updates.ProductChanged: products.product_changed,
    updates.ProductDeleted: products.product_deleted,
    updates.StockChanged: products.stock_changed,
    updates.OrderChanged: orders.order_changed,
    updates.OrderDeleted: orders.order_deleted,
    updates.ParcelChanged: orders.parcel_changed,
    updates.ShipmentMoved: orders.shipment_moved,
    updates.RefundMade: orders.refund_made,
    updates.ReturnChanged: orders.return_changed,
    updates.CustomerChanged: people.customer_changed,
    updates.CustomerDeleted: people.customer_deleted,
    updates.ShopChanged: shops.shop_changed,
    updates.AppUninstalled: shops.app_uninstalled,
    updates.PrivacyRequest: people.privacy_requested,
    updates.NothingToDo: shops.nothing_to_do,
}
