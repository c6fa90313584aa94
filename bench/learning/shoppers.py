"""Shoppers who ask at a steady pace, however long the answers take."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import requests

from evals.shoppers import Shopper
from sandbox.shopify.state import Shop

GAP = 0.5  # seconds between two questions
AT_ONCE = 16  # shoppers; more waiting than that and the pace is no longer kept
RULES = ("whats your return policy", "how long does shipping take", "do you ship to canada?", "hi", "thanks!")
GOODS = ("how much is the {title}", "is the {title} in stock", "tell me about the {title} pls")


@dataclass
class Turns:
    """Seconds of each turn, from the moment at which it was to be asked, and how many failed."""

    seconds: list[float] = field(default_factory=list)
    failed: int = 0


@contextmanager
def asking(app: str, shops: Sequence[Shop], seed: str) -> Iterator[Turns]:
    """Have questions asked in all shops in turn until the block ends."""
    turns, done, chance = Turns(), threading.Event(), random.Random(seed)
    shoppers = [(shop, Shopper.anonymous(app, shop.domain)) for shop in shops for _ in range(AT_ONCE // len(shops))]

    def ask(shopper: Shopper, text: str, due: float) -> None:
        try:
            shopper.ask(text)
            turns.seconds.append(time.monotonic() - due)
        except requests.RequestException:
            turns.failed += 1

    def pace() -> None:
        due, number = time.monotonic(), 0
        with ThreadPoolExecutor(AT_ONCE) as pool:
            while not done.wait(max(0.0, due - time.monotonic())):
                shop, shopper = shoppers[number % len(shoppers)]
                pool.submit(ask, shopper, line(shop, chance), due)
                due, number = due + GAP, number + 1

    thread = threading.Thread(target=pace, name="shoppers", daemon=True)
    thread.start()
    try:
        yield turns
    finally:
        done.set()
        thread.join()


def line(shop: Shop, chance: random.Random) -> str:
    title = chance.choice([one["title"] for one in shop.products.values()])
    return chance.choice((*RULES, *GOODS)).format(title=title)
