"""Reading a whole store for the first time, and how far that has come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ImportPhase(StrEnum):
    """In the order they run: what is small and often asked comes first."""

    POLICIES = "policies"
    PAGES = "pages"
    ARTICLES = "articles"
    PRODUCTS = "products"
    ORDERS = "orders"


class ImportState(StrEnum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class ImportProgress:
    """`done` of `total` in this `phase` (`total` None while unknown); `counts` of the phases that are through.

    `unread` records were left out, the last of them for the reason in `unread_why`; phases in `denied` were not
    permitted. `position` is how many bytes of the file of `bulk_id` are taken in.
    """

    state: ImportState
    phase: ImportPhase
    done: int
    total: int | None
    counts: dict[str, int]
    bulk_id: str
    position: int
    unread: int
    unread_why: str
    denied: tuple[str, ...]
    problem: str
    started_at: datetime
    phase_started_at: datetime
    finished_at: datetime | None

    def rate(self, now: datetime) -> float:
        """Records a second in this phase."""
        seconds = ((self.finished_at or now) - self.phase_started_at).total_seconds()
        return self.done / seconds if seconds > 0 else 0.0

    def seconds_left(self, now: datetime) -> float | None:
        rate = self.rate(now)
        return (self.total - self.done) / rate if self.total and rate > 0 else None

    def left_out(self) -> list[str]:
        """Return a sentence for each thing that was not taken in."""
        records = "1 record" if self.unread == 1 else f"{self.unread} records"
        unread = [f"{records} could not be read ({self.unread_why})."] if self.unread else []
        return unread + [f"The store's permissions leave out its {phase}." for phase in self.denied]
