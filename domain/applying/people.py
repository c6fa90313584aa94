"""Customers, and what the law has us do for them."""

from datetime import datetime

from domain import updates
from domain.applying.outcomes import STALE, Applied, FollowUp, NeedsAPerson, Task
from domain.shelves import Shelves
from domain.stores import Store


def customer_changed(store: Store, update: updates.CustomerChanged, at: datetime, shelves: Shelves) -> Applied:
    return Applied() if shelves.customers.put(store, update.customer) else STALE


def customer_deleted(store: Store, update: updates.CustomerDeleted, at: datetime, shelves: Shelves) -> Applied:
    shelves.customers.delete(store, update.customer_id, at)
    return Applied()


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
