"""What shoppers write: orders, goods, makes of them, searches, rules, small talk, as short and careless as they are."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from bench.answers.goods import Goods
from bench.importing.goods import COLOURS, TRADES


@dataclass(frozen=True)
class Line:
    kind: str
    text: str


# How often each kind is said, of a hundred messages.
SHARES = {"order": 28, "product": 18, "stock": 16, "search": 16, "policy": 14, "talk": 8}
ORDER = (
    "where is my order",
    "wheres my order {order}",
    "has order {order} shipped yet?",
    "can i get the tracking number for {order}",
    "when will my package get here",
    "what did i buy in {order}",
)
PRODUCT = (
    "how much is the {title}",
    "do you have the {title}?",
    "tell me about the {title} pls",
    "whats the {title} made of",
    "is the {title} any good in the rain",
)
STOCK = (
    "is the {title} in stock",
    "do u have the {title} in {colour}",
    "which colours does the {title} come in?",
    "{title} {colour} still available",
)
SEARCH = (
    "looking for a {thing}",
    "any {thing} under ${price}?",
    "do you sell {trait} {thing}s",
    "need a {colour} {thing} as a gift",
    "{thing} with {trait}",
    "cheapest {thing}",
)
POLICY = (
    "whats your return policy",
    "how long does shipping take",
    "do you ship to canada?",
    "can i exchange for another size",
    "how much is shipping",
    "my parcel arrived damaged, what are the rules",
)
TALK = ("hi", "hello there", "thanks!", "ok thx", "great, thank you", "good morning")


class Talker:
    """Says one line after another in one store. With `goods` of its own orders where a customer is signed in."""

    def __init__(self, goods: Goods, customer_id: int | None, chance: random.Random) -> None:
        self.goods = goods
        self.chance = chance
        own = [order.name for order in goods.orders if order.customer_id == customer_id]
        self.orders = own or [chance.choice(goods.orders).name]
        self.said: Counter[str] = Counter()

    def line(self) -> Line:
        """Return what is said next: the kind that is furthest behind its share."""
        total = self.said.total() + 1
        behind = max(SHARES, key=lambda kind: SHARES[kind] * total / 100 - self.said[kind] + self.chance.random() / 2)
        self.said[behind] += 1
        return Line(behind, KINDS[behind](self))

    def order(self) -> str:
        return self.chance.choice(ORDER).format(order=self.chance.choice(self.orders))

    def product(self) -> str:
        return self.careless(self.chance.choice(PRODUCT).format(title=self.title().lower()))

    def stock(self) -> str:
        product = self.chance.choice(self.goods.products)
        colour = self.chance.choice(product.options[0].values)
        return self.chance.choice(STOCK).format(title=product.title.lower(), colour=colour.lower())

    def search(self) -> str:
        thing = self.chance.choice(list(TRADES))
        trait, price = self.chance.choice(TRADES[thing]), 10 * self.chance.randint(2, 30)
        colour = self.chance.choice(COLOURS).lower()
        words = self.chance.choice(SEARCH).format(thing=thing.lower(), trait=trait, price=price, colour=colour)
        return self.careless(words)

    def policy(self) -> str:
        return self.careless(self.chance.choice(POLICY))

    def talk(self) -> str:
        return self.chance.choice(TALK)

    def title(self) -> str:
        return self.chance.choice(self.goods.products).title

    def careless(self, text: str) -> str:
        """Leave out a letter of every sixth message."""
        if self.chance.random() > 1 / 6:
            return text
        at = self.chance.randrange(1, len(text) - 1)
        return text[:at] + text[at + 1 :]


KINDS: dict[str, Callable[[Talker], str]] = {
    "order": Talker.order,
    "product": Talker.product,
    "stock": Talker.stock,
    "search": Talker.search,
    "policy": Talker.policy,
    "talk": Talker.talk,
}
