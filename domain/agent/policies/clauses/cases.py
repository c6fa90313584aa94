"""A shopper's case: what is wanted of which thing, how far its order has come, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.agent.drafts import Turn
from domain.agent.formatting import zone_of
from domain.agent.intents import ABOUT_ORDERS, Intent
from domain.agent.orders.lookups import product_of
from domain.agent.orders.own import meant_among, orders_spoken_of
from domain.agent.orders.states import OrderState, parcels, state_of
from domain.agent.orders.wishes import OWN, lines_meant
from domain.agent.policies.clauses.case_words import (
    ASKS,
    AWAITED,
    BROKEN,
    CAME,
    IN_GENERAL,
    JUST_CAME,
    MAY,
    MAY_I_RETURN,
    NO_GOODS,
    NO_LONGER_WANTED,
    NOT_HERE,
    OF_A_LABEL,
    OF_A_WARRANTY,
    OF_POSTAGE,
    OTHERWISE,
    POINTS_AT_IT,
    QUESTION,
    TIME_LEFT,
    TOLD_IN_THE_END,
    UNRECEIVED,
    USED_LONG,
)
from domain.agent.policies.clauses.conditions import conditions_put
from domain.agent.policies.clauses.reading import MATTERS
from domain.agent.policies.clauses.scopes import names_goods
from domain.agent.policies.clauses.stages import ORDERED, Stage, days_ago, days_supposed, stage_in
from domain.agent.products.mentions import find_products, product_pointed_to
from domain.agent.products.searching import find
from domain.agent.understanding.questions import question_meanings
from domain.catalogue import Product
from domain.language.languages import Language
from domain.language.wares import KINDS, in_english
from domain.language.words import fold, same_word, split_words
from domain.orders import Order

LONG_USED = 90  # days since the delivery, after which a fault is one for the warranty
OF_A_THING = frozenset({Intent.ORDER_PROBLEM, Intent.COMPLAINT, Intent.OFF_TOPIC})
WISHES = (Intent.ASK_REFUND, Intent.RETURN_ITEM, Intent.CANCEL_ORDER)
GIVING_BACK = frozenset({"return", "refund"})
SENT_BACK = frozenset({"return", "exchange"})
OTHER_MATTERS = frozenset({"fee", "photo", "free", "pay", "contact", "email", "procedure", "warranty", "opening"})
STAGE_OF = {
    OrderState.UNFULFILLED: Stage.BEFORE,
    OrderState.PREORDER: Stage.BEFORE,
    OrderState.ON_HOLD: Stage.BEFORE,
    OrderState.FULFILLED: Stage.TRANSIT,
    OrderState.IN_TRANSIT: Stage.TRANSIT,
    OrderState.OUT_FOR_DELIVERY: Stage.TRANSIT,
    OrderState.ATTEMPTED: Stage.TRANSIT,
    OrderState.DELAYED: Stage.TRANSIT,
    OrderState.DELIVERED: Stage.AFTER,
}


@dataclass(frozen=True)
class Case:
    """`since_delivery` and `since_order` in days; `goods` the words of the thing; `order` the shopper's own.

    `broken` where the thing arrived so; `complaint` where something is said of it that may or may not be a fault.
    `told` is the message, `known` that the record or the message names the thing, `settled` that a return of it was
    asked for before, or money paid back, `cancels` that an order shall be called off, and nothing sent back.
    """

    stage: Stage | None
    since_delivery: int | None
    since_order: int | None
    goods: str
    broken: bool
    complaint: bool = False
    order: Order | None = None
    told: str = ""
    known: bool = False
    settled: bool = False
    unwanted: bool = False
    cancels: bool = False

    @property
    def asks_for_amends(self) -> bool:
        """Whether something is wrong with the thing, or it is no longer wanted: then no other look-up answers."""
        return self.broken or self.complaint or self.unwanted


def case_of(turn: Turn) -> Case | None:
    """Return the case that a message puts, None where it puts none: "what is your return policy?" """
    return turn.once(("case",), lambda: _case(turn))


def _case(turn: Turn) -> Case | None:
    plain = fold(turn.text)
    if not _may_be_put(turn, plain):
        return None
    told = _as_told(turn, plain)
    if supposed := _supposed(turn, told, plain):
        return supposed
    left = _asks_time_left(turn, plain)
    general = bool(IN_GENERAL.search(plain)) and not told.broken and told.since_delivery is told.since_order is None
    if not left and (general or _asks_something_else(turn, plain)) or UNRECEIVED.search(plain):
        return None
    wished = left or _wishes(turn, plain) or (told.broken and _is_of_a_thing(turn, told, plain))
    order = _order(turn) if wished or set(turn.understood.intents) <= OF_A_THING else None
    complaint = not wished and order is not None and _holds(order, turn) and not ASKS.search(plain)
    if not (wished or complaint) or ((complaint or told.broken) and is_late_fault(turn, order)):
        return None
    case = _with_record(turn, told, order) if order else told
    case = replace(case, complaint=complaint and case.stage is Stage.AFTER)
    decidable = case.stage or case.broken or case.since_order is not None or _asks_whether(turn, plain)
    return case if case.complaint or (wished and decidable) else None


def tells_of_a_fault(turn: Turn) -> bool:
    """Whether it is told, in a language that tells it last, that a thing does not work: it is not asked for then."""
    plain = fold(turn.text)
    if plain.isascii() or not BROKEN.search(plain) or not TOLD_IN_THE_END.search(plain):
        return False
    case = case_of(turn)
    return case is not None and case.broken


def _may_be_put(turn: Turn, plain: str) -> bool:
    """Whether a message says anything of what makes a case: that something goes back, is broken or a complaint."""
    goes_back = not GIVING_BACK.isdisjoint(question_meanings(turn.text)) or _wishes(turn, plain)
    return goes_back or bool(BROKEN.search(plain)) or set(turn.understood.intents) <= OF_A_THING


def is_late_fault(turn: Turn, order: Order | None) -> bool:
    """Whether a fault showed long after the thing came, or its warranty is asked for: no rule of returns tells then."""
    plain = fold(turn.text)
    if GIVING_BACK & set(question_meanings(turn.text)):
        return False
    if OF_A_WARRANTY.search(plain) or USED_LONG.search(plain) or (days_ago(turn.text) or 0) > LONG_USED:
        return True
    arrived = [parcel.delivered_at for parcel in parcels(order) if parcel.delivered_at] if order else []
    return bool(arrived) and not JUST_CAME.search(plain) and _days_since(turn, max(arrived)) > LONG_USED


def _is_of_a_thing(turn: Turn, told: Case, plain: str) -> bool:
    """Whether what is broken may be of this store: "I dream of falling off a building" is not."""
    understood = turn.understood
    spoken_of = understood.own or bool(understood.order_names)
    return told.known or spoken_of or told.stage is not None or bool(CAME.search(plain))


def _asks_whether(turn: Turn, plain: str) -> bool:
    """Whether it is asked if something may be given back at all: "is a used tent returnable", "i lost the tags, ...".

    Where a message wants it back done, nothing but the rule stands in the way of a person.
    """
    back = GIVING_BACK & set(question_meanings(turn.text))
    in_doubt = MAY.search(plain) or turn.understood.wants(Intent.RETURN_ITEM) or conditions_put(turn.text)
    return bool(back) and bool(in_doubt)


def _supposed(turn: Turn, told: Case, plain: str) -> Case | None:
    """Return the case of "can I return it after 3 weeks?": no order's, and of that age whatever it is counted from."""
    days = days_supposed(turn.text) if days_ago(turn.text) is None else None
    meant = GIVING_BACK & set(question_meanings(turn.text))
    if days is None or not meant or not MAY.search(plain) or _asks_something_else(turn, plain):
        return None
    if NOT_HERE.search(plain):
        return None
    return replace(told, stage=Stage.AFTER, since_delivery=days, since_order=days, broken=False)


def _asks_something_else(turn: Turn, plain: str) -> bool:
    """Whether it is asked what something costs, takes or needs: then no yes or no to the return answers."""
    if OF_POSTAGE.search(plain) or OF_A_LABEL.search(plain):
        return True
    asks = bool(ASKS.search(plain) or QUESTION.search(plain))
    # Where it is said in which state a thing is, "open" asks for no hours.
    others = OTHER_MATTERS - {"opening"} if conditions_put(turn.text) else OTHER_MATTERS
    return asks and bool(others & set(question_meanings(turn.text)) or OTHERWISE.search(plain))


def _asks_time_left(turn: Turn, plain: str) -> bool:
    """Whether it is asked how long an order of theirs may still go back, which its record and the rule tell."""
    theirs = bool(turn.understood.order_names or turn.understood.own or POINTS_AT_IT.search(plain))
    asked = theirs and bool(TIME_LEFT.search(plain)) and "return" in question_meanings(turn.text)
    return asked and _order(turn) is not None


def _as_told(turn: Turn, plain: str) -> Case:
    """Return the case as far as the shopper's own words go."""
    ago, stage = days_ago(turn.text), stage_in(turn.text)
    of_order = ago is not None and bool(ORDERED.search(plain)) and stage is not Stage.AFTER
    received, ordered = (None, ago) if of_order else (ago, None)
    named = find_products(turn).named or _named_abroad(turn) or _pointed_at(turn)
    return Case(
        stage=stage or (Stage.AFTER if received is not None else None),
        since_delivery=received,
        since_order=ordered,
        goods=" ".join((plain, *(word for one in named for word in _called(one)))),
        broken=bool(BROKEN.search(plain)) and not NO_GOODS.search(plain) and not USED_LONG.search(plain),
        told=turn.text,
        known=bool(named) or names_goods(plain),
        unwanted=bool(NO_LONGER_WANTED.search(plain)),
        cancels=_cancels(turn),
    )


def _pointed_at(turn: Turn) -> Sequence[Product]:
    """Return the product looked at, or last spoken of, where "this" or "it" means one: "can I send it back?"."""
    product = product_pointed_to(turn) if turn.understood.backward and not turn.understood.own else None
    return (product,) if product else ()


def _named_abroad(turn: Turn) -> Sequence[Product]:
    """Return the goods that a kind of thing told in another language means, where all are sorted alike."""
    said = () if turn.language is Language.ENGLISH else in_english(turn.understood.words)
    kinds = [word for word in said if word in KINDS]
    found = turn.products(find(turn.worded(" ".join(kinds)), language=Language.ENGLISH).ids) if kinds else ()
    called = [
        one for one in found if all(any(same_word(kind, part) for part in split_words(one.title)) for kind in kinds)
    ]
    return called if len({one.product_type for one in called}) == 1 else ()


def _cancels(turn: Turn) -> bool:
    meant = set(question_meanings(turn.text))
    unwanted = bool(NO_LONGER_WANTED.search(fold(turn.text)))
    called_off = "cancel" in meant or (turn.understood.wants(Intent.CANCEL_ORDER) and not unwanted)
    return called_off and not (SENT_BACK & meant or turn.understood.wants(Intent.RETURN_ITEM))


def _wishes(turn: Turn, plain: str) -> bool:
    """Whether something shall be given back or called off; where the money stays is another question."""
    received = days_ago(turn.text) is not None and stage_in(turn.text) is Stage.AFTER and not AWAITED.search(plain)
    may_wish = received or MAY_I_RETURN.search(plain) or not turn.understood.among(ABOUT_ORDERS)
    spoken_of = bool(may_wish) and bool(MATTERS & set(question_meanings(turn.text)))
    return spoken_of or turn.understood.wants(*WISHES) or bool(NO_LONGER_WANTED.search(plain))


def _order(turn: Turn) -> Order | None:
    """Return the order of theirs that is meant: the only one, or the only one that holds the thing."""
    spoken_of = orders_spoken_of(turn)
    orders = meant_among(turn, spoken_of)
    holding = [order for order in orders if _holds(order, turn)]
    other = bool(find_products(turn).named) and not turn.understood.order_names
    # Of several, one is meant only where it is said to be theirs: "refund for express shipping" names none.
    of_none = len(spoken_of) > 1 and not (
        turn.understood.own or turn.understood.backward or OWN.search(fold(turn.text))
    )
    meant = holding or ([] if other or of_none else list(orders))
    open_ones = [order for order in meant if state_of(order) in STAGE_OF]
    return open_ones[0] if len(meant) == 1 and open_ones else None


def _holds(order: Order, turn: Turn) -> bool:
    unspaced = fold(turn.text)
    said = any(word in unspaced for line in order.lines for word in split_words(line.title) if not word.isascii())
    return said or bool(lines_meant(order, turn.understood.words))


def _with_record(turn: Turn, case: Case, order: Order) -> Case:
    """Return the case as the record has it, which counts more than what the shopper remembers."""
    arrived = [parcel.delivered_at for parcel in parcels(order) if parcel.delivered_at]
    stage = STAGE_OF[state_of(order)]
    things = _things(turn, order)
    return replace(
        case,
        stage=stage,
        since_delivery=_days_since(turn, max(arrived)) if stage is Stage.AFTER and arrived else None,
        since_order=_days_since(turn, order.created_at),
        goods=" ".join((case.goods, *things)),
        order=order,
        known=bool(things),
        settled=bool(order.returns or order.refunds),
    )


def _things(turn: Turn, order: Order) -> Sequence[str]:
    """Return what the order's things are called, where it holds only one or the message names them."""
    lines = lines_meant(order, turn.understood.words) or (order.lines if len(order.lines) == 1 else ())
    products = [product_of(turn, line) for line in lines]
    return [fold(line.title) for line in lines] + [word for one in products if one for word in _called(one)]


def _called(product: Product) -> Sequence[str]:
    """Return what a product is called, and sorted as."""
    return [fold(words) for words in (product.title, product.product_type, *product.tags, *product.collections)]


def _days_since(turn: Turn, moment: datetime) -> int:
    zone = zone_of(turn.store.timezone)
    return (turn.now.astimezone(zone).date() - moment.astimezone(zone).date()).days
