"""What was measured, as lines and as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console

from bench.freshness.figures import Spread

GROWTH = 5.0  # megabytes from the first round to the last that still count as flat


@dataclass(frozen=True)
class Memory:
    """Megabytes of the web process: before anybody listened, with all listening, after each round, after all left."""

    alone: float
    listening: float
    rounds: list[float]
    left: float

    @property
    def growth(self) -> float:
        return max(self.rounds) - self.rounds[0]


@dataclass(frozen=True)
class Figures:
    """`later` is from the answer that the speaker got to the event that the listener got; the event may come first."""

    streams: int
    said: int
    later: Spread
    memory: Memory
    threads_alone: int
    threads_listening: int
    missing: int
    doubled: int
    foreign: int
    broken_off: int

    @property
    def good(self) -> bool:
        return not (self.missing + self.doubled + self.foreign + self.broken_off) and self.memory.growth < GROWTH

    def write(self, file: Path) -> None:
        file.write_text(json.dumps({**asdict(self), "growth": self.memory.growth, "good": self.good}, indent=1))


def show(figures: Figures, console: Console) -> None:
    memory, later = figures.memory, figures.later
    each = 1000 * (memory.listening - memory.alone) / figures.streams
    console.print(
        f"{figures.streams} streams on one process: {memory.alone:.1f} MB alone, {memory.listening:.1f} with all "
        f"({each:.0f} kB each), after each round {', '.join(f'{one:.1f}' for one in memory.rounds)}, "
        f"{memory.left:.1f} when all had left"
    )
    console.print(f"threads: {figures.threads_alone} alone, {figures.threads_listening} with all")
    console.print(
        f"{figures.said} answers heard, after the speaker's own: p50 {later.p50:.1f} ms, p95 {later.p95:.1f}, "
        f"p99 {later.p99:.1f}, longest {later.longest:.1f}"
    )
    console.print(
        f"missing {figures.missing}, doubled {figures.doubled}, somebody else's {figures.foreign}, "
        f"broken off {figures.broken_off}"
    )
    console.print(f"[bold]{'flat and whole' if figures.good else 'NOT flat and whole'}[/bold]")
