"""`python -m bench.handoffs`: how soon a person's ticket is there, and that there is one, whatever goes wrong."""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from rich.progress import Progress

from bench.faults.verdict import Check
from bench.freshness.facts import Subjects
from bench.freshness.figures import Spread
from bench.handoffs.crowding import SUBJECTS, Stage, crowded
from bench.handoffs.desks import Desk, connect, desks_of
from bench.handoffs.figures import Figures, Healthy, Troubled, show
from bench.handoffs.judging import await_all, checks, tickets_of
from bench.handoffs.killing import Assassin
from bench.handoffs.mischief import Mischief
from bench.handoffs.refreshing import AT_ONCE, renewals
from bench.handoffs.sequences import Tried, try_sequences
from bench.handoffs.shoppers import Crowd
from bench.runs import run
from bench.traffic.house import House, new_shops, new_stack, open_house
from bench.traffic.processors import measured
from bench.traffic.trade import Trade

SHOPS = 2  # one for each helpdesk
COURIERS = 2  # in trouble, since one is killed again and again
CLIENTS = 8
WRITES = 2  # messages that each shopper writes after the handoff
SETTLED_WITHIN = 60.0  # seconds, where all is well
MENDED_WITHIN = 900.0  # seconds after the helpdesks are well again


def main() -> int:
    options = read_options()
    return run("handoffs", lambda: measure(options), show)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.handoffs", description=__doc__)
    parser.add_argument("--handoffs", type=int, default=1000, help="in trouble; 0 leaves it out, as with the others")
    parser.add_argument("--healthy", type=int, default=200, help="handoffs while all is well")
    parser.add_argument("--rate", type=float, default=2, help="handoffs a second while all is well")
    parser.add_argument("--rounds", type=int, default=5, help=f"times that {AT_ONCE} at once need a new token")
    parser.add_argument(
        "--crowded", type=float, default=0, help="seconds among a flood of webhooks, then beside a backlog"
    )
    parser.add_argument("--sequences", type=int, default=0, help="of the handoff machine of the tests")
    parser.add_argument("--processes", type=int, default=2, help="which try them")
    parser.add_argument("--seed", type=int, default=20261121)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Figures:
    figures = Figures(datetime.now(UTC).isoformat(timespec="seconds"))
    if options.handoffs or options.healthy or options.rounds or options.crowded:
        measure_house(figures, options)
    if options.sequences:
        figures.sequences = try_sequences(options.sequences, options.processes, options.seed)
        figures.checks.append(no_sequence_breaks(figures.sequences))
    return figures


def measure_house(figures: Figures, options: argparse.Namespace) -> None:
    stack = new_stack("handoffs")
    shops = new_shops(stack)[:SHOPS]
    trades = [Trade(shop, random.Random(f"{options.seed} {shop.domain}")) for shop in shops] if options.crowded else []
    subjects = [Subjects.of(trade, SUBJECTS) for trade in trades]
    with open_house(stack, shops) as house:
        desks = desks_of(house)
        mischief = Mischief(desks, random.Random(options.seed), Assassin(house).kill)
        connect(house, desks)
        crowd = Crowd(house.app, [shop.domain for shop in house.shops])
        if options.healthy:
            figures.healthy = while_well(house, desks, crowd, options)
            figures.checks += figures.healthy.checks()
        if options.rounds:
            figures.renewals = renewals(house, desks, options.rounds)
            more = [f"{count} calls" for count in figures.renewals if count != 1]
            figures.checks.append(Check(f"{AT_ONCE} at once make one call for a new token", more))
        if options.handoffs:
            figures.troubled = in_trouble(house, mischief, crowd, options.handoffs)
        figures.checks += checks(desks, crowd.handed, [*crowd.problems, *house.failed])
        if options.crowded:
            figures.crowded = crowded(
                Stage(house, desks, trades, subjects, options.crowded, random.Random(options.seed))
            )
            figures.checks += figures.crowded.checks()


def while_well(house: House, desks: Sequence[Desk], crowd: Crowd, options: argparse.Namespace) -> Healthy:
    crowd.hand_over(CLIENTS, CLIENTS, None, 0, lambda: None)
    warm, load = len(crowd.handed), os.getloadavg()[0]
    with measured(house) as used:
        handed_over(crowd, options.healthy, options.rate, 0)
        settled(desks, crowd, SETTLED_WITHIN)
    handed = crowd.handed[warm:]
    found = tickets_of(desks)
    opened = [(found[one.external_id][0][1].made_at - one.asked_at).total_seconds()
              for one in handed if one.external_id in found]  # fmt: skip
    return Healthy(options.rate, load, Spread.of([one.seconds for one in handed]), Spread.of(opened), used)


def in_trouble(house: House, mischief: Mischief, crowd: Crowd, count: int) -> Troubled:
    desks, before, began = mischief.desks, len(crowd.handed), time.monotonic()
    for number in range(2, COURIERS + 1):
        house.processes.start(f"courier-{number}", house.processes.commands["courier"])
    with mischief.at_work():
        handed_over(crowd, count, None, WRITES)
        seconds = time.monotonic() - began
        # Most of what failed is tried again while it lasts.
        settled(desks, crowd, count / 10)
    settled(desks, crowd, MENDED_WITHIN)
    return Troubled(
        handoffs=count,
        seconds=seconds,
        settled_after=time.monotonic() - began - seconds,
        struck={trouble.value: struck for trouble, struck in sorted(mischief.struck.items())},
        confirmed=Spread.of([one.seconds for one in crowd.handed[before:]]),
    )


def handed_over(crowd: Crowd, count: int, rate: float | None, words: int) -> None:
    with Progress(transient=True) as bars:
        bar = bars.add_task("handed over", total=count)
        crowd.hand_over(count, CLIENTS, rate, words, lambda: bars.advance(bar))


def settled(desks: Sequence[Desk], crowd: Crowd, within: float) -> None:
    with Progress(transient=True) as bars:
        bar = bars.add_task("tickets whole", total=len(crowd.handed))
        await_all(desks, crowd.handed, within, lambda done: bars.update(bar, completed=done))


def no_sequence_breaks(tried: Tried) -> Check:
    return Check(f"none of {tried.sequences} sequences breaks a promise", [*tried.violations, *tried.problems])


if __name__ == "__main__":
    sys.exit(main())
