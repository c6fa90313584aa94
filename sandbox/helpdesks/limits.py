"""Sliding-window rate limits, counted by account and purpose."""

import math
import threading
from collections import defaultdict, deque
from dataclasses import dataclass

from sandbox.helpdesks.clock import Clock


@dataclass(frozen=True)
class Allowance:
    limit: int
    used: int
    reset: int  # seconds until the oldest call leaves the window
    refused: bool

    @property
    def remaining(self) -> int:
        return max(0, self.limit - self.used)


class Windows:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._calls: dict[tuple[str, str], deque[float]] = defaultdict(deque)

    def take(self, account: str, purpose: str, limit: int, seconds: int) -> Allowance:
        """Count one call for `purpose` unless `limit` calls in the last `seconds` used it up."""
        now = self._clock.now(account).timestamp()
        with self._lock:
            calls = self._calls[account, purpose]
            while calls and calls[0] <= now - seconds:
                calls.popleft()
            refused = len(calls) >= limit
            if not refused:
                calls.append(now)
            reset = math.ceil(calls[0] + seconds - now) if calls else seconds
            return Allowance(limit, len(calls), max(1, reset), refused)
