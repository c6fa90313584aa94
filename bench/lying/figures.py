"""The table by kind, and the JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench.lying.misbehaving import Endured
from bench.lying.telling import Told

MOST_LIES, MOST_BLOCKED = 0.001, 0.01  # shares: lies that may reach a shopper, right drafts that may be withheld
SHOWN = 40


@dataclass(frozen=True)
class Figures:
    told: Sequence[Told]
    endured: Sequence[Endured]

    @property
    def lies(self) -> list[Told]:
        return [one for one in self.told if one.lie]

    @property
    def truths(self) -> list[Told]:
        return [one for one in self.told if not one.lie]

    @property
    def good(self) -> bool:
        lied, withheld = share(self.lies), share(self.truths)
        return lied <= MOST_LIES and withheld < MOST_BLOCKED and all(one.right and one.in_time for one in self.endured)

    def write(self, file: Path) -> None:
        kinds = {
            kind: {"drafts": len(rows), "wrong": sum(not one.good for one in rows)} for kind, rows in self.by_kind()
        }
        body = {
            "lies": {"drafts": len(self.lies), "reached": sum(not one.good for one in self.lies)},
            "truths": {"drafts": len(self.truths), "withheld": sum(not one.good for one in self.truths)},
            "seconds": spread([one.seconds for one in self.told]),
            "kinds": kinds,
            "misbehaving": [asdict(one) for one in self.endured],
            "wrong": [asdict(one) for one in self.told if not one.good],
        }
        file.write_text(json.dumps(body, indent=1, ensure_ascii=False))

    def by_kind(self) -> list[tuple[str, list[Told]]]:
        rows: dict[str, list[Told]] = defaultdict(list)
        for one in self.told:
            rows[one.kind if one.lie else f"{one.kind}, {one.language}"].append(one)
        return sorted(rows.items())


def share(rows: Sequence[Told]) -> float:
    return sum(not one.good for one in rows) / len(rows) if rows else 0.0


def spread(seconds: Sequence[float]) -> dict[str, float]:
    ranked = sorted(seconds) or [0.0]
    return {"p50": round(ranked[len(ranked) // 2], 3), "p99": round(ranked[int(len(ranked) * 0.99)], 3)}


def show(figures: Figures, console: Console) -> None:
    table = Table(title="drafts")
    for heading in ("kind", "drafts", "lies that reached the shopper", "right ones withheld"):
        table.add_column(heading, justify="left" if heading == "kind" else "right")
    for kind, rows in figures.by_kind():
        wrong = str(sum(not one.good for one in rows))
        table.add_row(kind, str(len(rows)), wrong if rows[0].lie else "", "" if rows[0].lie else wrong)
    console.print(table)
    for fault in figures.endured:
        verdict = "ok" if fault.right and fault.in_time else "WRONG"
        console.print(f"{fault.fault}: {verdict} after {fault.seconds:.2f} s", "" if fault.right else fault.answer)
    for one in [one for one in figures.told if not one.good][:SHOWN]:
        console.print(f"[{one.kind}, {one.language}]", one.draft, "=>", one.answer, markup=False)
    console.print(
        f"lies: {sum(not one.good for one in figures.lies)} of {len(figures.lies)} reached a shopper;"
        f" truths: {sum(not one.good for one in figures.truths)} of {len(figures.truths)} withheld;"
        f" a turn takes {spread([one.seconds for one in figures.told])}"
    )
