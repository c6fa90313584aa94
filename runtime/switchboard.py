"""One subscription of a process to all news, and those in this process who listen to some of them."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from runtime.news import CHANNEL, News, read_news

CONNECT_WITHIN = 2  # seconds
QUIET = 15.0  # seconds without news, after which Redis is asked whether it is there; it has as long to answer


class NotHeard(Exception):
    """Redis is away: there may be news that nobody here hears."""


class Listener:
    """Who wants the news of a store, or of one conversation of it. What nobody has taken yet is kept once each."""

    def __init__(self, store_id: UUID, conversation_id: UUID | None = None) -> None:
        self.store_id = store_id
        self.conversation_id = conversation_id
        self.news: set[News] = set()
        self.rung = asyncio.Event()
        self.is_deaf = False

    def hear(self, news: News) -> None:
        if self.conversation_id in (None, news.conversation_id):
            self.news.add(news)
            self.rung.set()

    def go_deaf(self) -> None:
        self.is_deaf = True
        self.rung.set()

    async def heard(self, within: float) -> set[News]:
        """Return what is new, nothing where nothing was within so many seconds. Raises NotHeard."""
        try:
            async with asyncio.timeout(within):
                await self.rung.wait()
        except TimeoutError:
            return set()
        if self.is_deaf:
            raise NotHeard
        self.rung.clear()
        news, self.news = self.news, set()
        return news


class Switchboard:
    """For one event loop. The subscription is made for the first who listens and ends with the last."""

    def __init__(self, redis_url: str) -> None:
        self.redis_url = redis_url
        self.listeners: defaultdict[UUID, set[Listener]] = defaultdict(set)
        self.hearing: asyncio.Task[None] | None = None
        self.subscribed: asyncio.Future[bool] | None = None

    @asynccontextmanager
    async def listening(self, listener: Listener) -> AsyncIterator[None]:
        """From here on no news of what `listener` wants are missed, or it is told. Raises NotHeard."""
        self.listeners[listener.store_id].add(listener)
        try:
            await self.subscribe()
            yield
        finally:
            self.leave(listener)

    def leave(self, listener: Listener) -> None:
        others = self.listeners[listener.store_id]
        others.discard(listener)
        if not others:
            del self.listeners[listener.store_id]
        if not self.listeners and self.hearing is not None:
            self.hearing.cancel()
            self.hearing = None

    async def subscribe(self) -> None:
        if self.hearing is None or self.hearing.done():
            self.subscribed = asyncio.get_running_loop().create_future()
            self.hearing = asyncio.create_task(self.hear(self.subscribed))
        assert self.subscribed is not None
        # Who gives up waiting must not take it from the others.
        if not await asyncio.shield(self.subscribed):
            raise NotHeard

    async def hear(self, subscribed: "asyncio.Future[bool]") -> None:
        redis = Redis.from_url(self.redis_url, socket_connect_timeout=CONNECT_WITHIN, retry=Retry(NoBackoff(), 0))
        try:
            async with redis.pubsub() as ear:
                await ear.subscribe(CHANNEL)
                while True:
                    await self.take_in(ear, subscribed)
        except (RedisError, OSError):
            for listener in self.everybody():
                listener.go_deaf()
        finally:
            if not subscribed.done():
                subscribed.set_result(False)
            await redis.aclose()

    async def take_in(self, ear: PubSub, subscribed: "asyncio.Future[bool]") -> None:
        """Hand on what comes next. Raises RedisError where nothing does, not even an answer."""
        told = await ear.get_message(timeout=QUIET)
        if told is None:
            await ear.ping()
            told = await ear.get_message(timeout=QUIET)
        if told is None:
            raise RedisError("no answer")
        if told["type"] == "subscribe" and not subscribed.done():
            subscribed.set_result(True)
        elif told["type"] == "message":
            self.spread(told["data"])

    def spread(self, told: bytes) -> None:
        for news in read_news(told):
            for listener in self.listeners.get(news.store_id, ()):
                listener.hear(news)

    def everybody(self) -> list[Listener]:
        return [listener for of_store in self.listeners.values() for listener in of_store]
