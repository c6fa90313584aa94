"""Which stores' saved tests are to be run, once what they stand on has stayed the same for a while."""

import logging
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from redis import Redis
from redis.exceptions import RedisError

from domain.stores import Store

log = logging.getLogger(__name__)

STAYED = timedelta(seconds=30)  # without a further change; a site that is being read changes something all the time
DUE = "tests:due"


class Retesting:
    """Kept in Redis: what is lost with it is run with the next change, or by the merchant's own press."""

    def __init__(self, redis: Redis) -> None:
        self.redis = redis

    def put_off(self, stores: Collection[UUID], now: datetime) -> None:
        """Have the tests of these stores run when nothing has changed there for a while. Raises nothing."""
        until = (now + STAYED).timestamp()
        try:
            self.redis.zadd(DUE, {str(one): until for one in stores})
        except RedisError as error:
            log.warning("tests not put off", extra={"error": type(error).__name__})

    def awaits(self, store: Store) -> bool:
        """Whether they will be run by themselves in a while, as far as that is known."""
        try:
            return self.redis.zscore(DUE, str(store.id)) is not None
        except RedisError as error:
            log.warning("tests put off not known", extra={"error": type(error).__name__})
            return False

    def due(self, now: datetime) -> list[str]:
        """Return the ids of the stores whose time has come. Raises RedisError."""
        found = cast(list[bytes], self.redis.zrangebyscore(DUE, 0, now.timestamp()))
        return [one.decode() for one in found]

    def taken(self, now: datetime) -> None:
        """Forget those that were due then; what changed since is due later. Raises RedisError."""
        self.redis.zremrangebyscore(DUE, 0, now.timestamp())
