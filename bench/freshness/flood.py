"""The load: webhooks at a steady rate, and now and then one that somebody asks about."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from itertools import cycle

from rich.progress import Progress

from bench.freshness.asking import Askers
from bench.freshness.facts import Subjects, next_fact
from bench.traffic.sending import Sender
from bench.traffic.trade import SHARES, Delivery, Happening, Trade, lively

TICK = 0.005  # seconds


def pour(
    trades: Sequence[Trade],
    subjects: Sequence[Subjects],
    sender: Sender,
    askers: Askers,
    *,
    rate: float,
    samples: float,
    seconds: float,
    chance: random.Random,
) -> None:
    """Post `rate` deliveries a second, of which `samples` facts a second are asked about."""
    news = flattened(lively(list(trades), askers.mix, chance))
    wanted = zip(kinds_in_turn(chance), cycle(subjects), strict=False)
    began, asked = time.monotonic(), 0
    with Progress(transient=True) as bars:
        bar = bars.add_task("webhooks", total=seconds * rate)
        while (passed := time.monotonic() - began) < seconds:
            if asked < passed * samples:
                asked += 1
                kind, one = next(wanted)
                askers.follow(next_fact(kind, one))
            while askers.mix.told.total() < passed * rate:
                sender.post(next(news))
            bars.update(bar, completed=passed * rate)
            time.sleep(TICK)


def flattened(stories: Iterator[list[Delivery]]) -> Iterator[Delivery]:
    for told in stories:
        yield from told


def kinds_in_turn(chance: random.Random) -> Iterator[Happening]:
    """Yield kinds in their shares; the rare ones twice as often, so that something is learnt of them too."""
    rare = {Happening.CREATE, Happening.DELETE, Happening.WORDS}
    weights = [SHARES[kind] * (2 if kind in rare else 1) for kind in Happening]
    while True:
        yield chance.choices(list(Happening), weights)[0]
