"""Charts written as one sentence: "S 51-55 cm, M 55-59 cm, L 59-63 cm"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.agent.products.matching import head_of
from domain.agent.products.options import Facet, facets
from domain.agent.products.size_rows import Cell, Row, read_cell
from domain.agent.understanding.body_measures import LABELS, Given
from domain.catalogue import Product
from domain.language.wares import wares_in
from domain.language.words import fold, same_word

LEAST_OF_A_RUN = 2  # values; of one alone a sentence tells too little of what it counts
RANGE = (
    r"(?<![\w-])(?P<value>{values})\b(?:[:=(,]|\b)(?P<name>[^\d,;]{{0,30}}?)\s*(?P<in>)(?P<low>\d+(?:\.\d+)?)"
    r"\s?(?:-|–|to|bis|a)\s?(?P<high>\d+(?:\.\d+)?)\s?(?P<unit>cm|mm|inch(?:es)?|in|\"|kg|lbs?)?(?![\w-])"
)
# What is worn where: of a helmet the range needs no name.
WORN = {
    "head": "helmet hat cap beanie headband",
    "neck": "collar necklace",
    "hand": "glove mittens",
    "wrist": "bracelet",
    "waist": "belt",
}


@dataclass(frozen=True)
class RunRow(Row):
    """The part of such a sentence that is for one `value`; `text` is all of it."""

    value: str = ""
    cell: Cell | None = None

    def cell_of(self, given: Given) -> Cell | None:
        return self.cell if self.cell and self.cell.is_of(given) else None

    def value_for(self, facet: Facet) -> str:
        return self.value if self.value in facet.values else ""


def rows_in_run(product: Product, text: str) -> tuple[Row, ...]:
    """Return a row for each size that a sentence gives a range for; none where it is not plain of what."""
    for facet in facets(product):
        found = list(_pattern(facet.values).finditer(fold(text)))
        names, units = _parts_in(text), {one["unit"] for one in found if one["unit"]}
        measured = "weight" if units and units <= {"kg", "lb", "lbs"} else ""
        part = measured or (next(iter(names)) if len(names) == 1 else "" if names else _worn_on(product))
        if len({one["value"] for one in found}) >= LEAST_OF_A_RUN and len(units) == 1 and part:
            unit = next(iter(units))
            return tuple(_row(text, facet, one, part, unit) for one in found)
    return ()


def _row(text: str, facet: Facet, found: re.Match[str], part: str, unit: str) -> RunRow:
    value = next(one for one in facet.values if fold(one) == found["value"])
    cell = read_cell(found, unit)
    return RunRow(text, value=value, cell=Cell(part, cell.low, cell.high, cell.unit))


def _parts_in(text: str) -> set[str]:
    return {name for name, words in LABELS.items() if words.search(fold(text))}


def _worn_on(product: Product) -> str:
    noun = head_of(product.title)
    return next((part for part, things in WORN.items() if _is_any(noun, things.split())), "")


def _is_any(noun: str, things: list[str]) -> bool:
    return any(same_word(noun, one) or wares_in(noun) & wares_in(one) for one in things)


@lru_cache(1024)  # options of as many products per process
def _pattern(values: tuple[str, ...]) -> re.Pattern[str]:
    said = sorted((re.escape(fold(value)) for value in values), key=len, reverse=True)
    return re.compile(RANGE.format(values="|".join(said)))
