"""Whether people of the store are there just now, and until when that is so, for the head of a chat."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from domain.agent.formatting import zone_of
from domain.handoff.hours import DAY, MINUTE, Hours
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod


@dataclass(frozen=True)
class Attendance:
    """`until` is when `here` is no longer so; None where they do not leave within a day."""

    here: bool
    until: datetime | None


def attendance(settings: HandoffSettings, now: datetime) -> Attendance | None:
    """Return None where nobody takes over, where the merchant keeps no hours, and where nobody comes back in a year."""
    hours = settings.hours
    if hours is None or settings.method is HandoffMethod.MESSAGE:
        return None
    if hours.open_at(now):
        return Attendance(here=True, until=next_closing(hours, now))
    opening = hours.next_opening(now)
    return Attendance(here=False, until=opening) if opening else None


def next_closing(hours: Hours, moment: datetime) -> datetime | None:
    """Return the first moment after `moment` at which nobody is there; None where that is more than a day away."""
    today = moment.astimezone(zone_of(hours.timezone)).date()
    found = (at for days in range(3) for at in changes(hours, today + days * DAY))
    within = (at for at in found if moment < at <= moment + DAY)
    return next((at for at in within if not hours.open_at(at)), None)


def changes(hours: Hours, day: date) -> Iterator[datetime]:
    """Return the moments of a day at which it may close, in their order."""
    zone = zone_of(hours.timezone)
    begins, ends = on_wall(day, time(), zone), on_wall(day + DAY, time(), zone)
    if ends - begins != DAY:
        # The clock is put forward or back: any minute may be the last.
        yield from (begins + minute * MINUTE for minute in range(int((ends - begins) / MINUTE)))
        return
    slots = [one.slot for one in hours.week or ()] + [slot for one in hours.holidays for slot in one.slots]
    # Midnight as well, at which a holiday may begin or end.
    for at in sorted({time(), *(slot.closes for slot in slots)}):
        yield on_wall(day, at, zone)


def on_wall(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, zone).astimezone(UTC)
