"""Each account's own time, which a test may push forward."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus an offset per account. Never goes back."""

    def __init__(self) -> None:
        self._ahead: dict[str, timedelta] = defaultdict(timedelta)

    def now(self, account: str) -> datetime:
        return datetime.now(UTC) + self._ahead[account]

    def advance(self, account: str, seconds: float) -> None:
        self._ahead[account] += timedelta(seconds=max(0.0, seconds))


def stamp(moment: datetime) -> str:
    """`2026-11-20T08:00:00Z`, to the second, as both helpdesks' documentation shows it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
