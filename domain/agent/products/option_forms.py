"""How the values of options are written: the pieces of a text, and the words that stand for a value."""

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from domain.agent.products.option_slips import is_misspelt
from domain.agent.products.options import Facet
from domain.language.measures import UNIT_OF, Piece, pieces
from domain.language.option_words import option_word
from domain.language.vocabulary import PLAIN_WORDS
from domain.language.words import fold, same_word

SHORTEST_SHORT_FORM = 3
CODE = re.compile(r"0\d")  # "02" of "02 Rosewood"; other short numbers count something too often
NUMBER = re.compile(r"\d[\d.]*")
RANGE = re.compile(r"(?<![\d.,])([1-9]\d)\s?[-–]\s?([1-9]\d)(?![\d.,])")  # smaller numbers count other things too often
LONGEST_RANGE = 20  # numbers
VALUES_IN_MEMORY = 16_384  # per process; about two hundred bytes each
READ_IN_MEMORY = 256  # messages beside the options of one product: each is read several times in a turn
OFFERED_IN_MEMORY = 1024  # the options of as many products per process; about a kilobyte each


@lru_cache(VALUES_IN_MEMORY)
def option_pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a text, what another language calls an option or a value by its English name."""
    return tuple(Piece(option_word(piece.text), piece.start, piece.end) for piece in pieces(text))


@lru_cache(READ_IN_MEMORY)
def pieces_by_letter(text: str) -> dict[str, list[int]]:
    """Return where the pieces of a text stand, by their first letters: {"r": [2, 4], …}. No slip changes that."""
    found: dict[str, list[int]] = {}
    for at, piece in enumerate(option_pieces(text)):
        found.setdefault(piece.text[:1], []).append(at)
    return found


@lru_cache(READ_IN_MEMORY)
def as_typed(text: str) -> tuple[str, ...]:
    """Return the pieces of a text as the shopper wrote them, where folding moved none of its letters."""
    unmoved = len(fold(text)) == len(text)
    return tuple(text[piece.start : piece.end] if unmoved else piece.text for piece in pieces(text))


@lru_cache(VALUES_IN_MEMORY)
def form_of(value: str) -> str:
    """Return all of a value as one piece, in the form in which values are compared."""
    return "".join(piece.text for piece in option_pieces(value))


def short_forms(offered: tuple[Facet, ...]) -> dict[str, str]:
    """Return words that stand for a value because no other value holds them: "1tb" for "1TB SSD"."""
    held: dict[str, set[str]] = {}
    for value in (value for facet in offered for value in facet.values):
        for piece in option_pieces(value):
            held.setdefault(piece.text, set()).add(form_of(value))
    names = [piece.text for facet in offered for piece in option_pieces(facet.name)]
    alone = {word: forms for word, forms in held.items() if len(forms) == 1 and word not in PLAIN_WORDS}
    alone = {word: forms for word, forms in alone.items() if not any(same_word(word, name) for name in names)}
    short = {word: min(forms) for word, forms in alone.items() if len(word) >= SHORTEST_SHORT_FORM or CODE.match(word)}
    return short | _counted_forms(offered) | _ranged_forms(offered)


def _counted_forms(offered: tuple[Facet, ...]) -> dict[str, str]:
    """Return the numbers that an option counts with what it counts: "6cup" for the 6 of "Cups"."""
    units = ((UNIT_OF[fold(facet.name)], facet) for facet in offered if fold(facet.name) in UNIT_OF)
    return {f"{value}{unit}": form_of(value) for unit, facet in units for value in facet.values if value.isdecimal()}


def _ranged_forms(offered: tuple[Facet, ...]) -> dict[str, str]:
    """Return the whole numbers that lie within one value each, where all values are ranges: "41" for "M (39-42)"."""
    found: dict[str, set[str]] = {}
    for facet in offered:
        ranges = [(value, RANGE.search(value)) for value in facet.values]
        for value, span in ranges if all(span for _, span in ranges) else ():
            low, high = (int(end) for end in span.groups()) if span else (0, 0)
            for number in range(low, high + 1) if high - low <= LONGEST_RANGE else ():
                found.setdefault(str(number), set()).add(form_of(value))
    return {number: min(forms) for number, forms in found.items() if len(forms) == 1}


def spans(
    message: Sequence[Piece], form: str, length: int, others: Container[str] = frozenset()
) -> list[tuple[int, int]]:
    """Return where `form` stands in the message, typos forgiven unless they spell one of `others`."""
    spans = []
    # No slip changes how a word begins.
    for start in [at for at, piece in enumerate(message) if piece.text[:1] == form[:1]]:
        bare = form[:1].isdigit() and bool(NUMBER.fullmatch(message[start].text))
        for end in range(start + max(1, length - 1), min(start + length + 1, len(message)) + 1):
            said, further = "".join([piece.text for piece in message[start:end]]), end - start - length - bare
            if said == form or (not further and said not in others and is_misspelt(said, form)):
                spans.append((start, end))
    return spans
