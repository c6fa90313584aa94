"""`python -m bench.answers`: what an answer costs over HTTP, without a key, in stores of several sizes."""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import psutil  # type: ignore[import-untyped]  # it ships no types
import requests

from bench.answers.figures import Figures, Measured, show
from bench.answers.house import SECRET, House, Stocked, open_house
from bench.answers.load import Heard, Seat, converse
from bench.answers.talk import Talker
from bench.runs import FOLDER, run
from bench.traffic.processors import engine_pid, seconds_of
from evals.shoppers import signed_query

TALKS = 24  # messages of a conversation
SIGNED_IN = 0.6  # of the conversations; the others give no proof
TIMEOUT = 30  # seconds


def main() -> int:
    options = read_options()
    return run("answers", lambda: measure(options), show)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.answers", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 5000, 50_000], help="products of each store")
    parser.add_argument("--processes", type=int, default=2, help="web processes")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--turns", type=int, default=2400, help="of each round with several clients")
    parser.add_argument("--again", action="store_true", help="keep the stores that the last run filled")
    parser.add_argument("--seed", type=int, default=20261120)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Figures:
    with open_house(options.sizes, options.processes, again=options.again) as house:
        return measured_in(house, options)


def measured_in(house: House, options: argparse.Namespace) -> Figures:
    for store in house.stores:
        converse(house.server.port, options.clients, seats(house, [store], options.turns // 6, f"{options.seed} warm"))
    rounds = []
    for store in house.stores:
        for clients, turns in ((1, options.turns // 3), (options.clients, options.turns)):
            rounds.append(one_round(house, [store], clients, turns, options.seed))
    rounds.append(one_round(house, house.stores, options.clients, options.turns, options.seed))
    return Figures(datetime.now(UTC).isoformat(timespec="seconds"), options.processes, rounds, house.peaks())


def one_round(house: House, stores: Sequence[Stocked], clients: int, turns: int, seed: int) -> Measured:
    sitting = seats(house, stores, turns, f"{seed} {clients}")
    before = processor_seconds(house)
    heard = converse(house.server.port, clients, sitting)
    used = {name: used - before[name] for name, used in processor_seconds(house).items()}
    return measured_of(stores, clients, heard, used)


def measured_of(stores: Sequence[Stocked], clients: int, heard: Heard, used: dict[str, float]) -> Measured:
    products = stores[0].size if len(stores) == 1 else 0
    return Measured.of(products, clients, heard, {name: 1000 * spent for name, spent in used.items()})


def seats(house: House, stores: Sequence[Stocked], turns: int, seed: str) -> list[Seat]:
    """Open as many conversations as the turns fill, over the stores by turns."""
    chance = random.Random(seed)
    count = -(-turns // TALKS)
    return [open_seat(house, stores[number % len(stores)], chance) for number in range(count)]


def open_seat(house: House, store: Stocked, chance: random.Random) -> Seat:
    customer = chance.choice(store.goods.customers).id if chance.random() < SIGNED_IN else None
    if customer is None:
        answer = requests.post(f"{house.app}/chat/session", json={"shop": store.shop}, timeout=TIMEOUT)
    else:
        url = f"{house.app}/proxy/session?{signed_query(store.shop, customer, SECRET)}"
        answer = requests.post(url, json={}, timeout=TIMEOUT)
    answer.raise_for_status()
    return Seat(answer.json()["token"], Talker(store.goods, customer, chance), TALKS)


def processor_seconds(house: House) -> dict[str, float]:
    """Return the processor time of each part so far; the bench's own is that of its shoppers."""
    postgres = engine_pid(FOLDER / "answers", "postgres") or 0
    own = psutil.Process().cpu_times()
    return {"web": house.server.seconds(), "postgres": seconds_of(postgres), "bench": own.user + own.system}


if __name__ == "__main__":
    sys.exit(main())
