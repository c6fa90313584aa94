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
        counter = f"limit:{name}:{key}"
        with self.redis.pipeline() as pipeline:
            pipeline.set(counter, 0, ex=seconds, nx=True)
            pipeline.incr(counter)
            pipeline.ttl(counter)
            _, used, left = pipeline.execute()
        if used > most * self.scale:
            raise TooManyAttempts(max(1, int(left)))
