"""One run of a bench: it measures, shows what it found, and keeps that as JSON under var/bench."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from rich.console import Console

from bin.demo_merchant import MerchantStuck
from bin.supervisor import StartFailed, Stop, stop_on_signals
from runtime.engines import EngineError

FOLDER = Path("var/bench").resolve()

console = Console(highlight=False)


class NotMeasured(Exception):
    """What is to be measured cannot be had here; the message is the one line that tells why."""


class Figures(Protocol):
    @property
    def good(self) -> bool:
        """Whether all goals are met."""

    def write(self, file: Path) -> None: ...


Found = TypeVar("Found", bound=Figures)


def run(name: str, measure: Callable[[], Found], show: Callable[[Found, Console], None]) -> int:
    """Return the exit status: 0 where all goals are met, 1 where they are not or nothing could be measured."""
    stop_on_signals()
    try:
        figures = measure()
    except (EngineError, StartFailed, MerchantStuck, NotMeasured) as error:
        console.print(f"[red]shopfloor: {error}[/red]")
        return 1
    except Stop:
        return 1
    show(figures, console)
    file = FOLDER / f"{name}.json"
    figures.write(file)
    console.print(f"written to {file}")
    return 0 if figures.good else 1
