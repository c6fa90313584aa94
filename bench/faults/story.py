"""Some minutes in five shops, told once and delivered as often as somebody likes."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.traffic.trade import Delivery, Mix, Trade, lively
from sandbox.shopify.records import COLLECTIONS, Json
from sandbox.shopify.state import Shop

PACE = 40.0  # deliveries a second in the shops' own time: some records change twice within one second
GOODS = 20  # of invented names, in each shop
QUIET = 2.0  # seconds between stocking up, which is read, and the first change, which is told
Change = tuple[str, int, Json | None]


@dataclass(frozen=True)
class Happened:
    """What the platform tells of one happening, and the records as they were after it; None: gone."""

    deliveries: Sequence[Delivery]
    changes: Sequence[Change]


@dataclass(frozen=True)
class Story:
    """`before` are the shops as they were; `after` as they are once everything has happened."""

    before: Sequence[Json]
    happened: Sequence[Happened]
    after: Sequence[Shop]

    @property
    def deliveries(self) -> int:
        return sum(len(one.deliveries) for one in self.happened)

    def shops(self) -> list[Shop]:
        """Return the shops as they were, to live through it once more."""
        return [Shop.from_snapshot(copy.deepcopy(saved)) for saved in self.before]


def tell(shops: Sequence[Shop], count: int, seed: int) -> Story:
    """Have things happen in the shops until `count` deliveries tell of them; the last of it is just now."""
    trades = [Trade(shop, random.Random(f"{seed} {shop.domain}")) for shop in shops]
    clock = Clock(time.time_ns() - int((QUIET + count / PACE) * 1e9))
    for trade in trades:
        trade.shop.clock = clock.read
        trade.stock_up(GOODS)
    clock.nanoseconds += int(QUIET * 1e9)
    before = [json.loads(json.dumps(shop.snapshot())) for shop in shops]
    happened = list(live(trades, clock, count, random.Random(seed)))
    return Story(before, happened, shops)


@dataclass
class Clock:
    nanoseconds: int

    def read(self) -> int:
        return self.nanoseconds


def live(trades: list[Trade], clock: Clock, count: int, chance: random.Random) -> Iterator[Happened]:
    by_domain = {trade.shop.domain: trade.shop for trade in trades}
    told = 0
    for deliveries in lively(trades, Mix(), chance):
        yield Happened(deliveries, changes_of(by_domain[deliveries[0].shop], deliveries))
        told += len(deliveries)
        clock.nanoseconds += int(len(deliveries) / PACE * 1e9)
        if told >= count:
            return


def changes_of(shop: Shop, deliveries: Sequence[Delivery]) -> list[Change]:
    touched = {place for delivery in deliveries for place in places_of(shop, delivery)}
    return [(kind, number, copy.deepcopy(getattr(shop, kind).get(number))) for kind, number in touched]


def places_of(shop: Shop, delivery: Delivery) -> Iterator[tuple[str, int]]:
    """Yield which records, as (collection, id), the delivery speaks of."""
    body: dict[str, Any] = json.loads(delivery.body)
    resource = delivery.topic.partition("/")[0]
    if resource == "inventory_levels":
        yield from (("products", one) for one in products_with(shop, body["inventory_item_id"]))
    elif resource in ("products", "customers"):
        yield resource, body["id"]
    else:
        order = body["id"] if resource == "orders" else body.get("order_id") or body["order"]["id"]
        yield "orders", order
        for kind in ("returns", "fulfillment_events"):
            yield from ((kind, one["id"]) for one in getattr(shop, kind).values() if one["order_id"] == order)


def products_with(shop: Shop, inventory_item: int) -> list[int]:
    return [
        product["id"]
        for product in shop.products.values()
        if any(variant["inventory_item_id"] == inventory_item for variant in product["variants"])
    ]


def move_on(shop: Shop, changes: Sequence[Change]) -> None:
    """Make the shop's records what they were after those changes."""
    with shop.lock:
        for kind, number, record in changes:
            assert kind in COLLECTIONS
            records = getattr(shop, kind)
            if record is None:
                records.pop(number, None)
            else:
                records[number] = copy.deepcopy(record)
