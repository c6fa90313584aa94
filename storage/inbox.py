"""The inbox: one durable row for each webhook delivery, until it is applied."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Update, delete, func, select, text, update

from domain.inbox import Delivery, DeliveryState, Settlement
from domain.stores import Store
from storage.locks import LockKind, wait_for
from storage.tables import inbox


@dataclass(frozen=True)
class SetAside:
    """A delivery that could not be applied, and the reason as a person can read it."""

    triggered_at: datetime
    topic: str
    webhook_id: str
    reason: str


# Literal states, so that the partial index of settled rows serves.
DONE = (DeliveryState.APPLIED, DeliveryState.SKIPPED)
DISMISSED = "Closed by the operator."
AHEAD_AT_MOST = timedelta(minutes=5)  # that a trigger time, which nobody signs, may lie after we received it

# A body that was forgotten while its delivery was being applied, for its person's sake, closed that delivery.
SETTLE = text(
    """
    UPDATE inbox SET state = told.state, reason = told.reason, awaits = told.awaits,
        body = CASE WHEN told.state IN ('applied', 'skipped') THEN NULL ELSE body END,
        settled_at = CASE WHEN told.state IN ('applied', 'skipped') THEN clock_timestamp() END
    FROM unnest(
        CAST(:ids AS bigint[]), CAST(:states AS text[]), CAST(:reasons AS text[]), CAST(:awaits AS bigint[])
    ) AS told(id, state, reason, awaits)
    WHERE inbox.id = told.id AND inbox.body IS NOT NULL
    """
)


class StoredInbox:
    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def lock(self, store: Store) -> None:
        """Wait to be the only one who drains this store's inbox, until the transaction ends."""
        wait_for(self.connection, LockKind.INBOX, str(store.id))

    def waiting(self, store: Store, limit: int) -> list[Delivery]:
        """Return the oldest by the time they were triggered; one that failed before comes alone, after all others."""
        held = select(inbox).where(inbox.c.store_id == store.id, inbox.c.state == DeliveryState.WAITING)
        untried = held.where(inbox.c.attempts == 0).order_by(inbox.c.triggered_at, inbox.c.id).limit(limit)
        tried = held.where(inbox.c.attempts > 0).order_by(inbox.c.attempts, inbox.c.triggered_at, inbox.c.id).limit(1)
        rows = self.connection.execute(untried).all() or self.connection.execute(tried).all()
        return [delivery_of(row) for row in rows]

    def call_back(self, store: Store, order_ids: Collection[int]) -> int:
        """Put in line again what waits for those orders. Return how many."""
        early = update(inbox).where(
            inbox.c.store_id == store.id, inbox.c.state == DeliveryState.EARLY, inbox.c.awaits.in_(order_ids)
        )
        return self.connection.execute(early.values(state=DeliveryState.WAITING, reason="")).rowcount

    def give_up_early(self, before: datetime) -> int:
        """Close what was received before then and still waits for its order. Return how many."""
        early = update(inbox).where(inbox.c.state == DeliveryState.EARLY, inbox.c.received_at < before)
        done = {"state": DeliveryState.SKIPPED, "body": None, "settled_at": func.clock_timestamp()}
        return self.connection.execute(early.values(done)).rowcount

    def settle(self, found: Sequence[Settlement]) -> None:
        """Note what came of deliveries. The bodies of those that are done are forgotten: they hold people's data."""
        values = {
            "ids": [one.delivery_id for one in found],
            "states": [one.state.value for one in found],
            "reasons": [one.reason for one in found],
            "awaits": [one.awaits for one in found],
        }
        self.connection.execute(SETTLE, values)

    def forget_settled(self, before: datetime, limit: int) -> int:
        """Delete rows that were done before then, `limit` at most. Return how many.

        A repeat of Shopify's is known by its row for as long: it comes within hours, a delayed one within a day.
        """
        old = select(inbox.c.id).where(inbox.c.state.in_(DONE), inbox.c.settled_at < before)
        oldest = old.order_by(inbox.c.settled_at).limit(limit).with_for_update(skip_locked=True).cte("oldest")
        return self.connection.execute(delete(inbox).where(inbox.c.id.in_(select(oldest)))).rowcount

    def note_failure(self, delivery: Delivery, reason: str, give_up_after: int) -> None:
        """Count a failed try; after `give_up_after` of them set the delivery aside, with the reason, for a person."""
        attempts = delivery.attempts + 1
        state = DeliveryState.SET_ASIDE if attempts >= give_up_after else DeliveryState.WAITING
        values = {"attempts": attempts, "reason": reason, "state": state}
        self.connection.execute(update(inbox).where(inbox.c.id == delivery.id).values(values))

    def replay(self, store: Store, webhook_id: str = "", topic: str = "") -> int:
        """Put what was set aside back in line: all of it, or what has that id or topic. Return how many."""
        again = aside(store, webhook_id, topic).values(state=DeliveryState.WAITING, attempts=0)
        return self.connection.execute(again).rowcount

    def dismiss(self, store: Store, webhook_id: str = "", topic: str = "") -> int:
        """Close what was set aside, all of it or what has that id or topic. Return how many."""
        closed = {"state": DeliveryState.SKIPPED, "body": None, "settled_at": func.clock_timestamp()}
        reason = inbox.c.reason + " " + DISMISSED
        return self.connection.execute(aside(store, webhook_id, topic).values(**closed, reason=reason)).rowcount

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


def aside(store: Store, webhook_id: str, topic: str) -> Update:
    """Return the change, still without values, of what is set aside: all, or what has that id or topic."""
    chosen = {name: value for name, value in (("webhook_id", webhook_id), ("topic", topic)) if value}
    return update(inbox).filter_by(store_id=store.id, state=DeliveryState.SET_ASIDE, **chosen)


def delivery_of(row: Row[Any]) -> Delivery:
    triggered_at = min(row.triggered_at, row.received_at + AHEAD_AT_MOST)
    return Delivery(row.webhook_id, row.event_id, row.topic, triggered_at, row.body, row.id, row.attempts)
