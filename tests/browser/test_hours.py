"""The merchant's hours in a browser: typed day by day, saved, refused beside the day, and kept while the page looks."""

import pytest
from sqlalchemy import text

from tests.browser.axe_core import faults
from tests.world import World

FORM = "document.querySelector('#hours')"


@pytest.fixture(autouse=True)
def nothing_kept(world: World) -> None:
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM handoff_settings"))


def fill(page, **fields: str) -> None:
    for name, words in fields.items():
        page.run(f"{FORM}.elements['{name.replace('_', '-')}'].value = {words!r}")


def save(page) -> None:
    page.run(f"{FORM}.requestSubmit()")


def test_hours_and_topics_are_saved_for_one_store(admin, world: World) -> None:
    page = admin("handoff")
    page.run("document.querySelector('#hours [value=week]').click()")
    fill(page, day_0="9-12 13:00-17:00", day_5="10:00–14:00", holidays="2026-12-25 Christmas")
    page.run("document.querySelector('#hours [value=complaint]').click()")
    save(page)
    page.wait("document.querySelector('p.told')?.innerText.startsWith('Saved')")
    assert page.run(f"{FORM}.elements['day-0'].value") == "09:00-12:00 13:00-17:00"
    with world.services.begin() as work:
        kept = work.handoffs.settings(world.alice.store)
        assert work.handoffs.settings(world.bob.store).hours is None
    assert kept.hours and kept.hours.timezone == "America/New_York" and len(kept.hours.week or ()) == 3
    assert [one.name for one in kept.hours.holidays] == ["Christmas"] and kept.topics == {"complaint"}
    assert page.complaints() == []


def test_what_cannot_be_read_is_told_beside_its_day_and_stays_as_typed(admin, world: World) -> None:
    page = admin("handoff")
    page.run("document.querySelector('#hours [value=week]').click()")
    fill(page, day_1="nine to five", holidays="24 dec")
    save(page)
    page.wait("document.querySelector('#problem-day-1')?.innerText.includes('9:00-12:00')")
    assert page.run(f"{FORM}.elements['day-1'].value") == "nine to five"
    assert "“24 dec” is not read" in page.run("document.querySelector('#problem-holidays').innerText")
    with world.services.begin() as work:
        assert work.handoffs.settings(world.alice.store).hours is None


def test_axe_finds_nothing(admin) -> None:
    page = admin("handoff")
    page.run("document.querySelector('#hours [value=week]').click()")
    assert faults(page) == []
    save(page)
    page.wait("document.querySelector('#problem-day-0')")
    assert faults(page) == []
