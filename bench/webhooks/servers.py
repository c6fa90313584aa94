"""The servers that are measured, each one process on a core of its own where there are enough."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil  # type: ignore[import-untyped]  # it ships no types

from bench.runs import NotMeasured

STARTS_WITHIN = 60  # seconds
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Server:
    name: str
    port: int
    process: psutil.Process

    def family(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]

    def seconds(self) -> float:
        """Return the processor time it has taken so far."""
        times = [one.cpu_times() for one in self.family()]
        return float(sum(one.user + one.system for one in times))

    def megabytes(self) -> float:
        """Return the memory of the one process that answers: of a family, the largest."""
        return max(float(one.memory_info().rss) for one in self.family()) / 1e6


@contextmanager
def running(
    name: str, command: str, port: int, env: Mapping[str, str], core: int | None, log: Path
) -> Iterator[Server]:
    """Run a server until the block ends; its first answer has come when the block begins. Raises NotMeasured."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            f"exec {pinned(command, core)}", shell=True, env=dict(env), cwd=ROOT, stdout=output, stderr=output
        )
        server = Server(name, port, psutil.Process(process.pid))
        try:
            wait_until_up(server, log)
            yield server
        finally:
            end(server)


def pinned(command: str, core: int | None) -> str:
    taskset = shutil.which("taskset")
    return command if core is None or taskset is None else f"{taskset} -c {core} {command}"


def wait_until_up(server: Server, log: Path) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while not answers(server.port):
        if time.monotonic() > deadline or not server.process.is_running() or server.process.status() == "zombie":
            raise NotMeasured(f"{server.name} does not start; see {log}")
        time.sleep(0.1)


def answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/live", timeout=2):  # noqa: S310 - our own loopback address
            return True
    except (URLError, OSError):
        return False


def end(server: Server) -> None:
    family = server.family()
    server.process.terminate()
    _, alive = psutil.wait_procs(family, timeout=10)
    for one in alive:
        one.kill()
    psutil.wait_procs(family, timeout=5)


def cores() -> tuple[int | None, set[int]]:
    """Return the core for the server and the ones for all else; None where there is only one."""
    own = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return (own[0], set(own[1:])) if len(own) > 1 else (None, set(own))
