"""Customers, and what the law has us do for them."""

from datetime import datetime

from domain import updates
from domain.applying.outcomes import STALE, Applied, FollowUp, Task
from domain.privacy import shelves as privacy
from domain.privacy.requests import carry_out
from domain.shelves import Shelves
from domain.stores import Store


def customer_changed(store: Store, update: updates.CustomerChanged, at: datetime, shelves: Shelves) -> Applied:
    return Applied() if shelves.customers.put(store, update.customer) else STALE


def customer_deleted(store: Store, update: updates.CustomerDeleted, at: datetime, shelves: Shelves) -> Applied:
    shelves.customers.delete(store, update.customer_id, at)
    return Applied()


def privacy_requested(store: Store, update: updates.PrivacyRequest, at: datetime, shelves: privacy.Shelves) -> Applied:
    carry_out(store, update, at, shelves)
    erases = update.kind is updates.PrivacyKind.REDACT_SHOP
    return Applied(follow_up=FollowUp(Task.ERASE_STORE) if erases else None)
