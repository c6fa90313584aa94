"""Hours as a merchant writes them: `mon-fri 9:00-12:00 13:00-17:00; sat 10-14`, `always`, `never`; holidays as
`2026-12-24..2026-12-26 Christmas`, or with hours of their own `2026-12-31 10:00-14:00 New Year's Eve`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time

from domain.agent.formatting import known_zone
from domain.errors import InvalidRequest
from domain.handoff.hours import Holiday, Hours, Slot, Weekly

ALWAYS, NEVER = "always", "never"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS = re.compile(rf"({'|'.join(WEEKDAYS)})(?:-({'|'.join(WEEKDAYS)}))?")
SLOT = re.compile(r"(\d{1,2})(?::(\d\d))?-(\d{1,2})(?::(\d\d))?", re.ASCII)
HOLIDAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?((?: \d[\d:]*-\d[\d:]*)*) (\S.*)", re.ASCII)
LONGEST_WEEK = 1000  # characters
LONGEST_NAME = 60  # characters of a holiday's
MOST_HOLIDAYS = 200
WEEK_EXAMPLE = "Write the week like this: mon-fri 9:00-12:00 13:00-17:00; sat 10:00-14:00 (or always, or never)."
HOLIDAY_EXAMPLE = (
    "Write a holiday like this: 2026-12-24..2026-12-26 Christmas (with hours after the day if it has any)."
)


def read_hours(week: str, timezone: str, holidays: Sequence[str]) -> Hours:
    """Raise InvalidRequest, with the sentence that helps, for what cannot be read."""
    if not known_zone(timezone):
        raise InvalidRequest("Name the time zone as Europe/Warsaw or America/New_York.")
    return Hours(timezone, read_week(week), tuple(map(read_holiday, holidays)))


def read_week(text: str) -> tuple[Weekly, ...] | None:
    plain = " ".join(text.lower().split())
    if plain in (ALWAYS, NEVER):
        return None if plain == ALWAYS else ()
    found = {one for part in plain.split(";") if part.strip() for one in slots_of_days(part)}
    if not found:
        raise InvalidRequest(WEEK_EXAMPLE)
    return tuple(sorted(found))


def slots_of_days(part: str) -> Iterator[Weekly]:
    days, *slots = re.sub(r"\s*,\s*", ",", part.strip()).split(" ")
    if not slots:
        raise InvalidRequest(WEEK_EXAMPLE)
    for weekday in weekdays_of(days):
        for written in slots:
            yield Weekly(weekday, read_slot(written, WEEK_EXAMPLE))


def weekdays_of(text: str) -> Iterator[int]:
    for one in text.split(","):
        if not (named := DAYS.fullmatch(one)):
            raise InvalidRequest(WEEK_EXAMPLE)
        first = WEEKDAYS.index(named[1])
        last = WEEKDAYS.index(named[2] or named[1])
        yield from ((first + days) % 7 for days in range((last - first) % 7 + 1))


def read_slot(text: str, example: str) -> Slot:
    if not (found := SLOT.fullmatch(text)):
        raise InvalidRequest(example)
    return Slot(clock(found[1], found[2], example), clock(found[3], found[4], example))


def clock(hour: str, minute: str | None, example: str) -> time:
    try:
        # Midnight is written 24:00 as well.
        return time() if (hour, minute or "00") == ("24", "00") else time(int(hour), int(minute or 0))
    except ValueError:
        raise InvalidRequest(example) from None


def read_holiday(text: str) -> Holiday:
    found = HOLIDAY.fullmatch(" ".join(text.split()))
    if not found or len(found[4]) > LONGEST_NAME:
        raise InvalidRequest(HOLIDAY_EXAMPLE)
    try:
        first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2] or found[1])
    except ValueError:
        raise InvalidRequest(HOLIDAY_EXAMPLE) from None
    if last < first:
        raise InvalidRequest(HOLIDAY_EXAMPLE)
    return Holiday(first, last, found[4], tuple(read_slot(one, HOLIDAY_EXAMPLE) for one in found[3].split()))


def written_week(hours: Hours) -> str:
    """Return the week as `read_week` reads it."""
    if not hours.week:
        return ALWAYS if hours.week is None else NEVER
    by_day: dict[int, list[str]] = {}
    for one in hours.week:
        by_day.setdefault(one.weekday, []).append(written_slot(one.slot))
    return "; ".join(f"{WEEKDAYS[weekday]} {' '.join(slots)}" for weekday, slots in sorted(by_day.items()))


def written_holiday(one: Holiday) -> str:
    days = one.first.isoformat() if one.first == one.last else f"{one.first}..{one.last}"
    return " ".join([days, *map(written_slot, one.slots), one.name])


def written_slot(slot: Slot) -> str:
    return f"{slot.opens:%H:%M}-{slot.closes:%H:%M}"
