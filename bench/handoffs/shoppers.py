"""Shoppers who ask for a person, agree, and write on while they wait."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime

import requests

from evals.shoppers import Shopper

WISH = "I want to talk to a person please"
PAUSE = 1.0  # seconds at most between what one shopper writes
TAKEN = ("handed_off", "with_human")


@dataclass
class Handed:
    """Somebody who was told that a person takes over. `seconds` from their consent to that; `wrote` since, in order."""

    place: int
    number: int
    shopper: Shopper
    conversation: str
    asked_at: datetime
    seconds: float
    wrote: list[str] = field(default_factory=list)

    @property
    def external_id(self) -> str:
        return f"conv_{self.conversation.replace('-', '')}"


@dataclass
class Crowd:
    """Shoppers of all shops in turns, `clients` at once."""

    app: str
    shops: list[str]
    handed: list[Handed] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1_000_000_000)))

    def hand_over(self, count: int, clients: int, rate: float | None, words: int, done: Callable[[], None]) -> None:
        """Let `count` shoppers come, `rate` a second or as fast as they can, who write `words` times afterwards."""
        began, numbers = time.monotonic(), [next(self.numbers) for _ in range(count)]
        with ThreadPoolExecutor(clients) as crowd:
            for turn, number in enumerate(numbers):
                if rate:
                    time.sleep(max(0.0, began + turn / rate - time.monotonic()))
                crowd.submit(self.one, number, words).add_done_callback(lambda _: done())

    def one(self, number: int, words: int) -> None:
        try:
            handed = hand_over(self.app, self.shops[number % len(self.shops)], number % len(self.shops), number)
            self.handed.append(handed)
            for place in range(words):
                time.sleep(random.uniform(0, PAUSE))
                write_on(handed, f"one more thing, mark {chr(ord('a') + place)}{number}z")
            handed.shopper.http.close()
        except (requests.RequestException, LookupError) as error:
            self.problems.append(f"shopper {number}: {type(error).__name__} {str(error)[:100]}")


def hand_over(app: str, shop: str, place: int, number: int) -> Handed:
    """Ask, be offered a person, and agree: every other one by the button, the others in words."""
    shopper, email = Shopper.anonymous(app, shop), f"shopper{number}@shoppers.example"
    shopper.ask(WISH)
    by_words = number // 2 % 2
    if by_words:
        shopper.ask("yes please")
    asked_at, began = datetime.now(UTC), time.perf_counter()
    said = shopper.ask(email) if by_words else shopper.post("handoff", consent=True, email=email)
    seconds = time.perf_counter() - began
    conversation = said["conversation"]
    if conversation["state"] not in TAKEN or said["outcome"] != "handed_off":
        raise LookupError(f"is {conversation['state']} after {said['outcome']}")
    return Handed(place, number, shopper, conversation["id"], asked_at, seconds)


def write_on(handed: Handed, words: str) -> None:
    handed.shopper.ask(words)
    handed.wrote.append(words)
