"""Who of a team has which conversation before their eyes, and who is writing there; forgotten by itself.

A conversation is a hash in Redis of its readers, each with what they do and until when that holds.
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


class Doing(StrEnum):
    READING = "reading"
    WRITING = "writing"
    GONE = "gone"


# Seconds that it holds without a word: a page says that it reads every 20 seconds, and that it writes every 4.
HOLDS = {Doing.READING: 45, Doing.WRITING: 8}


@dataclass(frozen=True)
class Colleague:
    member: str
    doing: Doing


class Colleagues:
    """Where Redis is away, nobody is seen: an answer that crosses another is refused all the same."""

    def __init__(self, redis: Redis) -> None:
        self.redis = redis

    def note(self, store_id: UUID, conversation_id: UUID, member: str, doing: Doing) -> None:
        key = key_of(store_id, conversation_id)
        try:
            with self.redis.pipeline(transaction=False) as asked:
                if doing is Doing.GONE:
                    asked.hdel(key, *(field_of(member, one) for one in HOLDS))
                else:
                    asked.hset(key, field_of(member, doing), str(time.time() + HOLDS[doing]))
                asked.expire(key, 2 * HOLDS[Doing.READING])
                asked.execute()
        except RedisError as error:
            log.warning("colleague not noted", extra={"error": type(error).__name__})

    def at(self, store_id: UUID, conversation_ids: Sequence[UUID]) -> dict[UUID, list[Colleague]]:
        """Return who is at each of the conversations, by their ids; who writes is not told as reading, too."""
        now = time.time()
        try:
            with self.redis.pipeline(transaction=False) as asked:
                for one in conversation_ids:
                    asked.hgetall(key_of(store_id, one))
                found = asked.execute()
        except RedisError as error:
            log.warning("colleagues not known", extra={"error": type(error).__name__})
            return {one: [] for one in conversation_ids}
        return {one: present(kept, now) for one, kept in zip(conversation_ids, found, strict=True)}


def present(kept: dict[bytes, bytes], now: float) -> list[Colleague]:
    """Read {b"writing 71000001": b"1795000000.5", …}."""
    # A reader who writes comes again behind, and so is told as writing.
    fields = sorted(field.decode().split(" ", 1) for field, until in kept.items() if float(until) > now)
    doings = {member: Doing(doing) for doing, member in fields}
    return [Colleague(member, doing) for member, doing in sorted(doings.items())]


def field_of(member: str, doing: Doing) -> str:
    return f"{doing} {member}"


def key_of(store_id: UUID, conversation_id: UUID) -> str:
    return f"at:{store_id.hex}:{conversation_id.hex}"
