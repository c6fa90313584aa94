"""How far an import is, at a terminal."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from domain.imports import ImportPhase, ImportProgress, ImportState

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

LOOK_EVERY = 0.5  # seconds


def watch(read: Callable[[], ImportProgress], now: Callable[[], datetime]) -> ImportProgress:
    """Draw a bar for each phase until the import has ended; return how it did."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # a web process draws nothing

    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[told]}"),
    )
    with Progress(*columns) as drawn:
        bars = {phase: drawn.add_task(phase.value, total=None, start=False, told="") for phase in ImportPhase}
        while True:
            progress = read()
            draw(drawn, bars, progress, now())
            if progress.state is not ImportState.RUNNING:
                return progress
            time.sleep(LOOK_EVERY)


def draw(drawn: "Progress", bars: "dict[ImportPhase, TaskID]", progress: ImportProgress, now: datetime) -> None:
    for phase, bar in bars.items():
        count = progress.counts.get(phase.value)
        if phase.value in progress.denied:
            drawn.update(bar, told="not permitted")
        elif count is not None:
            drawn.start_task(bar)
            drawn.update(bar, total=count, completed=count, told="")
        elif phase is progress.phase:
            drawn.start_task(bar)
            drawn.update(
                bar, total=progress.total, completed=progress.done, told=progress.problem or pace(progress, now)
            )


def pace(progress: ImportProgress, now: datetime) -> str:
    left = progress.seconds_left(now)
    parts = [
        f"{progress.rate(now):.1f}/s" if progress.done else "",
        f"{timedelta(seconds=int(left))} left" if left else "",
    ]
    return ", ".join(part for part in parts if part)


def told(progress: ImportProgress | None, now: datetime) -> str:
    """Return one line: "import running  products 1200 of 10000  37.2/s, 0:03:56 left"."""
    if progress is None:
        return "import none"
    parts = [f"import {progress.state.value}"]
    if progress.state is ImportState.RUNNING:
        of = f" of {progress.total}" if progress.total is not None else ""
        parts += [f"{progress.phase.value} {progress.done}{of}", pace(progress, now)]
    parts += [progress.problem, *progress.left_out()]
    return "  ".join(part for part in parts if part)
