"""Which of the orders just listed a message picks by place: "the second one", "what is in the 3rd and 4th order"."""

import re
from collections.abc import Sequence

from domain.agent.understanding.picking import ARTICLE, LONGEST_PICK, ORDINALS
from domain.conversations import About, Topic
from domain.language.words import fold

LONGER = 3  # words by which each further pick may lengthen a message: "and the 4th"
A_ORDER = r"(?:orders?|parcels?|bestellung|pedido|zamowieni\w+|commande|ordine|encomenda|bestelling)\b"
NAMED = rf"(?:(?P<order>\s{A_ORDER}|の注文|\s?주문)|(?P<one>\sones?\b|の|\s?(?:거|것)))?"
ENDS = r"(?:(?!\w)|(?=[の거것주]))"  # which may touch a word that they follow
COURTESY = re.compile(r"\W*(?:please|pls|plz|bitte|por favor|s ?il (?:te|vous) plait|prosze|alstublieft)?\W*")
JOINED = re.compile(r"\s?[,&]|\s(?:and|or|und|oder|y|o|et|ou|e|en|of|i|oraz|lub)\s")
# The last of a list is the oldest, but "the last order" is the newest: that is read elsewhere.
PLACED = {
    place: re.compile(rf"{ARTICLE}(?<!\w)(?:{said}){ENDS}{NAMED}") for place, said in ORDINALS.items() if place > 0
}


def with_orders_picked(text: str, topic: Topic) -> str:
    """Return the message with the names of the orders that it picks of those listed, in their order; else as it is."""
    plain, listed = fold(text), topic.listed
    if len(listed) < 2 or not (picks := _picks(plain, listed, topic.about)):
        return text
    if len(plain.split()) > LONGEST_PICK + LONGER * (len(picks) - 1):
        return text
    for found, name in sorted(picks, key=lambda pick: -pick[0].start()):
        plain = f"{plain[: found.start()]}#{name.lstrip('#')}{plain[found.end() :]}"
    return plain


def _picks(plain: str, listed: Sequence[str], about: About) -> list[tuple[re.Match[str], str]]:
    places = ((PLACED[place].search(plain), name) for place, name in enumerate(listed, 1) if place in PLACED)
    picks = [(found, name) for found, name in places if found and _may_pick(found, plain)]
    return picks if any(_picks_an_order(found, plain, about) for found, _ in picks) else []


def _may_pick(found: re.Match[str], plain: str) -> bool:
    return bool(found["order"] or found["one"] or _ends(found, plain) or JOINED.match(plain, found.end()))


def _picks_an_order(found: re.Match[str], plain: str, about: About) -> bool:
    """Whether a place is one of orders: after goods were shown, "the second one" is one of those."""
    return bool(found["order"] or (about is not About.GOODS and (found["one"] or _ends(found, plain))))


def _ends(found: re.Match[str], plain: str) -> bool:
    return bool(COURTESY.fullmatch(plain, found.end()))
