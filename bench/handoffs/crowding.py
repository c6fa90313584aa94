"""Tickets while webhooks flood, and webhooks while a thousand tickets wait for a helpdesk that answers nobody."""

from __future__ import annotations

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from bench.faults.verdict import Check
from bench.freshness.asking import Askers
from bench.freshness.facts import Subjects
from bench.freshness.figures import GOAL, Spread
from bench.freshness.flood import pour
from bench.handoffs.desks import Desk
from bench.handoffs.judging import await_all, tickets_of
from bench.handoffs.mischief import TOKENS, TOO_LATE
from bench.handoffs.shoppers import Crowd, Handed
from bench.traffic.house import House
from bench.traffic.sending import Sender
from bench.traffic.trade import Mix, Trade
from sandbox.helpdesks.faults import Fault, no_whim

WEBHOOKS = 50.0  # a second
FACTS = 2.0  # a second that somebody asks about
SHOPPERS = 1.0  # a second who are handed over
CLIENTS = 8
BACKLOG = 1000  # tickets
SETTLED_WITHIN = 60.0  # seconds
SUBJECTS = 40  # goods of a shop that are asked about
TICKET_WITHIN = 2000.0  # milliseconds at the 99th percentile


@dataclass(frozen=True)
class Load:
    """From a shopper's consent to the ticket, and from a webhook to its fact in the answer."""

    opened: Spread
    fresh: Spread
    problems: Sequence[str] = ()


@dataclass(frozen=True)
class Crowded:
    """`flooded` among webhooks alone; `beside` those and `backlog` tickets of another shop, whose desk is slow."""

    flooded: Load
    beside: Load
    backlog: int

    def checks(self) -> list[Check]:
        return [
            *promises(self.flooded, f"among {WEBHOOKS:.0f} webhooks a second"),
            *promises(self.beside, f"beside {self.backlog} tickets for a desk that answers nobody"),
        ]


def promises(load: Load, when: str) -> list[Check]:
    late = [f"{load.opened.p99:.0f} ms"] if load.opened.p99 > TICKET_WITHIN else []
    stale = [f"{load.fresh.p99:.0f} ms"] if load.fresh.p99 > 1000 * GOAL else []
    return [
        Check(f"nobody was left without an answer {when}", list(load.problems)),
        Check(f"tickets opened within {TICKET_WITHIN:.0f} ms (p99) {when}", late),
        Check(f"facts answered within {1000 * GOAL:.0f} ms (p99) {when}", stale),
    ]


@dataclass(frozen=True)
class Stage:
    house: House
    desks: Sequence[Desk]
    trades: Sequence[Trade]
    subjects: Sequence[Subjects]
    seconds: float
    chance: random.Random

    def load(self, shops: Sequence[str]) -> Load:
        """Pour webhooks of all shops while shoppers of some are handed over."""
        sender, crowd = Sender(self.house.app, self.house.secret), Crowd(self.house.app, list(shops))
        askers = Askers(self.house.app, self.house.secret, sender, Mix())
        with ThreadPoolExecutor(1) as beside:
            handing = beside.submit(crowd.hand_over, int(self.seconds * SHOPPERS), CLIENTS, SHOPPERS, 0, lambda: None)
            pour(
                self.trades,
                self.subjects,
                sender,
                askers,
                rate=WEBHOOKS,
                samples=FACTS,
                seconds=self.seconds,
                chance=self.chance,
            )
            handing.result()
        askers.wait()
        sender.close()
        await_all(self.desks, crowd.handed, SETTLED_WITHIN, lambda done: None)
        learnt = [
            SETTLED_WITHIN if one.seconds is None else one.seconds for one in askers.heard if not one.known_before
        ]
        opened = [self.until_opened(one) for one in crowd.handed]
        return Load(Spread.of(opened), Spread.of(learnt), [*crowd.problems, *askers.problems])

    def until_opened(self, handed: Handed) -> float:
        found = tickets_of(self.desks).get(handed.external_id)
        return (found[0][1].made_at - handed.asked_at).total_seconds() if found else SETTLED_WITHIN


def crowded(stage: Stage) -> Crowded:
    """The first shop's desk is slow in the second half, and its tickets are left there."""
    names = [shop.domain for shop in stage.house.shops]
    flooded = stage.load(names)
    slow = stage.desks[0]

    def whim(account: str, method: str, path: str) -> Fault | None:
        return Fault("*", delay=TOO_LATE) if account == slow.name and not path.startswith(TOKENS) else None

    slow.stand.faults.whim = whim
    backlog = Crowd(stage.house.app, names[:1])
    backlog.hand_over(BACKLOG, CLIENTS, None, 0, lambda: None)
    beside = stage.load(names[1:])
    slow.stand.faults.whim = no_whim
    return Crowded(flooded, beside, len(backlog.handed))
