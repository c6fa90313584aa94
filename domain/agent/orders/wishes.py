"""Whether a message is about orders, and which of the shopper's own it means without naming one."""

import re
from collections.abc import Sequence

from domain.agent.drafts import Turn
from domain.agent.intents import ABOUT_ORDERS, ABOUT_PRODUCTS, ACTIONS, TROUBLES, Intent
from domain.agent.orders.asked import Asked, asked_of, speaks_of_paying
from domain.agent.orders.lookups import mentioned_lines, own_numbers, own_orders
from domain.agent.products.matching import head_of
from domain.agent.understanding.wishes import NO_WISH_WORDS
from domain.conversations import About
from domain.language.openings import sought
from domain.language.wares import KINDS, wares_in
from domain.language.words import fold, same_word, split_words
from domain.orders import LineItem, Order

ORDER_WORD = (
    r"(?:order|purchase|package|parcel|delivery|shipment|bestellung|lieferung|paket|sendung|pedido|compra|envio|paquete"
    r"|zamowieni\w*|przesylk\w*|paczk\w*|commande|colis|ordine|encomenda|bestelling)"
)
NEWEST = sought(
    rf"(?:\b(?:last|latest|newest|most recent|letzt\w*|neueste\w*|ultim[oa]|reciente|ostatni\w*|najnowsz\w*|derniere?"
    rf"|laatste)\s+(?:\w+\s+)?{ORDER_WORD}\b|\b{ORDER_WORD}\s+(?:mas reciente|ultim[oa])\b"
    r"|\b(?:i|we) (?:\w+ )?(?:order|ordered|buy|bought|purchase|purchased) (?:\w+ )?(?:last|lastly|recently)\b"
    r"(?! (?:month|week|year|summer|winter|spring|autumn|fall|christmas|night|\w+day|time i)\b)"
    r"|\blast (?:order|ordered|buy|bought|purchase|purchased)\b|\bzuletzt (?:bestellt|gekauft)\b"
    r"|\bostatnio (?:zamowil|kupil)\w*)|(?:마지막|최근|최신)\s*주문|(?:最後|最新|直近)の?注文"
)
NEWEST_ONE = re.compile(
    r"^\W*(?:and |und |y |et |e |i |en )?(?:the |die |der |la |el |le |il |de |o |a )?(?:newest|latest|last"
    r"|most recent|neueste|letzte|ultim[oa]|reciente|najnowsze|ostatnie|derniere|nieuwste|laatste)(?: one)?\W*"
    r"|(?:最新|最後)の?(?:は|注文)?\W*|(?:가장 )?최근 ?(?:거|주문)?는?\W*"
)
ALL = re.compile(
    r"\ball (?:of )?(?:them|these|those|my|the|our|orders|packages|parcels)\b|\b(?:each|every|both)\b"
    r"|^\W*all\b|\btodos\b|\balle\b|\bwszystk\w+|\btoutes\b|\btutti\b|모두|전부|모든|全部|すべて"
)
ALL_OF_THESE = re.compile(
    r"\b(?:both|each|(?:all|any) of (?:them|these|those)|them all)\b|^\W*(?:all|every one|either)\W*$"
    r"|\b(?:beide|ambos|ambas|entrambi|tous les deux|oba|obie)\b|둘 ?다|両方"
)
COMING = re.compile(
    r"언제|어디|いつ|どこ|\b(?:wann|wo|kommt|kiedy|gdzie|przyjdzie|cuando|donde|llega|quand|arrive|where|wheres|here"
    r"|yet|arriv\w*|coming|come|track\w*|ship|ships|shipped|refunded|refund|deliver\w*)\b"
)
# What leans on the order just shown: "and the total?", "what was the tax on it".
LEANING = re.compile(
    r"^\W*(?:and|und|y|et|e|en|i|oraz|also|what about|how about|was ist mit)\b"
    r"|\b(?:it|its|that|this|da(?:von|fur)|es|eso|lo|to|tego|ca|cela|isso|esso|ne|dat)\b|^\W*(?:the |der |die |das |el "
    r"|la |le |il |lo |o |a |de |het )?\w+\W*$|^(?:그럼|그리고|じゃあ|では)|(?:は|은|는)[？?]?$"
)
LONGEST_LEANING = 7  # words
OF_A_PURCHASE = frozenset({Asked.SHIPPING, Asked.TAX, Asked.DISCOUNT, Asked.SUBTOTAL, Asked.PLACED})
IN_THE_BOX = re.compile(r"^(?!.*\b(?:i|we)\b).*\b(?:in|inside) the (?:box|pack|package|packaging|set|kit)\W*$")
OWN = re.compile(r"\b(?:my|our|mine|i (?:ordered|bought|got|purchased))\b")


def asks_after_orders(turn: Turn) -> bool:
    """Whether an order is meant: by the words, as the newest, or as one that holds the thing spoken of."""
    understood = turn.understood
    if understood.wants(Intent.POLICY) or not understood.among(ABOUT_ORDERS):
        return names_newest(turn) or (_speaks_of_something_bought(turn) if _may_mean_own(turn) else False)
    elsewhere = turn.conversation.topic.product_id or turn.page.product_id
    only_pointing = (
        (understood.backward or IN_THE_BOX.search(fold(turn.text)))
        and not understood.own
        and not turn.conversation.topic.order_name
    )
    return not (elsewhere and only_pointing and understood.among(ABOUT_ORDERS) == (Intent.ORDER_ITEMS,))


def asked_here(turn: Turn) -> tuple[Asked, ...]:
    """Return what the message asks of an order beside where it is: one it names, the one just shown, or their own."""
    return turn.once(("asked here",), lambda: _asked_here(turn))


def _asked_here(turn: Turn) -> tuple[Asked, ...]:
    understood, text = turn.understood, turn.text
    if understood.order_names or own_numbers(turn):
        return asked_of(text, of_one=True)
    topic, found = turn.conversation.topic, asked_of(text, of_one=False)
    shown = topic.order_name and topic.about in (About.ORDERS, About.NOTHING)
    if shown and LEANING.search(fold(text)) and len(understood.words) <= LONGEST_LEANING:
        return found or asked_of(text, of_one=True)
    if found and (shown or _asks_of_own(turn, found)):
        return found
    if Asked.RETURN in found and understood.own:
        return found
    # Who is not known is asked for proof only where nothing but an order can be meant.
    return tuple(one for one in found if one in OF_A_PURCHASE and (speaks_of_paying(text) or one is Asked.PLACED))


def _asks_of_own(turn: Turn, asked: tuple[Asked, ...]) -> bool:
    own = {Asked.RETURN, Asked.OUTSTANDING} & {*asked} or _speaks_of_own(turn)
    return is_known(turn) and (bool(own) or _speaks_of_something_bought(turn))


def names_own(turn: Turn) -> bool:
    """Whether a bare number is that of an own order and nothing else is wanted: "2001?", "anything new on 2001"."""
    understood = turn.understood
    busy = understood.among(ACTIONS | TROUBLES | ABOUT_PRODUCTS | {Intent.POLICY})
    return not understood.order_names and not busy and bool(own_numbers(turn))


def paid_for_own(turn: Turn) -> bool:
    """Whether it is asked what something cost that the shopper has bought: "what did I pay for the stove"."""
    paid = is_known(turn) and speaks_of_paying(turn.text)
    return paid and (_speaks_of_something_bought(turn) or names_goods(turn.understood.words))


def means_all(turn: Turn) -> bool:
    """Whether all of the shopper's orders are meant and none is named: "tracking for all of them"."""
    return not turn.understood.order_names and bool(ALL.search(fold(turn.text)))


def all_meant(turn: Turn) -> tuple[Order, ...]:
    """Return all of the shopper's orders, or of those just listed: "both", "all of them"."""
    own, topic = own_orders(turn), turn.conversation.topic
    of_list = topic.about is About.ORDERS and topic.listed and ALL_OF_THESE.search(fold(_last_said(turn)))
    return tuple(order for order in own if order.name in topic.listed) if of_list else own


def _last_said(turn: Turn) -> str:
    """Return the message without the question of ours that it completes."""
    return turn.text.removesuffix(f". {turn.conversation.topic.pending_question}")


def names_newest(turn: Turn) -> bool:
    understood = turn.understood
    busy = understood.among(ACTIONS | TROUBLES | ABOUT_PRODUCTS)
    folded = fold(_last_said(turn))
    after_a_list = turn.conversation.topic.about is About.ORDERS and NEWEST_ONE.fullmatch(folded)
    return bool(after_a_list or (not busy and NEWEST.search(folded)))


def lines_meant(order: Order, words: Sequence[str]) -> list[LineItem]:
    """Return the lines a message names by their titles, else by what they are: "my jacket"."""
    return mentioned_lines(order, words) or [line for line in order.lines if likeness(line, words)]


def likeness(line: LineItem, words: Sequence[str]) -> int:
    """Return how much of what the words mean the title says, 0 where its noun is another thing."""
    noun, words = head_of(line.title), [word for word in words if word not in NO_WISH_WORDS]  # "the" is a French tea
    meant = frozenset[str]().union(*(wares_in(word) for word in words))
    title = split_words(line.title)
    in_full = any(" " in ware and {*ware.split()} <= {*title} for ware in meant)  # a sleeping bag is more than a bag
    said = frozenset[str]().union(*(wares_in(word) for word in title))
    kinds = wares_in(noun) & KINDS.keys() or _last_kind(title)
    is_it = in_full or any(same_word(noun, word) for word in words) or bool(meant & kinds)
    return 1 + len(meant & said) if is_it else 0


def _last_kind(title: Sequence[str]) -> frozenset[str]:
    """Return what a title says a thing is whose last word is a name of its own: "Two Person Tent Birk"."""
    return next((found for word in reversed(title) if (found := wares_in(word) & KINDS.keys())), frozenset())


def names_goods(words: Sequence[str]) -> bool:
    """Whether a word means a kind of thing: no small one, for the French tea is "the"."""
    return any(wares_in(word) & KINDS.keys() for word in words if word not in NO_WISH_WORDS)


def _may_mean_own(turn: Turn) -> bool:
    folded = fold(turn.text)
    return is_known(turn) and bool(turn.understood.own or OWN.search(folded)) and bool(COMING.search(folded))


def is_known(turn: Turn) -> bool:
    shopper = turn.conversation.shopper
    return shopper.customer_id is not None or bool(shopper.proven_orders)


def _speaks_of_own(turn: Turn) -> bool:
    understood, folded = turn.understood, fold(turn.text)
    return understood.own or understood.backward or bool(OWN.search(folded)) or speaks_of_paying(turn.text)


def _speaks_of_something_bought(turn: Turn) -> bool:
    return any(lines_meant(order, turn.understood.words) for order in own_orders(turn))
