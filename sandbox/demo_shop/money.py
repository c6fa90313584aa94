"""An amount in the shop's currency and in the one the shopper saw, added up side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sandbox.demo_shop.products import Json

CENT, WHOLE = Decimal("0.01"), Decimal(1)
WITHOUT_CENTS = {"KRW", "JPY"}


@dataclass(frozen=True)
class Money:
    shop: Decimal
    shown: Decimal

    def __add__(self, other: Money) -> Money:
        return Money(self.shop + other.shop, self.shown + other.shown)

    def __sub__(self, other: Money) -> Money:
        return Money(self.shop - other.shop, self.shown - other.shown)

    def __mul__(self, quantity: int) -> Money:
        return Money(self.shop * quantity, self.shown * quantity)

    def __str__(self) -> str:
        return f"{self.shop:.2f}"


ZERO = Money(Decimal("0.00"), Decimal("0.00"))


def total(parts: Iterable[Money]) -> Money:
    return sum(parts, ZERO)


@dataclass(frozen=True)
class Exchange:
    """Turns the shop's amounts into Money. `rate` is what one unit of `currency` costs in `shown`."""

    currency: str
    shown: str
    rate: Decimal

    def of(self, amount: Decimal | int) -> Money:
        exact = Decimal(amount)
        step = WHOLE if self.shown in WITHOUT_CENTS else CENT
        return Money(exact.quantize(CENT, ROUND_HALF_UP), (exact * self.rate).quantize(step, ROUND_HALF_UP))

    def share(self, money: Money, part: Decimal) -> Money:
        """A part of an amount, 0.1 for ten percent, rounded in both currencies."""
        step = WHOLE if self.shown in WITHOUT_CENTS else CENT
        return Money(
            (money.shop * part).quantize(CENT, ROUND_HALF_UP), (money.shown * part).quantize(step, ROUND_HALF_UP)
        )

    def both(self, money: Money) -> Json:
        return {
            "shop_money": {"amount": f"{money.shop:.2f}", "currency_code": self.currency},
            "presentment_money": {"amount": f"{money.shown:.2f}", "currency_code": self.shown},
        }
