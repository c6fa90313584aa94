"""The days that figures are told of, as the clock of the store has them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.agent.formatting import zone_of
from domain.stores import Store

LENGTHS = (7, 30, 90)  # days


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both counted."""

    first: date
    last: date
    zone: ZoneInfo

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    @property
    def since(self) -> datetime:
        return midnight(self.first, self.zone)

    @property
    def until(self) -> datetime:
        """The moment after the last day."""
        return midnight(self.last + timedelta(days=1), self.zone)


def last_days(store: Store, length: int, now: datetime) -> Period:
    """Return so many days, of which today is the last."""
    zone = zone_of(store.timezone)
    today = now.astimezone(zone).date()
    return Period(today - timedelta(days=length - 1), today, zone)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
