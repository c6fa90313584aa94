"""Forgetting one person in one store."""

from collections.abc import Iterable
from datetime import datetime

from domain.privacy.deliveries import PRIVACY, speaks_of
from domain.privacy.records import Done
from domain.privacy.shelves import Shelves
from domain.privacy.subjects import (
    Subject,
    contacts_of,
    is_customer,
    is_order,
    subject_of,
    with_customers,
    with_orders,
)
from domain.stores import Store
from domain.updates import PrivacyRequest


def redact(store: Store, request: PrivacyRequest, at: datetime, shelves: Shelves) -> tuple[Subject, Done]:
    """Delete everything that is theirs. Return who they turned out to be, and what was deleted.

    An order placed after `at` is a new beginning and stays.
    """
    named = subject_of(request)
    customers = [one for one in shelves.persons.customers(store, named) if is_customer(named, one)]
    known = with_customers(named, customers)
    before = [one for one in shelves.persons.orders(store, known) if one.created_at <= at or one.id in named.order_ids]
    orders = [one for one in before if is_order(known, one)]
    whole = with_orders(known, orders, shelves.persons.customers(store, contacts_of(orders)))
    forget_orders(store, whole.order_ids, at, shelves)
    for customer_id in sorted(known.customer_ids):
        shelves.customers.delete(store, customer_id, at)
    found = shelves.persons.conversations(store, whole)
    done = shelves.persons.forget(store, whole, shelves.persons.browsed_alike(store, found))
    counts = {
        "customers": len(customers),
        "orders": len(orders),
        "deliveries": drop_bodies(store, whole, at, shelves),
        "exports": shelves.privacy.drop_exports(store, shelves.persons.keys(store, known)),
        **done.counts,
    }
    return known, Done(counts, done.tickets)


def forget_orders(store: Store, ids: Iterable[int], at: datetime, shelves: Shelves) -> None:
    """Leave a tombstone for each, held or not, so that late news of it is refused."""
    for order_id in sorted(ids):
        shelves.orders.delete(store, order_id, at)


def drop_bodies(store: Store, subject: Subject, at: datetime, shelves: Shelves) -> int:
    theirs = [
        one.id
        for one in shelves.persons.kept_bodies(store)
        if one.topic not in PRIVACY and one.triggered_at <= at and speaks_of(subject, one.topic, one.body)
    ]
    shelves.persons.drop_bodies(theirs)
    return len(theirs)
