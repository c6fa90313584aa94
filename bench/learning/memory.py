"""How much memory the importer holds, and the process that it has read a file, looked at several times a second."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import psutil  # type: ignore[import-untyped]  # it ships no types

LOOK = 0.05  # seconds

Sample = tuple[float, float]  # how far it is, in seconds or bytes; megabytes held


@dataclass
class Memory:
    """`importer` by seconds since the begin; `reader`, the child that opens the file, by the bytes it has written."""

    importer: list[Sample] = field(default_factory=list)
    reader: list[Sample] = field(default_factory=list)


@contextmanager
def remembered(pid: int) -> Iterator[Memory]:
    """Look at a process and its children until the block ends."""
    seen, done, began = Memory(), threading.Event(), time.monotonic()

    def look() -> None:
        importer = psutil.Process(pid)
        while not done.wait(LOOK):
            at = time.monotonic() - began
            with suppress(psutil.Error):
                seen.importer.append((at, megabytes(importer)))
                seen.reader += [(written(child), megabytes(child)) for child in importer.children() if reads(child)]

    thread = threading.Thread(target=look, name="memory", daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        done.set()
        thread.join()


def reads(child: psutil.Process) -> bool:
    return any("file_reader" in part for part in child.cmdline())


def written(child: psutil.Process) -> float:
    with suppress(OSError):
        return float(os.stat(f"/proc/{child.pid}/fd/1").st_size)
    return 0.0


def megabytes(process: psutil.Process) -> float:
    return float(process.memory_info().rss) / 1e6


def peak(samples: Sequence[Sample], until: float) -> float:
    """Return the most that was held up to that moment."""
    return max((held for at, held in samples if at <= until), default=0.0)
