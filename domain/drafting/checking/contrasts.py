"""Pieces of one line that differ in a number: "packs 10 years, tents 5 years". Who tells one must say which."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise

from domain.drafting.checking.lines import Line, Piece
from domain.drafting.checking.numbers import Read, read_amounts
from domain.drafting.checking.sums import Sum
from domain.drafting.checking.wording import held

MONEY = "money"
RANGE = re.compile(r"\s*(?:-|to|bis|a|hasta|ate|tot|do|or|and)\s*")
UP_TO = re.compile(r"\b(?:up to|within|at most|no more than|not? longer than|maximum)(?: of)? $")
FROM = re.compile(r"\b(?:from|at least|minimum|as little as|starting at)(?: of)? $")
BESIDE = 2  # words on each side of a number
# A piece that speaks of what the one before named: "shipping costs $5 and is free from $50".
SUBJECTLESS = re.compile(
    r"^\W*(?:and |but |or )?(?:also |then )?(?:is|are|was|were|can|may|must|costs?|takes?|has|have|will)\b"
)


def is_told_apart(said: frozenset[str], around: frozenset[str], numbered: Sequence[Piece], line: Line) -> bool:
    """Whether it is said which of the line's numbers is told: no word that stands by another one, one of its own.

    The word of its own may stand `around` what is said: "the Throw measures 190 × 130 cm and weighs 1.3 kg".
    """
    if any(_compete(one, other) for one, other in combinations(numbered, 2)):
        return False
    rivals = [piece for piece in line.pieces if any(_compete(piece, one) for one in numbered)]
    if not rivals:
        return True
    own, others = _telling(numbered), _telling(rivals) - _said_once(line)
    if any(SUBJECTLESS.match(one.text) for one in numbered):
        others = frozenset()
    return not said & (others - own) and (bool(around & (own - others)) or not own - others)


@dataclass(frozen=True)
class Span:
    """A number of a text, with all that it may mean: "$15" is 15 of money."""

    start: int
    end: int
    values: frozenset[Decimal]
    units: frozenset[str]


def numbers_in(sums: Iterable[Sum], amounts: Iterable[Read]) -> list[Span]:
    """Return sums and amounts with a unit, first to last."""
    paid = [Span(one.start, one.end, frozenset(one.amounts), frozenset({MONEY})) for one in sums]
    counted = (read for read in amounts if read.has_unit)
    measured = [
        Span(
            read.start,
            read.end,
            frozenset(one.value for one in read.amounts),
            frozenset(one.unit for one in read.amounts),
        )
        for read in counted
    ]
    return sorted([*paid, *measured], key=lambda one: one.start)


def are_in_their_places(said: str, numbers: Sequence[Span], piece: Piece) -> bool:
    """Whether numbers of one kind stand among the words that stand by them in the piece, or at least in its order."""
    places = numbers_in(piece.sums, read_amounts(piece.text, piece.languages))
    for one, other in combinations(numbers, 2):
        first, second = _place_of(one, places), _place_of(other, places)
        if first is None or second is None or first == second or not one.units & other.units:
            continue
        kept = _alike(said, one, piece, first) + _alike(said, other, piece, second)
        turned = _alike(said, one, piece, second) + _alike(said, other, piece, first)
        if kept < turned or (kept == turned and first.start > second.start):
            return False
    return True


def _place_of(number: Span, places: Sequence[Span]) -> Span | None:
    return next((place for place in places if place.values & number.values), None)


def _alike(said: str, number: Span, piece: Piece, place: Span) -> int:
    return len(_beside(said, number) & _beside(piece.text, place))


def _beside(text: str, number: Span) -> frozenset[str]:
    before, after = text[: number.start].split()[-BESIDE:], text[number.end :].split()[:BESIDE]
    return frozenset(word.strip(".,;:()") for word in (*before, *after))


def are_whole_ranges(said: str, numbers: Sequence[Span], piece: Piece) -> bool:
    """Whether of a range both ends are told, or one as what it is: "3-6 days" are no 3 days, but up to 6."""
    for low, high in _ranges(piece):
        ends = [
            (one, end) for one in numbers for end in (low, high) if one.values & end.values and one.units & high.units
        ]
        if len(ends) == 1:
            one, end = ends[0]
            if not (UP_TO if end is high else FROM).search(said[: one.start]):
                return False
    return True


def _ranges(piece: Piece) -> Iterator[tuple[Span, Span]]:
    spans = numbers_in((), read_amounts(piece.text, piece.languages))
    for low, high in pairwise(spans):
        if low.units == high.units and RANGE.fullmatch(piece.text[low.end : high.start]):
            yield low, high


def _said_once(line: Line) -> frozenset[str]:
    """Return the words said for all numbers, before the first: "back length XS 28 cm, S 34 cm"."""
    counted = [piece for piece in line.pieces if piece.numbers_at]
    if len(counted) < 2:
        return frozenset()
    first, second = (piece.text[: piece.numbers_at[0]].split() for piece in counted[:2])
    return held(" ".join(first[: -len(second)])) if second else frozenset()


def _compete(piece: Piece, other: Piece) -> bool:
    """Whether both count the same thing, and not to the same number."""
    shared = _units(piece) & _units(other)
    return piece is not other and bool(shared) and _values(piece, shared) != _values(other, shared)


@cache
def _units(piece: Piece) -> frozenset[str]:
    return frozenset(amount.unit for amount in piece.amounts) | (frozenset({MONEY}) if piece.sums else frozenset())


def _values(piece: Piece, units: Iterable[str]) -> set[object]:
    counted = {amount for amount in piece.amounts if amount.unit in units}
    return counted | {amount for one in piece.sums for amount in one.amounts if MONEY in units}


def _telling(pieces: Iterable[Piece]) -> frozenset[str]:
    return frozenset[str]().union(*(piece.telling for piece in pieces))
