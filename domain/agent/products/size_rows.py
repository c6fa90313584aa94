"""The rows of a chart of sizes as a store writes them: what each column says, and which value of an option it is."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from domain.agent.products.options import Facet
from domain.agent.understanding.body_measures import LABELS, Given
from domain.language.measures import SCALES
from domain.language.words import fold, split_words

CUT = re.compile(r"\s+[–|=]\s+|;\s+")
CELL = re.compile(
    r"^(?P<name>[^\d:=]*?)\s*+(?:\((?P<in>[a-z\"]+)\)\s*+)?(?:[:=]\s*+)?(?P<low>\d+(?:[.,]\d+)?)"
    r"(?:\s?[–-]\s?(?P<high>\d+(?:[.,]\d+)?))?\s*(?P<unit>cm|mm|inch(?:es)?|in|\"|kg|lbs?|years?)?\W*$"
)
UNIT_NAMES = {"inches": "inch", "in": "inch", '"': "inch", "lbs": "lb"}
SIZE_NAMES = frozenset({"size", "sizes"})
LABELLED = re.compile(r"^(?P<name>[^:=]+?)\s*[:=]\s*(?P<value>\S.*)$")


@dataclass(frozen=True)
class Cell:
    """What one column says in a row: from `low` to `high` of what `name` calls."""

    name: str
    low: Decimal
    high: Decimal
    unit: str

    def holds(self, given: Given) -> bool:
        return self.above(given) == 0

    def above(self, given: Given) -> Decimal:
        """Return how far this lies above what is given, below zero where it lies under it."""
        value = self._as_here(given)
        return max(self.low - value, Decimal(0)) - max(value - self.high, Decimal(0))

    def _as_here(self, given: Given) -> Decimal:
        """Return the value in the unit of the chart; what names no unit is meant in that."""
        if not given.unit or not self.unit or given.unit == self.unit:
            return given.value
        return given.value * SCALES[given.unit][1] / SCALES[self.unit][1]

    def is_of(self, given: Given) -> bool:
        if given.is_region or given.of in ("weight", "age"):
            return given.of in split_words(self.name)
        return bool(LABELS[given.of].search(self.name))


@dataclass(frozen=True)
class Row:
    """A line of a chart, as it is written; `heading` stands above it."""

    text: str
    heading: str = ""

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        found = (CELL.match(fold(part)) for part in CUT.split(self.text))
        return tuple(read_cell(one) for one in found if one)

    def cell_of(self, given: Given) -> Cell | None:
        return next((cell for cell in self.cells if cell.is_of(given)), None)

    def value_for(self, facet: Facet) -> str:
        """Return the value of the option that this row is for: "L", "EU 42", the 9 of "US: 9" for a "US Size"."""
        names = set(split_words(facet.name))
        for part in CUT.split(self.text):
            named = LABELLED.match(part)
            name, value = (named["name"], named["value"]) if named else ("", part)
            called = set(split_words(name))
            if not named or called & names or called & SIZE_NAMES:
                if made := next((one for one in facet.values if fold(one) == fold(value.strip())), ""):
                    return made
        return ""


def read_cell(found: re.Match[str], unit: str = "") -> Cell:
    """Return what a match of a cell says, in `unit` where it names none."""
    low = Decimal(found["low"].replace(",", "."))
    high = Decimal(found["high"].replace(",", ".")) if found["high"] else low
    unit = found["unit"] or found["in"] or unit
    known = UNIT_NAMES.get(unit, unit)
    return Cell(found["name"].strip(), low, max(low, high), known if known in SCALES else "")
