"""The overview of some days: what was asked, how it ended, and what it brought and cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from domain.figures.endings import Ending
from domain.figures.periods import Period
from domain.stores import Store

READ = 1000  # conversations, the newest, whose questions are compared; all of a busy store would take seconds


@dataclass(frozen=True)
class Tally:
    """Conversations that began in some time. `median` and `slow` are the seconds within which half of them and 95 of
    a hundred got their first reply from the agent, None where none did."""

    conversations: int = 0
    resolved: int = 0
    routed: int = 0
    unanswered: int = 0
    unsettled: int = 0
    liked: int = 0
    disliked: int = 0
    median: float | None = None
    slow: float | None = None

    def of(self, ending: Ending) -> int:
        count: int = getattr(self, ending.value)
        return count

    @property
    def satisfaction(self) -> float | None:
        """Return the share of thumbs that are up, None without a thumb."""
        thumbs = self.liked + self.disliked
        return self.liked / thumbs if thumbs else None


@dataclass(frozen=True)
class Trade:
    """Orders after a chat. `revenue` is in the store's currency, less what was refunded."""

    orders: int = 0
    revenue: Decimal = Decimal(0)


@dataclass(frozen=True)
class Spending:
    """What a language model took; `money` is in whatever the prices of its tokens are set in."""

    tokens: int = 0
    money: Decimal = Decimal(0)


@dataclass(frozen=True)
class Day:
    day: date
    tally: Tally = Tally()
    trade: Trade = Trade()
    spending: Spending = Spending()


@dataclass(frozen=True)
class Asked:
    """What was asked, in how many conversations: an intent, or a question as it was written."""

    what: str
    times: int


@dataclass(frozen=True)
class Overview:
    """`hours` are conversations by the hour in which they began, 24 of them. `days` are told without a gap."""

    period: Period
    tally: Tally
    days: Sequence[Day]
    hours: Sequence[int]
    topics: Sequence[Asked]
    questions: Sequence[Asked]
    currency: str

    @property
    def trade(self) -> Trade:
        every = [one.trade for one in self.days]
        return Trade(sum(one.orders for one in every), sum((one.revenue for one in every), Decimal(0)))

    @property
    def spending(self) -> Spending:
        every = [one.spending for one in self.days]
        return Spending(sum(one.tokens for one in every), sum((one.money for one in every), Decimal(0)))


class FigureShelf(Protocol):
    def overview(self, store: Store, period: Period) -> Overview: ...
