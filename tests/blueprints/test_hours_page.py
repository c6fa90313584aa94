"""When a team is there, as its form is read: kept for one store, refused in sentences, told as a shopper hears it."""

from datetime import time

import pytest
from sqlalchemy import text

from tests.blueprints.callers import give_tokens, merchant
from tests.world import World


@pytest.fixture(autouse=True)
def let_in(world: World) -> None:
    give_tokens(world, world.alice)
    with world.services.begin() as work:
        for table in ("handoff_settings", "activity_log"):
            work.connection.execute(text(f"DELETE FROM {table}"))


def save(world: World, **form: object) -> tuple[int, str]:
    told = {"zone": "Europe/Warsaw", **form}
    answer = world.client.post("/admin/handoff/hours", data=told, headers=merchant(world, world.alice))
    return answer.status_code, answer.get_data(as_text=True)


def kept(world: World):
    with world.services.begin() as work:
        assert work.handoffs.settings(world.bob.store).hours is None
        return work.handoffs.settings(world.alice.store)


def test_a_week_of_several_slots_nights_and_holidays_is_kept_and_shown_again(world: World) -> None:
    days = {"day-0": "9-12, 13-17:30", "day-4": "22:00-2:00"}
    holidays = "2026-12-24..2026-12-26 Christmas\n2026-12-31 10-14 New Year's Eve\n"
    status, page = save(world, when="week", holidays=holidays, topic=["complaint", "return_item"], **days)
    assert status == 200 and 'value="09:00-12:00 13:00-17:30"' in page and 'value="22:00-02:00"' in page
    chosen = kept(world)
    assert [one.slot.opens for one in chosen.hours.week] == [time(9), time(13), time(22)]
    assert [one.name for one in chosen.hours.holidays] == ["Christmas", "New Year's Eve"]
    assert chosen.topics == {"complaint", "return_item"} and chosen.hours.timezone == "Europe/Warsaw"
    with world.services.begin() as work:
        assert [one.detail for one in work.activity.newest(world.alice.store, 9, None)] == ["At these hours"]


def test_always_never_and_nothing_said_are_three_things(world: World) -> None:
    save(world, when="always")
    assert kept(world).hours.week is None
    status, page = save(world, when="never")
    assert kept(world).hours.week == () and "I cannot say when they are back" in page
    save(world, when="unsaid", **{"day-0": "nonsense"})
    assert kept(world).hours is None


def test_the_method_and_the_rest_stay_as_they_were(world: World) -> None:
    who = merchant(world, world.alice)
    world.client.post("/admin/handoff", data={"method": "message", "message": "Call us."}, headers=who)
    save(world, when="always", topic="complaint")
    assert (kept(world).method, kept(world).message) == ("message", "Call us.")
    world.client.post("/admin/handoff", data={"method": "inbox"}, headers=who)
    assert (kept(world).method, kept(world).hours.week, kept(world).topics) == ("inbox", None, {"complaint"})
    save(world, when="unsaid")
    assert (kept(world).method, kept(world).hours, kept(world).topics) == ("inbox", None, frozenset())


@pytest.mark.parametrize(
    ("form", "field", "words"),
    [
        ({"when": "week", "day-2": "nine"}, "day-2", "9:00-12:00"),
        ({"when": "week", "day-2": "25:00-26:00"}, "day-2", "9:00-12:00"),
        ({"when": "week"}, "day-0", "one day at least"),
        ({"when": "always", "zone": "Mars"}, "zone", "Europe/Warsaw"),
        ({"when": "always", "holidays": "24 dec"}, "holidays", "“24 dec” is not read"),
        ({"when": "always", "holidays": "2026-01-01 x\n" * 201}, "holidays", "at most 200"),
        ({"when": "sometimes"}, "when", "Choose one"),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_field(world: World, form: dict, field: str, words: str) -> None:
    status, page = save(world, **form)
    assert status == 422 and words in page and f'id="problem-{field}"' in page
    assert kept(world).hours is None


def test_nobody_else_sets_hours(world: World) -> None:
    for head in ({}, {"Authorization": "Bearer forged"}):
        assert world.client.post("/admin/handoff/hours", data={"when": "never"}, headers=head).status_code == 401
