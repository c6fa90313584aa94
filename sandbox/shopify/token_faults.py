"""What may go wrong at the token endpoint, and how often it was asked."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field, fields

from sandbox.shopify.records import Json, Refused


@dataclass
class TokenFaults:
    """How many of the next answers fail in which way, and how long every answer takes.

    A `lost` answer is one whose tokens were made: the line breaks before it arrives. A `failing` one made none.
    """

    lost: int = 0
    failing: int = 0
    without_expiry: int = 0  # answers that leave `expires_in` out
    slow_seconds: float = 0.0
    calls: Counter[tuple[str, str]] = field(default_factory=Counter)  # by shop and grant
    lock: threading.Lock = field(default_factory=threading.Lock)

    def change(self, wanted: Json) -> None:
        known = {one.name for one in fields(self)} - {"calls", "lock"}
        if set(wanted) - known or not all(isinstance(value, int | float) for value in wanted.values()):
            raise Refused(f"token faults are {', '.join(sorted(known))}")
        with self.lock:
            for name, value in wanted.items():
                setattr(self, name, value)

    def note(self, shop: str, grant: str) -> None:
        with self.lock:
            self.calls[shop, grant] += 1

    def calls_of(self, shop: str) -> dict[str, int]:
        """{"refresh_token": 1, "authorization_code": 1}"""
        with self.lock:
            return {grant: count for (domain, grant), count in self.calls.items() if domain == shop}

    def takes(self, name: str) -> bool:
        """Whether this answer is one of those that go wrong so."""
        with self.lock:
            left: int = getattr(self, name)
            if left > 0:
                setattr(self, name, left - 1)
            return left > 0
