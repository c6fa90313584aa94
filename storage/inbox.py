"""The inbox: one durable row for each webhook delivery, until it is applied."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, select, text, update
from sqlalchemy.dialects.postgresql import insert

from domain.inbox import Delivery, DeliveryState
from domain.stores import Store
from storage.tables import inbox


@dataclass(frozen=True)
class SetAside:
    """A delivery that could not be applied, and the reason as a person can read it."""

    triggered_at: datetime
    topic: str
    webhook_id: str
    reason: str


class StoredInbox:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def put(self, store_id: UUID, delivery: Delivery) -> bool:
        """Keep the delivery. Return False when it is one we have already."""
        row = {
            "store_id": store_id,
            "webhook_id": delivery.webhook_id,
            "event_id": delivery.event_id,
            "topic": delivery.topic,
            "triggered_at": delivery.triggered_at,
            "body": delivery.body,
        }
        statement = insert(inbox).values(row).on_conflict_do_nothing(index_elements=["store_id", "webhook_id"])
        return self.connection.execute(statement.returning(inbox.c.id)).first() is not None

    def lock(self, store: Store) -> None:
        """Wait to be the only one who drains this store's inbox, until the transaction ends."""
        name = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 1))")
        self.connection.execute(name, {"name": str(store.id)})

    def waiting(self, store: Store, limit: int) -> list[Delivery]:
        """Return the oldest by the time they were triggered; one that failed before comes alone, after all others."""
        held = select(inbox).where(inbox.c.store_id == store.id, inbox.c.state == DeliveryState.WAITING)
        untried = held.where(inbox.c.attempts == 0).order_by(inbox.c.triggered_at, inbox.c.id).limit(limit)
        tried = held.where(inbox.c.attempts > 0).order_by(inbox.c.attempts, inbox.c.triggered_at, inbox.c.id).limit(1)
        rows = self.connection.execute(untried).all() or self.connection.execute(tried).all()
        return [
            Delivery(row.webhook_id, row.event_id, row.topic, row.triggered_at, row.body, row.id, row.attempts)
            for row in rows
        ]

    def park(self, delivery: Delivery, order_id: int, reason: str) -> None:
        """Let the delivery wait until that order is called back."""
        early = {"state": DeliveryState.EARLY, "awaits": order_id, "reason": reason}
        self.connection.execute(update(inbox).where(inbox.c.id == delivery.id).values(early))

    def call_back(self, store: Store, order_id: int) -> int:
        """Put in line again what waits for that order. Return how many."""
        early = update(inbox).where(
            inbox.c.store_id == store.id, inbox.c.state == DeliveryState.EARLY, inbox.c.awaits == order_id
        )
        return self.connection.execute(early.values(state=DeliveryState.WAITING, reason="")).rowcount

    def give_up_early(self, before: datetime) -> int:
        """Close what was received before then and still waits for its order. Return how many."""
        early = update(inbox).where(inbox.c.state == DeliveryState.EARLY, inbox.c.received_at < before)
        done = {"state": DeliveryState.SKIPPED, "body": None, "settled_at": func.clock_timestamp()}
        return self.connection.execute(early.values(done)).rowcount

    def settle(self, delivery: Delivery, state: DeliveryState, reason: str = "") -> None:
        """Close the row. The body of an applied delivery is forgotten: it holds people's data."""
        body = None if state in (DeliveryState.APPLIED, DeliveryState.SKIPPED) else delivery.body
        done = {"state": state, "reason": reason, "body": body, "settled_at": func.clock_timestamp()}
        self.connection.execute(update(inbox).where(inbox.c.id == delivery.id).values(done))

    def note_failure(self, delivery: Delivery, reason: str, give_up_after: int) -> None:
        """Count a failed try; after `give_up_after` of them set the delivery aside, with the reason, for a person."""
        attempts = delivery.attempts + 1
        state = DeliveryState.SET_ASIDE if attempts >= give_up_after else DeliveryState.WAITING
        values = {"attempts": attempts, "reason": reason, "state": state}
        self.connection.execute(update(inbox).where(inbox.c.id == delivery.id).values(values))

    def replay(self, store: Store) -> int:
        """Put everything that was set aside back in line. Return how many."""
        aside = update(inbox).where(inbox.c.store_id == store.id, inbox.c.state == DeliveryState.SET_ASIDE)
        return self.connection.execute(aside.values(state=DeliveryState.WAITING, attempts=0)).rowcount

    def set_aside(self, store: Store) -> list[SetAside]:
        """Return what a person must look at, oldest first."""
        query = (
            select(inbox.c.triggered_at, inbox.c.topic, inbox.c.webhook_id, inbox.c.reason)
            .where(inbox.c.store_id == store.id, inbox.c.state == DeliveryState.SET_ASIDE)
            .order_by(inbox.c.triggered_at, inbox.c.id)
        )
        return [SetAside(*row) for row in self.connection.execute(query)]

    def stores_waiting(self) -> list[UUID]:
        query = select(inbox.c.store_id).where(inbox.c.state == DeliveryState.WAITING).distinct()
        return list(self.connection.scalars(query))

    def counts(self, store: Store) -> dict[str, int]:
        query = select(inbox.c.state, func.count()).where(inbox.c.store_id == store.id).group_by(inbox.c.state)
        return {row[0]: row[1] for row in self.connection.execute(query)}
