"""What was measured and what was kept, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.faults.verdict import Check
from bench.freshness.figures import Spread
from bench.handoffs.crowding import Crowded
from bench.handoffs.sequences import Tried

CONFIRMED_WITHIN = 150.0  # milliseconds at the 95th percentile
TICKET_WITHIN = 2000.0  # milliseconds at the 99th
SHOWN = 5  # things that stand against a promise


@dataclass(frozen=True)
class Healthy:
    """From a shopper's consent to the confirmation, and to the ticket. `load`: the machine's before it began."""

    rate: float
    load: float
    confirmed: Spread
    opened: Spread
    used: Mapping[str, float]

    def checks(self) -> list[Check]:
        slow = [f"{self.confirmed.p95:.0f} ms"] if self.confirmed.p95 > CONFIRMED_WITHIN else []
        late = [f"{self.opened.p99:.0f} ms"] if self.opened.p99 > TICKET_WITHIN else []
        return [
            Check(f"confirmed within {CONFIRMED_WITHIN:.0f} ms (p95)", slow),
            Check(f"opened within {TICKET_WITHIN:.0f} ms (p99)", late),
        ]


@dataclass(frozen=True)
class Troubled:
    """`settled_after` seconds after the last shopper everything was where it belongs."""

    handoffs: int
    seconds: float
    settled_after: float
    struck: Mapping[str, int]
    confirmed: Spread


@dataclass
class Figures:
    at: str
    healthy: Healthy | None = None
    troubled: Troubled | None = None
    renewals: Sequence[int] = ()
    sequences: Tried | None = None
    crowded: Crowded | None = None
    checks: list[Check] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not any(check.against for check in self.checks)

    def write(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({**asdict(self), "good": self.good}, indent=1), "utf-8")


def show(figures: Figures, console: Console) -> None:
    spreads = Table(title="milliseconds from a shopper's consent")
    for heading in ("", "handoffs", "p50", "p95", "p99", "longest"):
        spreads.add_column(heading, justify="left" if heading == "" else "right")
    if healthy := figures.healthy:
        add(spreads, "to the confirmation", healthy.confirmed)
        add(spreads, "to the ticket", healthy.opened)
    if troubled := figures.troubled:
        add(spreads, "to the confirmation, in trouble", troubled.confirmed)
    if crowded := figures.crowded:
        for when, load in (("among webhooks", crowded.flooded), ("beside a backlog", crowded.beside)):
            add(spreads, f"to the ticket, {when}", load.opened)
            add(spreads, f"from a webhook to its fact, {when}", load.fresh)
    if spreads.row_count:
        console.print(spreads)
    if troubled := figures.troubled:
        struck = ", ".join(f"{count} x {name}" for name, count in troubled.struck.items())
        console.print(f"{troubled.handoffs} handoffs in {troubled.seconds:.0f} s among {struck}")
        console.print(f"all settled {troubled.settled_after:.0f} s after the last shopper")
    if tried := figures.sequences:
        console.print(
            f"{tried.sequences} sequences, {tried.steps} steps, {tried.tickets} tickets, "
            f"{len(tried.violations)} violations, {tried.seconds:.0f} s, seed {tried.seed}"
        )
    show_checks(figures.checks, console)


def add(table: Table, name: str, spread: Spread) -> None:
    times = (spread.p50, spread.p95, spread.p99, spread.longest)
    table.add_row(name, str(spread.count), *(f"{one:.0f}" for one in times))


def show_checks(checks: Sequence[Check], console: Console) -> None:
    for check in checks:
        console.print(f"{'[green]yes[/green]' if not check.against else '[red]NO [/red]'} {check.promise}")
        for line in check.against[:SHOWN]:
            console.print(f"      {line}", markup=False, soft_wrap=True)
        if len(check.against) > SHOWN:
            console.print(f"      … and {len(check.against) - SHOWN} more")
