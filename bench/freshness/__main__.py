"""`python -m bench.freshness`: how soon after its webhook a fact is in the answer, under 200 webhooks a second."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence

from sqlalchemy import create_engine, text

from bench.freshness.asking import Askers, Heard
from bench.freshness.facts import Subjects, how_much, is_gone
from bench.freshness.figures import Figures, Spread, show, spread_by_kind
from bench.freshness.flood import pour
from bench.runs import run
from bench.traffic.house import House, new_shops, new_stack, open_house
from bench.traffic.processors import measured
from bench.traffic.sending import Sender
from bench.traffic.trade import Mix, Trade
from evals.shoppers import Shopper

SUBJECTS = 40  # goods a shop that are asked about
SETTLED_WITHIN = 120  # seconds


def main() -> int:
    options = read_options()
    return run("freshness", lambda: measure(options), show)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.freshness", description=__doc__)
    parser.add_argument("--rate", type=float, default=200, help="webhooks a second, over five stores")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--samples", type=float, default=3, help="facts a second that somebody asks about")
    parser.add_argument("--seed", type=int, default=20261120)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Figures:
    stack = new_stack("freshness")
    shops = new_shops(stack)
    trades = [Trade(shop, random.Random(f"{options.seed} {shop.domain}")) for shop in shops]
    subjects = [Subjects.of(trade, SUBJECTS) for trade in trades]
    with open_house(stack, shops) as house:
        return measured_in(house, trades, subjects, options)


def measured_in(
    house: House, trades: Sequence[Trade], subjects: Sequence[Subjects], options: argparse.Namespace
) -> Figures:
    sender = Sender(house.app, house.secret)
    askers = Askers(house.app, house.secret, sender, Mix())
    with measured(house) as used:
        pour(
            trades,
            subjects,
            sender,
            askers,
            rate=options.rate,
            samples=options.samples,
            seconds=options.seconds,
            chance=random.Random(options.seed),
        )
        settled_after, left_over = wait_until_settled(house)
    askers.wait()
    sender.close()
    gone = {trade.shop.domain: dict(trade.deleted) for trade in trades}
    still = [name for shop, products in gone.items() for name in still_answered(house.app, shop, products)]
    return figures_of(sender, askers, options.seconds, used, settled_after, left_over, gone, still)


def figures_of(
    sender: Sender,
    askers: Askers,
    seconds: float,
    used: dict[str, float],
    settled_after: float,
    left_over: dict[str, int],
    gone: dict[str, dict[int, str]],
    still: list[str],
) -> Figures:
    learnt = [one for one in askers.heard if not one.known_before]
    taken = [one for one in sender.sent if one.acknowledged is not None]
    return Figures(
        rate=len(taken) / seconds,
        refused=sum(one.statuses[:1] != [200] for one in sender.sent),
        acknowledging=Spread.of([one.seconds for one in taken]),
        fresh=Spread.of([one.seconds for one in learnt if one.seconds is not None]),
        by_kind=spread_by_kind(learnt),
        never_heard=sum(one.seconds is None for one in learnt),
        stale_again=sum(one.stale_again for one in learnt),
        deleted=sum(map(len, gone.values())),
        deleted_still_answered=len(still),
        nothing_learnt=len(askers.heard) - len(learnt),
        asks=sum(one.asks for one in askers.heard),
        settled_after=settled_after,
        left_over=left_over,
        used=used,
        problems=[
            *askers.problems,
            *(missed(one) for one in learnt if one.seconds is None),
            *(f"still answered: {one}" for one in still),
        ],
    )


def missed(one: Heard) -> str:
    return f"{one.kind} never heard: {one.said}"


def wait_until_settled(house: House) -> tuple[float, dict[str, int]]:
    """Wait until nothing waits in the inbox. Return the seconds it took and how many rows stand in which state."""
    engine, began = create_engine(house.database_url), time.monotonic()
    states = text("SELECT state, count(*) FROM inbox GROUP BY state")
    while True:
        with engine.connect() as connection:
            found: dict[str, int] = {row[0]: row[1] for row in connection.execute(states)}
        passed = time.monotonic() - began
        if not found.get("waiting") or passed > SETTLED_WITHIN:
            engine.dispose()
            return passed, found
        time.sleep(0.2)


def still_answered(app: str, shop: str, products: dict[int, str]) -> list[str]:
    """Return the deleted products that the chat still tells of."""
    shopper = Shopper.anonymous(app, shop)
    asked = ((number, title, shopper.ask(how_much({"title": title}))) for number, title in products.items())
    return [title for number, title, answer in asked if not is_gone(answer, number)]


if __name__ == "__main__":
    sys.exit(main())
