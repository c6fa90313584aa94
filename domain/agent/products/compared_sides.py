"""Goods compared by half of their names: "dew drop vs retinol" for the Dew Drop Serum and the Retinol Cream."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from domain.agent.drafts import Turn
from domain.agent.products.mention_detection import resembling
from domain.agent.products.proper_names import may_name
from domain.catalogue import Called, Product
from domain.language.measures import pieces
from domain.language.vocabulary import FILLERS
from domain.language.words import fold, same_word

BOTH = 2  # sides that are compared
BETWEEN = re.compile(r"\s(?:vs\.?|versus|or|against|compared (?:to|with)|oder|gegen|lub|czy|ou|contra|o)\s")
OF_BOTH = re.compile(
    r"\b(?:between|compare|differen\w+|untersch\w+|diferencia|difference|roznica)\b.*?\s(?P<and>and|und|y|et|a|i|&)\s"
)


def find_sides(turn: Turn) -> tuple[Product, ...]:
    """Return the two products of which each side of "vs" says a part of the name of no other; else none."""
    plain = fold(turn.text)
    both = OF_BOTH.search(plain)
    sides = [plain[: both.start("and")], plain[both.end("and") :]] if both else BETWEEN.split(plain)
    if len(sides) != BOTH:
        return ()
    called = resembling(turn, pieces(turn.text))
    before, after = ([piece.text for piece in pieces(side)] for side in sides)
    meant = [_meant(called, _names(words, called)) for words in (reversed(before), after)]
    found = turn.products(one.id for one in meant if one)
    return tuple(found) if len({product.id for product in found}) == len(sides) else ()


def _names(words: Iterable[str], called: Sequence[Called]) -> list[str]:
    """Return the words next to "vs" that titles have."""
    lean = (word for word in words if word not in ("the", "your"))
    return list(takewhile(lambda word: _may_name(word) and any(_has(one, word) for one in called), lean))


def _may_name(word: str) -> bool:
    return may_name(word) and word not in FILLERS


def _meant(called: Sequence[Called], words: Sequence[str]) -> Called | None:
    """Return the one product whose title has all these words."""
    meant = [one for one in called if words and all(_has(one, word) for word in words)]
    return meant[0] if len(meant) == 1 else None


def _has(called: Called, word: str) -> bool:
    return any(same_word(word, piece.text) for piece in pieces(called.title))
