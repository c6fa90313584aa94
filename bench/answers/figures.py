"""What was measured, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.answers.load import Heard
from bench.freshness.figures import Spread

GOAL_P50 = 10.0  # milliseconds at one client
GOAL_RATE = 200.0  # turns a second at eight clients
GOAL_GROWTH = 2.0  # what the largest store may cost of the smallest
GOAL_SIZE = 5000  # products of the store that both are meant for


@dataclass(frozen=True)
class Measured:
    """One round: in a store of `products` (0: in all of them), `clients` at once. Processor in milliseconds a turn."""

    products: int
    clients: int
    rate: float
    mean: float
    all: Spread
    by_kind: Mapping[str, Spread]
    processor: Mapping[str, float]
    outcomes: Mapping[str, Mapping[str, int]]
    refused: int

    @classmethod
    def of(cls, products: int, clients: int, heard: Heard, processor: Mapping[str, float]) -> Measured:
        turns = len(heard.all)
        outcomes: dict[str, dict[str, int]] = {}
        for (kind, outcome), count in sorted(heard.outcomes.items()):
            outcomes.setdefault(kind, {})[outcome] = count
        return cls(
            products=products,
            clients=clients,
            rate=turns / heard.took,
            mean=1000 * sum(heard.all) / turns,
            all=Spread.of(heard.all),
            by_kind={kind: Spread.of(seconds) for kind, seconds in sorted(heard.seconds.items())},
            processor={name: spent / turns for name, spent in processor.items()},
            outcomes=outcomes,
            refused=turns - heard.statuses[200],
        )


@dataclass(frozen=True)
class Figures:
    at: str
    processes: int
    rounds: Sequence[Measured]
    peak_megabytes: Sequence[float]

    def alone(self) -> dict[int, Measured]:
        """Return the rounds of one client by the size of the store."""
        return {one.products: one for one in self.rounds if one.clients == 1 and one.products}

    @property
    def growth(self) -> float:
        """What a turn of the largest store takes of one of the smallest, in the mean."""
        alone = self.alone()
        return alone[max(alone)].mean / alone[min(alone)].mean

    @property
    def good(self) -> bool:
        meant = [one for one in self.rounds if one.products == GOAL_SIZE] or self.rounds
        quick = all(one.all.p50 <= GOAL_P50 for one in meant if one.clients == 1)
        many = all(one.rate >= GOAL_RATE for one in meant if one.clients > 1)
        return quick and many and self.growth <= GOAL_GROWTH and not any(one.refused for one in self.rounds)

    def write(self, file: Path) -> None:
        told = {**asdict(self), "growth": self.growth, "good": self.good}
        file.write_text(json.dumps(told, indent=1))


def show(figures: Figures, console: Console) -> None:
    table = Table(title=f"turns over HTTP, {figures.processes} web processes")
    for heading in ("products", "clients", "turns/s", "mean", "p50 ms", "p99 ms", "web", "postgres", "bench ms"):
        table.add_column(heading, justify="right")
    for one in figures.rounds:
        spent = (f"{value:.1f}" for value in one.processor.values())
        times = (f"{value:.1f}" for value in (one.mean, one.all.p50, one.all.p99))
        table.add_row(f"{one.products or 'all'}", str(one.clients), f"{one.rate:.0f}", *times, *spent)
    console.print(table)
    kinds(figures.rounds, console)
    console.print(
        f"the largest store costs {figures.growth:.2f} times the smallest; refused: "
        f"{sum(one.refused for one in figures.rounds)}; peak memory of the web processes: "
        + ", ".join(f"{one:.0f} MB" for one in figures.peak_megabytes)
    )
    verdict = "good" if figures.good else "NOT good"
    console.print(f"[bold]{verdict}[/bold]: p50 ≤ {GOAL_P50:.0f} ms, ≥ {GOAL_RATE:.0f} turns/s, ≤ {GOAL_GROWTH} times")


def kinds(rounds: Sequence[Measured], console: Console) -> None:
    table = Table(title="one client, p50 / p99 ms by what is asked")
    alone = [one for one in rounds if one.clients == 1]
    names = list(alone[0].by_kind) if alone else []
    for heading in ("products", *names):
        table.add_column(heading, justify="right")
    for one in alone:
        found = (one.by_kind[name] for name in names)
        table.add_row(str(one.products), *(f"{spread.p50:.1f} / {spread.p99:.1f}" for spread in found))
    console.print(table)
