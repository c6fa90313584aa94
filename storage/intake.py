"""Taking deliveries in: what many requests bring at once becomes durable by one commit."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection, AsyncCursor, Error, InterfaceError, OperationalError
from sqlalchemy.engine import make_url

from domain.inbox import Delivery, Intake, Receipt
from domain.stores import ShopDomain
from storage.database import CONNECT_TIMEOUT, DatabaseUnavailable

Row = tuple[str, UUID, bool, str | None]  # shop, store id, whether it is free, the id of a delivery that is new

PATIENCE = 4.0  # seconds for one commit; Shopify waits five in all
LONGEST_STATEMENT = 3000  # milliseconds, after which the server gives up by itself
MOST_AT_ONCE = 256  # deliveries in one commit
MOST_BYTES = 8 * 1024 * 1024  # of bodies in one commit, unless a single one has more

# A store that is locked, because it is being erased, is passed over and not waited for: all others would wait with it.
# The order keeps two processes that were sent the same deliveries from waiting for each other.
KEEP = """
WITH given AS (
    SELECT * FROM unnest(
        %(shops)b::text[], %(webhook_ids)b::text[], %(event_ids)b::text[], %(topics)b::text[],
        %(triggered_at)b::timestamptz[], %(bodies)b::bytea[]
    ) AS given (shop, webhook_id, event_id, topic, triggered_at, body)
), known AS (
    SELECT id, shop FROM stores WHERE shop = ANY (%(shops)b::text[])
), free AS (
    SELECT id, shop FROM stores WHERE shop = ANY (%(shops)b::text[]) FOR KEY SHARE SKIP LOCKED
), kept AS (
    INSERT INTO inbox (store_id, webhook_id, event_id, topic, triggered_at, body)
    SELECT free.id, webhook_id, event_id, topic, triggered_at, body FROM given JOIN free USING (shop)
    ORDER BY free.id, webhook_id
    ON CONFLICT (store_id, webhook_id) DO NOTHING
    RETURNING store_id, webhook_id
)
SELECT known.shop, known.id, free.id IS NOT NULL, kept.webhook_id
FROM known LEFT JOIN free USING (id) LEFT JOIN kept ON kept.store_id = known.id
"""


@dataclass(eq=False)
class Arrival:
    """A delivery, and who waits to hear that it is kept."""

    shop: ShopDomain
    delivery: Delivery
    receipt: asyncio.Future[Receipt]

    def refuse(self, error: Exception) -> None:
        # Who hung up meanwhile waits for nothing.
        if not self.receipt.done():
            self.receipt.set_exception(error)

    def release(self, receipt: Receipt) -> None:
        if not self.receipt.done():
            self.receipt.set_result(receipt)


class GroupCommit:
    """Keeps deliveries on a connection of its own, made on first use and again after a loss. For one event loop.

    While one commit is under way, what arrives waits for the next: the busier, the more deliveries share one.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self.waiting: deque[Arrival] = deque()
        self.cursor: AsyncCursor[Row] | None = None
        self.writer: asyncio.Task[None] | None = None
        self.leaving: set[asyncio.Task[None]] = set()

    async def keep(self, shop: ShopDomain, delivery: Delivery) -> Receipt:
        """Return once the delivery is durable, or of a shop we do not know. Raises DatabaseUnavailable."""
        arrival = Arrival(shop, delivery, asyncio.get_running_loop().create_future())
        self.waiting.append(arrival)
        if self.writer is None or self.writer.done():
            self.writer = asyncio.create_task(self.write())
        return await arrival.receipt

    async def close(self) -> None:
        """Keep what waits, then leave."""
        if self.writer is not None:
            await self.writer
        if self.cursor is not None:
            await self.cursor.connection.close()

    async def write(self) -> None:
        while self.waiting:
            batch = take(self.waiting)
            if not await self.commit(batch):
                # What PostgreSQL refuses in one must not cost the others their place.
                for arrival in batch:
                    await self.commit([arrival])

    async def commit(self, batch: Sequence[Arrival]) -> bool:
        """Keep the batch and let its requests go. Return False when it must be tried one by one."""
        patience = asyncio.get_running_loop().call_later(PATIENCE, self.give_up, batch)
        try:
            rows = await self.insert(batch)
        except (OperationalError, InterfaceError) as error:
            self.cursor = None
            refuse(batch, DatabaseUnavailable(type(error).__name__))
        except Error as error:
            if len(batch) > 1:
                return False
            refuse(batch, error)
        else:
            release(batch, rows)
        finally:
            patience.cancel()
        return True

    def give_up(self, batch: Sequence[Arrival]) -> None:
        """Leave a server that hangs, and the writer that waits for it, to themselves; others go on without them."""
        refuse(batch, DatabaseUnavailable("no answer"))
        if self.writer is not None:
            leaving = asyncio.create_task(hang_up(self.writer, self.cursor))
            self.leaving.add(leaving)
            leaving.add_done_callback(self.leaving.discard)
        self.cursor = None
        self.writer = asyncio.create_task(self.write())

    async def insert(self, batch: Sequence[Arrival]) -> list[Row]:
        cursor = self.cursor or await self.connect()
        try:
            await cursor.execute(KEEP, columns(batch), prepare=True)
            return await cursor.fetchall()
        except OperationalError:
            await cursor.connection.close()
            raise

    async def connect(self) -> AsyncCursor[Row]:
        connection = await AsyncConnection.connect(self.url, autocommit=True, connect_timeout=CONNECT_TIMEOUT)
        await connection.execute(f"SET statement_timeout = {LONGEST_STATEMENT}")
        self.cursor = connection.cursor(binary=True)
        return self.cursor


async def hang_up(writer: asyncio.Task[None], cursor: AsyncCursor[Row] | None) -> None:
    """End what waits for a server that hangs: the first cancelling asks the server, the second asks nobody."""
    for _ in range(2):
        writer.cancel()
        await asyncio.wait({writer}, timeout=1)
    if cursor is not None:
        await cursor.connection.close()


def take(waiting: deque[Arrival]) -> list[Arrival]:
    """Take the oldest that fit into one commit, at least one."""
    batch = [waiting.popleft()]
    size = len(batch[0].delivery.body)
    while waiting and len(batch) < MOST_AT_ONCE and size + len(waiting[0].delivery.body) <= MOST_BYTES:
        batch.append(waiting.popleft())
        size += len(batch[-1].delivery.body)
    return batch


def columns(batch: Sequence[Arrival]) -> dict[str, list[Any]]:
    deliveries = [arrival.delivery for arrival in batch]
    return {
        "shops": [str(arrival.shop) for arrival in batch],
        "webhook_ids": [one.webhook_id for one in deliveries],
        "event_ids": [one.event_id for one in deliveries],
        "topics": [one.topic for one in deliveries],
        "triggered_at": [one.triggered_at for one in deliveries],
        "bodies": [one.body for one in deliveries],
    }


def refuse(batch: Sequence[Arrival], error: Exception) -> None:
    for arrival in batch:
        arrival.refuse(error)


def release(batch: Sequence[Arrival], rows: Sequence[Row]) -> None:
    """Tell each request what became of its delivery. Of two alike in one batch, the second is a repeat."""
    stores = {shop: (store_id, is_free) for shop, store_id, is_free, _ in rows}
    fresh = {(shop, webhook_id) for shop, _, _, webhook_id in rows}
    for arrival in batch:
        store_id, is_free = stores.get(str(arrival.shop), (None, True))
        key = (str(arrival.shop), arrival.delivery.webhook_id)
        if not is_free:
            arrival.refuse(DatabaseUnavailable("the store is being erased"))
        elif store_id is None:
            arrival.release(Receipt(Intake.UNKNOWN))
        else:
            arrival.release(Receipt(Intake.KEPT if key in fresh else Intake.REPEATED, store_id))
        fresh.discard(key)
