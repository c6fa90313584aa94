"""Limits on how often something may be done, counted in Redis over all processes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from redis import Redis
from redis.exceptions import NoScriptError

from domain.errors import TooManyAttempts
from runtime.redis_lines import RedisLines

# One command for all uses: three for each, in a transaction, cost a turn as much as a query does.
TALLY = """
local told = {}
for place, counter in ipairs(KEYS) do
    redis.call('SET', counter, 0, 'EX', ARGV[place], 'NX')
    told[2 * place - 1] = redis.call('INCR', counter)
    told[2 * place] = redis.call('TTL', counter)
end
return told
"""


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
        self.lines = RedisLines(redis)
        self.script = redis.register_script(TALLY)

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
        told = self.counted([f"limit:{use.name}:{use.key}" for use in uses], [use.seconds for use in uses])
        return [(used, max(1, left)) for used, left in zip(told[::2], told[1::2], strict=True)]

    def counted(self, counters: list[str], seconds: list[int]) -> list[int]:
        """Return for each counter which use this is, and the seconds until its window ends."""
        try:
            told = self.lines.ask("EVALSHA", self.script.sha, len(counters), *counters, *seconds)
        except NoScriptError:  # Redis was started again
            told = self.script(counters, seconds)
        return cast(list[int], told)

    def beyond(self, used: int, most: int) -> bool:
        return used > most * self.scale

    def give_back(self, name: str, key: str) -> None:
        """Take back one use that was counted."""
        # Where the window has ended meanwhile, this would begin one that never does.
        if self.redis.decr(f"limit:{name}:{key}") < 0:
            self.redis.delete(f"limit:{name}:{key}")
