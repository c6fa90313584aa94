"""The handoff machine of the tests, tried on thousands of sequences in several processes at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from rich.progress import Progress

from bench.runs import FOLDER
from bin.supervisor import ROOT, environment

MACHINE = "tests/domain/handoff/test_no_sequence_breaks_a_handoff.py"
LOOK_EVERY = 1.0  # seconds
POLITE = 5  # of 19 steps below whatever else the machine does
AT_ONCE = 500  # sequences of one process; the longer one runs, the slower it gets
FORGETFUL = "-c synchronous_commit=off"  # nobody pulls the plug on these engines
VIOLATED = "Failing test case"  # what stands above a sequence that broke a promise; all else is trouble of our own
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
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.counts, self.log = self.folder / f"{self.seed}.counts", self.folder / f"{self.seed}.log"
        self.home = self.folder / str(self.seed)
        self.counts.unlink(missing_ok=True)

    def run(self) -> None:
        env = environment(FOLDER, {"HANDOFF_SEQUENCES": str(self.share), "PGOPTIONS": FORGETFUL})
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                self.command(), cwd=ROOT, env=env, stdout=output, stderr=output, preexec_fn=be_polite
            )
            self.process.wait()

    def command(self) -> list[str]:
        # No test of the suite may take as long as these sequences do.
        patient = ["-o", "faulthandler_timeout=0", "-p", "no:cacheprovider", f"--hypothesis-seed={self.seed}"]
        counted = ["-p", "bench.handoffs.counting", "--counts", str(self.counts), f"--basetemp={self.home}"]
        return [sys.executable, "-m", "pytest", "-q", *patient, *counted, MACHINE]

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait()

    def counted(self) -> list[tuple[int, int]]:
        """Return (steps, tickets) of each sequence so far."""
        if not self.counts.exists():
            return []
        whole = self.counts.read_text("ascii").rpartition("\n")[0]
        return [(int(steps), int(tickets)) for steps, tickets in map(str.split, whole.splitlines())]

    @property
    def failed(self) -> str:
        """Return what pytest says that failed, or ""."""
        if self.process is None or self.process.returncode == 0:
            return ""
        lines = self.said().splitlines()
        return "\n".join([line for line in lines if line.startswith("E ")][:TOLD] or lines[-TOLD:])

    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")


def try_sequences(count: int, processes: int, seed: int) -> Tried:
    """Try at least `count` sequences. The same seed tries the same ones."""
    folder, began = FOLDER / "handoff-sequences", time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    triers = [Trier(min(AT_ONCE, count), seed + place, folder) for place in range(-(-count // AT_ONCE))]
    with ThreadPoolExecutor(processes) as crowd:
        try:
            show_progress(triers, [crowd.submit(trier.run) for trier in triers], count)
        finally:
            crowd.shutdown(wait=False, cancel_futures=True)
            for trier in triers:
                trier.stop()
    counted = [one for trier in triers for one in trier.counted()]
    failed = [trier for trier in triers if trier.failed]
    return Tried(
        sequences=len(counted),
        steps=sum(steps for steps, _ in counted),
        tickets=sum(tickets for _, tickets in counted),
        seconds=time.monotonic() - began,
        seed=seed,
        violations=[trier.failed for trier in failed if VIOLATED in trier.said()],
        problems=[trier.failed for trier in failed if VIOLATED not in trier.said()],
    )


def show_progress(triers: list[Trier], running: list[Future[None]], count: int) -> None:
    with Progress(transient=True) as bars:
        bar = bars.add_task("sequences", total=count)
        while not all(one.done() for one in running):
            bars.update(bar, completed=sum(len(trier.counted()) for trier in triers))
            time.sleep(LOOK_EVERY)


def be_polite() -> None:
    os.nice(POLITE)
