"""Values that are measures, however they are written: "2x3 m" is "200 × 300 cm", "95" is "95 cm" of a belt."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import isclose

from domain.agent.products.options import Facet
from domain.language.measures import SCALES, UNIT_OF, Piece, pieces
from domain.language.words import fold

UNIT_SIZES = {unit: (kind, float(size)) for unit, (kind, size) in SCALES.items()}
NUMBER = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[a-z]*)")
TIMES = re.compile(r"\s*(?:x|×|\*|by)\s*")
APART = frozenset({"m", "w", "h"})  # units that are pieces of their own where a space stands before them
EXACT = 0.005  # share by which two measures may differ and be one value: a foot is 30.5 cm
AROUND = 2  # times smaller or larger than what is made: a bare number so far off counts something else
VALUES_IN_MEMORY = 4096  # per process


@dataclass(frozen=True)
class Measure:
    """`numbers` as written, `unit` "" where none is; `kind` and `amounts` in the smallest unit of that kind."""

    numbers: tuple[float, ...]
    unit: str

    @property
    def kind(self) -> str:
        return UNIT_SIZES.get(self.unit, (self.unit, 1.0))[0]

    @property
    def amounts(self) -> tuple[float, ...]:
        factor = UNIT_SIZES.get(self.unit, (self.unit, 1.0))[1]
        return tuple(number * factor for number in self.numbers)

    def is_of(self, other: "Measure") -> bool:
        """Whether both measure the same sort of thing; a measure without a unit may be of any."""
        return len(self.numbers) == len(other.numbers) and (not self.unit or self.kind == other.kind)

    def equals(self, other: "Measure") -> bool:
        mine, theirs = (self.amounts, other.amounts) if self.unit else (self.numbers, other.numbers)
        return self.is_of(other) and all(
            isclose(one, two, rel_tol=EXACT) for one, two in zip(mine, theirs, strict=True)
        )

    def begins(self, other: "Measure") -> bool:
        """Whether a bare number is the first of several: of a bed of "160 × 200 cm" the 160."""
        return not self.unit and len(other.numbers) > 1 and self.numbers == other.numbers[:1]


@dataclass(frozen=True)
class SaidMeasure:
    """A measure in a message, over the pieces from `start` to `end`."""

    measure: Measure
    start: int
    end: int


def measures_said(text: str, message: Sequence[Piece]) -> Iterator[SaidMeasure]:
    """Yield the measures of a message; `message` are its pieces."""
    if not any(piece.text[:1].isdigit() for piece in message):
        return
    folded, at = fold(text), 0
    while at < len(message):
        found = _measure_at(folded, message, at)
        at = found.end if found else at + 1
        if found:
            yield found


@lru_cache(VALUES_IN_MEMORY)
def measure_of(value: str) -> Measure | None:
    """Return what a value measures: of "5 L tin" five litres, of "01 Brick" nothing."""
    message = pieces(value)
    found = next(measures_said(value, message), None)
    if not found or found.start:
        return None
    rest = [piece.text for piece in message[found.end :]]
    named = found.measure.unit and not any(map(NUMBER.match, rest))
    return found.measure if not rest or named else None


def measured(facet: Facet) -> Mapping[str, Measure]:
    """Return what each value of a facet measures; nothing unless all do, and measure the same sort of thing."""
    found = {value: measure for value in facet.values if (measure := measure_of(value))}
    sorts = {(one.kind, len(one.numbers)) for one in found.values()}
    return found if len(found) == len(facet.values) and len(sorts) == 1 else {}


def value_of(said: Measure, facet: Facet) -> str | None:
    """Return the one value of the facet that is of this measure, else None."""
    found = [value for value, measure in measured(facet).items() if said.equals(measure) or said.begins(measure)]
    return found[0] if len(found) == 1 else None


def is_near(said: Measure, facet: Facet) -> bool:
    """Whether the facet is measured as was said, and in sizes about as large: then that size is one not made."""
    made = list(measured(facet).values())
    if any(said.begins(one) for one in made):
        return False
    if len(said.numbers) == 1 and any(len(one.numbers) > 1 for one in made):
        made = [Measure(one.numbers[:1], one.unit) for one in made]  # a bed of 150 is one so wide
    if not made or not all(said.is_of(one) for one in made) or not (made[0].unit or len(said.numbers) > 1):
        return False
    numbers = [number for one in made for number in (one.amounts if said.unit else one.numbers)]
    asked = said.amounts if said.unit else said.numbers
    return min(asked) * AROUND >= min(numbers) and max(asked) <= max(numbers) * AROUND


def _measure_at(folded: str, message: Sequence[Piece], start: int) -> SaidMeasure | None:
    numbers: list[float] = []
    unit, at = "", start
    while found := NUMBER.fullmatch(_text(message, at)):
        numbers.append(float(found["number"]))
        unit, at = found["unit"], at + 1
        following = _number_after(folded, message, at, times=unit == "x")
        if unit not in ("", "x") or following is None:
            break
        at = following
    if not numbers or unit == "x":
        return None
    if not unit and _text(message, at) in APART:
        unit, at = message[at].text, at + 1
    return SaidMeasure(Measure(tuple(numbers), UNIT_OF.get(unit, unit)), start, at)


def _number_after(folded: str, message: Sequence[Piece], at: int, *, times: bool) -> int | None:
    """Return where the next number of "2 x 3" stands; None where no other is multiplied."""
    follows = next((step for step in (at, at + 1) if NUMBER.fullmatch(_text(message, step))), None)
    if follows is None:
        return None
    between = folded[message[at - 1].end : message[follows].start]
    return follows if (times and not between.strip()) or TIMES.fullmatch(between) else None


def _text(message: Sequence[Piece], at: int) -> str:
    return message[at].text if at < len(message) else ""
