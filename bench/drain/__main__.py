"""`python -m bench.drain`: 10,000 mixed deliveries of five stores, straight in the inbox, drained by real workers."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence

from sqlalchemy import Connection, Engine, create_engine, text

from bench.drain.checking import differences
from bench.drain.figures import Figures, show
from bench.drain.filling import QUIET, WORDY, Story, fill, story
from bench.drain.shelved import Shelved
from bench.runs import run
from bench.traffic.house import House, new_shops, new_stack, open_house
from bench.traffic.processors import measured
from bench.traffic.trade import Trade
from bin.supervisor import StartFailed, procfile

DRAINED_WITHIN = 900  # seconds


def main() -> int:
    options = read_options()
    return run("drain", lambda: measure(options), show)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.drain", description=__doc__)
    parser.add_argument("--deliveries", type=int, default=10_000)
    parser.add_argument("--products", type=int, default=400, help="of each of the five shops")
    parser.add_argument("--workers", type=int, default=2, help="two run in any case")
    parser.add_argument("--seed", type=int, default=20261120)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Figures:
    stack = new_stack("drain")
    shops = new_shops(stack)
    trades = [Trade(shop, random.Random(f"{options.seed} {shop.domain}")) for shop in shops]
    for trade in trades:
        trade.stock_up(options.products)
    with open_house(stack, shops) as house:
        return measured_in(house, trades, options)


def measured_in(house: House, trades: Sequence[Trade], options: argparse.Namespace) -> Figures:
    for number in range(2, options.workers):
        house.processes.start(f"worker-{number + 1}", procfile()["worker"])
    whole = story(trades, options.deliveries, random.Random(options.seed))
    engine = create_engine(house.database_url)
    with engine.begin() as connection:
        before = Shelved.read(connection)
    with measured(house) as used:
        with engine.begin() as connection:
            fill(connection, whole.told)
        stock_after = wait_until_drained(engine)
    with engine.connect() as connection:
        return figures_of(connection, trades, whole, before, max(2, options.workers), stock_after, used)


def figures_of(
    connection: Connection,
    trades: Sequence[Trade],
    whole: Story,
    before: Shelved,
    workers: int,
    stock_after: float,
    used: dict[str, float],
) -> Figures:
    after = Shelved.read(connection)
    return Figures(
        deliveries=len(whole.told),
        stock_or_price=sum(whole.kinds[kind] for kind in QUIET),
        words=sum(whole.kinds[kind] for kind in WORDY),
        workers=workers,
        seconds=settled_within(connection),
        stock_after=stock_after,
        states=dict(connection.execute(text("SELECT state, count(*) FROM inbox GROUP BY state")).tuples().all()),
        embedded=after.embedded - before.embedded,
        embedded_for_nothing=len(after.changed_since(before) - whole.worded),
        different=[line for trade in trades for line in differences(connection, trade.shop)],
        processor_seconds=used,
    )


def settled_within(connection: Connection) -> float:
    return float(
        connection.scalar(text("SELECT extract(epoch FROM max(settled_at) - min(settled_at)) FROM inbox")) or 0
    )


def wait_until_drained(engine: Engine) -> float:
    """Return the seconds from when the workers began to when nothing waits and all told stock is read."""
    deadline = time.monotonic() + DRAINED_WITHIN
    began = 0.0
    while time.monotonic() < deadline:
        with engine.connect() as connection:
            left = [connection.scalar(text(f"SELECT count(*) FROM {place}")) or 0 for place in LEFT]
            begun = connection.scalar(text("SELECT count(*) FROM inbox WHERE settled_at IS NOT NULL"))
        began = began or (time.monotonic() if begun else 0.0)
        if began and not any(left):
            return time.monotonic() - began
        time.sleep(0.1)
    raise StartFailed("the inbox is not drained in time")


LEFT = ("inbox WHERE state IN ('waiting', 'early')", "follow_ups")


if __name__ == "__main__":
    sys.exit(main())
