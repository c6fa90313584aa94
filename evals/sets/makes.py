"""What a product is made in, read from its record, and what of that can be bought."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product as combinations

from evals.data import Json

JOINT = " / "  # merchants with more than three options join them: "material / style": "cotton / crew neck"
Make = dict[str, str]  # {"color": "red", "size": "M"}


class Stock(StrEnum):
    FOR_SALE = "for sale"
    SOLD_OUT = "sold out"
    NOT_MADE = "not made"
    DEPENDS = "depends on what was left out"


@dataclass(frozen=True)
class Product:
    """`makes` are what it is made in, each with whether it can be bought."""

    title: str
    makes: tuple[tuple[Make, bool], ...]

    @classmethod
    def of(cls, record: Json) -> "Product":
        made = ((make_of(record, one), int(one["inventory_quantity"]) > 0) for one in record["variants"])
        return cls(record["title"], tuple(made))

    def stock_of(self, wanted: Mapping[str, str]) -> Stock:
        """Return what is true of all makes with these values."""
        found = {bought for make, bought in self.makes if wanted.items() <= make.items()}
        if not found:
            return Stock.NOT_MADE
        return Stock.DEPENDS if len(found) > 1 else Stock.FOR_SALE if found == {True} else Stock.SOLD_OUT

    def is_shared(self, value: str) -> bool:
        """Whether more than one option has this value."""
        return len({name for make, _ in self.makes for name, one in make.items() if one == value}) > 1

    def values(self, name: str) -> list[str]:
        return sorted({make[name] for make, _ in self.makes})

    def unmade(self) -> Iterator[Make]:
        """Yield each combination of its values in which it is not made."""
        names = list(self.makes[0][0])
        for values in combinations(*map(self.values, names)):
            wanted = dict(zip(names, values, strict=True))
            if self.stock_of(wanted) is Stock.NOT_MADE:
                yield wanted


def make_of(record: Json, variant: Json) -> Make:
    pairs = [
        pair
        for place, option in enumerate(record["options"], 1)
        for pair in zip(option["name"].split(JOINT), variant[f"option{place}"].split(JOINT), strict=True)
    ]
    return dict(pairs)
