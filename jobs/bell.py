"""Ringing for the workers from an event loop, which must not wait for Redis."""

import asyncio
from uuid import UUID

from redis import Redis

from jobs.inbox import drain_later

# Seconds between two rounds. A job takes nine milliseconds before it applies anything, and a delivery takes one: in a
# flood, many must ring once. Who rings after a silence is heard at once.
PAUSE = 0.2


class Bell:
    """Has inboxes drained soon after `ring`, in rounds: the stores that rang meanwhile make up the next one."""

    def __init__(self, redis: Redis) -> None:
        self.redis = redis
        self.rung: set[UUID] = set()
        self.ringer: asyncio.Task[None] | None = None

    def ring(self, store_id: UUID) -> None:
        self.rung.add(store_id)
        if self.ringer is None or self.ringer.done():
            self.ringer = asyncio.create_task(self.go_round())

    async def close(self) -> None:
        if self.ringer is not None:
            await self.ringer

    async def go_round(self) -> None:
        while self.rung:
            rung, self.rung = self.rung, set()
            await asyncio.to_thread(self.drain_all, rung)
            await asyncio.sleep(PAUSE)

    def drain_all(self, rung: set[UUID]) -> None:
        for store_id in rung:
            drain_later(self.redis, str(store_id))
