"""The figures as a table for a person and as JSON for a machine."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import RenderableType
from rich.table import Table

from bench.webhooks.contest import Result, Trial

OURS = "ours"
PEER = "peer"  # and what its Redis does


def tables(results: Sequence[Result], memory: Mapping[str, float]) -> Iterator[RenderableType]:
    yield load_table(results)
    yield memory_table(memory)


def load_table(results: Sequence[Result]) -> Table:
    table = Table(
        "body", "at once", "", "a second", "spread", "p50 ms", "p99 ms", "CPU µs", "ours / peer", title="Taken in"
    )
    for column in range(3, 9):
        table.columns[column].justify = "right"
    trial = None
    for result in results:
        if trial not in (None, result.trial):
            table.add_section()
        trial = result.trial
        table.add_row(what(trial), str(trial.connections), result.contender, *figures(result), ratio(result, results))
    return table


def what(trial: Trial) -> str:
    return f"{trial.size}, forged" if trial.forged else trial.size


def figures(result: Result) -> tuple[str, ...]:
    spread = f"{min(result.rates):,.0f} – {max(result.rates):,.0f}"
    return f"{result.rate:,.0f}", spread, f"{result.p50:.2f}", f"{result.p99:.2f}", f"{result.cpu:.0f}"


def ratio(result: Result, results: Sequence[Result]) -> str:
    """Return ours over the peer's better way, "" for all but ours."""
    peers = [one.rate for one in results if one.trial == result.trial and one.contender.startswith(PEER)]
    return f"{result.rate / max(peers):.2f} x" if result.contender == OURS and peers else ""


def memory_table(memory: Mapping[str, float]) -> Table:
    table = Table("process", "MB", title="Memory after webhooks and nothing else")
    for name, megabytes in memory.items():
        table.add_row(name, f"{megabytes:.0f}")
    return table


def write(file: Path, results: Sequence[Result], memory: Mapping[str, float], facts: Mapping[str, object]) -> None:
    told = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"cores": os.cpu_count(), "load": os.getloadavg(), "python": platform.python_version()},
        **facts,
        "megabytes": {name: round(value, 1) for name, value in memory.items()},
        "results": [{**one.as_json(), "ours_over_peer": ratio(one, results)} for one in results],
    }
    file.write_text(json.dumps(told, indent=1) + "\n")
