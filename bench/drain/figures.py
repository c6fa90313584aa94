"""What one run came to, for a person and for a file."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Figures:
    """`seconds` from the first delivery settled to the last; `stock_after` until all told stock was read, too.

    `words` counts the deliveries that changed words, `embedded` the texts that were embedded.
    """

    deliveries: int
    stock_or_price: int
    words: int
    workers: int
    seconds: float
    stock_after: float
    states: dict[str, int]
    embedded: int
    embedded_for_nothing: int
    different: list[str]
    processor_seconds: dict[str, float] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        return self.deliveries / self.seconds if self.seconds else 0.0

    @property
    def per_processor_second(self) -> float:
        """What a machine busy with other things cannot falsify."""
        spent = sum(used for name, used in self.processor_seconds.items() if name.startswith("worker"))
        return self.deliveries / spent if spent else 0.0

    @property
    def good(self) -> bool:
        unsettled = set(self.states) - {"applied", "skipped"}
        return not (self.different or unsettled or self.embedded_for_nothing) and self.embedded <= self.words

    def write(self, file: Path) -> None:
        found = {
            **asdict(self),
            "rate": self.rate,
            "per_processor_second": self.per_processor_second,
            "good": self.good,
        }
        file.write_text(json.dumps(found, indent=2), "utf-8")


def show(figures: Figures, console: Console) -> None:
    table = Table("drained", "")
    table.add_row("deliveries", f"{figures.deliveries}, of which {figures.stock_or_price} tell stock or price only")
    table.add_row("seconds", f"{figures.seconds:.1f}, all stock read after {figures.stock_after:.1f}")
    table.add_row("deliveries a second", f"{figures.rate:.0f}, {figures.rate / figures.workers:.0f} per worker process")
    table.add_row("settled as", ", ".join(f"{count} {state}" for state, count in sorted(figures.states.items())))
    table.add_row("texts embedded", f"{figures.embedded} for {figures.words} deliveries that changed words")
    table.add_row("embedded though no word changed", str(figures.embedded_for_nothing))
    table.add_row("records not as the shops have them", str(len(figures.different)))
    spent = ", ".join(f"{name} {used:.1f}" for name, used in sorted(figures.processor_seconds.items()))
    table.add_row("processor seconds", spent)
    table.add_row("deliveries per processor second of the workers", f"{figures.per_processor_second:.0f}")
    console.print(table)
    for line in figures.different[:10]:
        console.print(line, markup=False)
