"""What a drafted answer may cost: time, steps, tokens and money, of a turn and of a store's day."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Protocol

from domain.drafting.own_models import ModelUse, OwnModel
from domain.stores import Store

MILLION = Decimal(1_000_000)
FAILURES = 3  # in a row, after which nobody waits for the model for a while
PAUSE = 30.0  # seconds
LETTERS_A_TOKEN = 3  # at least, where the model does not tell what it took


@dataclass(frozen=True)
class Bounds:
    """`seconds`, `steps`, `tokens` and `money` of one turn; `daily_tokens` and `daily_money` of one store and day,
    `monthly_money` of one store and calendar month.

    Prices are for a million tokens read and written, in the currency of the money; 0 where they are not known, and a
    sum of 0 bounds nothing.
    """

    seconds: float = 12.0
    steps: int = 4
    tokens: int = 24_000
    answer_tokens: int = 600
    money: Decimal = Decimal(0)
    daily_tokens: int = 2_000_000
    daily_money: Decimal = Decimal(0)
    read_price: Decimal = Decimal(0)
    written_price: Decimal = Decimal(0)
    monthly_money: Decimal = Decimal(0)

    def cost(self, read: int, written: int) -> Decimal:
        return (read * self.read_price + written * self.written_price) / MILLION

    @property
    def most_a_turn(self) -> Decimal:
        """Return what a turn can cost at most."""
        by_tokens = self.tokens * max(self.read_price, self.written_price) / MILLION
        return min(by_tokens, self.money) if self.money else by_tokens


def bounds_of(own: OwnModel, server: Bounds) -> Bounds:
    """Return what a store's turns and month may cost: the operator's time and tokens, the merchant's money."""
    if own.use is not ModelUse.OWN:
        return replace(server, monthly_money=own.monthly)
    theirs = replace(server, money=Decimal(0), daily_money=Decimal(0), monthly_money=own.monthly)
    return replace(theirs, read_price=own.read_price, written_price=own.written_price)


class Purse(Protocol):
    """What a store may still spend on a day, in tokens and money; one budget for all processes."""

    def reserve(self, store: Store, day: date, tokens: int, money: Decimal, bounds: Bounds) -> bool:
        """Take that much of the day's budget at once; False, and nothing taken, where it is not there any more."""

    def settle(self, store: Store, day: date, tokens: int, money: Decimal) -> None:
        """Add what a turn took beyond its reservation; less than nothing gives back."""


class Patience:
    """A circuit breaker and a limit: the model is not asked while it fails again and again, nor by too many at once.

    One for a process; its methods may be called from any thread.
    """

    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.places = threading.BoundedSemaphore(most)
        self.failures = 0
        self.until = 0.0

    def enter(self) -> bool:
        """Take a place; whoever got one gives it back by `leave`."""
        return self.clock() >= self.until and self.places.acquire(blocking=False)

    def leave(self, *, failed: bool) -> None:
        self.places.release()
        self.failures = self.failures + 1 if failed else 0
        if self.failures >= FAILURES:
            self.until = self.clock() + PAUSE
