"""How much processor time each part of the house took."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it ships no types

from bench.traffic.house import House
from runtime.engines.processes import read_pid

PID_FILES = {"postgres": "postgres/data/postmaster.pid", "redis": "redis/redis.pid"}


@contextmanager
def measured(house: House) -> Iterator[dict[str, float]]:
    """Yield a dict that is filled at the end of the block: {"web": 12.5, …} in processor seconds."""
    found: dict[str, float] = {}
    before = used_by(house)
    yield found
    found.update({name: used - before.get(name, 0.0) for name, used in used_by(house).items()})


def used_by(house: House) -> dict[str, float]:
    """Return the processor seconds of each part so far, its children included."""
    pids = {name: process.pid for name, process in house.processes.running.items()}
    for name in PID_FILES:
        pid = engine_pid(house.stack.var_dir, name)
        if pid is not None:
            pids[name] = pid
    return {name: seconds_of(pid) for name, pid in {**pids, "bench": os.getpid()}.items()}


def engine_pid(var_dir: Path, name: str) -> int | None:
    return read_pid(var_dir / PID_FILES[name])


def seconds_of(pid: int) -> float:
    with suppress(psutil.Error):
        process = psutil.Process(pid)
        # Our own children are parts of their own.
        family = [process] if pid == os.getpid() else [process, *process.children(recursive=True)]
        times = [one.cpu_times() for one in family]
        dead = times[0].children_user + times[0].children_system if pid != os.getpid() else 0.0
        return float(sum(one.user + one.system for one in times) + dead)
    return 0.0
