"""Makes within a measure: "a cable longer than 2 m", where the length is an option of the one cable that is sold."""

import re
from collections.abc import Sequence

from domain.agent.drafts import Draft, Turn
from domain.agent.products.options import Facet, facets
from domain.agent.products.searching import find
from domain.agent.products.variant_answers import answer_options, answer_stock
from domain.agent.understanding.bounds import Bound, measures_in, read_limits, scaled
from domain.agent.understanding.wishes import read_wish
from domain.catalogue import Product

APART = re.compile(r"(?<=\d) (?=[^\W\d_])")


def answer_within(turn: Turn) -> Draft | None:
    """Return whether what is made so is in stock; None where no measure is bound or several things may be meant."""
    limits = read_limits(turn.text)
    measured = [bound for bound in limits.bounds if bound.unit]
    if not measured or len(measured) != len(limits.bounds) or limits.unwanted or limits.party:
        return None
    product = _only_one(turn.worded(limits.rest))
    facet = _measured_by(product, measured) if product else None
    if product is None or facet is None:
        return None
    made = [value for value in facet.values if all(_is_within(value, bound) for bound in measured)]
    said = f"{product.title} {' '.join(made)}" if made else facet.name
    return (answer_stock if made else answer_options)(turn.worded(said), product)


def _only_one(turn: Turn) -> Product | None:
    if not read_wish(turn.text, turn.language).words:
        return None
    results = find(turn)
    return turn.product(results.surest[0]) if results.exact and len(results.surest) == 1 else None


def _measured_by(product: Product, bounds: Sequence[Bound]) -> Facet | None:
    """Return the option that is measured as the bounds are."""
    return next((one for one in facets(product) if all(_is_measured(one, bound) for bound in bounds)), None)


def _is_measured(facet: Facet, bound: Bound) -> bool:
    return all(any(True for _ in measures_in(_touching(value), scaled(bound).unit)) for value in facet.values)


def _is_within(value: str, bound: Bound) -> bool:
    meant = scaled(bound)
    return any(meant.holds(amount) for amount in measures_in(_touching(value), meant.unit))


def _touching(value: str) -> str:
    """Return a value with its units at their numbers: in "2 m" the m is no size."""
    return APART.sub("", value)
