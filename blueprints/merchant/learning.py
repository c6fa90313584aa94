"""How far the store has been read, as rows with a bar each."""

from dataclasses import dataclass
from datetime import datetime

from domain.imports import ImportPhase, ImportProgress, ImportState

NEARLY = 90  # seconds up to which seconds are told, minutes beyond


@dataclass(frozen=True)
class Row:
    """One kind of record. `share` is 0 to 1, None where nobody knows of how much."""

    name: str
    share: float | None
    figures: str = ""
    pace: str = ""
    denied: bool = False
    stopped: bool = False


def rows(progress: ImportProgress, now: datetime) -> list[Row]:
    phases = list(ImportPhase)
    current = len(phases) if progress.state is ImportState.DONE else phases.index(progress.phase)
    return [row(phase, at - current, progress, now) for at, phase in enumerate(phases)]


def row(phase: ImportPhase, ahead: int, progress: ImportProgress, now: datetime) -> Row:
    """`ahead` is how many phases this one comes after the one that is read now."""
    name = phase.value.capitalize()
    if phase.value in progress.denied:
        return Row(name, 0.0, denied=True)
    if ahead < 0:
        return Row(name, 1.0, f"{progress.counts.get(phase.value, 0):,}")
    if ahead > 0:
        return Row(name, 0.0)
    return Row(
        name,
        min(1.0, progress.done / progress.total) if progress.total else None,
        f"{progress.done:,} of {progress.total:,}" if progress.total else f"{progress.done:,}",
        pace(progress, now) if progress.state is ImportState.RUNNING else "",
        stopped=progress.state is ImportState.FAILED,
    )


def pace(progress: ImportProgress, now: datetime) -> str:
    """Return how fast it goes and how long it takes: "42 a second, about 3 minutes left"."""
    rate, left = progress.rate(now), progress.seconds_left(now)
    parts = [f"{rate:.1f} a second" if rate < 10 else f"{rate:.0f} a second"] if rate > 0 else []
    if left is not None:
        parts.append(f"about {told(left)} left")
    return ", ".join(parts)


def told(seconds: float) -> str:
    unit, count = ("second", max(1, round(seconds))) if seconds < NEARLY else ("minute", round(seconds / 60))
    return f"{count:,} {unit}{'' if count == 1 else 's'}"
