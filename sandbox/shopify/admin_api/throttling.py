"""The leaky bucket of one app in one shop, in points."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.shopify.records import Json


@dataclass
class _Bucket:
    level: float
    at: float


class Throttle:
    def __init__(self, size: int, restore_rate: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.size = size
        self.restore_rate = restore_rate
        self._clock = clock
        self._buckets: dict[str, _Bucket] = {}
        self._lock = threading.Lock()

    def take(self, shop: str, cost: float) -> bool:
        """Take the requested cost, or nothing at all when it does not fit."""
        with self._lock:
            bucket = self._filled(shop)
            if cost > bucket.level:
                return False
            bucket.level -= cost
            return True

    def give_back(self, shop: str, cost: float) -> None:
        """Refund what was requested and not used."""
        with self._lock:
            bucket = self._filled(shop)
            bucket.level = min(self.size, bucket.level + cost)

    def status(self, shop: str) -> Json:
        with self._lock:
            level = self._filled(shop).level
        return {
            "maximumAvailable": float(self.size),
            "currentlyAvailable": int(level),
            "restoreRate": float(self.restore_rate),
        }

    def _filled(self, shop: str) -> _Bucket:
        now = self._clock()
        bucket = self._buckets.setdefault(shop, _Bucket(self.size, now))
        bucket.level = min(self.size, bucket.level + (now - bucket.at) * self.restore_rate)
        bucket.at = now
        return bucket
