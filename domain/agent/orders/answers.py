"""Answers about orders: only to the person an order belongs to, and only what its record says."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.agent.drafts import Draft, Turn
from domain.agent.formatting import listing
from domain.agent.intents import ABOUT_ORDERS, SENSITIVE, Intent
from domain.agent.orders.asked import Asked, asked_of, speaks_of_paying
from domain.agent.orders.figures import FIGURES, address, refunded, total
from domain.agent.orders.line_answers import Composer, items, line_options, line_question
from domain.agent.orders.lists import MOST_LISTED, list_line, listed, short_line
from domain.agent.orders.lookups import (
    OrdersFound,
    evidence_of,
    find_orders,
    own_numbers,
    own_orders,
    read_bought,
)
from domain.agent.orders.own import (
    asks_after_bought,
    asks_for_list,
    asks_when,
    elsewhere,
    holds_named,
    leans_on_shown,
    meant_among,
    with_code_named,
)
from domain.agent.orders.progress import state_sentences, tracking_sentences
from domain.agent.orders.spending import answer_spending, asks_spending
from domain.agent.orders.standing import stands_as_said
from domain.agent.orders.states import parcels, state_of, steps_of
from domain.agent.orders.wishes import (
    all_meant,
    asked_here,
    is_known,
    means_all,
    names_goods,
    names_newest,
    names_own,
    paid_for_own,
)
from domain.agent.phrases import Say
from domain.agent.replies import HandoffReason, OrderCard, Outcome, Source
from domain.agent.understanding.questions import begins_as_question
from domain.conversations import Topic
from domain.language.words import fold
from domain.orders import Order

FEW_WORDS = 3  # of which no guess makes a grave matter: "and the total?"
MOST_TOGETHER = 3  # orders whose refunds are told without asking which is meant
MOST_TOLD_APART = 5  # orders that are told with what they hold where one of them is asked for
# "Where is it" asks for the parcel, "where is it going" for the city.
WHERE_IS = re.compile(
    r"^\W*(?:and |so |but |ok )?where(?:s| is| are| r)? (?:it|they|my|the) ?(?:\w+ )?(?:now|at|right now)?\W*$"
)
# Where a message may hold more than one wish.
SEVERAL = re.compile(r"[?.!;,。？、]\s*\w|\b(?:and|und|y|et|e|oraz|en|plus|also)\b", re.I)


def answer_orders(turn: Turn) -> Draft:
    """Answer every order question of the turn, or ask who is asking, or which order is meant."""
    if asks_spending(turn) and (added := answer_spending(turn)):
        return added
    of_all = means_all(turn)
    if _wants_list(turn) and not (of_all and _asks(turn)):
        return _list_own(turn)
    if of_all and (own := all_meant(turn)[:MOST_LISTED]):
        return replace(_compose(turn, own, withheld=False), topic=Topic())
    if newest := _newest_meant(turn):
        return _compose(turn, newest, withheld=False)
    if coded := with_code_named(turn):
        return _compose(turn, coded, withheld=False)
    found = find_orders(turn)
    of_goods = found.readable and _asks_of_goods(turn)
    others = elsewhere(turn, found.readable) if of_goods else None
    if others == ():
        return Draft(Outcome.ANSWERED, (turn.say(Say.NO_SUCH_ORDER),), (Intent.ORDER_STATUS,))
    orders = others or _meant(turn, found)
    if not orders:
        return identify(turn) if found.withheld or not _signed_in(turn) else _none_yet(turn)
    if len(orders) > 1 and not turn.understood.order_names and not _told_together(turn, orders):
        return _ask_which(turn, orders)
    return _compose(turn, orders, withheld=found.withheld)


def _told_together(turn: Turn, orders: Sequence[Order]) -> bool:
    """Whether the refunds or returns of a few orders answer at once, so that nobody need say which is meant."""
    asks = turn.understood.wants(Intent.ORDER_REFUND) or {Asked.REFUND, Asked.RETURN} & {*asked_here(turn)}
    return bool(asks) and len(orders) <= MOST_TOGETHER and all(order.refunds or order.returns for order in orders)


def _asks_of_goods(turn: Turn) -> bool:
    return bool(asks_when(turn) or asked_here(turn) or speaks_of_paying(turn.text) or leans_on_shown(turn))


def answer_asked(turn: Turn) -> Draft | None:
    """Answer what is asked of an order beside where it is; None where nothing is, or of no order."""
    grave = turn.understood.among(SENSITIVE | {Intent.HUMAN, Intent.INJECTION})
    if grave and len(turn.understood.words) > FEW_WORDS:
        return None
    known = is_known(turn)
    own = (
        (known and (asks_spending(turn) or asks_for_list(turn) or names_newest(turn)))
        or names_own(turn)
        or paid_for_own(turn)
        or asks_after_bought(turn)
        or leans_on_shown(turn)
    )
    return answer_orders(turn) if own or asked_here(turn) else None


def order_meant(turn: Turn, *, told: bool) -> Order | None:
    """Return the one order of the shopper's own that a message speaks of, if it speaks of one.

    `told` where something is told of what was bought, which then need not be called their own.
    """
    told = told and is_known(turn) and not begins_as_question(turn.text)
    spoken_of = turn.understood.order_names or own_numbers(turn) or turn.understood.own or turn.understood.backward
    found = find_orders(turn) if spoken_of or told else None
    orders = (elsewhere(turn, found.readable) or _meant(turn, found)) if found else ()
    holds = len(orders) == 1 and (holds_named(turn, orders[0]) or stands_as_said(turn.text, orders[0]))
    shown = turn.conversation.topic.order_name if spoken_of else ""
    sure = turn.understood.order_names or own_numbers(turn) or shown or holds
    return orders[0] if len(orders) == 1 and sure else None


def identify(turn: Turn) -> Draft:
    """Say the one thing that is said of every order not proven to be the shopper's, whether it exists or not."""
    names = turn.understood.order_names
    return Draft(
        Outcome.VERIFY_IDENTITY,
        (_asking_who(turn),),
        turn.understood.among(ABOUT_ORDERS) or (Intent.ORDER_STATUS,),
        suggestions=(turn.say(Say.SUGGEST_IDENTIFY), turn.say(Say.SUGGEST_PERSON)),
        topic=Topic(order_name=names[0] if names else "", pending_question=turn.text),
    )


def _asking_who(turn: Turn) -> str:
    """Ask a stranger for proof; who has given some, or is signed in, is told that it opens no such order."""
    if turn.disproven:
        return turn.say(Say.NOT_THESE_TWO)
    proven = turn.conversation.shopper.proven_email_hashes
    tried = _signed_in(turn) or turn.understood.email is not None or bool(proven)
    return turn.say(Say.VERIFY if tried else Say.WHOSE_ORDER)


def order_card(order: Order) -> OrderCard:
    sent = tuple(one for parcel in parcels(order) for one in parcel.tracking)
    return OrderCard(order.name, state_of(order).value, sent, steps_of(order))


def order_source(order: Order) -> Source:
    return Source("order", order.gid, order.name, "", order.version.isoformat())


def _wants_list(turn: Turn) -> bool:
    listed_by_cue = turn.understood.wants(Intent.ORDER_LIST) and not turn.understood.order_names
    figure = Asked.PLACED in asked_here(turn) and names_goods(turn.understood.words)
    return (listed_by_cue and not figure) or (asks_for_list(turn) and not names_newest(turn))


def _asks(turn: Turn) -> bool:
    """Whether more is asked of orders than which there are."""
    return bool(set(turn.understood.among(ABOUT_ORDERS)) - {Intent.ORDER_LIST})


def _signed_in(turn: Turn) -> bool:
    return turn.conversation.shopper.customer_id is not None


def _newest_meant(turn: Turn) -> tuple[Order, ...]:
    """Return the newest order of the shopper's own where it is meant, whichever was spoken of before."""
    own = own_orders(turn) if names_newest(turn) and not turn.understood.order_names else ()
    return (max(own, key=lambda order: order.created_at),) if own else ()


def _meant(turn: Turn, found: OrdersFound) -> tuple[Order, ...]:
    """Of several orders of theirs, keep those that may be meant."""
    return found.readable if turn.understood.order_names else meant_among(turn, found.readable)


def _compose(turn: Turn, orders: tuple[Order, ...], *, withheld: bool) -> Draft:
    read_bought(turn, orders)
    offer = turn.say(Say.OFFER_PERSON)
    told = [sentence for order in orders for sentence in _sentences(turn, order)]
    sentences, offers = [sentence for sentence in told if sentence != offer], offer in told and not withheld
    last = [_asking_who(turn)] if withheld else [offer] if offers else []
    return Draft(
        Outcome.VERIFY_IDENTITY if withheld else Outcome.HANDOFF_OFFERED if offers else Outcome.ANSWERED,
        (*sentences, *last),
        turn.understood.among(ABOUT_ORDERS) or (Intent.ORDER_STATUS,),
        evidence=evidence_of(turn, orders),
        cards=tuple(order_card(order) for order in orders),
        sources=tuple(order_source(order) for order in orders),
        topic=Topic(product_id=turn.conversation.topic.product_id, order_name=orders[-1].name),
        handoff=HandoffReason("policy") if offers else None,
    )


def _sentences(turn: Turn, order: Order) -> list[str]:
    line = line_question(turn, order)
    composers = [line] if line else list(dict.fromkeys(_wanted(turn))) or [state_sentences]
    return [sentence for composer in composers for sentence in composer(turn, order)]


def _wanted(turn: Turn) -> list[Composer]:
    """Return what tells what is asked. A figure that is asked for is no total; of one wish it is all that is wanted."""
    figures = [FIGURES.get(asked, items) for asked in asked_of(turn.text, of_one=True)]
    wanted = [COMPOSERS[intent] for intent in turn.understood.intents if intent in COMPOSERS]
    if figures and not SEVERAL.search(turn.text.strip()):
        return figures
    return [*(composer for composer in wanted if not figures or composer is not total), *figures]


def _ship_to(turn: Turn, order: Order) -> list[str]:
    if WHERE_IS.search(fold(turn.text)):
        return state_sentences(turn, order)
    return address(turn, order)


COMPOSERS: dict[Intent, Composer] = {
    Intent.ORDER_STATUS: state_sentences,
    Intent.ORDER_TRACKING: tracking_sentences,
    Intent.ORDER_ITEMS: items,
    Intent.ORDER_TOTAL: total,
    Intent.PRODUCT_PRICE: total,
    Intent.ORDER_ITEM_OPTION: line_options,
    Intent.ORDER_SHIP_TO: _ship_to,
    Intent.ORDER_REFUND: refunded,
}


def _list_own(turn: Turn) -> Draft:
    own = own_orders(turn)
    if not own:
        return _none_yet(turn) if _signed_in(turn) else identify(turn)
    orders = listed(turn, own)
    lead = Say.NO_SUCH_ORDER if not orders else Say.ORDERS if _signed_in(turn) else Say.ORDERS_PROVEN
    return Draft(
        Outcome.ANSWERED,
        (turn.say(lead), *(list_line(turn, order) for order in orders)),
        (Intent.ORDER_LIST,),
        evidence=evidence_of(turn, orders),
        cards=tuple(order_card(order) for order in orders),
        sources=tuple(order_source(order) for order in orders),
    )


def _none_yet(turn: Turn) -> Draft:
    return Draft(Outcome.ANSWERED, (turn.say(Say.NO_ORDERS),), (Intent.ORDER_LIST,))


def _ask_which(turn: Turn, orders: tuple[Order, ...]) -> Draft:
    shown = orders[:MOST_LISTED]
    told = [short_line(turn, order) for order in shown] if len(shown) <= MOST_TOLD_APART else []
    return Draft(
        Outcome.CLARIFY,
        (turn.say(Say.WHICH_ORDER, orders=listing([order.name for order in shown])), *told),
        turn.understood.among(ABOUT_ORDERS),
        evidence=evidence_of(turn, shown),
        cards=tuple(order_card(order) for order in shown),
        suggestions=tuple(order.name for order in shown[:3]),
        topic=Topic(pending_question=turn.text),
    )
