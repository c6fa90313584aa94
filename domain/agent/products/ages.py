"""For which age something is wanted, and for which ages a thing is by its options or its description."""

import re
from decimal import Decimal

from domain.agent.products.options import facets, kept_with_product
from domain.agent.understanding.ages import UNIT, YEARS
from domain.agent.understanding.body_measures import given_sizes
from domain.catalogue import Product
from domain.language.words import fold

MONTHS = Decimal(12)
SPAN = re.compile(
    rf"\b(?P<low>\d{{1,2}})\s?(?P<first>{UNIT}|m)?\s?(?:-|–|to|bis)\s?(?P<high>\d{{1,2}})\s?(?P<unit>{UNIT}|y)\b"
)
FROM = re.compile(rf"\b(?:from|over|above|aged|ages?)\s(?P<low>\d{{1,2}})\s?\+?\s?(?P<unit>{UNIT})\b")
PLUS = re.compile(rf"\b(?P<low>\d{{1,2}})\s?\+\s?(?P<unit>{YEARS})\b")
OF_CHILDREN = re.compile(r"\b(?:kids?|child\w*|boys?|girls?|bab(?:y|ies)|toddlers?|infants?|junior|youth)\b")
CHILD = re.compile(r"^\W*(?:girls?|boys?|kids?|child|son|daughter)\b")
Ages = tuple[Decimal, Decimal]
OLDEST = Decimal(99)


def age_in(text: str) -> tuple[Decimal | None, str]:
    """Return the age that something is wanted for, and the message without it; None where it tells none or several."""
    given = [one for one in given_sizes(text) if one.of == "age"]
    if len(given) != 1:
        return None, text
    plain = fold(text)
    return given[0].value, f"{plain[: given[0].start]} {CHILD.sub('', plain[given[0].end :])}"


def is_for_age(product: Product, years: Decimal) -> bool | None:
    """Whether it is for somebody of that age; None where its record tells of no ages."""
    spans = _ages(product)
    return any(low <= years < end for low, end in spans) if spans else None


@kept_with_product
def _ages(product: Product) -> tuple[Ages, ...]:
    values = [value for facet in facets(product) if "age" in fold(facet.name) for value in facet.values]
    found = [span for value in values for span in _spans(value)]
    if found or not OF_CHILDREN.search(fold(f"{product.title} {product.description} {' '.join(product.tags)}")):
        return tuple(found)
    return tuple(_spans(product.description))


def _spans(text: str) -> list[Ages]:
    plain = fold(text)
    closed = [
        (_years(one["low"], one["first"] or one["unit"]), _years(str(int(one["high"]) + 1), one["unit"]))
        for one in SPAN.finditer(plain)
    ]
    starts = (_years(one["low"], one["unit"]) for pattern in (FROM, PLUS) for one in pattern.finditer(plain))
    return closed or [(start, OLDEST) for start in starts]


def _years(number: str, unit: str) -> Decimal:
    return Decimal(number) / MONTHS if unit.startswith("m") else Decimal(number)
