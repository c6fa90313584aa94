"""Orders and customers in PostgreSQL, found by exact keys only."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, false, func, or_, select

from domain.customers import Customer
from domain.orders import HeldOrder, Order, OrderKeys, named_best, normalise_order_name
from domain.stores import Store
from storage.forgotten import forgotten
from storage.prepared import Prepared, Row
from storage.records import from_json
from storage.rows import bury, upsert
from storage.saved_tests import StoredSavedTests
from storage.sealing import KeyedHasher
from storage.tables import customers, orders

NEWER_ORDER = "orders.version <= excluded.version AND orders.deleted_at IS NULL"
NEWER_CUSTOMER = (
    "(customers.version, customers.told_at) <= (excluded.version, excluded.told_at) AND customers.deleted_at IS NULL"
)
# Time must not tell a known order from an unknown one. So the record stays where it is, and a row without an order
# comes back where there is none.
KEYS = Prepared(
    """
    SELECT coalesce(id, 0) AS id, customer_id, coalesce(email_hash, '') AS email_hash,
        coalesce(postcode, '') AS postcode, coalesce(name_key = :key OR confirmation_key = :key, false) AS in_full
    FROM (SELECT 1) AS always LEFT JOIN orders
        ON store_id = :store AND record IS NOT NULL
        AND (name_key = :key OR confirmation_key = :key OR substring(name_key, '^[^0-9]*([0-9]+)[^0-9]*$') = :key)
    """
)
SHOWN = "SELECT record FROM orders WHERE store_id = :store AND record IS NOT NULL"
NEWEST = "ORDER BY created_at DESC, id DESC"
OF_CUSTOMER = Prepared(f"{SHOWN} AND customer_id = :customer {NEWEST} LIMIT :limit")
WITH_IDS = Prepared(f"{SHOWN} AND id = ANY(CAST(:ids AS bigint[])) {NEWEST}")
EMPTY_ORDER = {"name_key": "", "confirmation_key": "", "customer_id": None, "email_hash": "", "created_at": None}


class StoredOrders:
    """Implements domain.ports.Orders, and takes in what Shopify says."""

    def __init__(self, connection: Connection, hasher: KeyedHasher) -> None:
        self.connection = connection
        self.hasher = hasher

    def keys(self, store: Store, name: str) -> list[OrderKeys]:
        key = normalise_order_name(name)
        rows = KEYS.rows(self.connection, store=store.id, key=key) if key else ()
        found = [OrderKeys(**row) for row in rows]  # of no order, too
        return named_best([one for one in found if one.id])

    def of_customer(self, store: Store, customer_id: int, limit: int) -> list[Order]:
        return as_orders(OF_CUSTOMER.rows(self.connection, store=store.id, customer=customer_id, limit=limit))

    def with_ids(self, store: Store, ids: Iterable[int]) -> list[Order]:
        return as_orders(WITH_IDS.rows(self.connection, store=store.id, ids=list(ids)))

    def held(self, store: Store, ids: Iterable[int]) -> dict[int, HeldOrder]:
        """Return what is known of these orders, deleted ones too."""
        query = select(orders.c.id, orders.c.record, orders.c.told_at).where(
            orders.c.store_id == store.id, orders.c.id.in_(list(ids))
        )
        return {
            row.id: HeldOrder(None if row.record is None else from_json(Order, row.record), row.told_at)
            for row in self.connection.execute(query)
        }

    def versions(self, store: Store, ids: Iterable[int]) -> dict[int, datetime]:
        """Return how new each of these is that we hold, or know to be deleted."""
        query = select(orders.c.id, orders.c.version).where(orders.c.store_id == store.id, orders.c.id.in_(list(ids)))
        return {row.id: row.version for row in self.connection.execute(query)}

    def told(self, store: Store, ids: Iterable[int]) -> dict[int, datetime]:
        """Return when the shop last told of each of these."""
        query = select(orders.c.id, orders.c.told_at).where(orders.c.store_id == store.id, orders.c.id.in_(list(ids)))
        return {row.id: row.told_at for row in self.connection.execute(query)}

    def ids(self, store: Store, since: datetime, before: datetime) -> set[int]:
        """Return the ids of the orders that were made between the two."""
        query = select(orders.c.id).where(
            orders.c.store_id == store.id,
            orders.c.record.is_not(None),
            orders.c.created_at >= since,
            orders.c.created_at < before,
        )
        return set(self.connection.scalars(query))

    def put(self, store: Store, order: Order) -> bool:
        """Keep the order unless something newer is held. Return whether it was kept."""
        return bool(self.put_all(store, {order.id: HeldOrder(order, order.version)}))

    def put_all(self, store: Store, found: Mapping[int, HeldOrder]) -> set[int]:
        """Keep each order unless something newer is held, it was deleted, or its person was forgotten.

        Return the ids of those kept.
        """
        given = [(one.order, one.told_at) for one in found.values() if one.order is not None]
        barred = forgotten(self.connection, self.hasher, store, [order for order, _ in given])
        rows = [self.row_of(store, order, told_at) for order, told_at in given if order.id not in barred]
        return upsert(self.connection, orders, rows, NEWER_ORDER)

    def row_of(self, store: Store, order: Order, told_at: datetime) -> dict[str, object]:
        return {
            "store_id": store.id,
            "id": order.id,
            "name_key": normalise_order_name(order.name),
            "confirmation_key": normalise_order_name(order.confirmation_number),
            "customer_id": order.customer_id,
            "email_hash": self.hasher.email(store, order.email),
            "created_at": order.created_at,
            "record": order,
            "version": order.version,
            "told_at": told_at,
        }

    def delete(self, store: Store, order_id: int, at: datetime) -> None:
        """Remember that it is gone, so that nothing late brings it back."""
        bury(self.connection, orders, store.id, order_id, EMPTY_ORDER, at)

    def count(self, store: Store) -> int:
        query = select(func.count()).where(orders.c.store_id == store.id, orders.c.record.is_not(None))
        return self.connection.scalar(query) or 0


class StoredCustomers:
    """Implements domain.ports.Customers, and takes in what Shopify says."""

    def __init__(self, connection: Connection, hasher: KeyedHasher) -> None:
        self.connection = connection
        self.hasher = hasher

    def customer(self, store: Store, customer_id: int) -> Customer | None:
        query = select(customers.c.record).where(
            customers.c.store_id == store.id, customers.c.id == customer_id, customers.c.record.is_not(None)
        )
        record = self.connection.scalar(query)
        return None if record is None else from_json(Customer, record)

    def hold(self, store: Store, customer_id: int) -> bool:
        """Have nobody change or forget the customer until the transaction ends. Return whether they are there."""
        query = select(customers.c.id).where(
            customers.c.store_id == store.id, customers.c.id == customer_id, customers.c.record.is_not(None)
        )
        return self.connection.scalar(query.with_for_update(read=True)) is not None

    def id_of_email(self, store: Store, email: str) -> int | None:
        """For operators: return the id of the customer who has that e-mail."""
        found = self.hasher.email(store, email)
        query = select(customers.c.id).where(customers.c.store_id == store.id, customers.c.email_hash == found)
        return self.connection.scalar(query.order_by(customers.c.version.desc()).limit(1))

    def named(self, store: Store, words: str, limit: int) -> list[Customer]:
        """For merchants: return who has exactly that e-mail, or `words` in their name, by name."""
        name = func.lower(customers.c.record["first_name"].astext + " " + customers.c.record["last_name"].astext)
        hashed = self.hasher.email(store, words) if "@" in words else ""
        by_email = customers.c.email_hash == hashed if hashed else false()
        query = select(customers.c.record).where(
            customers.c.store_id == store.id,
            customers.c.record.is_not(None),
            or_(by_email, name.contains(words.lower(), autoescape=True)),
        )
        found = self.connection.scalars(query.order_by(name, customers.c.id).limit(limit))
        return [from_json(Customer, record) for record in found]

    def put(self, store: Store, customer: Customer) -> bool:
        """Keep the customer unless something newer is held. Return whether it was kept."""
        return bool(self.put_all(store, [(customer, customer.version)]))

    def put_all(self, store: Store, found: Iterable[tuple[Customer, datetime]]) -> set[int]:
        """Keep each customer, with when the shop told of it, unless something newer is held, it was deleted or
        forgotten. Return the ids of those kept."""
        newest = {customer.id: (customer, at) for customer, at in sorted(found, key=newness)}
        barred = forgotten(self.connection, self.hasher, store, [customer for customer, _ in newest.values()])
        rows = [self.row_of(store, customer, at) for customer, at in newest.values() if customer.id not in barred]
        return upsert(self.connection, customers, rows, NEWER_CUSTOMER)

    def row_of(self, store: Store, customer: Customer, told_at: datetime) -> dict[str, object]:
        return {
            "store_id": store.id,
            "id": customer.id,
            "email_hash": self.hasher.email(store, customer.email),
            "record": customer,
            "version": customer.version,
            "told_at": told_at,
        }

    def delete(self, store: Store, customer_id: int, at: datetime) -> None:
        """Remember that they are gone; what merchants asked in their name goes with them."""
        bury(self.connection, customers, store.id, customer_id, {"email_hash": ""}, at)
        StoredSavedTests(self.connection).forget_customer(store, customer_id)


def as_orders(rows: Iterable[Row]) -> list[Order]:
    return [from_json(Order, row["record"]) for row in rows]


def newness(told: tuple[Customer, datetime]) -> tuple[datetime, datetime]:
    customer, at = told
    return customer.version, at
