"""What the browser reported of each page, as a table and as JSON."""

from __future__ import annotations

import json
import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table

from bench.merchant_pages.visits import Visit

# The web's own bounds of good. Each visit must stay within them.
MOST_PAINT, MOST_SHIFT, MOST_REACTION = 2500.0, 0.1, 200.0


@dataclass(frozen=True)
class Figures:
    at: str
    products: int
    conversations: int
    slower: int
    pages: Mapping[str, Sequence[Visit]]

    @property
    def good(self) -> bool:
        return all(is_good(one) for visits in self.pages.values() for one in visits)

    def write(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({**asdict(self), "good": self.good}, indent=2), "utf-8")


def is_good(visit: Visit) -> bool:
    """Whether a page showed, stood still and answered as soon as it must. One that painted nothing did not show."""
    return 0 < visit.paint <= MOST_PAINT and visit.shift <= MOST_SHIFT and visit.reaction <= MOST_REACTION


def show(figures: Figures, console: Console) -> None:
    table = Table(Column("page", no_wrap=True), "served, ms", "LCP, ms", "CLS", "INP, ms", "")
    for address, visits in figures.pages.items():
        table.add_row(
            NUMBERED.sub("…", address.removeprefix("/admin")),
            spread([one.served for one in visits]),
            spread([one.paint for one in visits]),
            f"{max(one.shift for one in visits):.4f}",
            spread([one.reaction for one in visits]),
            "" if all(map(is_good, visits)) else "[red]beyond[/red]",
        )
    console.print(table)
    console.print(
        f"{figures.products:,} products, {figures.conversations:,} conversations, the page's processor slowed"
        f" {figures.slower} times: median (worst). Good is LCP ≤ {MOST_PAINT:.0f}, CLS ≤ {MOST_SHIFT},"
        f" INP ≤ {MOST_REACTION:.0f}."
    )


NUMBERED = re.compile(r"[\da-f]{8}-[\da-f-]{27}")  # an id, which tells nobody anything


def spread(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.0f} ({max(values):.0f})"
