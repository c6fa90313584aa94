"""Rules that differ with the size of a thing: one for small items tells who has a table too little, or something wrong.

How large a thing is the records seldom say, so where a text tells small from large both of its rules are told.
"""

import re
from collections.abc import Iterator, Sequence

from domain.language.units import Unit
from domain.language.words import fold

_THINGS = r"(?:items?|parcels?|packages?|goods|products?|pieces|things|orders?|articles?)"
SMALL = re.compile(rf"\b(?:small|smaller|little|light|lightweight) {_THINGS}\b")
LARGE = re.compile(rf"\b(?:large|larger|big|bigger|bulky|oversized?|heavy) (?:(?:and|or) \w+ )?{_THINGS}\b")
FURNITURE = re.compile(r"\bfurniture\b")
A_PIECE_OF_IT = re.compile(
    r"\b(?:tables?|desks?|chairs?|armchairs?|sofas?|couch(?:es)?|stools?|bench(?:es)?|beds?|bedframes?|wardrobes?"
    r"|cabinets?|dressers?|sideboards?|shel(?:f|ves)|bookshel(?:f|ves)|bookcases?|nightstands?|furniture)\b"
)
SIZED = re.compile(r"\b(?:small|little|light|large|big|bulky|oversized?|heavy)\b")


def with_counterparts(question: str, told: Sequence[Unit], section: Sequence[Unit]) -> tuple[Unit, ...]:
    """Return what is told, and beside a rule for small or for large things that for the others; of a piece of
    furniture the rule for furniture as well. In the order of their text."""
    plain, kept = fold(question), tuple(told)
    if SIZED.search(plain) or not any(unit in section for unit in kept):
        return kept
    missing = list(_missing(plain, kept))
    beside = [unit for unit in section if unit not in kept and any(_speaks([unit], one) for one in missing)]
    return tuple(unit for unit in section if unit in kept or unit in beside) if beside else kept


def _missing(plain: str, told: Sequence[Unit]) -> Iterator[re.Pattern[str]]:
    small, large = _speaks(told, SMALL), _speaks(told, LARGE)
    if small != large:
        yield LARGE if small else SMALL
    if (small or large) and A_PIECE_OF_IT.search(plain) and not _speaks(told, FURNITURE):
        yield FURNITURE


def _speaks(units: Sequence[Unit], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(fold(unit.text)) for unit in units)
