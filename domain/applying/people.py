"""Customers, and what the law has us do for them."""

from collections.abc import Sequence
from datetime import datetime

from domain import updates
from domain.applying.outcomes import STALE, Applied, News
from domain.follow_ups import FollowUp, Task
from domain.privacy import shelves as privacy
from domain.privacy.requests import carry_out
from domain.shelves import Shelves
from domain.stores import Store


def customers_told(store: Store, news: Sequence[News], shelves: Shelves) -> list[Applied]:
    told = [(one.update.customer, one.at) for one in news if isinstance(one.update, updates.CustomerChanged)]
    kept = shelves.customers.put_all(store, told)
    return [Applied() if customer.id in kept else STALE for customer, _ in told]


def customer_deleted(store: Store, update: updates.CustomerDeleted, at: datetime, shelves: Shelves) -> Applied:
    shelves.customers.delete(store, update.customer_id, at)
    return Applied()


def privacy_requested(store: Store, update: updates.PrivacyRequest, at: datetime, shelves: privacy.Shelves) -> Applied:
    carry_out(store, update, at, shelves)
    erases = update.kind is updates.PrivacyKind.REDACT_SHOP
    return Applied(follow_up=FollowUp(Task.ERASE_STORE) if erases else None)
