"""`python -m bench.streams`: what 300 who listen at once to one web process hear, and what they cost."""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import psutil  # type: ignore[import-untyped]  # it ships no types

from bench.freshness.figures import Spread
from bench.runs import run
from bench.streams.ears import Ear, open_all
from bench.streams.figures import Figures, Memory, show
from bench.traffic.house import House, new_shops, new_stack, open_house
from evals.shoppers import Shopper

SHOPS = 2
SPEAKERS = 4
HEARD_WITHIN = 30.0  # seconds after the last answer


@dataclass
class Said:
    """The answers that shoppers got: whose ear should hear them, and when they came."""

    answers: dict[str, tuple[Ear, float]] = field(default_factory=dict)

    def say(self, ear: Ear, text: str) -> None:
        answer = ear.shopper.ask(text)
        self.answers[answer["message"]["id"]] = ear, time.perf_counter()

    @property
    def unheard(self) -> list[str]:
        return [message for message, (ear, _) in self.answers.items() if message not in ear.heard]


def main() -> int:
    options = read_options()
    return run("streams", lambda: measure(options), show)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.streams", description=__doc__)
    parser.add_argument("--streams", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=4, help="in each, every conversation gets a message")
    parser.add_argument("--minutes", type=float, default=0, help="that the rounds take at least, evenly")
    return parser.parse_args()


def measure(options: argparse.Namespace) -> Figures:
    stack = new_stack("streams", {"WEB_CONCURRENCY": "1"})
    with open_house(stack, new_shops(stack)[:SHOPS]) as house:
        return asyncio.run(measured_in(house, options))


async def measured_in(house: House, options: argparse.Namespace) -> Figures:
    web = psutil.Process(house.processes.running["web"].pid)
    shops = [shop.domain for shop in house.shops]
    ears = [Ear(Shopper.anonymous(house.app, shops[number % SHOPS])) for number in range(options.streams)]
    said = Said()
    await say_all(ears, said)  # whatever is loaded by first turns is loaded now
    alone, threads_alone = megabytes(web), web.num_threads()
    said.answers.clear()
    listening = await open_all(ears, HEARD_WITHIN)
    with_all, threads = megabytes(web), web.num_threads()
    rounds, began = [], time.perf_counter()
    for number in range(options.rounds):
        await say_all(ears, said)
        await all_heard(said)
        rounds.append(megabytes(web))
        await until(began + (number + 1) * 60 * options.minutes / options.rounds)
    broken_off = sum(ear.ended for ear in ears)
    for ear in ears:
        ear.close()
    await asyncio.gather(*listening, return_exceptions=True)
    await asyncio.sleep(1)
    memory = Memory(alone, with_all, rounds, megabytes(web))
    return figures_of(ears, said, memory, (threads_alone, threads), broken_off)


async def say_all(ears: list[Ear], said: Said) -> None:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(SPEAKERS) as speakers:
        await asyncio.gather(*(loop.run_in_executor(speakers, said.say, ear, "hello") for ear in ears))


async def all_heard(said: Said) -> None:
    deadline = time.perf_counter() + HEARD_WITHIN
    while said.unheard and time.perf_counter() < deadline:
        await asyncio.sleep(0.05)


async def until(moment: float) -> None:
    await asyncio.sleep(max(0.0, moment - time.perf_counter()))


def figures_of(ears: list[Ear], said: Said, memory: Memory, threads: tuple[int, int], broken_off: int) -> Figures:
    later = [ear.heard[message] - at for message, (ear, at) in said.answers.items() if message in ear.heard]
    foreign = [
        message
        for ear in ears
        for message in ear.heard
        if message in said.answers and said.answers[message][0] is not ear
    ]
    return Figures(
        streams=len(ears),
        said=len(said.answers),
        later=Spread.of(later),
        memory=memory,
        threads_alone=threads[0],
        threads_listening=threads[1],
        missing=len(said.unheard),
        doubled=sum(ear.doubled for ear in ears),
        foreign=len(foreign),
        broken_off=broken_off,
    )


def megabytes(web: psutil.Process) -> float:
    return float(max(one.memory_info().rss for one in [web, *web.children(recursive=True)])) / 1e6


if __name__ == "__main__":
    sys.exit(main())
