"""What was measured, as lines and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console

from bench.freshness.figures import Spread
from bench.learning.memory import Sample, peak
from bench.learning.merchant import Watched

FLAT = 1.25  # times that memory may grow from a tenth of the work to all of it
LEAST_VALUES = 10  # that a bar shows while something long is read
LONGEST_TURN = 1000.0  # milliseconds; a shopper who waits longer would say that the web process stood still
EARLY = 0.1


@dataclass(frozen=True)
class Held:
    """Megabytes at most, by a tenth of the work and by its end."""

    early: float
    late: float

    @property
    def growth(self) -> float:
        return self.late / self.early if self.early else 1.0

    @classmethod
    def of(cls, samples: Sequence[Sample], tenth: float) -> Held:
        return cls(peak(samples, tenth), peak(samples, float("inf")))


@dataclass(frozen=True)
class Learnt:
    """One thing that was added. `values` counts what its bar showed; `answered` whether a question about its last page
    got that page's fact, with it as the source."""

    what: str
    seconds: float
    values: int
    importer: Held
    reader: Held
    page: Spread
    turns: Spread
    failed: int
    answered: bool
    said: str

    @property
    def good(self) -> bool:
        flat = max(self.importer.growth, self.reader.growth) <= FLAT
        prompt = self.turns.longest <= LONGEST_TURN and not self.failed
        return flat and prompt and self.answered and self.values >= LEAST_VALUES


@dataclass(frozen=True)
class Figures:
    """`before` are the shoppers' turns while nothing was read."""

    before: Spread
    learnt: tuple[Learnt, ...]

    @property
    def good(self) -> bool:
        return all(one.good for one in self.learnt)

    def write(self, file: Path) -> None:
        file.write_text(json.dumps({**asdict(self), "good": self.good}, indent=1))


def held_by(samples: Sequence[Sample], seen: Watched) -> Held:
    return Held.of(samples, seen.moment(EARLY))


def held_by_child(samples: Sequence[Sample]) -> Held:
    """The reader has no bar: what it has written of all that it writes stands for the work that it has done."""
    return Held.of(samples, EARLY * max((written for written, _ in samples), default=0.0))


def show(figures: Figures, console: Console) -> None:
    console.print(f"turns before: {told(figures.before)}")
    for one in figures.learnt:
        console.print(f"[bold]{one.what}[/bold]: {one.seconds:.0f} s, the bar showed {one.values} values")
        console.print(f"  importer {megabytes(one.importer)}; reader {megabytes(one.reader)}")
        console.print(
            f"  turns meanwhile: {told(one.turns)}, {one.failed} failed; the knowledge page: {told(one.page)}"
        )
        console.print(f"  its last page {'is answered' if one.answered else f'is NOT answered: {one.said}'}")
    console.print(f"[bold]{'flat, seen and unnoticed' if figures.good else 'NOT flat, seen and unnoticed'}[/bold]")


def told(turns: Spread) -> str:
    return f"{turns.count}, p50 {turns.p50:.0f} ms, p99 {turns.p99:.0f}, longest {turns.longest:.0f}"


def megabytes(held: Held) -> str:
    return f"{held.early:.0f} MB at a tenth, {held.late:.0f} at the end ({held.growth:.2f})"
