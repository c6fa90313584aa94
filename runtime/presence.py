"""Which shoppers have their chat before their eyes, known to every process, and forgotten by itself.

A conversation is a set in Redis of whatever listens to it (one per open tab), each until it says so again.
"""

import logging
import time
from collections.abc import Sequence
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

STAYS = 40  # seconds that one is taken to be there without a word


class Presence:
    """Where Redis is away, nobody is here: who is mailed to needlessly misses nothing."""

    def __init__(self, redis: Redis) -> None:
        self.redis = redis

    def note(self, store_id: UUID, conversation_id: UUID, listener: str, seconds: int = STAYS) -> None:
        """Take the shopper to be here for `seconds` more. `listener` names the tab."""
        key = key_of(store_id, conversation_id)
        try:
            with self.redis.pipeline(transaction=False) as asked:
                asked.zadd(key, {listener: time.time() + seconds})
                asked.expire(key, 2 * STAYS)
                asked.execute()
        except RedisError as error:
            log.warning("presence not noted", extra={"error": type(error).__name__})

    def end(self, store_id: UUID, conversation_id: UUID, listener: str) -> None:
        """Note that this tab is closed, hidden or elsewhere."""
        try:
            self.redis.zrem(key_of(store_id, conversation_id), listener)
        except RedisError as error:
            log.warning("presence not ended", extra={"error": type(error).__name__})

    def is_here(self, store_id: UUID, conversation_id: UUID) -> bool:
        return conversation_id in self.those_here(store_id, [conversation_id])

    def those_here(self, store_id: UUID, conversation_ids: Sequence[UUID]) -> frozenset[UUID]:
        """Return those of the conversations whose shopper is looking at them."""
        now = time.time()
        try:
            with self.redis.pipeline(transaction=False) as asked:
                for one in conversation_ids:
                    asked.zcount(key_of(store_id, one), now, "+inf")
                found = asked.execute()
        except RedisError as error:
            log.warning("presence not known", extra={"error": type(error).__name__})
            return frozenset()
        return frozenset(one for one, tabs in zip(conversation_ids, found, strict=True) if tabs)


def key_of(store_id: UUID, conversation_id: UUID) -> str:
    return f"here:{store_id.hex}:{conversation_id.hex}"
