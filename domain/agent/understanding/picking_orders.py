"""Which of the orders just listed a message picks by place: "the second one", "what is in the 3rd and 4th order"."""

import re
from collections.abc import Sequence

from domain.agent.understanding.picking import ARTICLE, LONGEST_PICK, ORDINALS
from domain.conversations import About, Topic
from domain.language.words import fold

TWO = 2  # orders: "both"
LONGER = 3  # words by which each further pick may lengthen a message: "and the 4th"
A_ORDER = r"(?:orders?|parcels?|bestellung|pedido|zamowieni\w+|commande|ordine|encomenda|bestelling)\b"
NAMED = rf"(?:(?P<order>\s{A_ORDER}|の注文|\s?주문)|(?P<one>\sones?\b|の|\s?(?:거|것)))?"
ENDS = r"(?:(?!\w)|(?=[の거것주]))"  # which may touch a word that they follow
COURTESY = re.compile(r"\W*(?:please|pls|plz|bitte|por favor|s ?il (?:te|vous) plait|prosze|alstublieft)?\W*")
JOINED = re.compile(r"\s?[,&]|\s(?:and|or|und|oder|y|o|et|ou|e|en|of|i|oraz|lub)\s")
ALL_LISTED = re.compile(
    r"\W*(?:(?P<two>both|beide|ambos|ambas|entrambi|entrambe|tous les deux|toutes les deux|oba|obie|둘 ?다|両方)"
    r"|all|every one|alle|todos|todas|toutes|tutti|tutte|wszystkie|전부|모두|全部)(?: of (?:them|these|those))?"
    r"(?: please| pls| bitte| por favor)?\W*"
)
THE_OTHER = re.compile(
    rf"\b(?:the|that|my) other(?: one| {A_ORDER})?(?!\s\w)"
    rf"|\b(?:el otro|la otra|die andere|das andere|der andere|lautre|l autre|ta druga|to drugie"
    r"|laltro|l altro|o outro|a outra|de andere)"
    rf"(?: {A_ORDER})?(?!\s\w)|다른 (?:거|것|주문)|もう(?:一つ|1つ)"
)
# The last of a list is the oldest, but "the last order" is the newest: that is read elsewhere.
PLACED = {
    place: re.compile(rf"{ARTICLE}(?<!\w)(?:{said}){ENDS}{NAMED}") for place, said in ORDINALS.items() if place > 0
}


def with_orders_picked(text: str, topic: Topic) -> str:
    """Return the message with the names of the orders that it picks of those listed, in their order; else as it is."""
    plain, listed = fold(text), topic.listed
    if all_of_them := _all_listed(plain, topic):
        return all_of_them
    if other := _the_other(plain, topic):
        return other
    if len(listed) < 2 or not (picks := _picks(plain, listed, topic.about)):
        return text
    if len(plain.split()) > LONGEST_PICK + LONGER * (len(picks) - 1):
        return text
    for found, name in sorted(picks, key=lambda pick: -pick[0].start()):
        plain = f"{plain[: found.start()]}#{name.lstrip('#')}{plain[found.end() :]}"
    return plain


def _all_listed(plain: str, topic: Topic) -> str:
    """Return the names of all orders listed, where the message says no more than that: "both"."""
    found = ALL_LISTED.fullmatch(plain) if topic.about is About.ORDERS and len(topic.listed) > 1 else None
    if found is None or (found["two"] and len(topic.listed) != TWO):
        return ""
    return ", ".join(f"#{name.lstrip('#')}" for name in topic.listed)


def _the_other(plain: str, topic: Topic) -> str:
    """Return the message with the name of the one order listed beside the one just told; "" where none is meant."""
    others = [name for name in topic.listed if name != topic.order_name]
    told = topic.about is About.ORDERS and topic.order_name in topic.listed
    if not told or len(others) != 1 or len(plain.split()) > LONGEST_PICK:
        return ""
    named, count = THE_OTHER.subn(f"#{others[0].lstrip('#')}", plain, count=1)
    return named if count else ""


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
