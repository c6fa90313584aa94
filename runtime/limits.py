"""Limits on how often something may be done, counted in Redis over all processes."""

from collections.abc import Sequence
from dataclasses import dataclass

from redis import Redis

from domain.errors import TooManyAttempts


@dataclass(frozen=True)
class Use:
    """One use of `name` by `key`, of which there may be `most` in a window of `seconds`."""

    name: str
    key: str
    most: int
    seconds: int


class Limits:
    """Fixed windows. `scale` multiplies every limit (benchmarks raise it)."""

    def __init__(self, redis: "Redis", scale: float) -> None:
        self.redis = redis
        self.scale = scale

    def count(self, name: str, key: str, most: int, seconds: int) -> None:
        """Count one use of `name` by `key`. Raises TooManyAttempts beyond `most` in a window of `seconds`."""
        self.count_all([Use(name, key, most, seconds)])

    def count_all(self, uses: Sequence[Use]) -> None:
        """Count each of `uses`, asking Redis once. Raises TooManyAttempts where one of them is beyond its limit."""
        for use, (used, left) in zip(uses, self.tally_all(uses), strict=True):
            if self.beyond(used, use.most):
                raise TooManyAttempts(left)

    def tally(self, name: str, key: str, seconds: int) -> tuple[int, int]:
        """Count one use and refuse none. Return which of its window it is, and the seconds until that ends."""
        return self.tally_all([Use(name, key, 0, seconds)])[0]

    def tally_all(self, uses: Sequence[Use]) -> list[tuple[int, int]]:
        with self.redis.pipeline() as pipeline:
            for use in uses:
                counter = f"limit:{use.name}:{use.key}"
                pipeline.set(counter, 0, ex=use.seconds, nx=True)
                pipeline.incr(counter)
                pipeline.ttl(counter)
            told = pipeline.execute()
        return [(int(told[at + 1]), max(1, int(told[at + 2]))) for at in range(0, len(told), 3)]

    def beyond(self, used: int, most: int) -> bool:
        return used > most * self.scale

    def give_back(self, name: str, key: str) -> None:
        """Take back one use that was counted."""
        # Where the window has ended meanwhile, this would begin one that never does.
        if self.redis.decr(f"limit:{name}:{key}") < 0:
            self.redis.delete(f"limit:{name}:{key}")
