"""The handoff machine of the tests, tried on thousands of sequences in several processes at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.progress import Progress

from bench.traffic.house import FOLDER
from bin.supervisor import ROOT, environment

MACHINE = "tests/domain/handoff/test_no_sequence_breaks_a_handoff.py"
LOOK_EVERY = 1.0  # seconds
POLITE = 10  # of 19 steps below whatever else the machine does
TOLD = 40  # lines of what was broken


@dataclass(frozen=True)
class Tried:
    """`violations` holds what each process says that found one; it tries nothing more then."""

    sequences: int
    steps: int
    tickets: int
    seconds: float
    seed: int
    violations: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass
class Trier:
    """One process with its share of the sequences, on engines of its own."""

    share: int
    seed: int
    folder: Path

    def __post_init__(self) -> None:
        self.counts, self.log = self.folder / f"{self.seed}.counts", self.folder / f"{self.seed}.log"
        self.counts.unlink(missing_ok=True)
        env = environment(FOLDER, {"HANDOFF_SEQUENCES": str(self.share)})
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                self.command(), cwd=ROOT, env=env, stdout=output, stderr=output, preexec_fn=be_polite
            )

    def command(self) -> list[str]:
        # No test of the suite may take as long as these sequences do.
        patient = ["-o", "faulthandler_timeout=0", "-p", "no:cacheprovider", f"--hypothesis-seed={self.seed}"]
        counted = ["-p", "bench.handoffs.counting", "--counts", str(self.counts)]
        return [sys.executable, "-m", "pytest", "-q", *patient, *counted, MACHINE]

    def counted(self) -> list[tuple[int, int]]:
        """Return (steps, tickets) of each sequence so far."""
        if not self.counts.exists():
            return []
        whole = self.counts.read_text("ascii").rpartition("\n")[0]
        return [(int(steps), int(tickets)) for steps, tickets in map(str.split, whole.splitlines())]

    @property
    def has_failed(self) -> bool:
        return self.process.returncode != 0

    @property
    def tried(self) -> bool:
        """Whether it came as far as to try sequences: what failed before tells nothing of them."""
        return " failed in " in self.log.read_text("utf-8", "replace").strip().rpartition("\n")[2]

    def said(self) -> str:
        lines = self.log.read_text("utf-8", "replace").splitlines()
        return "\n".join([line for line in lines if line.startswith("E ")][:TOLD] or lines[-TOLD:])


def try_sequences(count: int, processes: int, seed: int) -> Tried:
    """Try at least `count` sequences. The same seed tries the same ones."""
    folder, began = FOLDER / "handoff-sequences", time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    with running([Trier(-(-count // processes), seed + place, folder) for place in range(processes)]) as triers:
        show_progress(triers, count)
    counted = [one for trier in triers for one in trier.counted()]
    return Tried(
        sequences=len(counted),
        steps=sum(steps for steps, _ in counted),
        tickets=sum(tickets for _, tickets in counted),
        seconds=time.monotonic() - began,
        seed=seed,
        violations=[trier.said() for trier in triers if trier.has_failed and trier.tried],
        problems=[trier.said() for trier in triers if trier.has_failed and not trier.tried],
    )


@contextmanager
def running(triers: list[Trier]) -> Iterator[list[Trier]]:
    try:
        yield triers
    finally:
        for trier in triers:
            trier.process.terminate()
            trier.process.wait()


def show_progress(triers: list[Trier], count: int) -> None:
    with Progress(transient=True) as bars:
        bar = bars.add_task("sequences", total=count)
        while any([trier.process.poll() is None for trier in triers]):
            bars.update(bar, completed=sum(len(trier.counted()) for trier in triers))
            time.sleep(LOOK_EVERY)


def be_polite() -> None:
    os.nice(POLITE)
