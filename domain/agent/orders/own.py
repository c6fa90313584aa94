"""Which of a shopper's own orders a message means that names none: by what it holds, and by how far it has come."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from domain.agent.drafts import Turn
from domain.agent.intents import Intent
from domain.agent.orders.asked import Asked
from domain.agent.orders.lookups import find_orders, mentioned_lines, named_share, own_orders
from domain.agent.orders.standing import Fits, last_delivered, stands_as_said, stated_in
from domain.agent.orders.states import OrderState, state_of
from domain.agent.orders.wishes import COMING, asked_here, is_known, likeness, names_goods
from domain.agent.understanding.wishes import NO_WISH_WORDS
from domain.conversations import About
from domain.language.languages import Language
from domain.language.openings import sought
from domain.language.wares import in_english
from domain.language.words import fold, is_typo, same_word, split_words
from domain.orders import Order

OVER = frozenset(
    {OrderState.DELIVERED, OrderState.CANCELLED, OrderState.REFUNDED, OrderState.RETURNED, OrderState.RETURNING}
)
SHORTEST_OWN_WORD = 4  # letters of a word that may tell one order from another; a sign of Korean or Japanese is one
NOT_SENT = frozenset({OrderState.UNFULFILLED, OrderState.PREORDER, OrderState.ON_HOLD, OrderState.AWAITING_CARRIER})
TITLES_IN_MEMORY = 4096  # of goods, per process
UNPAID = frozenset({"pending", "authorized", "partially_paid", "expired"})
# What is asked fits only orders of which the record tells it.
FITTING: dict[Asked | Intent, Fits] = {
    Asked.RETURN: lambda order: bool(order.returns),
    Asked.CANCELLED: lambda order: order.cancelled_at is not None,
    Asked.DISCOUNT: lambda order: bool(order.codes),
    Asked.REFUND: lambda order: bool(order.refunds or order.returns),
    Asked.PAYMENT: lambda order: order.financial_status in UNPAID,
    Asked.OUTSTANDING: lambda order: order.financial_status in UNPAID,
    Intent.ORDER_REFUND: lambda order: bool(order.refunds or order.returns),
    Intent.CANCEL_ORDER: lambda order: state_of(order) in NOT_SENT,
    Intent.CHANGE_ADDRESS: lambda order: state_of(order) in NOT_SENT,
}


def is_open(order: Order) -> bool:
    """Whether something of the order is still to come."""
    to_come = any(line.requires_shipping for line in order.lines) or order.fulfilment_status != "fulfilled"
    return to_come and state_of(order) not in OVER


def orders_spoken_of(turn: Turn) -> tuple[Order, ...]:
    """Return the orders that hold the goods a message names, else those it names, the one just shown, or all own."""
    found = find_orders(turn).readable
    others = elsewhere(turn, found)
    return found if others is None else others


def meant_among(turn: Turn, orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """Return those of the shopper's own orders that may be meant: one, where the message or the records decide."""
    if len(orders) < 2:
        return orders
    words = _words(turn)
    holding = _holding(orders, words) or _best(orders, lambda order: _telling(order, orders, _in_english(turn)))
    if not holding and names_goods(words):
        return orders
    return _fitting(turn, holding or orders)


def elsewhere(turn: Turn, shown: Sequence[Order]) -> tuple[Order, ...] | None:
    """Return the orders that hold the goods a message names, where the order just shown holds none of them; () where no
    order does. None where the order just shown may be meant."""
    words, looked_at = _words(turn), {order.id for order in shown}
    if turn.understood.order_names or any(_is_of(order, words) for order in shown):
        return None
    others = tuple(order for order in own_orders(turn) if order.id not in looked_at)
    return _holding(others, words) or (() if names_goods(words) else None)


def _is_of(order: Order, words: Sequence[str]) -> bool:
    return bool(_holding((order,), words))


def with_code_named(turn: Turn) -> tuple[Order, ...]:
    """Return the own orders on which a code was used that the message names: "did TRAIL10 work"."""
    if Asked.DISCOUNT not in asked_here(turn):
        return ()
    said = set(turn.understood.words)
    return tuple(order for order in own_orders(turn) if said & {fold(code) for code in order.codes})


def holds_named(turn: Turn, order: Order) -> bool:
    """Whether the message names an article of the order, by its title or by a word of it."""
    words = _words(turn)
    if mentioned_lines(order, words) or _telling(order, (order,), words) > 0:
        return True
    foreign = turn.language is not Language.ENGLISH  # which calls no product by its title
    return foreign and any(likeness(line, words) for line in order.lines)


def asks_after_bought(turn: Turn) -> bool:
    """Whether it is asked when something comes that the shopper has bought: "did the kettle arrive"."""
    folded = fold(turn.text)
    if turn.understood.wants(Intent.CANCEL_ORDER, Intent.CHANGE_ADDRESS):
        return False  # where it is is told with what cannot be done
    asks = (
        is_known(turn)
        and AFTER.search(folded)
        and not MADE.search(folded)
        and (turn.understood.own or PAST.search(folded) or not turn.understood.wants(Intent.POLICY) or _awaits(turn))
    )
    return bool(asks) and any(
        holds_named(turn, order) or stands_as_said(turn.text, order) for order in own_orders(turn)
    )


def _awaits(turn: Turn) -> bool:
    """Whether "the kettle" is on its way to them: no rule is asked after then."""
    named = THE.search(fold(turn.text)) and COMING.search(fold(turn.text))
    return bool(named) and any(is_open(order) and holds_named(turn, order) for order in own_orders(turn))


def leans_on_shown(turn: Turn) -> bool:
    """Whether a few words after an order was told name more of it, or of another of theirs: "and the mugs?"."""
    topic = turn.conversation.topic
    short = topic.about is About.ORDERS and topic.order_name and AND.match(fold(turn.text))
    few = bool(short) and len(turn.understood.words) <= LONGEST_AND
    return few and is_known(turn) and any(holds_named(turn, order) for order in own_orders(turn))


def _words(turn: Turn) -> Sequence[str]:
    """Return the words of a message without those that an apostrophe joins: the French "n'est" is no nest."""
    joined = {fold(word) for word in JOINED.findall(turn.text)}
    return [word for word in turn.understood.words if word not in joined]


def _holding(orders: tuple[Order, ...], words: Sequence[str]) -> tuple[Order, ...]:
    """Return the orders that hold what is named: by its title, by a word that few titles have, or by its kind."""
    titled = _best(orders, lambda order: _titled(order, words))
    if titled:
        return titled
    return _best(orders, lambda order: _telling(order, orders, words)) or _best(
        orders, lambda order: max((likeness(line, words) for line in order.lines), default=0)
    )


def _titled(order: Order, words: Sequence[str]) -> float:
    """Return how much of a title the message says, 0 where that names none."""
    return max((named_share(line.title, words) for line in mentioned_lines(order, words)), default=0.0)


def _best(orders: tuple[Order, ...], score: Callable[[Order], float]) -> tuple[Order, ...]:
    scores = {order.id: score(order) for order in orders}
    most = max(scores.values(), default=0)
    return tuple(order for order in orders if most and scores[order.id] == most)


def _telling(order: Order, orders: tuple[Order, ...], words: Sequence[str]) -> float:
    """Weigh the words of an order's titles that a message says; those of many orders tell little."""
    said = [word for word in words if word not in NO_WISH_WORDS and _is_long(word)]
    if not said:
        return 0
    told = [word for word in _title_words(order) if _is_said(word, said)]
    titles = [_title_words(one) for one in orders] if told else []
    return sum(1 / sum(word in title for title in titles) for word in told)


def _title_words(order: Order) -> frozenset[str]:
    return frozenset[str]().union(*(_words_of(line.title) for line in order.lines))


@lru_cache(TITLES_IN_MEMORY)
def _words_of(title: str) -> frozenset[str]:
    """Return the words of a title, and those that two of them make: "power bank" is "powerbank", too."""
    parts = split_words(title)
    pairs = ("".join(pair) for pair in zip(parts, parts[1:], strict=False))
    return frozenset((*filter(_is_long, parts), *pairs))


def _is_said(word: str, said: Iterable[str]) -> bool:
    return any(word[0] == other[0] and (same_word(word, other) or is_typo(word, other)) for other in said)


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST_OWN_WORD or not word.isascii()


def _in_english(turn: Turn) -> Sequence[str]:
    return () if turn.language is Language.ENGLISH else tuple(in_english(_words(turn)))


def _fitting(turn: Turn, orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """Keep the orders that what is asked fits: of those that come, those that are still to come."""
    wanted: tuple[Asked | Intent, ...] = (*asked_here(turn), *turn.understood.intents)
    tests = [FITTING[one] for one in wanted if one in FITTING]
    tests += stated_in(turn.text)
    if not tests and asks_when(turn):
        tests = [is_open]
    kept = orders
    for fits in tests:
        kept = tuple(order for order in kept if fits(order)) or kept
    return last_delivered(turn.text, kept)


def asks_when(turn: Turn) -> bool:
    status = turn.understood.wants(Intent.ORDER_STATUS, Intent.ORDER_TRACKING)
    return status or Asked.WAITING in asked_here(turn) or bool(COMING.search(fold(turn.text)))


AND = re.compile(
    r"^\W*(?:and|what about|how about|und|was ist mit|y|et|e|en|oraz|i|a co z)\s|^(?:그럼|그리고|じゃあ|では)"
)
LONGEST_AND = 5  # words
AFTER = re.compile(
    r"\b(?:when|whens|where|wheres|did|has|have|is|was|any)\b.*\b(?:coming|come|came|arriv\w*|deliver\w*|here|yet"
    r"|news|ship\w*|sent|dispatch\w*|go out|gone out|went out)\b|\b(?:(?:when|did|has|have)\b.*\b(?:leave|left)"
    r"|is\b.*\b(?:late|delayed))(?: (?:yet|now|already|again|today))*\W*$|\b(?:when|where|date|eta)\W*$"
    r"|^\W*(?:where|wheres|where is|wo ist|wo bleibt|gdzie jest|donde esta|ou est|dove|waar is|onde esta)\b"
    r"|\b(?:wann|kiedy|cuando|quand|quando|wanneer)\b.*\b(?:komm\w*|an|da|geliefert|przyj\w*|dotrze|bedzie|lleg\w*"
    r"|arriv\w*|cheg\w*|kom\w*|bezorgd)\b|(?:언제|어디).*(?:와|오|도착|배송)|(?:いつ|どこ).*(?:届|着|来)"
)
THE = re.compile(r"\b(?:the|my|der|die|das|den|el|la|los|las|le|les|il|lo|o|a|de|het)\b")
JOINED = re.compile(r"\w+['’`]\w+")
PAST = re.compile(r"\b(?:was|were|did|has|have)\b")
MADE = re.compile(
    r"\b(?:made|manufactured|produced|from|sold|hergestellt|gemacht|hecho|fabricad\w|zrobion\w"
    r"|fabrique\w*|fatto|feito)\b"
)
LISTING = sought(
    r"\b(?:what|which|show)\b.{0,20}\b(?:have|did|do) i (?:all |ever "
    r"|already )?(?:order|ordered|buy|bought|purchase|purchased)"
    r"(?: (?:so far|already|ever|before|from (?:you|u|here)|recently|here|in \w+|last \w+|this \w+|since \w+))*\W*$"
    r"|^\W*(?:show |see |list |view |all )?(?:me )?(?:all )?my (?:past |previous |recent |old |other |open )?orders\W*$"
    r"|\b(?:what|which) orders (?:do|have|did) i\b|\border history\b|\bpurchase history\b|\b(?:which|what) (?:ones?"
    r"|orders?|of (?:them|my orders)|things?|stuff)\b.{0,12}\b(?:not|havent|hasnt|arent|isnt|still|yet|open"
    r"|pending|coming|arrived|delivered|shipped)\b|\bwas hab(?:e)? ich (?:\w+ ){0,3}(?:bestellt|gekauft)\W*$"
    r"|^\W*(?:zeig\w* )?(?:mir )?(?:alle )?meine (?:\w+ )?bestellungen\W*$|\bque (?:he|habia) (?:pedido|comprado)\b"
    r"|\bque (?:pedi|compre)\b|\bmis pedidos\b|\bco (?:juz |do tej pory )?(?:zamowil|zamawial|kupil|kupowal)\w*"
    r"|\bmoje zamowienia\b|\bquai je (?:\w+ )?(?:commande|achete)|\bmes (?:\w+ )?commandes\b|\b(?:cosa"
    r"|che cosa) ho (?:ordinato|comprato)|\bi miei (?:ultimi )?ordini\b|\bo que (?:eu )?(?:ja )?(?:pedi|comprei)"
    r"|\bmeus pedidos\b|\bwat heb ik (?:\w+ ){0,3}(?:besteld|gekocht)\W*$|\bmijn (?:\w+ )?bestellingen\b"
    r"|(?:뭐|무엇을|뭘) ?(?:주문|샀|구매)|주문 ?(?:내역|목록)|何を(?:注文|買)|注文(?:履歴|一覧)"
)


def asks_for_list(turn: Turn) -> bool:
    """Whether it is asked which orders there are: "what have I ordered so far", "which ones haven't arrived"."""
    return not turn.understood.order_names and bool(LISTING.search(fold(turn.text)))
