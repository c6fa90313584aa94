"""Sixteen at once find a helpdesk's token at its end: one of them renews it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from bench.answers.filling import parse_shop
from bench.handoffs.desks import Desk
from bench.handoffs.mischief import TOKENS
from bench.traffic.house import House
from runtime.services import Services
from runtime.settings import Settings
from sandbox.helpdesks.faults import Fault, no_whim

AT_ONCE = 16
SLOW = 0.5  # seconds a renewal takes, so that all of them meet it


@dataclass
class Calls:
    """A whim that does nothing but count, and makes each renewal slow."""

    renewals: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def whim(self, account: str, method: str, path: str) -> Fault | None:
        if not path.startswith(TOKENS):
            return None
        with self.lock:
            self.renewals[account] += 1
        return Fault("*", delay=SLOW)


def renewals(house: House, desks: Sequence[Desk], rounds: int) -> list[int]:
    """Return how many calls each round made to renew a token, at each desk; 0 where somebody was left without one."""
    services, counted = Services(Settings.from_env(house.processes.env)), []
    for desk in [desk for desk in desks for _ in range(rounds)]:
        calls = Calls()
        desk.stand.faults.whim = calls.whim
        served = ask_at_once(services, desk, house.shops[desk.place].domain)
        counted.append(calls.renewals[desk.name] if served else 0)
        desk.stand.faults.whim = no_whim
    return counted


def ask_at_once(services: Services, desk: Desk, shop: str) -> bool:
    """End the token, then have it asked for from all sides. Return whether all of them were let in."""
    with services.begin() as work:
        store = work.stores.of_shop(parse_shop(shop))
        kind = next(kind for kind in services.helpdesks.vendors if kind.value == desk.kind)
        if store is None:
            return False
        work.handoffs.expire(store, kind, services.now())
        account = work.handoffs.connected(store, kind)
    helpdesk, start = services.helpdesks.required(store, kind, account), threading.Barrier(AT_ONCE)

    def ask(_: int) -> bool:
        start.wait()
        return helpdesk.health().ok

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        return all(crowd.map(ask, range(AT_ONCE)))
