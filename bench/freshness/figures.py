"""What was measured, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.freshness.asking import Heard
from bench.traffic.trade import Happening

GOAL = 1.0  # second at the 99th percentile


@dataclass(frozen=True)
class Spread:
    """Milliseconds, and how many they are of."""

    count: int
    p50: float
    p95: float
    p99: float
    longest: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Spread:
        found = sorted(1000 * one for one in seconds)
        return cls(len(found), *(at_share(found, share) for share in (0.5, 0.95, 0.99, 1.0)))


def at_share(ordered: Sequence[float], share: float) -> float:
    """Return the smallest value that `share` of all do not exceed."""
    return ordered[max(0, -int(-len(ordered) * share // 1) - 1)] if ordered else float("nan")


@dataclass(frozen=True)
class Figures:
    """`rate` deliveries a second were acknowledged; `settled_after` seconds after the last one the inbox was empty.

    `used` is in processor seconds, from the first delivery until everything was settled.
    """

    rate: float
    refused: int
    acknowledging: Spread
    fresh: Spread
    by_kind: dict[str, Spread]
    never_heard: int
    stale_again: int
    deleted: int
    deleted_still_answered: int
    nothing_learnt: int
    asks: int
    settled_after: float
    left_over: dict[str, int]
    used: dict[str, float]
    problems: list[str]

    @property
    def good(self) -> bool:
        wrong = self.never_heard + self.stale_again + self.deleted_still_answered + len(self.problems)
        return wrong == 0 and self.fresh.p99 < 1000 * GOAL

    def write(self, file: Path) -> None:
        file.write_text(json.dumps({**asdict(self), "good": self.good}, indent=1))


def spread_by_kind(heard: Sequence[Heard]) -> dict[str, Spread]:
    return {
        kind.value: Spread.of([one.seconds for one in heard if one.kind is kind and one.seconds is not None])
        for kind in Happening
    }


def show(figures: Figures, console: Console) -> None:
    table = Table(title="from the 200 to the new answer")
    for heading in ("fact", "heard", "p50 ms", "p95 ms", "p99 ms", "max ms"):
        table.add_column(heading, justify="left" if heading == "fact" else "right")
    for name, spread in {**figures.by_kind, "all": figures.fresh}.items():
        values = (spread.p50, spread.p95, spread.p99, spread.longest)
        table.add_row(name, str(spread.count), *(f"{value:.0f}" for value in values), end_section=name == "delete")
    console.print(table)
    taken = figures.acknowledging
    console.print(
        f"{taken.count} deliveries, {figures.rate:.0f}/s, acknowledged in {taken.p50:.1f} ms (p99 {taken.p99:.1f}); "
        f"{figures.refused} answered otherwise first"
    )
    console.print(
        f"never heard {figures.never_heard}, stale after a right answer {figures.stale_again}, "
        f"{figures.deleted_still_answered} of {figures.deleted} deleted products still answered at the end"
    )
    console.print(f"all settled {figures.settled_after:.1f} s after the last: {figures.left_over}; {figures.asks} asks")
    each = {name: 1000 * seconds / max(1, taken.count) for name, seconds in figures.used.items()}
    console.print("processor ms a delivery: " + ", ".join(f"{name} {used:.1f}" for name, used in each.items()))
    for problem in figures.problems[:10]:
        console.print(f"[red]{problem}[/red]")
    verdict = "fresh" if figures.good else "NOT fresh"
    console.print(f"[bold]{verdict}[/bold]: p99 {figures.fresh.p99:.0f} ms (goal under {GOAL * 1000:.0f})")
