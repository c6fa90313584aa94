"""Products and their stock, as deliveries tell of them."""

from datetime import datetime

from domain import updates
from domain.applying.outcomes import STALE, Applied, FollowUp, Task
from domain.knowledge.ingestion import forget_product, learn_product
from domain.shelves import Shelves
from domain.stores import Store


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
