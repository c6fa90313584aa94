"""What the head of a chat tells of the team, held against the door's sign minute by minute."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings

from domain.attendance import Attendance, attendance, next_closing
from domain.handoff.hours import Holiday, Hours, Slot, Weekly
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from tests.domain.handoff.test_hours import MINUTE, hours_near_a_change

NINE_TO_FIVE = tuple(Weekly(day, Slot(time(9), time(17))) for day in range(5))
FRIDAY = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)  # noon in London, 13:00 in Berlin


@settings(max_examples=200, deadline=None)
@given(hours_near_a_change())
def test_it_closes_in_the_first_minute_in_which_nobody_is_there(case: tuple[Hours, datetime]) -> None:
    hours, moment = case
    moment = moment.replace(second=0, microsecond=0)
    walked = (moment + number * MINUTE for number in range(1, 24 * 60 + 1))
    first = next((at for at in walked if not hours.open_at(at)), None)
    if hours.open_at(moment):
        assert next_closing(hours, moment) == first


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (Hours("Europe/Berlin", NINE_TO_FIVE), Attendance(True, datetime(2026, 11, 20, 16, tzinfo=UTC))),
        (Hours("America/New_York", NINE_TO_FIVE), Attendance(False, datetime(2026, 11, 20, 14, tzinfo=UTC))),
        (Hours("Asia/Tokyo", NINE_TO_FIVE), Attendance(False, datetime(2026, 11, 23, 0, tzinfo=UTC))),
        (Hours("Europe/Berlin"), Attendance(True, None)),
        (
            Hours("Europe/Berlin", None, (Holiday(FRIDAY.date(), FRIDAY.date(), "Feast"),)),
            Attendance(False, datetime(2026, 11, 20, 23, tzinfo=UTC)),
        ),
        (Hours("Europe/Berlin", ()), None),
        (None, None),
    ],
)
def test_they_are_there_until_they_leave_and_away_until_they_come(hours: Hours | None, told: Attendance | None) -> None:
    assert attendance(HandoffSettings(HandoffMethod.INBOX, hours=hours), FRIDAY) == told


@pytest.mark.parametrize("method", HandoffMethod)
def test_where_nobody_takes_over_nothing_is_told(method: HandoffMethod) -> None:
    told = attendance(HandoffSettings(method, hours=Hours("Europe/Berlin", NINE_TO_FIVE)), FRIDAY)
    assert (told is None) is (method is HandoffMethod.MESSAGE)


def test_a_night_that_goes_on_past_midnight_ends_on_the_next_day() -> None:
    hours = Hours("UTC", (Weekly(4, Slot(time(20), time(2))),))
    night = FRIDAY.replace(hour=23)
    assert next_closing(hours, night) == datetime(2026, 11, 21, 2, tzinfo=UTC)
    assert next_closing(hours, night + timedelta(hours=2)) == datetime(2026, 11, 21, 2, tzinfo=UTC)
