"""A message that holds several wishes, taken apart: "is it in stock, and can I return it?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.agent.drafts import Turn
from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, SENSITIVE, TROUBLES, Intent
from domain.agent.policies.clauses.cases import case_of
from domain.agent.products.mentions import find_products
from domain.agent.reading import read_turn
from domain.agent.understanding.clauses import Clause, clauses_of
from domain.agent.understanding.messages import Understanding, says_little
from domain.agent.understanding.questions import begins_as_question
from domain.conversations import Conversation
from domain.language.words import fold

FURTHER = re.compile(
    r"^(?:also|and|plus|another|btw|by the way|one more|ausserdem|und|noch|ademas|tambien|y|aussi|et|inoltre|anche|e"
    r"|tambem|ook|en|verder|tez|oraz|jeszcze|a)\b"
)
MOST_CLAUSES = 8  # a longer story is read as a whole
ALONE = SENSITIVE | {Intent.INJECTION}


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
    """One wish and where it stands in the message. `orders` are those it names, `goods` the products."""

    start: int
    end: int
    road: Road
    intents: frozenset[Intent]
    orders: frozenset[str]
    goods: frozenset[int]
    backward: bool

    def joined(self, other: "Wish") -> "Wish":
        return replace(
            self,
            end=other.end,
            road=Road.PERSON if Road.PERSON in (self.road, other.road) else self.road,
            intents=self.intents | other.intents,
            orders=self.orders | other.orders,
            goods=self.goods | other.goods,
        )


def parts_of(turn: Turn) -> list[str]:
    """Return the part of the message that holds each of its wishes, in order; the whole where it is but one."""
    whole, asked = turn.text, turn.conversation.topic.pending_question
    clauses = clauses_of(whole)
    completes = bool(asked) and whole.endswith(asked)  # an answer to our question, read with that
    if not 1 < len(clauses) <= MOST_CLAUSES or completes or turn.understood.among(ALONE):
        return [whole]
    wishes = _together(turn, [(one, _wish(turn, one)) for one in clauses])
    starts = [0, *(wish.start for wish in wishes[1:])]
    ends = [*(wish.start for wish in wishes[1:]), len(whole)]
    return [whole[start:end].strip() for start, end in zip(starts, ends, strict=True)] if len(wishes) > 1 else [whole]


def _wish(turn: Turn, clause: Clause) -> Wish | None:
    """Return what a clause wants; None where it only tells, greets, or goes on with what was wanted before."""
    said = read_turn(turn.store, _nothing_asked(turn), clause.text, turn.page, turn.reads, turn.now)
    goods = find_products(said).named
    asks = _asks(turn, clause)
    road = _road(said.understood, asks and (bool(goods) or said.understood.backward))
    guessed = says_little(clause.text, turn.conversation)
    # What a part alone is guessed to want of a person must be heard in the whole as well.
    doubtful = road is Road.PERSON and guessed and not turn.understood.among(FOR_A_PERSON)
    if road is None or doubtful or (guessed and not asks):
        return None
    return Wish(
        clause.start,
        clause.end,
        road,
        frozenset(said.understood.intents),
        frozenset(said.understood.order_names),
        frozenset(product.id for product in goods),
        said.understood.backward,
    )


def _nothing_asked(turn: Turn) -> Conversation:
    conversation = turn.conversation
    return replace(conversation, topic=replace(conversation.topic, pending_question=""))


def _road(understood: Understanding, asks_of_goods: bool) -> Road | None:
    found = next((road for road, intents in ROADS if understood.among(intents)), None)
    if found is None and understood.order_names:
        return Road.ORDERS
    return Road.GOODS if found is None and asks_of_goods else found


def _asks(turn: Turn, clause: Clause) -> bool:
    marked = turn.text[clause.end : clause.end + 1] in ("?", "？")
    return marked or begins_as_question(clause.text)


def _together(turn: Turn, read: Sequence[tuple[Clause, Wish | None]]) -> list[Wish]:
    """Join what is one wish after all. What only tells belongs to the wish after it, unless that begins anew."""
    wishes: list[Wish] = []
    told: Clause | None = None
    for clause, wish in read:
        if wish is None or _goes_on(wish, wishes):
            told = told or clause
            continue
        if told and not (wishes and FURTHER.match(fold(clause.text))):
            wish = replace(wish, start=told.start)
        told = None
        if wishes and _are_one(turn, wishes[-1], wish):
            wishes[-1] = wishes[-1].joined(wish)
        else:
            wishes.append(wish)
    return wishes


def _goes_on(wish: Wish, before: Sequence[Wish]) -> bool:
    """Whether a question that wants nothing we know, and only points back, is about something else than goods."""
    return not wish.intents and not wish.goods and bool(before) and before[-1].road is not Road.GOODS


def _are_one(turn: Turn, one: Wish, other: Wish) -> bool:
    roads = {one.road, other.road}
    if one.orders and other.orders and one.orders != other.orders and roads != {Road.PERSON}:
        return False
    if roads == {Road.GOODS}:
        of_a_make = bool(one.intents and other.intents) and one.intents | other.intents <= OF_A_MAKE
        return of_a_make and other.goods <= one.goods
    if one.road is Road.ORDERS and other.road is Road.GOODS:
        return not other.goods and other.intents <= {Intent.PRODUCT_PRICE}  # "and how much was it?"
    if roads == {Road.PERSON, Road.RULES}:
        return case_of(turn) is not None
    if roads == {Road.PERSON, Road.ORDERS}:
        return bool((one.intents | other.intents) & ACTIONS) and _only_where(one) and _only_where(other)
    return roads <= {Road.PERSON, Road.ORDERS}


def _only_where(wish: Wish) -> bool:
    return wish.road is not Road.ORDERS or wish.intents <= PLACED
