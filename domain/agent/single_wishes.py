"""One wish of a message, as far as it is told apart from others, and which of them are one after all."""

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.agent.drafts import Turn
from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, TROUBLES, Intent
from domain.agent.policies.clauses.cases import case_of
from domain.agent.policies.faulty import asks_costs, faults_in
from domain.agent.understanding.messages import Understanding


class Road(StrEnum):
    """Who or what has the answer to a wish."""

    PERSON = "person"
    ORDERS = "orders"
    RULES = "rules"
    GOODS = "goods"


FOR_A_PERSON = ACTIONS | TROUBLES | {Intent.HUMAN, Intent.INVOICE}
ROADS = (
    (Road.PERSON, FOR_A_PERSON),
    (Road.ORDERS, ABOUT_ORDERS),
    (Road.RULES, frozenset({Intent.POLICY})),
    (Road.GOODS, ABOUT_PRODUCTS),
)
# What may be answered together for one product, from one look at its variants.
OF_A_MAKE = frozenset({Intent.PRODUCT_PRICE, Intent.PRODUCT_STOCK, Intent.PRODUCT_OPTIONS})
PLACED = frozenset({Intent.ORDER_STATUS, Intent.ORDER_TRACKING})  # where an order is, is told with what cannot be done


@dataclass(frozen=True)
class Wish:
    """One wish and where it stands in the message. `orders` are those it names, `goods` the products.

    `asks` where it is a question, `leans` where that is about what was said before: "how do I do that?".
    """

    start: int
    end: int
    road: Road
    intents: frozenset[Intent] = frozenset()
    orders: frozenset[str] = frozenset()
    goods: frozenset[int] = frozenset()
    asks: bool = True
    leans: bool = False

    def joined(self, other: "Wish") -> "Wish":
        return replace(
            self,
            end=other.end,
            road=Road.PERSON if Road.PERSON in (self.road, other.road) else self.road,
            intents=self.intents | other.intents,
            orders=self.orders | other.orders,
            goods=self.goods | other.goods,
        )


def road_of(understood: Understanding) -> Road | None:
    found = next((road for road, intents in ROADS if understood.among(intents)), None)
    return found or (Road.ORDERS if understood.order_names else None)


def are_one(turn: Turn, one: Wish, other: Wish) -> bool:
    """Whether two wishes that follow each other are answered by the same."""
    roads = {one.road, other.road}
    if one.orders and other.orders and one.orders != other.orders and roads != {Road.PERSON}:
        return False
    if roads == {Road.PERSON, Road.ORDERS} and _of_two_things(one, other):
        return False
    if other.leans and (not one.asks or one.road is Road.RULES):
        return True
    case = case_of(turn)
    if case is not None and case.broken and not other.goods:
        return True  # "it arrived torn. Can I return it?" is decided by what is torn
    if roads == {Road.GOODS}:
        of_a_make = bool(one.intents and other.intents) and one.intents | other.intents <= OF_A_MAKE
        return of_a_make and other.goods <= one.goods
    if roads == {Road.PERSON, Road.RULES}:
        return case is not None or asks_costs(turn.text[other.start : other.end], faults_in(turn.text))
    if roads == {Road.PERSON, Road.ORDERS}:
        return bool((one.intents | other.intents) & ACTIONS) and _only_where(one) and _only_where(other)
    return roads <= {Road.PERSON, Road.ORDERS}


def _of_two_things(one: Wish, other: Wish) -> bool:
    """Whether two wishes are about different things that were bought: "where is the lamp and cancel the tray"."""
    if one.goods and other.goods:
        return one.goods.isdisjoint(other.goods)
    return bool((one.goods and other.orders) or (one.orders and other.goods))


def _only_where(wish: Wish) -> bool:
    return wish.road is not Road.ORDERS or wish.intents <= PLACED
