"""Taking deliveries in: what many requests bring at once becomes durable by one commit."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy.engine import make_url

from domain.inbox import Delivery, Intake, Receipt
from domain.stores import ShopDomain
from storage.database import DatabaseUnavailable

Row = tuple[str, UUID, bool, str | None]  # shop, store id, whether it is free, the id of a delivery that is new

PATIENCE = 4.0  # seconds for one commit; Shopify waits five in all
CONNECT_WITHIN = 3.0  # seconds
LONGEST_STATEMENT = 3000  # milliseconds, after which the server gives up by itself
# Classes of PostgreSQL's error codes for what passes by itself: connection, rollback, resources, locks, operator,
# system.
PASSING = ("08", "40", "53", "55", "57", "58")
FAILURES = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)
# What asyncpg makes of an address; the rest of libpq's many words it would hand on as settings of the server.
UNDERSTOOD = frozenset({"host", "port", "sslmode", "sslcert", "sslkey", "sslrootcert", "sslcrl"})
MOST_AT_ONCE = 256  # deliveries in one commit
MOST_BYTES = 8 * 1024 * 1024  # of bodies in one commit, unless a single one has more

# A store that is locked, because it is being erased, is passed over and not waited for: all others would wait with it.
# The order keeps two processes that were sent the same deliveries from waiting for each other.
KEEP = """
WITH given AS (
    SELECT * FROM unnest(
        $1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::bytea[]
    ) AS given (shop, webhook_id, event_id, topic, triggered_at, body)
), known AS (
    SELECT id, shop FROM stores WHERE shop = ANY ($1::text[])
), free AS (
    SELECT id, shop FROM stores WHERE shop = ANY ($1::text[]) FOR KEY SHARE SKIP LOCKED
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
        self.url = address_of(url)
        self.waiting: deque[Arrival] = deque()
        self.connection: asyncpg.Connection | None = None
        self.writer: asyncio.Task[None] | None = None

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
        if self.connection is not None:
            await self.connection.close()

    async def write(self) -> None:
        while self.waiting:
            batch = take(self.waiting)
            try:
                if not await self.commit(batch):
                    # What PostgreSQL refuses in one must not cost the others their place.
                    for arrival in batch:
                        await self.commit([arrival])
            finally:
                # Whatever breaks the writer, nobody waits for ever; who was told already hears nothing more.
                refuse(batch, DatabaseUnavailable("the writer broke off"))

    async def commit(self, batch: Sequence[Arrival]) -> bool:
        """Keep the batch and let its requests go. Return False when it must be tried one by one."""
        patience = asyncio.get_running_loop().call_later(PATIENCE, self.hang_up)
        try:
            release(batch, await self.insert(batch))
        except FAILURES as error:
            if passes_by_itself(error):
                self.hang_up()
                refuse(batch, DatabaseUnavailable(type(error).__name__))
            elif len(batch) > 1:
                return False
            else:
                refuse(batch, error)
        finally:
            patience.cancel()
        return True

    def hang_up(self) -> None:
        """Leave a server that does not answer; whoever waits for it hears of a lost connection."""
        if self.connection is not None:
            self.connection.terminate()

    async def insert(self, batch: Sequence[Arrival]) -> list[Row]:
        if self.connection is None or self.connection.is_closed():
            self.connection = await connect(self.url)
        found: list[Row] = await self.connection.fetch(KEEP, *columns(batch))
        return found


async def connect(url: str) -> asyncpg.Connection:
    connection = await asyncpg.connect(url, timeout=CONNECT_WITHIN)
    # By a statement, since poolers between us and PostgreSQL refuse settings in the first message.
    await connection.execute(f"SET statement_timeout = {LONGEST_STATEMENT}")
    return connection


def address_of(url: str) -> str:
    """Return SQLAlchemy's address in the words that asyncpg understands."""
    parsed = make_url(url).set(drivername="postgresql")
    return parsed.difference_update_query(set(parsed.query) - UNDERSTOOD).render_as_string(hide_password=False)


def passes_by_itself(error: Exception) -> bool:
    # A value that cannot be put into words for the server is the client's error of both kinds.
    if isinstance(error, asyncpg.PostgresError):
        return str(error.sqlstate).startswith(PASSING)
    return not isinstance(error, ValueError)


def take(waiting: deque[Arrival]) -> list[Arrival]:
    """Take the oldest that fit into one commit, at least one."""
    batch = [waiting.popleft()]
    size = len(batch[0].delivery.body)
    while waiting and len(batch) < MOST_AT_ONCE and size + len(waiting[0].delivery.body) <= MOST_BYTES:
        batch.append(waiting.popleft())
        size += len(batch[-1].delivery.body)
    return batch


def columns(batch: Sequence[Arrival]) -> tuple[list[Any], ...]:
    """Return the values of KEEP's parameters, in their order."""
    deliveries = [arrival.delivery for arrival in batch]
    return (
        [str(arrival.shop) for arrival in batch],
        [one.webhook_id for one in deliveries],
        [one.event_id for one in deliveries],
        [one.topic for one in deliveries],
        [one.triggered_at for one in deliveries],
        [one.body for one in deliveries],
    )


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
