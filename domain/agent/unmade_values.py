"""Values a message asks for that a product is not made in: a colour, a size, a measure that none of its makes has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.agent.measures import Piece, pieces
from domain.agent.option_words import option_word
from domain.agent.options import Facet
from domain.agent.vocabulary import COLORS, PLAIN_WORDS, SIZES
from domain.agent.words import HAS_DIGIT, fold, is_typo, same_word

NUMBER = re.compile(r"\d+(?:\.\d+)?")
MEASURE = re.compile(r"\d[\d.-]*(?P<unit>[a-z%]+)")
BEFORE_A_SIZE = frozenset("in a eu us uk nr number".split())


@dataclass(frozen=True)
class Wanted:
    """A message cut into pieces, `said` as typed and `message` with options and values by their English names, and
    what of it is explained: `names` where each option's name stands, by its index among `offered`; `taken` the pieces
    that are values, of the options `chosen`; `titled` those of a product's name."""

    said: Sequence[str]
    message: Sequence[Piece]
    offered: Sequence[Facet]
    names: Mapping[int, Sequence[int]]
    taken: frozenset[int]
    titled: frozenset[int]
    chosen: frozenset[int]


def unmade_values(wanted: Wanted) -> list[tuple[int, str]]:
    """Return (index of the option, the words asked for); one word may be missing from several options."""
    found = dict(_after_names(wanted))
    for at, piece in enumerate(wanted.message):
        if at not in wanted.taken | wanted.titled:
            for owner in _owners(piece.text, at, wanted):
                found.setdefault(owner, wanted.said[at])
    return list(found.items())


def _after_names(wanted: Wanted) -> Iterator[tuple[int, str]]:
    """Yield the word right after an option's name, where it is meant as a value: "size 47"."""
    known = [piece.text for facet in wanted.offered for piece in pieces(facet.name)]
    for index, spots in wanted.names.items():
        for spot in spots[-1:]:
            word = wanted.message[spot + 1].text if spot + 1 < len(wanted.message) else ""
            if not word or spot in wanted.taken or spot + 1 in wanted.taken | wanted.titled:
                continue
            # After "Größe" may stand any word of that language; after "size" the plain ones are known.
            foreign = fold(wanted.said[spot]) != wanted.message[spot].text
            if foreign and not (HAS_DIGIT.search(word) or word in COLORS | SIZES):
                continue
            if word not in PLAIN_WORDS and not any(same_word(word, name) for name in known):
                yield index, wanted.said[spot + 1]


def _owners(word: str, at: int, wanted: Wanted) -> list[int]:
    """Return the options of which `word` would be a value, if it is none of any."""
    if word in COLORS | SIZES:
        kind, name = (COLORS, "color") if word in COLORS else (SIZES, "size")
        owners = [index for index, facet in enumerate(wanted.offered) if _is_of(facet, kind, name)]
        made = any(is_typo(word, piece) for index in owners for piece in _value_words(wanted.offered[index]))
        return [] if made else owners
    if not HAS_DIGIT.search(word):
        return []
    free = [index for index, facet in enumerate(wanted.offered) if index not in wanted.chosen]
    return [index for index in free if _is_measured_like(word, at, wanted.offered[index], wanted)]


def _is_of(facet: Facet, kind: frozenset[str], name: str) -> bool:
    """Whether a facet holds values of that kind: by its name, or because some of its values are."""
    return name in _words(facet.name) or bool(kind & set(_value_words(facet)))


def _is_measured_like(word: str, at: int, facet: Facet, wanted: Wanted) -> bool:
    """Whether the values of the facet are measured as `word` is: "2l" beside "500ml, 1l", "47" beside "44, 45"."""
    forms = ["".join(_words(value)) for value in facet.values]
    if measured := MEASURE.fullmatch(word):
        units = [found["unit"] if (found := MEASURE.fullmatch(form)) else "" for form in forms]
        return all(units) and measured["unit"] in units
    numbered = bool(NUMBER.fullmatch(word)) and all(map(NUMBER.fullmatch, forms))
    return numbered and len(word) <= max(map(len, forms), default=0) and _is_a_size(at, wanted)


def _is_a_size(at: int, wanted: Wanted) -> bool:
    """Whether a bare number stands where a size is said: "in 47", "black 47", "47?", and not "2 of them"."""
    before = wanted.message[at - 1].text if at else ""
    follows = wanted.message[at + 1 : at + 2]
    beside = at - 1 in wanted.taken | wanted.titled or at + 1 in wanted.taken
    ends = not follows or follows[0].text in PLAIN_WORDS or at + 1 in wanted.taken
    return ends and (before in BEFORE_A_SIZE or beside)


def _value_words(facet: Facet) -> list[str]:
    return [word for value in facet.values for word in _words(value)]


def _words(text: str) -> list[str]:
    return [option_word(piece.text) for piece in pieces(text)]
