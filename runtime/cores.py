"""A processor core for each web process, and for the processes of PostgreSQL that serve it.

A process that wanders between cores finds their caches cold, and to be answered from another core has that one woken
up first (docs/decisions/0052).
"""

import logging
import os
import socket
import struct
from contextlib import suppress
from functools import partial
from pathlib import Path

from sqlalchemy.engine.interfaces import DBAPIConnection

from runtime.locks import claim
from runtime.services import Services

THREADS = Path("/proc/self/task")
CREDENTIALS = struct.Struct("3i")  # the process, user and group of whoever listens at a socket of this machine

log = logging.getLogger(__name__)


def settle_on_core(services: Services) -> None:
    """Move this web process to a core of its own, where there is one for each, and PostgreSQL's that will serve it."""
    core = take_core(services.settings.web_processes, services.settings.var_dir / "cores")
    if core is not None:
        services.storage.database.on_connect = partial(bring_backend, core)
        log.info("web process keeps to one core", extra={"core": core})


def take_core(processes: int, claims: Path) -> int | None:
    """Move to a core that no other of the `processes` has claimed, and return it.

    None where all are claimed, where the system does not let us, and where there are fewer cores than processes or
    more: those the system shares out better.
    """
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if processes < 2 or len(cores) != processes:
        return None
    with suppress(OSError):  # what cannot be written to or moved here, the next core does not mend
        claims.mkdir(parents=True, exist_ok=True)
        if (core := next((one for one in cores if claim(claims / f"{one}.lock") is not None), None)) is not None:
            move_threads(core)
            return core
    return None


def move_threads(core: int) -> None:
    """Move all there are; what they start later begins there. Raises OSError."""
    os.sched_setaffinity(0, {core})
    for thread in THREADS.iterdir():
        with suppress(ProcessLookupError):  # it is over
            os.sched_setaffinity(int(thread.name), {core})


def bring_backend(core: int, connection: DBAPIConnection) -> None:
    """Have the process of PostgreSQL's at the other end run on that core, where it surely is one of this machine."""
    import psutil  # type: ignore[import-untyped]  # it ships no types; who keeps to no core does without

    driver = connection.pgconn
    above = find_listener(driver.socket)
    # A pooler tells any number for a process, below nothing too.
    if above is None or driver.backend_pid < 1:
        return
    with suppress(OSError, psutil.Error):  # it is gone, or another user's
        backend, listener = psutil.Process(driver.backend_pid), psutil.Process(above)
        if backend.ppid() == above and backend.exe() == listener.exe():
            os.sched_setaffinity(driver.backend_pid, {core})


def find_listener(connected: int) -> int | None:
    """Return the process that listens where a socket is connected to; None across a network or out of a container."""
    with socket.socket(fileno=os.dup(connected)) as line:
        if line.family != socket.AF_UNIX:
            return None
        process, _, _ = CREDENTIALS.unpack(line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, CREDENTIALS.size))
        return int(process) or None
