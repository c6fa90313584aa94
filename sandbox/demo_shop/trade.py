"""Shipping prices, taxes, discounts and carriers, read from trade.toml."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sandbox.demo_shop.catalogue import HERE, digest, table
from sandbox.demo_shop.products import Json


@dataclass(frozen=True)
class Shipping:
    code: str
    title: str
    price: Decimal
    free_from: Decimal | None = None

    def price_for(self, goods: Decimal) -> Decimal:
        return Decimal(0) if self.free_from is not None and goods >= self.free_from else self.price


@dataclass(frozen=True)
class Tax:
    title: str
    rate: Decimal


@dataclass(frozen=True)
class Discount:
    code: str
    type: str
    value: Decimal


@dataclass(frozen=True)
class Tracking:
    company: str
    number: str
    url: str


def shipping(country: str, wanted: str | None) -> Shipping:
    code = wanted or _trade()["zones"][country]
    entry = _trade()["shipping"][code]
    free_from = entry.get("free_from")
    return Shipping(
        code, entry["title"], Decimal(entry["price"]), Decimal(free_from) if free_from is not None else None
    )


def tax(province: str) -> Tax | None:
    entry = _trade()["tax"].get(province)
    return Tax(entry["title"], entry["rate"]) if entry else None


def discount(code: str | None) -> Discount | None:
    if code is None:
        return None
    entry = _trade()["discounts"][code]
    return Discount(code, entry["type"], Decimal(entry["value"]))


def rate(currency: str) -> Decimal:
    return Decimal(_trade()["rates"][currency])


def transit_days(country: str) -> int:
    return int(_trade()["transit"][country])


def tracking(country: str, parcel: str) -> Tracking:
    """The carrier and number of a parcel, the same every time for the same name, "#1001.1"."""
    companies = _trade()["carrier_of"][country]
    company = companies[digest("carrier", parcel) % len(companies)]
    carrier = _trade()["carriers"][company]
    digits = carrier["digits"]
    number = f"{carrier['prefix']}{digest('tracking', parcel) % 10**digits:0{digits}d}"
    return Tracking(company, number, carrier["url"].format(number))


@cache
def _trade() -> Json:
    return table(HERE / "trade.toml")
