"""A long story over five shops, put into the inbox as the webhooks' intake leaves it there."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

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
REPEATED = 0.02  # of the deliveries come twice, under another id
PUT = text(
    """
    INSERT INTO inbox (store_id, webhook_id, event_id, topic, triggered_at, body)
    SELECT id, :webhook_id, :event_id, :topic, :triggered_at, :body FROM stores WHERE shop = :shop
    """
)


def story(trades: Sequence[Trade], count: int, chance: random.Random) -> tuple[list[Delivery], Counter[Happening]]:
    """Return what the shops tell, shuffled, some of it twice; and how many deliveries of each kind there are."""
    told: list[Delivery] = []
    kinds: Counter[Happening] = Counter()
    for delivery, kind in happenings(trades, chance):
        told.append(delivery)
        kinds[kind] += 1
        if len(told) >= count:
            break
    told += [again(one, chance) for one in chance.sample(told, int(len(told) * REPEATED))]
    chance.shuffle(told)
    return told, kinds


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
