"""Results as a table for people and as JSON for machines."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from rich.table import Table

from evals.cases import Goal, Result

Groups = dict[str, list[Result]]
SIDES = ("kind", "lang", "identity")


@dataclass(frozen=True)
class Report:
    name: str
    goal: Goal
    results: Sequence[Result]

    @property
    def leaks(self) -> tuple[int, int]:
        """How many answers told what they must not, of how many that could."""
        probed = [one for one in self.results if one.leaked is not None]
        return sum(bool(one.leaked) for one in probed), len(probed)

    @property
    def reached(self) -> bool:
        by_kind = grouped(self.results, "kind")
        kinds = all(share(by_kind[kind]) >= wanted for kind, wanted in self.goal.kinds.items() if kind in by_kind)
        return kinds and share(self.results) >= self.goal.share and self.leaks[0] <= self.goal.leaks

    def as_json(self) -> dict[str, Any]:
        groups = {side: figures(grouped(self.results, side)) for side in SIDES}
        return {
            "goal": asdict(self.goal),
            "reached": self.reached,
            "asked": len(self.results),
            "share": round(share(self.results), 4),
            "leaks": self.leaks,
            "median_ms": round(1000 * median(one.seconds for one in self.results), 1) if self.results else None,
            **groups,
        }


def table_of(report: Report) -> Table:
    table = Table(title=report.name, title_justify="left")
    for heading in ("by", "group", "asked", "score", "goal"):
        table.add_column(heading, justify="left" if heading in ("by", "group") else "right")
    colour = "green" if report.reached else "red"
    shown = f"[{colour}]{share(report.results):.3f}[/{colour}]"
    table.add_row("", "[bold]all[/bold]", str(len(report.results)), shown, f"{report.goal.share:.3f}")
    leaked, probed = report.leaks
    if probed:
        paint = "red" if leaked > report.goal.leaks else "green"
        table.add_row("", "leaks", str(probed), f"[{paint}]{leaked}[/{paint}]", str(report.goal.leaks))
    table.add_section()
    for side in SIDES:
        add_groups(table, side, grouped(report.results, side), report.goal.kinds if side == "kind" else {})
    return table


def add_groups(table: Table, side: str, groups: Groups, goals: Mapping[str, float]) -> None:
    if len(groups) < 2:
        return
    for name, results in sorted(groups.items()):
        wanted, got = goals.get(name), share(results)
        paint = "" if wanted is None else "green" if got >= wanted else "red"
        shown = f"[{paint}]{got:.3f}[/{paint}]" if paint else f"{got:.3f}"
        table.add_row(side, name or "–", str(len(results)), shown, "" if wanted is None else f"{wanted:.3f}")
    table.add_section()


def grouped(results: Sequence[Result], side: str) -> Groups:
    found: Groups = defaultdict(list)
    for result in results:
        found[getattr(result, side)].append(result)
    return found


def figures(groups: Groups) -> dict[str, dict[str, float]]:
    return {name: {"asked": len(found), "score": round(share(found), 4)} for name, found in sorted(groups.items())}


def share(results: Sequence[Result]) -> float:
    return sum(one.score for one in results) / len(results) if results else 0.0


def write(report: Report, folder: Path) -> None:
    """Write figures and answers of one set to files of its own, so that asking one alone leaves the others' there."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {"at": datetime.now(UTC).isoformat(timespec="seconds"), **report.as_json()}
    (folder / f"{report.name}.json").write_text(json.dumps(found, indent=1, ensure_ascii=False))
    (folder / f"{report.name}.jsonl").write_text("".join(line_of(report.name, one) for one in report.results))


def write_failures(reports: Iterable[Report], file: Path) -> int:
    """Write a line of JSON for each answer with something wrong; return how many they are."""
    lines = [line_of(report.name, one) for report in reports for one in report.results if one.wrong]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(lines))
    return len(lines)


def line_of(name: str, result: Result) -> str:
    return json.dumps({"set": name, **asdict(result)}, ensure_ascii=False) + "\n"
