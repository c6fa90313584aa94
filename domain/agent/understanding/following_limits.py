"""What a list was narrowed to and stays so when it is narrowed further: "only in size M", then "under $100"."""

import re
from collections import Counter

from domain.agent.understanding.bounds import read_limits
from domain.language.words import fold

SIZED = re.compile(
    r"\b(?:in |en |w )?(?:(?:size|grosse|talla|taille|taglia|tamanho|maat|rozmiar\w*) )"
    r"(?:x{0,3}[sl]|m|\d{1,3}(?:[.,]5)?)(?!\w)|\b(?:in|en) (?:x{0,3}[sl]|m)(?!\w)"
)


def still_wanted(asked: str, text: str) -> str:
    """Return the size and the price that were `asked` for before, of which `text` says nothing anew; "" without any."""
    before, plain = fold(asked), fold(text)
    size = SIZED.search(before)
    kept = size[0] if size and not SIZED.search(plain) else ""
    priced = read_limits(asked).on_price and not read_limits(text).on_price
    return " ".join(filter(None, (_bounds_of(before) if priced else "", kept)))


def bounds_alone(text: str) -> bool:
    """Whether a message says no more than what a thing may cost: "over $50"."""
    limits = read_limits(text)
    return limits.on_price and not limits.rest.strip(" ?!.,")


def _bounds_of(plain: str) -> str:
    """Return the words of a folded message that bound a price, as they stand: "under $100"."""
    left = Counter(read_limits(plain).rest.split())
    said = []
    for word in plain.rstrip("?!. ").split():
        left[word] -= 1
        if left[word] < 0:
            said.append(word)
    return " ".join(said)
