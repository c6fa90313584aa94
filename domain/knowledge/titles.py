"""What the words of a title do: which names the thing, which only say what kind of it, or what it is for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from domain.knowledge.goods import NOUNS
from domain.language.measures import Piece, pieces
from domain.language.wares import KINDS, wares_in
from domain.language.words import fold, root

BREAK = re.compile(r"[(\[|,;:+&–—]|\s[-/]\s")
FURTHER = frozenset(
    "for with without from by in compatible fits replaces incl including includes plus"
    " fur mit ohne para con sin pour avec sans per senza voor met zonder dla bez sem".split()
)


class Field(IntEnum):
    """Where a product's record says a word, the stronger the surer the product is that."""

    TOLD = 0  # in the description
    SORTED = 1  # by vendor, tag, option, collection, metafield or SKU
    TYPE = 2  # in a type of several kinds: "Tents & Sleep"
    PART = 3  # in the title, of another thing: "laptop" in "Laptop Sleeve" and in "Sleeve for Laptops"
    TITLE = 4
    NOUN = 5  # what the thing is


@dataclass(frozen=True)
class TitleWord:
    word: str
    field: Field


def read_title(title: str) -> list[TitleWord]:
    """Return the words of a title with what they do in it. The last noun before a break names the thing."""
    folded, words = fold(title), pieces(title)
    further = next((at for at, one in enumerate(words) if at and one.text in FURTHER), len(words))
    nouns = _first_nouns(folded, words[:further])
    fields = {at: Field.PART for at in (*nouns[:-1], *range(further, len(words)))}
    fields |= {at: Field.NOUN for at in nouns[-1:]}
    return [TitleWord(one.text, fields.get(at, Field.TITLE)) for at, one in enumerate(words)]


def _first_nouns(folded: str, words: Sequence[Piece]) -> list[int]:
    """Return the places of the nouns in the first part of the title that has any."""
    found: list[int] = []
    for at, one in enumerate(words):
        between = folded[words[at - 1].end : one.start] if at else ""
        if found and BREAK.search(between):
            break
        if is_noun(one.text):
            found.append(at)
    return found


def is_noun(word: str) -> bool:
    """Whether a folded word names a kind of goods."""
    return root(word) in _roots() or not wares_in(word).isdisjoint(KINDS)


@cache
def _roots() -> frozenset[str]:
    return frozenset(root(noun) for noun in NOUNS)
