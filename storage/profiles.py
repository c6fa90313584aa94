"""Profiles: which visitor and which customer are one shopper of a store."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from domain.stores import Store
from storage.tables import profiles, visitors


class StoredProfiles:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def of(self, store: Store, visitor: str, customer_id: int | None, now: datetime) -> UUID:
        """Return the shopper's profile: the customer's where one is proven, else the visitor's."""
        if customer_id is not None:
            profile_id = self.of_customer(store, customer_id, now)
            self.remember_visitor(store, visitor, profile_id)
            return profile_id
        query = select(visitors.c.profile_id).where(visitors.c.store_id == store.id, visitors.c.visitor == visitor)
        known: UUID | None = self.connection.scalar(query)
        if known is not None and not self.is_customer(store, known):
            return known
        # A browser once signed in and now anonymous may be in other hands: it starts a profile of its own.
        fresh = self.new(store, None, now)
        self.remember_visitor(store, visitor, fresh)
        return fresh

    def of_customer(self, store: Store, customer_id: int, now: datetime) -> UUID:
        query = select(profiles.c.id).where(profiles.c.store_id == store.id, profiles.c.customer_id == customer_id)
        known: UUID | None = self.connection.scalar(query)
        return known or self.new(store, customer_id, now)

    def new(self, store: Store, customer_id: int | None, now: datetime) -> UUID:
        row = {"store_id": store.id, "id": uuid4(), "customer_id": customer_id, "created_at": now}
        statement = insert(profiles).values(row)
        kept = statement.on_conflict_do_update(
            index_elements=["store_id", "customer_id"], set_={"customer_id": statement.excluded.customer_id}
        )
        profile_id: UUID = self.connection.execute(kept.returning(profiles.c.id)).scalar_one()
        return profile_id

    def is_customer(self, store: Store, profile_id: UUID) -> bool:
        query = select(profiles.c.customer_id).where(profiles.c.store_id == store.id, profiles.c.id == profile_id)
        return self.connection.scalar(query) is not None

    def remember_visitor(self, store: Store, visitor: str, profile_id: UUID) -> None:
        statement = insert(visitors).values(store_id=store.id, visitor=visitor, profile_id=profile_id)
        joined = {"profile_id": profile_id}
        self.connection.execute(statement.on_conflict_do_update(index_elements=["store_id", "visitor"], set_=joined))
