"""Hours are read as merchants write them, and what cannot be read is told with an example."""

from datetime import time

import pytest
from hypothesis import given

from domain.errors import InvalidRequest
from domain.handoff.hours import Hours, Slot, Weekly
from domain.handoff.hours_written import read_hours, read_week, written_holiday, written_week
from tests.domain.handoff.test_hours import hours_near_a_change

NINE_TO_FIVE = Slot(time(9), time(17))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("mon-fri 9:00-17:00", [(day, NINE_TO_FIVE) for day in range(5)]),
        ("Mon 9-17", [(0, NINE_TO_FIVE)]),
        ("  sat,sun   9:00-17:00 ; ", [(5, NINE_TO_FIVE), (6, NINE_TO_FIVE)]),
        ("mon, wed 9-17", [(0, NINE_TO_FIVE), (2, NINE_TO_FIVE)]),
        ("sat-mon 9-17", [(0, NINE_TO_FIVE), (5, NINE_TO_FIVE), (6, NINE_TO_FIVE)]),
        ("tue 9:00-12:30 13:30-17:00", [(1, Slot(time(9), time(12, 30))), (1, Slot(time(13, 30), time(17)))]),
        ("fri 22-6", [(4, Slot(time(22), time(6)))]),
        ("sun 0:00-24:00", [(6, Slot(time(), time()))]),
        ("mon 9-17; mon 9-17", [(0, NINE_TO_FIVE)]),
    ],
)
def test_reads_a_week(text: str, read: list[tuple[int, Slot]]) -> None:
    assert read_week(text) == tuple(Weekly(*one) for one in read)


def test_always_and_never_are_words() -> None:
    assert read_week("Always") is None and read_week(" never") == ()


@pytest.mark.parametrize(
    "text", ["", "mon", "9-17", "monday 9-17", "mon 9", "mon 25-26", "mon 9:60-10", "mon 9-17, tue 9-17", "mon ٩-١٧"]
)
def test_what_is_no_week_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(InvalidRequest, match="mon-fri 9:00-12:00"):
        read_week(text)


@pytest.mark.parametrize(
    "text",
    [
        "Christmas",
        "2026-12-24",
        "2026-02-30 Feast",
        "2026-12-26..2026-12-24 Christmas",
        "2026-12-24 25-26 Eve",
        "x" * 90,
    ],
)
def test_what_is_no_holiday_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(InvalidRequest, match="2026-12-24..2026-12-26 Christmas"):
        read_hours("always", "UTC", [text])


def test_a_zone_that_there_is_not_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="time zone"):
        read_hours("always", "CET+1", [])


@given(hours_near_a_change())
def test_what_is_written_is_read_as_the_same(drawn: tuple[Hours, object]) -> None:
    hours = drawn[0]
    again = read_hours(written_week(hours), hours.timezone, [written_holiday(one) for one in hours.holidays])
    kept = hours.week and tuple(sorted(set(hours.week)))
    assert again == Hours(hours.timezone, kept, hours.holidays)
