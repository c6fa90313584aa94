"""The options of a product as shoppers speak of them.

Shopify allows three options, so merchants join further ones by " / " ("material / style": "cotton / crew neck");
joined options are told apart here. Options without names take their values from the variant's title.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import NamedTuple, TypeVar

from domain.catalogue import Product, Variant

Made = TypeVar("Made")
JOINT = " / "
NO_CHOICE = "Default Title"
VARIANTS_IN_MEMORY = 16_384  # per process; their options alone, which only a rename changes


class Facet(NamedTuple):
    """One thing to choose. `values` in the order of the catalogue; `name` may be empty."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Make:
    """One variant with its values, one for each facet of its product and in their order ("" where it has none)."""

    variant: Variant
    values: tuple[str, ...]

    @property
    def label(self) -> str:
        return JOINT.join(value for value in self.values if value)


def kept_with_product(make: Callable[[Product], Made]) -> Callable[[Product], Made]:
    """Have `make` work once for a record, and what it made forgotten with it."""

    @wraps(make)
    def once(product: Product) -> Made:
        if make not in product.kept:
            product.kept[make] = make(product)
        made: Made = product.kept[make]
        return made

    return once


def features(variant: Variant, names: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Return (name, value) pairs with joined options told apart."""
    return _features(variant.options, "" if variant.options else variant.title, names)


@lru_cache(VARIANTS_IN_MEMORY)
def _features(options: tuple[tuple[str, str], ...], title: str, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    pairs = options or _from_title(title, names)
    return tuple(pair for name, value in pairs for pair in _apart(name, value) if pair[1] != NO_CHOICE)


@kept_with_product
def facets(product: Product) -> tuple[Facet, ...]:
    named = _option_names(product)
    found: dict[str, dict[str, None]] = {}
    for variant in product.variants:
        for name, value in features(variant, named):
            found.setdefault(name, {})[value] = None
    return tuple(Facet(name, tuple(values)) for name, values in found.items())


@kept_with_product
def makes(product: Product) -> tuple[Make, ...]:
    order, named = [facet.name for facet in facets(product)], _option_names(product)
    found = (dict(features(variant, named)) for variant in product.variants)
    return tuple(
        Make(variant, tuple(values.get(name, "") for name in order))
        for variant, values in zip(product.variants, found, strict=True)
    )


def values_of_line(product: Product | None, variant_id: int | None, variant_title: str) -> tuple[tuple[str, str], ...]:
    """Return the options of something bought: as the catalogue has them, else the words the order kept."""
    known = product.variants if product else ()
    for variant in known:
        if variant.id == variant_id:
            return features(variant, _option_names(product) if product else ())
    parts = variant_title.split(JOINT) if variant_title else []
    names = [facet.name for facet in facets(product)] if product else []
    return tuple(zip(names if len(names) == len(parts) else [""] * len(parts), parts, strict=True))


def _option_names(product: Product) -> tuple[str, ...]:
    return tuple(option.name for option in product.options)


def _from_title(title: str, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    if not title or title == NO_CHOICE:
        return ()
    parts = title.split(JOINT)
    unnamed = tuple(f"option {number}" for number in range(1, len(parts) + 1))
    return tuple(zip(names if len(names) == len(parts) else unnamed, parts, strict=True))


def _apart(name: str, value: str) -> tuple[tuple[str, str], ...]:
    names, values = name.split(JOINT), value.split(JOINT)
    if len(names) == 1 or len(names) != len(values):
        return ((name, value),)
    return tuple(zip(names, values, strict=True))
