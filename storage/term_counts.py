"""How many products say a term, kept for a while where they are many: in one edition they are as many as they were."""

from collections.abc import Callable, Iterable, Mapping
from threading import Lock
from time import monotonic
from uuid import UUID

FEW = 200  # products; so few are counted in no time, and one more or less changes what the term counts
KEPT_FOR = 60.0  # seconds
KEPT = 16_384  # counts per process; a hundred bytes each


class KeptCounts:
    """What a term counts hardly changes while many products say it. One of which nothing is kept is counted anew."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.clock = clock
        self.kept: dict[tuple[UUID, str | None, str], tuple[float, int]] = {}
        self.lock = Lock()

    def of(self, store_id: UUID, mark: str | None, terms: Iterable[str]) -> dict[str, int]:
        """Return what is kept of the terms, by the mark of the store's edition; None stands for any."""
        now = self.clock()
        with self.lock:
            found = [(term, self.kept[key]) for term in terms if (key := (store_id, mark, term)) in self.kept]
        return {term: count for term, (until, count) in found if now < until}

    def keep(self, store_id: UUID, mark: str | None, counts: Mapping[str, int]) -> None:
        until = self.clock() + KEPT_FOR
        many = {(store_id, mark, term): (until, count) for term, count in counts.items() if count > FEW}
        with self.lock:
            if len(self.kept) + len(many) > KEPT:
                self.kept.clear()
            self.kept.update(many)
