"""Comparing what we hold with what the shop has, and taking in what a lost webhook did not tell."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Protocol, TypeVar

from domain.catalogue import Product
from domain.customers import Customer
from domain.errors import NotPermitted
from domain.importing.orders import learn_orders
from domain.importing.products import GRACE
from domain.importing.sources import Purchase
from domain.knowledge.ingestion import forget_products, learn_products
from domain.shelves import Shelves
from domain.stores import Store

OVERLAP = timedelta(minutes=15)  # clocks differ, and what changed is found by search only after a while
PAGE = 100  # records compared at a time
MOST_SINGLE = 500  # records read one by one; beyond, reading the whole store anew is quicker
ORDERS_SHOWN = timedelta(days=50)  # Shopify shows 60 days, by another of an order's times

Item = TypeVar("Item")
Version = tuple[int, datetime]  # a record's id, and when it was changed last


class ChangeSource(Protocol):
    """All methods may raise CredentialsRejected, NotPermitted or RemoteError. Changes come oldest first."""

    def changed_products(self, since: datetime) -> Iterator[Version]: ...

    def changed_orders(self, since: datetime) -> Iterator[Version]: ...

    def changed_customers(self, since: datetime) -> Iterator[Customer]: ...

    def product(self, product_id: int) -> Product | None: ...

    def order(self, order_id: int) -> Purchase | None: ...


@dataclass(frozen=True)
class Reconciling:
    store: Store
    source: ChangeSource
    begin: Callable[[], AbstractContextManager[Shelves]]
    now: Callable[[], datetime]


@dataclass(frozen=True)
class Found:
    """How many records were behind, by kind; `too_many` where they were left to an import."""

    products: int = 0
    orders: int = 0
    customers: int = 0
    too_many: bool = False


def find_changes(one: Reconciling, since: datetime) -> Found:
    """Take in what changed since then and is not known. Raises RemoteError; what is done stays done."""
    begun = since - OVERLAP
    products = permitted(lambda: behind(one, one.source.changed_products(begun), held_products))
    orders = permitted(lambda: behind(one, one.source.changed_orders(begun), held_orders))
    if len(products) + len(orders) > MOST_SINGLE:
        return Found(len(products), len(orders), too_many=True)
    for product_id in products:
        read_product(one, product_id)
    for order_id in orders:
        read_order(one, order_id)
    customers = permitted(lambda: learn_customers(one, one.source.changed_customers(begun)))
    return Found(len(products), len(orders), len(customers))


def permitted(find: Callable[[], list[int]]) -> list[int]:
    try:
        return find()
    except NotPermitted:
        return []


def behind(
    one: Reconciling,
    versions: Iterator[Version],
    held: Callable[[Store, list[int], Shelves], dict[int, datetime]],
) -> list[int]:
    """Return the ids of records of which we hold an older version, or none."""
    found: list[int] = []
    for page in pages(versions):
        with one.begin() as work:
            known = held(one.store, [record_id for record_id, _ in page], work)
        found += [record_id for record_id, version in page if record_id not in known or known[record_id] < version]
    return found


def held_products(store: Store, ids: list[int], shelves: Shelves) -> dict[int, datetime]:
    return shelves.catalogue.versions(store, ids)


def held_orders(store: Store, ids: list[int], shelves: Shelves) -> dict[int, datetime]:
    return shelves.orders.versions(store, ids)


def read_product(one: Reconciling, product_id: int) -> None:
    asked_at = one.now()
    product = one.source.product(product_id)
    with one.begin() as work:
        work.inbox.lock(one.store)
        if product is None:
            forget_products(one.store, {product_id: asked_at}, work)
        else:
            learn_products(one.store, [product], work, read_at=asked_at)


def read_order(one: Reconciling, order_id: int) -> None:
    purchase = one.source.order(order_id)
    with one.begin() as work:
        work.inbox.lock(one.store)
        if purchase is not None:
            learn_orders(one.store, [purchase], work)


def learn_customers(one: Reconciling, customers: Iterator[Customer]) -> list[int]:
    found: list[int] = []
    for page in pages(customers):
        with one.begin() as work:
            work.inbox.lock(one.store)
            found += [customer.id for customer in page if work.customers.put(one.store, customer)]
    return found


def forget_gone_products(one: Reconciling, shown: Iterable[int], since: datetime) -> int:
    """Forget the products that the shop did not show `since` then. Return how many."""
    seen = set(shown)
    with one.begin() as work:
        work.inbox.lock(one.store)
        gone = work.catalogue.ids(one.store, before=since - GRACE) - seen
        forget_products(one.store, dict.fromkeys(gone, since), work)
    return len(gone)


def forget_gone_orders(one: Reconciling, shown: Iterable[int], since: datetime) -> int:
    """Forget the orders that the shop did not show `since` then, but should have. Return how many.

    Older ones than Shopify shows to everybody may only be out of sight.
    """
    seen = set(shown)
    with one.begin() as work:
        work.inbox.lock(one.store)
        gone = work.orders.ids(one.store, since - ORDERS_SHOWN, since - GRACE) - seen
        for order_id in gone:
            work.orders.delete(one.store, order_id, since)
    return len(gone)


def pages(items: Iterator[Item]) -> Iterator[list[Item]]:
    while page := list(islice(items, PAGE)):
        yield page
