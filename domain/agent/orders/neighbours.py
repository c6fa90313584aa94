"""The order before or after the one just told: "and the one before that?" names one by the day it was placed."""

import re

from domain.agent.drafts import Turn
from domain.agent.orders.lookups import own_orders
from domain.conversations import About
from domain.language.words import fold

LONGEST = 8  # words
ALL_OWN = "my other orders"  # a question that is read in every language: for who is known, answered with a list
_ORDER = r"(?:one|order|purchase|bestellung|pedido|commande|ordine|encomenda|bestelling|zamowienie)"
BEFORE = re.compile(
    rf"\b(?:the |my )?{_ORDER} (?:right |just )?before(?: (?:that|this|it)(?: {_ORDER})?)?(?=\W*$)"
    rf"|\b(?:the|my) (?:previous|prior|preceding) {_ORDER}(?=\W*$)"
    rf"|\b(?:die|der|das) (?:{_ORDER} )?davor\b|\b(?:die|der|das|meine) (?:vorherige|vorige)n?(?: {_ORDER})?(?=\W*$)"
    rf"|\b(?:el|la|mi|o|a|meu) (?:{_ORDER} )?anterior(?: {_ORDER})?(?=\W*$)"
    rf"|\b(?:celle|celui) (?:d ?avant|precedente?)\b|\b(?:la|le|ma) (?:{_ORDER} )?precedente?(?: {_ORDER})?(?=\W*$)"
    rf"|\bquell[oa] (?:prima|precedente)\b|\b(?:l|il|lo|mio) ?(?:{_ORDER} )?precedente(?=\W*$)"
    rf"|\b(?:die|de|het|mijn) (?:(?:{_ORDER} )?daarvoor|vorige(?: {_ORDER})?)(?=\W*$)"
    rf"|\b(?:to |moje )?poprzednie(?: {_ORDER})?(?=\W*$)"
    r"|その前(?:の(?:注文)?)?|前の注文|그 ?전(?: ?(?:거|것|주문))?|이전 ?(?:거|것|주문)"
)
AFTER = re.compile(rf"\b(?:the |my )?{_ORDER} (?:right |just )?after(?: (?:that|this|it)(?: {_ORDER})?)?(?=\W*$)")

# Another order is the matter, to which this one is held or added: "cheaper than the previous one", "before #1043".
BESIDE = re.compile(
    r"\d|\b(?:like|than|as|also|too|twice|same|instead|wie|als|auch|como|que|comme|aussi|come|anche|ook|niz|jak|tez)\b"
    r"|同じ|より|보다|같"
)


def with_neighbour_named(turn: Turn, text: str) -> str:
    """Return the message with the name of the own order before or after the one just told, where it means that one;
    a question after one's orders where there is none, or where we do not know whose they are; else as it is."""
    topic, plain = turn.conversation.topic, fold(text)
    if topic.about is not About.ORDERS or len(plain.split()) > LONGEST or BESIDE.search(plain):
        return text
    found, step = BEFORE.search(plain), 1  # newest first
    if not found:
        found, step = AFTER.search(plain), -1
    return _named(turn, plain, found, step) if found else text


def _named(turn: Turn, plain: str, found: re.Match[str], step: int) -> str:
    own = [order.name for order in own_orders(turn)]
    told = turn.conversation.topic.order_name
    at = own.index(told) + step if told in own else -1
    if not 0 <= at < len(own):
        return ALL_OWN
    return f"{plain[: found.start()]}#{own[at].lstrip('#')}{plain[found.end() :]}"
