"""What happens in a shop all day, in the shares real shops have it, and the deliveries that tell of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from bench.traffic import goods
from sandbox.shopify.records import Event, Json, Refused
from sandbox.shopify.state import Shop

FEWEST_GOODS = 30  # of a shop; it sells none out of its range below that
CARRIER_NEWS = ("in_transit", "out_for_delivery", "attempted_delivery", "ready_for_pickup", "delivered")


class Happening(StrEnum):
    PRICE = "price"
    STOCK = "stock"
    ORDER = "order"
    WORDS = "words"
    CREATE = "create"
    DELETE = "delete"


SHARES = {
    Happening.PRICE: 0.40,
    Happening.STOCK: 0.25,
    Happening.ORDER: 0.20,
    Happening.WORDS: 0.10,
    Happening.CREATE: 0.03,
    Happening.DELETE: 0.02,
}
# Stock comes as inventory_levels/update alone, so that nothing but reading it back can tell the new number.
UNTOLD = {Happening.STOCK: "products/update", Happening.ORDER: "products/update"}


@dataclass(frozen=True)
class Delivery:
    """One webhook as the platform sends it, again and again under the same id."""

    shop: str
    topic: str
    body: bytes
    webhook_id: str
    event_id: str
    triggered_at: str


@dataclass
class Mix:
    """Keeps the shares: the next happening is the one that is furthest behind, counted in deliveries."""

    told: Counter[Happening] = field(default_factory=Counter)

    def next(self) -> Happening:
        total = self.told.total() + 1
        return max(Happening, key=lambda one: SHARES[one] * total - self.told[one])

    def count(self, what: Happening, deliveries: int) -> None:
        self.told[what] += deliveries


@dataclass
class Trade:
    """One shop's days. Goods and orders in `reserved` are left alone: somebody asks about those."""

    shop: Shop
    chance: random.Random
    reserved: set[int] = field(default_factory=set)
    deleted: dict[int, str] = field(default_factory=dict)  # {product id: its last title}
    heard: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = goods.names(self.chance)
        self.shop.listeners[:] = [self.heard.append]

    def stock_up(self, count: int) -> list[int]:
        """File goods of invented names, before anybody listens. Return their ids."""
        made = [goods.invented(self.shop, self.new_title(), self.chance) for _ in range(count)]
        for product in made:
            self.shop.put_product(product)
        return [product["id"] for product in made]

    def new_title(self) -> str:
        return f"{next(self.names)} {self.chance.choice(goods.NOUNS)}"

    def let_happen(self, what: Happening) -> list[Delivery]:
        """Let something of that kind happen. Return what the platform tells of it, in the order of triggering."""
        while True:
            try:
                return self.told_of(what, lambda: HAPPENINGS[what](self))
            except Refused:
                # Not every order can be sent, returned or cancelled: a shop tries the next one.
                continue

    def told_of(self, what: Happening, act: Callable[[], object]) -> list[Delivery]:
        with self.shop.lock:
            self.heard.clear()
            act()
            return [self.delivery(event) for event in self.heard if event.topic != UNTOLD.get(what)]

    def delivery(self, event: Event) -> Delivery:
        number = str(UUID(int=self.chance.getrandbits(128), version=4))
        return Delivery(event.shop, event.topic, event.body, number, event.event_id, event.triggered_at)

    # -- what happens ---------------------------------------------------------------------------------------

    def change_price(self) -> None:
        self.shop.set_price(self.chance.choice(self.any_product()["variants"])["id"], goods.price(self.chance))

    def move_stock(self) -> None:
        variants = [one for one in self.any_product()["variants"] if one.get("inventory_management")]
        if not variants:
            raise Refused("nothing of it is counted")
        self.shop.set_stock(self.chance.choice(variants)["id"], self.chance.randrange(0, 40))

    def change_words(self) -> None:
        self.shop.update_product(self.any_product()["id"], body_html=goods.words(self.chance))

    def add_product(self) -> None:
        self.shop.create_product(goods.invented(self.shop, self.new_title(), self.chance))

    def drop_product(self) -> None:
        product = self.any_product()
        if len(self.shop.products) - len(self.reserved) < FEWEST_GOODS:
            raise Refused("the shop keeps its range")
        self.shop.delete_product(product["id"])
        self.deleted[product["id"]] = product["title"]

    def move_order(self) -> None:
        acts, weights = zip(*ORDER_ACTS, strict=True)
        act: Callable[[Trade, Json], object] = self.chance.choices(acts, weights)[0]
        act(self, self.any_order())

    def any_product(self) -> Json:
        return self._any(self.shop.products)

    def any_order(self) -> Json:
        return self._any(self.shop.orders)

    def _any(self, records: dict[int, Json]) -> Json:
        return records[self.chance.choice([number for number in records if number not in self.reserved])]


def place_order(trade: Trade, _: Json) -> object:
    customer = trade.chance.choice(list(trade.shop.customers))
    return trade.shop.create_order([(trade.any_product()["variants"][0]["id"], 1)], customer_id=customer)


def send_order(trade: Trade, order: Json) -> object:
    return trade.shop.fulfil_order(order["id"], company="UPS", number=f"1Z{order['id']}")


def move_parcel(trade: Trade, order: Json) -> object:
    return trade.shop.advance_shipment(order["id"], trade.chance.choice(CARRIER_NEWS))


def cancel(trade: Trade, order: Json) -> object:
    return trade.shop.cancel_order(order["id"], restock=False)


def refund(trade: Trade, order: Json) -> object:
    return trade.shop.refund_order(order["id"], amount="1.00")


def ask_to_return(trade: Trade, order: Json) -> object:
    return trade.shop.request_return(order["id"], {order["line_items"][0]["id"]: 1})


HAPPENINGS: dict[Happening, Callable[[Trade], None]] = {
    Happening.PRICE: Trade.change_price,
    Happening.STOCK: Trade.move_stock,
    Happening.ORDER: Trade.move_order,
    Happening.WORDS: Trade.change_words,
    Happening.CREATE: Trade.add_product,
    Happening.DELETE: Trade.drop_product,
}
ORDER_ACTS: tuple[tuple[Callable[[Trade, Json], object], float], ...] = (
    (move_parcel, 6),
    (place_order, 2),
    (send_order, 3),
    (refund, 0.5),
    (ask_to_return, 0.5),
    (cancel, 0.2),
)


def lively(trades: list[Trade], mix: Mix, chance: random.Random) -> Iterator[list[Delivery]]:
    """Yield what one happening after another is told by, in any of the shops, for ever."""
    while True:
        what = mix.next()
        told = chance.choice(trades).let_happen(what)
        mix.count(what, len(told))
        yield told
