"""Killing the very worker that waits for an answer."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field

import psutil  # type: ignore[import-untyped]  # it ships no types

from bench.traffic.house import House

APART = 15.0  # seconds between two kills of one worker; the supervisor gives up after ten starts a minute


@dataclass
class Assassin:
    house: House
    killed: dict[str, float] = field(default_factory=dict)

    def kill(self, port: int) -> bool:
        """End with -9 the worker whose connection comes from `port`. Return whether there was one to be killed."""
        for name, process in list(self.house.processes.running.items()):
            spared = time.monotonic() - self.killed.get(name, -APART) < APART
            if name.startswith("courier") and not spared and holds(process.pid, port):
                self.killed[name] = time.monotonic()
                with suppress(ProcessLookupError):
                    os.kill(process.pid, signal.SIGKILL)
                return True
        return False


def holds(pid: int, port: int) -> bool:
    with suppress(psutil.Error):
        return any(one.laddr and one.laddr.port == port for one in psutil.Process(pid).net_connections("tcp"))
    return False
