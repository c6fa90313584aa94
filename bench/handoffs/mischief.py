"""A helpdesk on its worst day: any call may fail in any way, and a worker dies between a request and its commit."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from flask import Response, g, request

from bench.handoffs.desks import Desk
from sandbox.helpdesks.faults import Fault, no_whim

CHANCE = 0.07  # of a call to be struck
TOO_LATE = 11.0  # seconds; the product waits 10 for an answer
STORM = 3.0  # seconds
STORM_WAIT = 2  # seconds that a 429 asks for
WRITES = frozenset({"POST", "PUT"})
TOKENS = "oauth/token"  # the beginning of both helpdesks' path


class Trouble(StrEnum):
    """LATE is done after nobody waits for it any more; what ends in AFTER is done before its answer is lost."""

    TIMEOUT_AFTER = "time-out after it was done"
    LATE = "time-out before it is done"
    LOST = "connection lost"
    LOST_AFTER = "connection lost after it was done"
    BROKEN = "500"
    BROKEN_AFTER = "500 after it was done"
    PAGE = "an HTML page with 502"
    PAGE_AFTER = "an HTML page with 200, after it was done"
    STORM = "storm of 429"
    ROTATED = "401, the token rotated"
    KILLED = "worker killed between request and commit"


@dataclass(frozen=True)
class Deadly(Fault):
    """Whoever waits for the answer is killed before it comes."""


FAULTS: dict[Trouble, Fault] = {
    Trouble.TIMEOUT_AFTER: Fault("*", delay=TOO_LATE, after_commit=True),
    Trouble.LATE: Fault("*", delay=TOO_LATE),
    Trouble.LOST: Fault("*", drop=True),
    Trouble.LOST_AFTER: Fault("*", drop=True, after_commit=True),
    Trouble.BROKEN: Fault("*", status=500),
    Trouble.BROKEN_AFTER: Fault("*", status=500, after_commit=True),
    Trouble.PAGE: Fault("*", status=502, html=True),
    Trouble.PAGE_AFTER: Fault("*", status=200, html=True, after_commit=True),
    Trouble.STORM: Fault("*", status=429, retry_after=STORM_WAIT),
    Trouble.KILLED: Deadly("*", after_commit=True),
}
SELDOM = {  # seconds between two of a kind, all accounts together
    Trouble.TIMEOUT_AFTER: 5.0,
    Trouble.LATE: 10.0,
    Trouble.STORM: 15.0,
    Trouble.ROTATED: 5.0,
    Trouble.KILLED: 5.0,
}
ONCE_DUE = 5  # times as likely as the others
# A new pair whose answer is lost is lost for good: a person must connect again.
SPARES_TOKENS = frozenset({Trouble.LOST, Trouble.BROKEN, Trouble.PAGE, Trouble.STORM})
ONLY_WRITES = frozenset({Trouble.TIMEOUT_AFTER, Trouble.LATE, Trouble.KILLED})


@dataclass
class Mischief:
    """`kill` ends the process that waits at a port of this machine; False where nobody may be killed just now.

    Make it before the first request to a helpdesk.
    """

    desks: Sequence[Desk]
    chance: random.Random
    kill: Callable[[int], bool]
    struck: Counter[Trouble] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.lock = threading.Lock()
        self.next_at: dict[Trouble, float] = {}
        self.storms: dict[str, float] = {}
        self.named = {desk.name: desk for desk in self.desks}
        for app in {desk.kind: desk.app for desk in self.desks}.values():
            app.after_request(self.strike_dead)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        for desk in self.desks:
            desk.stand.faults.whim = self.whim
        try:
            yield
        finally:
            for desk in self.desks:
                desk.stand.faults.whim = no_whim

    def whim(self, account: str, method: str, path: str) -> Fault | None:
        with self.lock:
            if time.monotonic() < self.storms.get(account, 0.0):
                return FAULTS[Trouble.STORM]
            trouble = self.drawn(method, path) if self.chance.random() < CHANCE else None
            return self.befall(account, trouble) if trouble else None

    def drawn(self, method: str, path: str) -> Trouble | None:
        now = time.monotonic()
        fitting = [one for one in Trouble if self.next_at.get(one, 0.0) <= now and fits(one, method, path)]
        if not fitting:
            return None
        (trouble,) = self.chance.choices(fitting, [ONCE_DUE if one in SELDOM else 1 for one in fitting])
        self.next_at[trouble] = now + SELDOM.get(trouble, 0.0)
        return trouble

    def befall(self, account: str, trouble: Trouble) -> Fault | None:
        self.struck[trouble] += 1
        if trouble is Trouble.STORM:
            self.storms[account] = time.monotonic() + STORM
        if trouble is Trouble.ROTATED:
            self.named[account].end_access()
        return FAULTS.get(trouble)

    def strike_dead(self, response: Response) -> Response:
        if isinstance(g.get("fault"), Deadly) and not self.kill(int(request.environ["REMOTE_PORT"])):
            self.struck[Trouble.KILLED] -= 1
        return response


def fits(trouble: Trouble, method: str, path: str) -> bool:
    if path.startswith(TOKENS):
        return trouble in SPARES_TOKENS
    return method in WRITES or trouble not in ONLY_WRITES
