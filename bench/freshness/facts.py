"""New facts: how each comes about, what a shopper asks to hear it, and how the answer shows it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bench.traffic import goods
from bench.traffic.trade import Delivery, Happening, Trade
from sandbox.shopify.records import Json

Envelope = dict[str, Any]

WANDERING = ("in_transit", "out_for_delivery", "attempted_delivery")  # a parcel that is asked about never arrives


@dataclass(frozen=True)
class Fact:
    """`happen` makes it true in the shop and returns the deliveries; `shows` reads an answer to `question`."""

    kind: Happening
    shop: str
    question: str
    customer: int | None
    happen: Callable[[], list[Delivery]]
    shows: Callable[[Envelope], bool]


@dataclass
class Subjects:
    """What is asked about in one shop: goods and orders that nothing else changes meanwhile."""

    trade: Trade
    products: deque[int] = field(default_factory=deque)
    orders: deque[int] = field(default_factory=deque)

    @classmethod
    def of(cls, trade: Trade, products: int) -> Subjects:
        """File that many goods of invented names and set some orders aside, before the shop is read."""
        made = trade.stock_up(products)
        orders = [order["id"] for order in trade.shop.orders.values() if wanders(order, trade)]
        trade.reserved |= {*made, *orders}
        return cls(trade, deque(made), deque(orders))

    def next_product(self) -> Json:
        """Return a product that has not been asked about for the longest time."""
        self.products.rotate(-1)
        return self.trade.shop.products[self.products[-1]]

    def next_order(self) -> Json:
        self.orders.rotate(-1)
        return self.trade.shop.orders[self.orders[-1]]


def wanders(order: Json, trade: Trade) -> bool:
    """Whether it is one parcel on its way to somebody with an account, and nothing else."""
    simple = not (order["cancelled_at"] or order["refunds"] or trade.shop.returns_of(order["id"]))
    parcels = [parcel.get("shipment_status") for parcel in order["fulfillments"]]
    sent = order["fulfillment_status"] == "fulfilled"
    shipped = any(line["requires_shipping"] for line in order["line_items"])
    return bool(simple and sent and shipped and order["customer"] and parcels in ([None], ["in_transit"]))


def next_fact(kind: Happening, subjects: Subjects) -> Fact:
    return FACTS[kind](subjects)


def new_price(subjects: Subjects) -> Fact:
    trade, product = subjects.trade, subjects.next_product()
    variant = product["variants"][0]
    amount = goods.price(trade.chance)

    def shows(answer: Envelope) -> bool:
        card = card_of(answer, product["id"])
        return card is not None and card["price"]["amount"] == amount and amount in answer["message"]["text"]

    return fact(Happening.PRICE, trade, how_much(product), lambda: trade.shop.set_price(variant["id"], amount), shows)


def new_stock(subjects: Subjects) -> Fact:
    """Sell it out, or have it again."""
    trade, product = subjects.trade, subjects.next_product()
    variant = product["variants"][0]
    quantity = 0 if variant["inventory_quantity"] > 0 else 20

    def shows(answer: Envelope) -> bool:
        card = card_of(answer, product["id"])
        return card is not None and card["available"] is (quantity > 0)

    question = f"Is the {product['title']} in stock?"
    return fact(Happening.STOCK, trade, question, lambda: trade.shop.set_stock(variant["id"], quantity), shows)


def new_status(subjects: Subjects) -> Fact:
    """The parcel of a shopper who is signed in moves on."""
    trade, order = subjects.trade, subjects.next_order()
    now = order["fulfillments"][0].get("shipment_status")
    status = WANDERING[(WANDERING.index(now) + 1) % len(WANDERING)] if now in WANDERING else WANDERING[0]

    def shows(answer: Envelope) -> bool:
        cards = [card for card in answer["message"]["cards"] if card["kind"] == "order"]
        return [(card["name"], card["status"]) for card in cards] == [(order["name"], status)]

    question = f"Where is my order {order['name']}?"
    move = fact(Happening.ORDER, trade, question, lambda: trade.shop.advance_shipment(order["id"], status), shows)
    return Fact(move.kind, move.shop, move.question, order["customer"]["id"], move.happen, move.shows)


def new_words(subjects: Subjects) -> Fact:
    """It gets another name and another description."""
    trade, product = subjects.trade, subjects.next_product()
    title = trade.new_title()
    words = {"title": title, "body_html": goods.words(trade.chance)}

    def shows(answer: Envelope) -> bool:
        card = card_of(answer, product["id"])
        return card is not None and card["title"] == title

    question = f"How much is the {title}?"
    return fact(Happening.WORDS, trade, question, lambda: trade.shop.update_product(product["id"], **words), shows)


def new_product(subjects: Subjects) -> Fact:
    trade = subjects.trade
    product = goods.invented(trade.shop, trade.new_title(), trade.chance)
    trade.reserved.add(product["id"])

    def happen() -> None:
        trade.shop.create_product(product)
        subjects.products.append(product["id"])

    def shows(answer: Envelope) -> bool:
        return card_of(answer, product["id"]) is not None

    return fact(Happening.CREATE, trade, how_much(product), happen, shows)


def no_product(subjects: Subjects) -> Fact:
    trade, product = subjects.trade, subjects.next_product()
    subjects.products.remove(product["id"])

    def happen() -> None:
        trade.shop.delete_product(product["id"])
        trade.deleted[product["id"]] = product["title"]

    return fact(Happening.DELETE, trade, how_much(product), happen, lambda answer: is_gone(answer, product["id"]))


def fact(
    kind: Happening, trade: Trade, question: str, happen: Callable[[], object], shows: Callable[[Envelope], bool]
) -> Fact:
    return Fact(kind, trade.shop.domain, question, None, lambda: trade.told_of(kind, happen), shows)


def how_much(product: Json) -> str:
    return f"How much is the {product['title']}?"


def card_of(answer: Envelope, product_id: int) -> Envelope | None:
    wanted = f"gid://shopify/Product/{product_id}"
    return next((card for card in answer["message"]["cards"] if card.get("id") == wanted), None)


def is_gone(answer: Envelope, product_id: int) -> bool:
    """Whether nothing of the product is answered: no card, and no source."""
    named = f"/Product/{product_id}"
    return card_of(answer, product_id) is None and not any(
        source["id"].endswith(named) or source["id"] == str(product_id) for source in answer["message"]["sources"]
    )


FACTS: dict[Happening, Callable[[Subjects], Fact]] = {
    Happening.PRICE: new_price,
    Happening.STOCK: new_stock,
    Happening.ORDER: new_status,
    Happening.WORDS: new_words,
    Happening.CREATE: new_product,
    Happening.DELETE: no_product,
}
