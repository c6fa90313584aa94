"""The orders before and after the one just told: "and the one before that?" names one by the day it was placed."""

import re
from collections.abc import Sequence

from domain.agent.drafts import Turn
from domain.agent.orders.lookups import own_orders
from domain.conversations import About
from domain.language.words import fold

LONGEST = 8  # words
ALL_OWN = "my other orders"  # a question that is read in every language: for who is known, answered with a list
_ORDER = r"(?:one|order|purchase|bestellung|pedido|commande|ordine|encomenda|bestelling|zamowienie)"
_END = r"(?=\W*$|\W+(?:and|und|y|e|et|en|i|oraz)\s)"  # "the one before and the one after"
BEFORE = re.compile(
    rf"\b(?:the |my )?{_ORDER} (?:right |just )?before(?: (?:that|this|it)(?: {_ORDER})?)?{_END}"
    rf"|\b(?:the|my) (?:previous|prior|preceding) {_ORDER}{_END}"
    rf"|\b(?:die|der|das) (?:{_ORDER} )?davor\b|\b(?:die|der|das|meine) (?:vorherige|vorige)n?(?: {_ORDER})?{_END}"
    rf"|\b(?:el|la|mi|o|a|meu) (?:{_ORDER} )?anterior(?: {_ORDER})?{_END}"
    rf"|\b(?:celle|celui) (?:d ?avant|precedente?)\b|\b(?:la|le|ma) (?:{_ORDER} )?precedente?(?: {_ORDER})?{_END}"
    rf"|\bquell[oa] (?:prima|precedente)\b|\b(?:l|il|lo|mio) ?(?:{_ORDER} )?precedente{_END}"
    rf"|\b(?:die|de|het|mijn) (?:(?:{_ORDER} )?daarvoor|vorige(?: {_ORDER})?){_END}"
    rf"|\b(?:to |moje )?poprzednie(?: {_ORDER})?{_END}"
    r"|その前(?:の(?:注文)?)?|前の注文|그 ?전(?: ?(?:거|것|주문))?|이전 ?(?:거|것|주문)"
)
# "My next order" is one still to be placed, so what comes next is a mere "the next one".
AFTER = re.compile(
    rf"\b(?:the |my )?{_ORDER} (?:right |just )?after(?: (?:that|this|it)(?: {_ORDER})?)?{_END}"
    rf"|\bthe (?:next|following) one{_END}"
    rf"|\b(?:die|der|das) (?:{_ORDER} )?danach\b|\b(?:die|der|das) (?:nachste|folgende){_END}"
    rf"|\b(?:el|la|o|a) (?:{_ORDER} )?(?:siguiente|seguinte|posterior){_END}"
    rf"|\b(?:celle|celui) d ?apres\b|\b(?:la|le) suivante?{_END}"
    rf"|\bquell[oa] (?:dopo|successiv[oa]|seguente)\b|\b(?:il|lo) (?:successivo|seguente){_END}"
    rf"|\b(?:die|de|het) (?:(?:{_ORDER} )?daarna|volgende){_END}"
    rf"|\b(?:to )?(?:nastepne|kolejne){_END}"
    r"|その[次後](?:の(?:注文)?)?|次の注文|그 ?다음 ?(?:거|것|주문)?"
)

STEPS = ((BEFORE, 1), (AFTER, -1))  # in what is newest first
# Another order is the matter, to which this one is held or added: "cheaper than the previous one", "before #1043".
BESIDE = re.compile(
    r"\d|\b(?:like|than|as|also|too|twice|same|instead|wie|als|auch|como|que|comme|aussi|come|anche|ook|niz|jak|tez)\b"
    r"|同じ|より|보다|같"
)


def with_neighbour_named(turn: Turn, text: str) -> str:
    """Return the message with the names of the own orders before and after the one just told, where it means these;
    a question after one's orders where there are none, or where we do not know whose they are; else as it is."""
    topic, plain = turn.conversation.topic, fold(text)
    if topic.about is not About.ORDERS or len(plain.split()) > LONGEST or BESIDE.search(plain):
        return text
    meant = [(found, step) for pattern, step in STEPS if (found := pattern.search(plain))]
    return _named(turn, plain, meant) if meant else text


def _named(turn: Turn, plain: str, meant: Sequence[tuple[re.Match[str], int]]) -> str:
    own, told = [order.name for order in own_orders(turn)], turn.conversation.topic.order_name
    if told not in own:
        return ALL_OWN
    names = [(found, _name_at(own, own.index(told) + step)) for found, step in meant]
    if not any(name for _, name in names):
        return ALL_OWN
    # From the end of the message, so that what stands before keeps its place.
    for found, name in sorted(names, key=lambda one: one[0].start(), reverse=True):
        plain = f"{plain[: found.start()]}{name}{plain[found.end() :]}"
    return plain


def _name_at(own: Sequence[str], at: int) -> str:
    return f"#{own[at].lstrip('#')}" if 0 <= at < len(own) else ""
