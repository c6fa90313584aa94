"""What happened with each order, read from orders.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from sandbox.demo_shop.catalogue import HERE, digest, table
from sandbox.demo_shop.products import Json

FIRST_ORDER = 1001
Quantities = Mapping[str, int]  # {sku: how many}


class State(StrEnum):
    """How far a parcel has got."""

    DIGITAL = "digital"
    SHIPPED = "shipped"
    CONFIRMED = "confirmed"
    IN_TRANSIT = "in_transit"
    DELAYED = "delayed"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPTED = "attempted_delivery"
    DELIVERED = "delivered"


@dataclass(frozen=True)
class ParcelStory:
    state: State
    quantities: Quantities


@dataclass(frozen=True)
class RefundStory:
    days: float
    note: str
    quantities: Quantities
    amount: Decimal | None = None


@dataclass(frozen=True)
class ReturnStory:
    days: float
    status: str
    reason: str
    note: str
    quantities: Quantities


@dataclass(frozen=True)
class Story:
    number: int
    age: timedelta
    quantities: Quantities
    by: str | None = None
    email: str | None = None
    ship_to: str | None = None
    parcels: tuple[ParcelStory, ...] = ()
    refund: RefundStory | None = None
    back: ReturnStory | None = None
    cancelled: str | None = None
    hold: str | None = None
    code: str | None = None
    ship: str | None = None
    currency: str = "USD"
    financial: str = "paid"
    note: str | None = None
    note_attributes: Mapping[str, str] = field(default_factory=dict)
    tags: str = ""

    @property
    def name(self) -> str:
        return f"#{self.number}"


def stories() -> list[Story]:
    return [_story(number, dict(e)) for number, e in enumerate(table(HERE / "orders.toml")["order"], FIRST_ORDER)]


def _story(number: int, entry: Json) -> Story:
    quantities = _quantities(entry.pop("lines"))
    return Story(
        number=number,
        age=_age(number, float(entry.pop("days"))),
        quantities=quantities,
        parcels=_parcels(entry.pop("state", "new"), entry.pop("parcels", []), quantities),
        refund=_refund(entry.pop("refund", None), quantities),
        back=_return(entry.pop("back", None), quantities),
        **entry,
    )


def _age(number: int, days: float) -> timedelta:
    """Older orders were placed at any hour; the youngest exactly as long ago as they say."""
    return timedelta(days=days, minutes=digest("hour", str(number)) % 400 if days > 5 else 0)


def _parcels(state: str, named: list[list[str]], quantities: Quantities) -> tuple[ParcelStory, ...]:
    if named:
        return tuple(ParcelStory(State(progress), {sku: quantities[sku] for sku in skus}) for progress, *skus in named)
    return () if state == "new" else (ParcelStory(State(state), quantities),)


def _refund(entry: Json | None, quantities: Quantities) -> RefundStory | None:
    if entry is None:
        return None
    given_back = {} if "amount" in entry else _quantities(entry["lines"]) if "lines" in entry else quantities
    return RefundStory(float(entry["days"]), entry["note"], given_back, entry.get("amount"))


def _return(entry: Json | None, quantities: Quantities) -> ReturnStory | None:
    if entry is None:
        return None
    named = _quantities(entry.pop("lines")) if "lines" in entry else quantities
    return ReturnStory(float(entry["days"]), entry["status"], entry["reason"], entry["note"], named)


def _quantities(lines: list[str]) -> Quantities:
    """["TCS-MOS-M x2"] -> {"TCS-MOS-M": 2}"""
    pairs = (line.partition(" x") for line in lines)
    return {sku: int(count or 1) for sku, _, count in pairs}
