"""What is looked for, in the terms by which products are found, and what it counts that a product says one."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from domain.knowledge.terms import MEANT, parts_of_unspaced, term
from domain.knowledge.titles import Field
from domain.language.synonyms import things_in

SAME_THING = 0.65  # what it counts that another word for the thing is said, of what the word itself would
JOINED = 0.9  # "head set" said as "headset"
SLIP = 0.8  # a word of the store's that one typed nearly
MOST_COUNTED = 5_000  # products; a word that more say tells hardly anything
LEAST_WORTH = 0.1
UNKNOWN_SHARE = 0.5  # of the worth of the rarest word, for one that no product says


@dataclass(frozen=True)
class Asked:
    """One thing said in a wish: `terms` that say it, each with what it counts, 0..1. The first is the word itself."""

    word: str
    terms: tuple[tuple[str, float], ...]


class Said(NamedTuple):
    """A product that says some of what was asked. `score` in 0..1; `fields` tells where, by the place in the asking."""

    product_id: int
    score: float
    fields: Mapping[int, Field]


def ask(words: Sequence[str]) -> tuple[Asked, ...]:
    """Return what folded words ask for, one each."""
    things: dict[int, list[tuple[str, float]]] = {}
    for meant in things_in(words):
        for at in range(meant.start, meant.end):
            things.setdefault(at, []).append((MEANT + meant.thing, SAME_THING))
    return tuple(Asked(word, (*_own(words, at), *things.get(at, ()))) for at, word in enumerate(words))


def with_slips(one: Asked, nearly: Iterable[str]) -> Asked:
    """Return it with the store's own words that may be meant."""
    return Asked(one.word, (*one.terms, *((term(word), SLIP) for word in dict.fromkeys(nearly))))


def _own(words: Sequence[str], at: int) -> Iterable[tuple[str, float]]:
    word = words[at]
    pairs = [pair for pair in ((at - 1, at), (at, at + 1)) if pair[0] >= 0 and pair[1] < len(words)]
    joined = (words[one] + words[two] for one, two in pairs if words[one].isalpha() and words[two].isalpha())
    yield term(word), 1.0
    for part in parts_of_unspaced(word):
        yield part, 1.0
    for pair in joined:
        yield term(pair), JOINED


def worth(products: int, size: int) -> float:
    """Return what a word counts that so many of `size` products say: the rarer, the more."""
    if not products:
        return UNKNOWN_SHARE * math.log(1 + size)
    return max(LEAST_WORTH, math.log(1 + max(0, size - products + 0.5) / (products + 0.5)))


def worths(asked: Sequence[Asked], products: dict[str, int], size: int) -> list[float]:
    """Return what each one counts: as much as its own word, where products say that, else as what says it most."""
    own = [products.get(one.terms[0][0], 0) for one in asked]
    most = [max((products.get(word, 0) for word, _ in one.terms), default=0) for one in asked]
    return [worth(said or other, size) for said, other in zip(own, most, strict=True)]
