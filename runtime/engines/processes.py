"""Server processes that may have been started by another process of ours, or by one that is long dead."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it ships no types

from runtime.engines.errors import EngineError

START_SECONDS = 60.0  # after a crash a server replays its log before it answers
STOP_SECONDS = 30.0  # a fast shutdown writes a checkpoint first


@dataclass(frozen=True)
class Account:
    """Who a server runs as; `None` everywhere means: as ourselves."""

    user: int | None = None
    group: int | None = None


@dataclass(frozen=True)
class Command:
    arguments: Sequence[str]
    log: Path
    account: Account = field(default_factory=Account)

    def start(self) -> subprocess.Popen[bytes]:
        """Start it in a session of its own, so that Ctrl-C in the terminal reaches us and not the engine."""
        with self.log.open("ab") as output:
            return subprocess.Popen(
                self.arguments,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                cwd="/",
                env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
                user=self.account.user,
                group=self.account.group,
                extra_groups=None if self.account.user is None else [],
            )

    def run(self) -> int:
        return self.start().wait()


def is_serving(pid: int, folder: Path) -> bool:
    """Whether `pid` is alive and works on `folder`. After a kill -9 the number may belong to anything else."""
    _reap(pid)
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        # PostgreSQL keeps the folder in its arguments, Redis rewrites them and stands in the folder.
        return str(folder) in process.cmdline() or process.cwd() == str(folder)
    except psutil.Error:
        return False


def await_answer(name: str, answers: Callable[[], bool], alive: Callable[[], bool]) -> bool:
    """True once the server answers, False when it ends instead. Raises EngineError when neither happens in time."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if not alive():
            return False
        if answers():
            return True
        time.sleep(0.02)
    raise EngineError(f"{name} runs, but has not answered within {START_SECONDS:.0f} seconds")


def stop(pid: int, folder: Path, gentle: signal.Signals, hard: signal.Signals) -> None:
    """Ask, wait, then insist."""
    for request in (gentle, hard):
        if not is_serving(pid, folder):
            return
        with suppress(ProcessLookupError):
            os.kill(pid, request)
        _wait_until_gone(pid, folder)


def read_pid(file: Path) -> int | None:
    """The number in the first line of a pid file, or nothing for a missing, empty or broken one."""
    try:
        return int(file.read_text().splitlines()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None


def _wait_until_gone(pid: int, folder: Path) -> None:
    deadline = time.monotonic() + STOP_SECONDS
    while is_serving(pid, folder) and time.monotonic() < deadline:
        time.sleep(0.02)


def _reap(pid: int) -> None:
    """A dead child keeps its number until somebody asks for its status."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
