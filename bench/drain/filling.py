"""A long story over five shops, put into the inbox as the webhooks' intake leaves it there."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Connection, text

from bench.traffic.trade import Delivery, Happening, Trade

# By deliveries; seven of ten tell nothing but a price or a stock.
SHARES = {
    Happening.PRICE: 0.35,
    Happening.STOCK: 0.35,
    Happening.ORDER: 0.17,
    Happening.WORDS: 0.09,
    Happening.CREATE: 0.02,
    Happening.DELETE: 0.02,
}
WORDY = (Happening.WORDS, Happening.CREATE)
QUIET = (Happening.PRICE, Happening.STOCK)
REPEATED = 0.02  # of the deliveries come twice, under another id
PUT = text(
    """
    INSERT INTO inbox (store_id, webhook_id, event_id, topic, triggered_at, body)
    SELECT id, :webhook_id, :event_id, :topic, :triggered_at, :body FROM stores WHERE shop = :shop
    """
)


@dataclass(frozen=True)
class Story:
    """What the shops tell, in the order it arrives; how often of each kind; and the goods whose words it changes."""

    told: list[Delivery]
    kinds: Counter[Happening]
    worded: set[tuple[str, int]]  # (shop, product id)


def story(trades: Sequence[Trade], count: int, chance: random.Random) -> Story:
    """Return what happens over `count` deliveries, shuffled, some of them told twice."""
    found = list(islice(happenings(trades, chance), count))
    told = [delivery for delivery, _ in found]
    told += [again(one, chance) for one in chance.sample(told, int(count * REPEATED))]
    chance.shuffle(told)
    worded = {(one.shop, int(json.loads(one.body)["id"])) for one, kind in found if kind in WORDY}
    return Story(told, Counter(kind for _, kind in found), worded)


def happenings(trades: Sequence[Trade], chance: random.Random) -> Iterator[tuple[Delivery, Happening]]:
    told: Counter[Happening] = Counter()
    while True:
        # What is furthest behind its share comes next.
        total = told.total() + 1
        kind = max(SHARES, key=lambda one: SHARES[one] * total - told[one])
        for delivery in chance.choice(trades).let_happen(kind):
            told[kind] += 1
            yield delivery, kind


def again(delivery: Delivery, chance: random.Random) -> Delivery:
    return Delivery(**{**vars(delivery), "webhook_id": f"again-{chance.getrandbits(64):x}"})


def fill(connection: Connection, told: Sequence[Delivery]) -> None:
    """Keep the deliveries, without a word to the workers: the clock's sweep finds them."""
    connection.execute(PUT, [row_of(one) for one in told])


def row_of(delivery: Delivery) -> Mapping[str, object]:
    # The platform tells nanoseconds, of which PostgreSQL keeps microseconds.
    triggered_at = datetime.fromisoformat(delivery.triggered_at).astimezone(UTC)
    return {**vars(delivery), "triggered_at": triggered_at}
