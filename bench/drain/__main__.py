"""`python -m bench.drain`: 10,000 mixed deliveries of five stores, straight in the inbox, drained by real workers."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from sqlalchemy import Connection, Engine, create_engine, text

from bench.drain.checking import differences
from bench.drain.figures import Figures, show
from bench.drain.filling import fill, story
from bench.traffic.cores import measured_cores
from bench.traffic.house import FOLDER, House, new_shops, new_stack, open_house
from bench.traffic.trade import Delivery, Happening, Trade
from bin.demo_merchant import MerchantStuck
from bin.supervisor import StartFailed, Stop, procfile, stop_on_signals
from runtime.engines import EngineError

DRAINED_WITHIN = 900  # seconds
WORDY = (Happening.WORDS, Happening.CREATE)
QUIET = (Happening.PRICE, Happening.STOCK)

console = Console(highlight=False)


def main() -> int:
    options = read_options()
    stop_on_signals()
    stack = new_stack("drain")
    shops = new_shops(stack)
    trades = [Trade(shop, random.Random(f"{options.seed} {shop.domain}")) for shop in shops]
    for trade in trades:
        trade.stock_up(options.products)
    try:
        with open_house(stack, shops) as house:
            figures = measure(house, trades, options)
    except (EngineError, StartFailed, MerchantStuck) as error:
        console.print(f"[red]shopfloor: {error}[/red]")
        return 1
    except Stop:
        return 1
    show(figures, console)
    figures.write(FOLDER / "drain.json")
    console.print(f"written to {FOLDER / 'drain.json'}")
    return 0 if figures.good else 1


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.drain", description=__doc__)
    parser.add_argument("--deliveries", type=int, default=10_000)
    parser.add_argument("--products", type=int, default=400, help="of each of the five shops")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=20261120)
    return parser.parse_args()


def measure(house: House, trades: Sequence[Trade], options: argparse.Namespace) -> Figures:
    for number in range(1, options.workers):
        house.processes.start(f"worker {number + 1}", procfile()["worker"])
    told, kinds = story(trades, options.deliveries, random.Random(options.seed))
    engine = create_engine(house.database_url)
    with engine.begin() as connection:
        before = vectors(connection)
    with measured_cores(house) as cores:
        with engine.begin() as connection:
            fill(connection, told)
        stock_after = wait_until_drained(engine)
    with engine.connect() as connection:
        return figures_of(connection, trades, told, kinds, before, options.workers, stock_after, cores)


def figures_of(
    connection: Connection,
    trades: Sequence[Trade],
    told: Sequence[Delivery],
    kinds: Counter[Happening],
    before: dict[str, int],
    workers: int,
    stock_after: float,
    cores: dict[str, float],
) -> Figures:
    after = vectors(connection)
    return Figures(
        deliveries=len(told),
        stock_or_price=sum(kinds[kind] for kind in QUIET),
        words=sum(kinds[kind] for kind in WORDY),
        workers=workers,
        seconds=settled_within(connection),
        stock_after=stock_after,
        states=dict(connection.execute(text("SELECT state, count(*) FROM inbox GROUP BY state")).tuples().all()),
        embedded=sum(after.values()) - sum(before.values()),
        embedded_for_nothing=0,
        different=[line for trade in trades for line in differences(connection, trade.shop)],
        cores=cores,
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


def vectors(connection: Connection) -> dict[str, int]:
    """Return how many texts were ever embedded for products, by schema: each took a number."""
    schemas = connection.scalars(text("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'store\\_%'")).all()
    return {one: connection.scalar(text(f"SELECT last_value FROM {one}.data_products_id_seq")) or 0 for one in schemas}


if __name__ == "__main__":
    sys.exit(main())
