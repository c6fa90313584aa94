"""Pieces of one line that differ in a number: "packs 10 years, tents 5 years". Who tells one must say which."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from domain.drafting.checking.lines import Line, Piece
from domain.drafting.checking.wording import held

MONEY = "money"
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


def _said_once(line: Line) -> frozenset[str]:
    """Return the words said for all numbers, before the first: "back length XS 28 cm, S 34 cm"."""
    counted = [piece for piece in line.pieces if piece.counted_at is not None]
    if len(counted) < 2:
        return frozenset()
    first, second = (piece.text[: piece.counted_at].split() for piece in counted[:2])
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
