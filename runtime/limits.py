"""Limits on how often something may be done, counted in Redis over all processes."""

from redis import Redis

from domain.errors import TooManyAttempts


class Limits:
    """Fixed windows. `scale` multiplies every limit (benchmarks raise it)."""

    def __init__(self, redis: "Redis", scale: float) -> None:
        self.redis = redis
        self.scale = scale

    def count(self, name: str, key: str, most: int, seconds: int) -> None:
        """Count one use of `name` by `key`. Raises TooManyAttempts beyond `most` in a window of `seconds`."""
        used, left = self.tally(name, key, seconds)
        if self.beyond(used, most):
            raise TooManyAttempts(left)

    def tally(self, name: str, key: str, seconds: int) -> tuple[int, int]:
        """Count one use and refuse none. Return which of its window it is, and the seconds until that ends."""
        counter = f"limit:{name}:{key}"
        with self.redis.pipeline() as pipeline:
            pipeline.set(counter, 0, ex=seconds, nx=True)
            pipeline.incr(counter)
            pipeline.ttl(counter)
            _, used, left = pipeline.execute()
        return int(used), max(1, int(left))

    def beyond(self, used: int, most: int) -> bool:
        return used > most * self.scale

    def give_back(self, name: str, key: str) -> None:
        """Take back one use that was counted."""
        # Where the window has ended meanwhile, this would begin one that never does.
        if self.redis.decr(f"limit:{name}:{key}") < 0:
            self.redis.delete(f"limit:{name}:{key}")
