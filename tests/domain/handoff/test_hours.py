"""Hours are what the clock on the wall says, minute by minute, where clocks are put forward and back as well."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as some

from domain.handoff.hours import SEARCHED, Holiday, Hours, Slot, Weekly

MINUTE = timedelta(minutes=1)
WALKED = timedelta(days=3)
# A zone, and a day on which its clocks are changed: at night, at midnight, by half an hour, and one that never does.
CHANGES = [
    ("Europe/Warsaw", date(2026, 3, 29)),
    ("Europe/Warsaw", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Africa/Cairo", date(2026, 4, 24)),
    ("Africa/Cairo", date(2026, 10, 29)),
    ("Asia/Beirut", date(2026, 3, 29)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Australia/Lord_Howe", date(2027, 4, 4)),
    ("Asia/Seoul", date(2026, 11, 23)),
]
# Around the hours at which clocks are changed there is most to get wrong.
times = some.one_of(
    some.builds(time, some.sampled_from([0, 1, 2, 3, 23]), some.sampled_from([0, 15, 30, 59])),
    some.builds(time, some.integers(0, 23), some.integers(0, 59)),
)
slots = some.builds(Slot, times, times)
weeks = some.none() | some.lists(some.builds(Weekly, some.integers(0, 6), slots), max_size=6).map(tuple)


@some.composite
def holidays(draw: some.DrawFn, near: date) -> Holiday:
    first = near + timedelta(days=draw(some.integers(-2, 2)))
    last = first + timedelta(days=draw(some.integers(0, 2)))
    return Holiday(first, last, "Feast", tuple(draw(some.lists(slots, max_size=2))))


@some.composite
def hours_near_a_change(draw: some.DrawFn) -> tuple[Hours, datetime]:
    """Return hours with a moment of the days around a change of the clocks."""
    zone, day = draw(some.sampled_from(CHANGES))
    hours = Hours(zone, draw(weeks), tuple(draw(some.lists(holidays(day), max_size=2))))
    noon = datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC)
    return hours, noon + timedelta(minutes=draw(some.integers(-2000, 2000)))


def minutes_on_the_door(hours: Hours, around: date) -> set[datetime]:
    """Return every minute that a wall clock may show while it is open, written out day by day."""
    shown: set[datetime] = set()
    for day in (around + timedelta(days=days) for days in range(-2, 5)):
        for slot in slots_on_the_door(hours, day):
            at = datetime.combine(day, slot.opens)
            end = datetime.combine(day + timedelta(days=slot.closes <= slot.opens), slot.closes)
            while at < end:
                if at.date() == day or feast(hours, at.date()) in (None, feast(hours, day)):
                    shown.add(at)
                at += MINUTE
    return shown


def slots_on_the_door(hours: Hours, day: date) -> tuple[Slot, ...]:
    if found := feast(hours, day):
        return found.slots
    if hours.week is None:
        return (Slot(time(), time()),)
    return tuple(one.slot for one in hours.week if one.weekday == day.weekday())


def feast(hours: Hours, day: date) -> Holiday | None:
    return next((one for one in hours.holidays if one.first <= day <= one.last), None)


@settings(max_examples=100, deadline=None)
@given(hours_near_a_change())
def test_the_next_opening_is_the_first_minute_at_which_a_walk_finds_it_open(drawn: tuple[Hours, datetime]) -> None:
    hours, moment = drawn
    zone = ZoneInfo(hours.timezone)
    shown = minutes_on_the_door(hours, moment.astimezone(zone).date())
    walked = (moment + minutes * MINUTE for minutes in range(WALKED // MINUTE))
    first = next((at for at in walked if at.astimezone(zone).replace(tzinfo=None) in shown), None)
    found = hours.next_opening(moment)
    assert hours.open_at(moment) is (first == moment)
    assert found == first if first else found is None or found - moment >= WALKED


@settings(max_examples=50, deadline=None)
@given(hours_near_a_change(), some.integers(0, 59))
def test_seconds_change_nothing(drawn: tuple[Hours, datetime], seconds: int) -> None:
    hours, moment = drawn
    assert hours.open_at(moment + timedelta(seconds=seconds)) is hours.open_at(moment)


def at(zone: str, *when: int, fold: int = 0) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)  # type: ignore[arg-type, misc]


def daily(zone: str, *spans: tuple[time, time]) -> Hours:
    return Hours(zone, tuple(Weekly(day, Slot(*span)) for day in range(7) for span in spans))


def test_an_hour_that_is_left_out_is_opened_after() -> None:
    hours = daily("Europe/Warsaw", (time(2, 30), time(4)))
    assert hours.next_opening(at("Europe/Warsaw", 2026, 3, 29, 0, 0)) == at("Europe/Warsaw", 2026, 3, 29, 3, 0)


def test_a_slot_that_is_left_out_whole_is_the_next_days() -> None:
    hours = daily("Europe/Warsaw", (time(2), time(3)))
    assert hours.next_opening(at("Europe/Warsaw", 2026, 3, 29, 0, 0)) == at("Europe/Warsaw", 2026, 3, 30, 2, 0)


def test_an_hour_that_comes_twice_is_kept_twice() -> None:
    hours = daily("America/New_York", (time(1, 30), time(1, 45)))
    between = at("America/New_York", 2026, 11, 1, 1, 50)
    assert not hours.open_at(between)
    assert hours.next_opening(between) == at("America/New_York", 2026, 11, 1, 1, 30, fold=1)


def test_two_slots_a_day_leave_a_pause_between() -> None:
    hours = daily("Europe/Warsaw", (time(9), time(12)), (time(13), time(17)))
    assert hours.open_at(at("Europe/Warsaw", 2026, 11, 23, 11, 59))
    assert hours.next_opening(at("Europe/Warsaw", 2026, 11, 23, 12, 0)) == at("Europe/Warsaw", 2026, 11, 23, 13, 0)
    assert hours.next_opening(at("Europe/Warsaw", 2026, 11, 23, 17, 0)) == at("Europe/Warsaw", 2026, 11, 24, 9, 0)


def test_a_night_ends_in_the_morning_after_but_not_within_a_holiday() -> None:
    hours = Hours("UTC", (Weekly(4, Slot(time(22), time(6))),))
    saturday = at("UTC", 2026, 12, 5, 5, 59)
    assert hours.open_at(saturday) and not hours.open_at(saturday + MINUTE)
    feast = Holiday(date(2026, 12, 5), date(2026, 12, 5), "Saint Nicholas")
    assert not Hours("UTC", hours.week, (feast,)).open_at(saturday)


def test_always_open_is_shut_on_a_holiday_alone() -> None:
    hours = Hours("UTC", None, (Holiday(date(2026, 12, 24), date(2026, 12, 26), "Christmas"),))
    assert hours.open_at(at("UTC", 2026, 12, 23, 23, 59)) and not hours.open_at(at("UTC", 2026, 12, 24, 0, 0))
    assert hours.next_opening(at("UTC", 2026, 12, 24, 0, 0)) == at("UTC", 2026, 12, 27, 0, 0)


def test_never_is_never_but_on_a_holiday_with_hours_of_its_own() -> None:
    assert Hours("UTC", ()).next_opening(at("UTC", 2026, 1, 1, 0, 0)) is None
    sale = Holiday(date(2026, 11, 27), date(2026, 11, 27), "Sale", (Slot(time(8), time(20)),))
    hours = Hours("UTC", (), (sale,))
    assert hours.next_opening(at("UTC", 2026, 1, 1, 0, 0)) == at("UTC", 2026, 11, 27, 8, 0)


def test_nobody_is_told_of_an_opening_that_is_more_than_a_year_away() -> None:
    away = Holiday(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=2 * SEARCHED), "Sabbatical")
    assert Hours("UTC", None, (away,)).next_opening(at("UTC", 2026, 1, 1, 0, 0)) is None
