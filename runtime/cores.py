"""A processor core for each web process, and for the processes of PostgreSQL that serve it.

A process that wanders between cores finds their caches cold, and an answer from another core has that one woken up first
(docs/decisions/0052).
"""

import fcntl
import os
import socket
import struct
from contextlib import suppress
from functools import partial
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it ships no types
from sqlalchemy.engine.interfaces import DBAPIConnection

from runtime.services import Services

THREADS = Path("/proc/self/task")
LISTENER = struct.Struct("3i")  # the process, user and group of whoever listens at a socket of this machine


def settle(services: Services) -> int | None:
    """Move this web process to a core of its own, where there is one for each, and return it."""
    core = take_core(services.settings.web_processes, services.settings.var_dir / "cores")
    if core is not None:
        services.storage.database.welcome = partial(call_over, core)
    return core


def take_core(processes: int, claims: Path) -> int | None:
    """Move to a core that none of the `processes` has, and return it.

    None where there are fewer cores than processes or more: those the system shares out better.
    """
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if processes < 2 or len(cores) != processes:
        return None
    with suppress(OSError):  # a folder that cannot be written to
        claims.mkdir(parents=True, exist_ok=True)
        if (core := next((one for one in cores if claim(claims / f"{one}.lock")), None)) is not None:
            move(core)
            return core
    return None


def claim(path: Path) -> bool:
    """Take the lock for as long as this process lives. Raises OSError where the file cannot be opened."""
    held = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        return False
    return True


def move(core: int) -> None:
    for thread in THREADS.iterdir():
        with suppress(ProcessLookupError):  # it is over
            os.sched_setaffinity(int(thread.name), {core})


def call_over(core: int, connection: DBAPIConnection) -> None:
    """Have the process of PostgreSQL's at the other end run on that core, where it is one of this machine and ours."""
    driver = connection.pgconn
    with suppress(OSError, psutil.Error):  # of another user, or gone
        if psutil.Process(driver.backend_pid).ppid() == listener(driver.socket):
            os.sched_setaffinity(driver.backend_pid, {core})


def listener(connected: int) -> int | None:
    """Return the process that listens where a socket is connected to; None across a network or out of a container."""
    with socket.socket(fileno=os.dup(connected)) as line:
        if line.family != socket.AF_UNIX:
            return None
        process, _, _ = LISTENER.unpack(line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, LISTENER.size))
        return int(process) or None
