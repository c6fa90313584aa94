"""Orders and customers in PostgreSQL, found by exact keys only."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Select, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from domain.customers import Customer
from domain.orders import Order, normalise_order_name
from domain.ports import Hasher
from domain.stores import Store
from storage.records import from_json, to_json
from storage.tables import customers, orders


class StoredOrders:
    """Implements domain.ports.Orders, and takes in what Shopify says."""

    def __init__(self, connection: Connection, hasher: Hasher) -> None:
        self.connection = connection
        self.hasher = hasher

    def named(self, store: Store, name: str) -> list[Order]:
        key = normalise_order_name(name)
        query = held(store).where(or_(orders.c.name_key == key, orders.c.confirmation_key == key))
        return self.read(query) if key else []

    def of_customer(self, store: Store, customer_id: int, limit: int) -> list[Order]:
        newest = held(store).where(orders.c.customer_id == customer_id).order_by(orders.c.created_at.desc())
        return self.read(newest.limit(limit))

    def with_ids(self, store: Store, ids: Iterable[int]) -> list[Order]:
        return self.read(held(store).where(orders.c.id.in_(list(ids))).order_by(orders.c.created_at.desc()))

    def read(self, query: Select[tuple[object]]) -> list[Order]:
        return [from_json(Order, record) for record in self.connection.scalars(query)]

    def put(self, store: Store, order: Order) -> bool:
        """Keep the order unless something newer is held. Return whether it was kept."""
        values = self.row_of(store, order)
        statement = insert(orders).values(values)
        newer = statement.on_conflict_do_update(
            index_elements=["store_id", "id"],
            set_={name: statement.excluded[name] for name in values if name not in ("store_id", "id")},
            where=(orders.c.version <= order.version) & orders.c.deleted_at.is_(None),
        )
        return self.connection.execute(newer.returning(orders.c.id)).first() is not None

    def row_of(self, store: Store, order: Order) -> dict[str, object]:
        return {
            "store_id": store.id,
            "id": order.id,
            "name_key": normalise_order_name(order.name),
            "confirmation_key": normalise_order_name(order.confirmation_number),
            "customer_id": order.customer_id,
            "email_hash": self.hasher.email(store, order.email),
            "created_at": order.created_at,
            "record": to_json(order),
            "version": order.version,
        }

    def delete(self, store: Store, order_id: int, at: datetime) -> None:
        gone = {
            "record": None,
            "name_key": "",
            "confirmation_key": "",
            "customer_id": None,
            "email_hash": "",
            "version": at,
            "deleted_at": at,
        }
        statement = insert(orders).values({"store_id": store.id, "id": order_id, **gone})
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id", "id"], set_=gone))

    def is_deleted(self, store: Store, order_id: int) -> bool:
        query = select(orders.c.deleted_at).where(orders.c.store_id == store.id, orders.c.id == order_id)
        return self.connection.scalar(query) is not None

    def count(self, store: Store) -> int:
        query = select(func.count()).where(orders.c.store_id == store.id, orders.c.record.is_not(None))
        return self.connection.scalar(query) or 0


def held(store: Store) -> Select[tuple[object]]:
    return select(orders.c.record).where(orders.c.store_id == store.id, orders.c.record.is_not(None))


class StoredCustomers:
    """Implements domain.ports.Customers, and takes in what Shopify says."""

    def __init__(self, connection: Connection, hasher: Hasher) -> None:
        self.connection = connection
        self.hasher = hasher

    def customer(self, store: Store, customer_id: int) -> Customer | None:
        query = select(customers.c.record).where(
            customers.c.store_id == store.id, customers.c.id == customer_id, customers.c.record.is_not(None)
        )
        record = self.connection.scalar(query)
        return None if record is None else from_json(Customer, record)

    def id_of_email(self, store: Store, email: str) -> int | None:
        """For operators: return the id of the customer who has that e-mail."""
        found = self.hasher.email(store, email)
        query = select(customers.c.id).where(customers.c.store_id == store.id, customers.c.email_hash == found)
        return self.connection.scalar(query.order_by(customers.c.version.desc()).limit(1))

    def put(self, store: Store, customer: Customer) -> bool:
        """Keep the customer unless something newer is held. Return whether it was kept."""
        values = {
            "store_id": store.id,
            "id": customer.id,
            "email_hash": self.hasher.email(store, customer.email),
            "record": to_json(customer),
            "version": customer.version,
        }
        statement = insert(customers).values(values)
        newer = statement.on_conflict_do_update(
            index_elements=["store_id", "id"],
            set_={name: statement.excluded[name] for name in ("email_hash", "record", "version")},
            where=(customers.c.version <= customer.version) & customers.c.deleted_at.is_(None),
        )
        return self.connection.execute(newer.returning(customers.c.id)).first() is not None

    def delete(self, store: Store, customer_id: int, at: datetime) -> None:
        gone = {"record": None, "email_hash": "", "version": at, "deleted_at": at}
        statement = insert(customers).values({"store_id": store.id, "id": customer_id, **gone})
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id", "id"], set_=gone))
