"""When a team is there: what the sign on its door says, read off the clock on its wall.

Where the clock is put forward, the minutes that are left out are nobody's; where it is put back, those that come twice
are kept twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from domain.agent.formatting import zone_of

SEARCHED = 400  # days: what opens later than in a year is no hour to wait for
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Slot:
    """From `opens` until just before `closes`, which is on the next day where it is no later: 00:00 to 00:00 is a
    whole day. Whole minutes."""

    opens: time
    closes: time

    @property
    def runs_over(self) -> bool:
        return self.closes <= self.opens

    def holds(self, at: time) -> bool:
        """Whether it is open then on the day on which it opens."""
        return self.opens <= at and (self.runs_over or at < self.closes)

    def holds_after_midnight(self, at: time) -> bool:
        """Whether it is open then on the day after."""
        return self.runs_over and at < self.closes


WHOLE_DAY = (Slot(time(), time()),)


@dataclass(frozen=True)
class Holiday:
    """From one day to another, both within, other hours hold: its own `slots`, or none. `name` is the merchant's."""

    first: date
    last: date
    name: str
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, order=True)
class Weekly:
    weekday: int  # 0 is Monday
    slot: Slot


@dataclass(frozen=True)
class Hours:
    """`week` None is always open, () never; holidays stand before both. `timezone` is an IANA name.

    A holiday keeps its own hours from midnight on, whatever began the evening before.
    """

    timezone: str
    week: tuple[Weekly, ...] | None = None
    holidays: tuple[Holiday, ...] = ()

    def open_at(self, moment: datetime) -> bool:
        wall = moment.astimezone(zone_of(self.timezone))
        return self._on_wall(wall.date(), wall.time())

    def next_opening(self, moment: datetime) -> datetime | None:
        """Return the first moment from `moment` on at which it is open; None where that is a year away or never."""
        if self.open_at(moment):
            return moment
        zone = zone_of(self.timezone)
        today = moment.astimezone(zone).date()
        found = (opening for days in range(SEARCHED) for opening in self._changes(today + days * DAY))
        return next((opening for opening in found if opening > moment and self.open_at(opening)), None)

    def holiday_at(self, moment: datetime) -> Holiday | None:
        return self._holiday(moment.astimezone(zone_of(self.timezone)).date())

    def _on_wall(self, day: date, at: time) -> bool:
        if any(slot.holds(at) for slot in self._slots(day)):
            return True
        holiday = self._holiday(day)
        runs_into = holiday is None or holiday == self._holiday(day - DAY)
        return runs_into and any(slot.holds_after_midnight(at) for slot in self._slots(day - DAY))

    def _slots(self, day: date) -> tuple[Slot, ...]:
        if holiday := self._holiday(day):
            return holiday.slots
        if self.week is None:
            return WHOLE_DAY
        return tuple(one.slot for one in self.week if one.weekday == day.weekday())

    def _holiday(self, day: date) -> Holiday | None:
        return next((one for one in self.holidays if one.first <= day <= one.last), None)

    def _changes(self, day: date) -> Iterator[datetime]:
        """Return the moments of a day at which it may open, in their order."""
        begins, ends = self._moment(day, time()), self._moment(day + DAY, time())
        if ends - begins != DAY:
            # The clock is put forward or back: any minute may be the first.
            minutes = int((ends - begins) / MINUTE)
            yield from (begins + minute * MINUTE for minute in range(minutes + 1))
            return
        # Midnight as well, at which a holiday may begin or end.
        for at in sorted({time(), *(slot.opens for slot in self._slots(day))}):
            yield self._moment(day, at)

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, zone_of(self.timezone)).astimezone(UTC)
