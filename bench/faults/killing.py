"""Killing with -9 at random moments, as often as asked, and noting how long each victim was away."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import psutil  # type: ignore[import-untyped]  # it ships no types
import psycopg
import redis
import requests
from rq import Worker
from sqlalchemy.engine import make_url

from bench.traffic.house import House
from bench.traffic.processors import PID_FILES, engine_pid

VICTIMS = ("web", "worker", "courier", "redis", "postgres")
PAUSE = (1.0, 4.0)  # seconds between two kills
BACK_WITHIN = 60.0  # seconds
HEADS_FIRST = 3  # rounds
LOOK_EVERY = 0.05  # seconds


@dataclass
class Kill:
    """`whole`: the process that stands for all of it; else one of its children. `away` in seconds, None: still."""

    victim: str
    whole: bool
    at: float
    away: float | None = None


@dataclass
class Killer:
    """Kills in rounds, each victim once a round at random moments, until `stop`. The house starts again what died."""

    house: House
    chance: random.Random
    on_round: Callable[[], None]
    kills: list[Kill] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    rounds: int = 0

    def __post_init__(self) -> None:
        self.done = threading.Event()
        self.thread = threading.Thread(target=self.kill_all, daemon=True)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        self.done.set()
        self.thread.join(2 * BACK_WITHIN)

    def wait_for_rounds(self, least: int) -> None:
        while self.rounds < least and self.thread.is_alive():
            time.sleep(LOOK_EVERY)

    def kill_all(self) -> None:
        while not self.done.is_set():
            self.on_round()
            # The first rounds take the head of each; later ones any of its processes.
            heads = self.rounds < HEADS_FIRST
            for victim in self.chance.sample(VICTIMS, len(VICTIMS)):
                if self.done.wait(self.chance.uniform(*PAUSE)):
                    return
                self.kill(victim, whole=heads or self.chance.random() < 0.5)
            self.rounds += 1

    def kill(self, victim: str, *, whole: bool) -> None:
        head = self.pid_of(victim)
        if head is None:
            self.failed.append(f"{victim} was not running")
            return
        target = head if whole else self.chance.choice(family(head))
        kill = Kill(victim, target == head, time.monotonic())
        self.kills.append(kill)
        with suppress(ProcessLookupError):
            os.kill(target, signal.SIGKILL)
        self.await_return(kill, head)

    def await_return(self, kill: Kill, head: int) -> None:
        deadline = kill.at + BACK_WITHIN
        while time.monotonic() < deadline:
            time.sleep(LOOK_EVERY)
            changed = not kill.whole or self.pid_of(kill.victim) not in (None, head)
            if changed and BACK[kill.victim](self.house):
                kill.away = time.monotonic() - kill.at
                return
        self.failed.append(f"{kill.victim} did not come back")

    def pid_of(self, victim: str) -> int | None:
        if victim in PID_FILES:
            return engine_pid(self.house.stack.var_dir, victim)
        return self.house.processes.running[victim].pid


def family(pid: int) -> list[int]:
    try:
        return [pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))]
    except psutil.Error:
        return [pid]


def web_is_back(house: House) -> bool:
    try:
        return requests.get(f"{house.app}/health/live", timeout=2).ok
    except requests.RequestException:
        return False


def is_back(name: str, house: House) -> bool:
    """Whether the process of that name works a queue."""
    pid = house.processes.running[name].pid
    try:
        with redis.Redis.from_url(house.processes.env["REDIS_URL"], socket_timeout=2) as connection:
            return any(worker.pid == pid for worker in Worker.all(connection))
    except redis.RedisError:
        return False


def redis_is_back(house: House) -> bool:
    try:
        with redis.Redis.from_url(house.processes.env["REDIS_URL"], socket_timeout=2) as connection:
            return bool(connection.ping())
    except redis.RedisError:
        return False


def postgres_is_back(house: House) -> bool:
    url = make_url(house.database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


BACK: dict[str, Callable[[House], bool]] = {
    "web": web_is_back,
    "worker": partial(is_back, "worker"),
    "courier": partial(is_back, "courier"),
    "redis": redis_is_back,
    "postgres": postgres_is_back,
}
