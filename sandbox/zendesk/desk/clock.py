"""The stand-in's own time, which a test may push forward."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Real time plus an offset. Never goes back."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def advance(self, seconds: float) -> None:
        self._ahead += timedelta(seconds=max(0.0, seconds))


def stamp(moment: datetime) -> str:
    """`2026-11-20T08:00:00Z`, to the second, as both helpdesks' documentation shows it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
