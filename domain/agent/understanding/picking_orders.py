"""Which of the orders just listed a message picks by its place: "the second one", "what is in the 3rd order"."""

import re
from collections.abc import Sequence

from domain.agent.understanding.picking import ARTICLE, LONGEST_PICK, ORDINALS
from domain.language.words import fold

A_ORDER = r"(?:one|order|parcel|bestellung|pedido|zamowieni\w+|commande|ordine|encomenda|bestelling)\b"
COURTESY = re.compile(r"\W*(?:please|pls|plz|bitte|por favor|s ?il (?:te|vous) plait|prosze|alstublieft)?\W*")
# The last of a list is the oldest, but "the last order" is the newest: that is read elsewhere.
PLACED = [
    (place, re.compile(rf"{ARTICLE}(?<!\w)(?:{said})(?!\w)(?P<named>\s{A_ORDER}|の(?:注文)?|\s?(?:거|것|주문))?"))
    for place, said in ORDINALS.items()
    if place > 0
]


def with_order_picked(text: str, listed: Sequence[str]) -> str:
    """Return the message with the name of the order that it picks of those `listed`, in their order; else as it is."""
    plain = fold(text)
    if len(listed) < 2 or len(plain.split()) > LONGEST_PICK:
        return text
    for place, said in PLACED:
        found = said.search(plain) if place <= len(listed) else None
        if found and (found["named"] or COURTESY.fullmatch(plain[found.end() :])):
            return f"{plain[: found.start()]}#{listed[place - 1].lstrip('#')}{plain[found.end() :]}"
    return text
