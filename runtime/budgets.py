"""One budget for each store over all processes, kept in Redis from what the platform's answers say."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from uuid import uuid4

from redis import Redis
from redis.commands.core import Script
from redis.exceptions import RedisError

from domain.errors import RemoteError
from integrations.shopify.budgets import Bill

log = logging.getLogger(__name__)

UNKNOWN = 50  # points a query may cost that was never asked
FORGOTTEN_AFTER = 600  # seconds; by then every bucket is full again
LONGEST_FLIGHT = 60  # seconds after which the request of a killed process no longer counts

TAKE = """
local clock = redis.call('TIME')
local now = clock[1] + clock[2] / 1000000
local held = redis.call('HMGET', KEYS[1], 'available', 'at', 'restored', 'size', 'closed_until', 'cost:' .. ARGV[2])
if held[5] and tonumber(held[5]) > now then return {tostring(held[5] - now), ''} end
local cost = tonumber(held[6] or ARGV[3])
local ticket = ARGV[1] .. ':' .. cost
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if held[1] then
    local size = tonumber(held[4])
    local free = math.min(size, held[1] + (now - held[2]) * held[3])
    for _, flight in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
        free = free - tonumber(string.match(flight, ':(.*)'))
    end
    local spared = math.max(0, math.min(size * ARGV[4], size - cost))
    if free < cost + spared then
        return {tostring((cost + spared - free) / math.max(1, held[3])), ''}
    end
end
redis.call('ZADD', KEYS[2], now + ARGV[5], ticket)
redis.call('EXPIRE', KEYS[2], ARGV[5])
return {'0', ticket}
"""

SETTLE = """
local clock = redis.call('TIME')
local now = clock[1] + clock[2] / 1000000
redis.call('ZREM', KEYS[2], ARGV[1])
if ARGV[3] ~= '' then
    redis.call('HSET', KEYS[1], 'cost:' .. ARGV[2], ARGV[3], 'available', ARGV[4], 'restored', ARGV[5],
        'size', ARGV[6], 'at', now)
end
if tonumber(ARGV[7]) > 0 then redis.call('HSET', KEYS[1], 'closed_until', now + ARGV[7]) end
redis.call('EXPIRE', KEYS[1], ARGV[8])
"""


@dataclass(frozen=True)
class Priority:
    """`spared` is the share of the bucket left to others; `patience` in seconds."""

    spared: float
    patience: float


AT_ONCE = Priority(spared=0.0, patience=2.0)
IN_BACKGROUND = Priority(spared=0.5, patience=25.0)


class StoreBudget:
    """Implements integrations.shopify.budgets.Budget. Without Redis nothing is spared, and refusals are waited for."""

    def __init__(
        self, redis: Redis, shop: str, priority: Priority = AT_ONCE, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.redis = redis
        self.keys = [f"budget:{shop}", f"budget:{shop}:flights"]
        self.priority = priority
        self.sleep = sleep

    @cached_property
    def take(self) -> Script:
        return self.redis.register_script(TAKE)

    @cached_property
    def settle(self) -> Script:
        return self.redis.register_script(SETTLE)

    @contextmanager
    def spending(self, query: str) -> Iterator[Bill]:
        ticket = self.ticket(query)
        bill = Bill()
        try:
            yield bill
        except RemoteError as error:
            self.note(ticket, query, bill, error.retry_after or 0.0)
            raise
        self.note(ticket, query, bill)

    def ticket(self, query: str) -> str:
        waited = 0.0
        while True:
            seconds, ticket = self.asked(query)
            if seconds <= 0:
                return ticket
            if waited + seconds > self.priority.patience:
                raise RemoteError("shopify", f"no points left for {query}", retry_after=seconds)
            self.sleep(seconds)
            waited += seconds

    def asked(self, query: str) -> tuple[float, str]:
        """Return how many seconds to wait, or what was taken."""
        try:
            seconds, ticket = self.take(self.keys, [uuid4().hex, query, UNKNOWN, self.priority.spared, LONGEST_FLIGHT])
        except RedisError as error:
            log.warning("asking without a budget", extra={"error": type(error).__name__})
            return 0.0, ""
        return float(seconds), ticket.decode()

    def note(self, ticket: str, query: str, bill: Bill, closed: float = 0.0) -> None:
        told = bill.bucket
        figures = ("", "", "", "") if told is None else (told.requested, told.available, told.restored, told.size)
        with suppress(RedisError):
            # A refusal that tells the bucket needs no closing: the bucket says when.
            self.settle(self.keys, [ticket, query, *figures, 0 if told else closed, FORGOTTEN_AFTER])
