"""News of conversations, told to every process after the commit: which one, never what is in it.

Whoever is told reads from PostgreSQL what they may see. News that are lost cost a look, not a message.
"""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError

from runtime.redis_lines import RedisLines

log = logging.getLogger(__name__)

CHANNEL = "news"


class Kind(StrEnum):
    CHANGED = "changed"  # a message more, or it stands elsewhere
    TYPING = "typing"  # staff are writing
    PRESENCE = "presence"  # the shopper came or went


@dataclass(frozen=True)
class News:
    kind: Kind
    store_id: UUID
    conversation_id: UUID


class Herald:
    """Tells news to all processes. Redis being away is no error: readers look again by themselves."""

    def __init__(self, redis: Redis) -> None:
        self.lines = RedisLines(redis)

    def changed(self, conversations: Collection[tuple[UUID, UUID]]) -> None:
        """Tell of conversations, each by its store's id and its own, that a commit has changed."""
        self.tell([News(Kind.CHANGED, *ids) for ids in conversations])

    def tell(self, news: Collection[News]) -> None:
        try:
            self.lines.ask("PUBLISH", CHANNEL, "\n".join(map(worded, news)))
        except RedisError as error:
            log.warning("news not told", extra={"conversations": len(news), "error": type(error).__name__})


def worded(news: News) -> str:
    return f"{news.kind} {news.store_id.hex} {news.conversation_id.hex}"


def read_news(told: bytes) -> Iterator[News]:
    for line in told.decode().splitlines():
        kind, store, conversation = line.split(" ")
        yield News(Kind(kind), UUID(store), UUID(conversation))
