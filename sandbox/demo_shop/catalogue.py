"""The shop's products as their makers describe them, read from the sheets in products/."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SEPARATOR = " / "


class Kind(StrEnum):
    GOODS = "goods"
    DIGITAL = "digital"
    GIFT_CARD = "gift_card"


@dataclass(frozen=True)
class Sheet:
    """One product. `never` and `stock` name variants by value patterns: "Moss / *"."""

    title: str
    type: str
    sku: str
    price: Decimal
    grams: int
    art: str
    tags: str
    about: str
    vendor: str = "Tarnfell"
    was: Decimal | None = None
    kind: Kind = Kind.GOODS
    taxable: bool = True
    preorder: str | None = None
    options: Mapping[str, list[str]] = field(default_factory=dict)
    extra: Mapping[str, Decimal] = field(default_factory=dict)
    never: tuple[str, ...] = ()
    stock: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def handle(self) -> str:
        kept = "".join(c if c.isalnum() else " " for c in self.title.lower().replace("'", ""))
        return "-".join(kept.split())

    @property
    def colours(self) -> list[str]:
        """The values of the first option that is all colours; [] when the product has one look."""
        return next((values for values in self.options.values() if set(values) <= palette().keys()), [])

    def combinations(self) -> list[tuple[str, ...]]:
        """The variants which are made, in option order; one empty tuple when there are no options."""
        grid = itertools.product(*self.options.values())
        return [values for values in grid if not any(matches(p, values) for p in self.never)]

    def price_of(self, values: tuple[str, ...]) -> Decimal:
        return self.price + sum((self.extra.get(value, Decimal(0)) for value in values), Decimal(0))

    def quantity_of(self, values: tuple[str, ...]) -> int:
        """The most exact stock pattern wins; without one the quantity is plausible and always the same."""
        fitting = [pattern for pattern in self.stock if matches(pattern, values)]
        if fitting:
            return self.stock[min(fitting, key=lambda pattern: pattern.count("*"))]
        if self.preorder:
            return 0
        return 4 + digest(self.sku, *values) % 37


def matches(pattern: str, values: tuple[str, ...]) -> bool:
    wanted = pattern.split(SEPARATOR)
    if wanted == ["*"]:
        return True
    return len(wanted) == len(values) and all(w in ("*", v) for w, v in zip(wanted, values, strict=True))


def digest(*parts: str) -> int:
    return int.from_bytes(sha256("\x1f".join(parts).encode()).digest()[:6])


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every product, file by file."""
    return tuple(
        _sheet(entry) for path in sorted((HERE / "products").glob("*.toml")) for entry in table(path)["product"]
    )


@cache
def palette() -> Mapping[str, str]:
    return table(HERE / "colors.toml")


def table(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def _sheet(entry: dict[str, Any]) -> Sheet:
    extra = {value: Decimal(amount) for value, amount in entry.pop("extra", {}).items()}
    return Sheet(
        **{
            **entry,
            "extra": extra,
            "kind": Kind(entry.get("kind", "goods")),
            "never": tuple(entry.get("never", ())),
        }
    )
