"""The overview in a browser: read without colour, on a phone, in the dark, and as a file."""

from tests.browser.axe_core import faults
from tests.world import World


def test_axe_finds_nothing_and_it_fits(admin, asked: World) -> None:
    page = admin("overview")
    page.run("for (const one of document.querySelectorAll('details')) one.open = true")
    assert faults(page) == []
    assert page.complaints() == []


def test_each_part_of_a_bar_has_a_pattern_of_its_own(admin, asked: World) -> None:
    page = admin("overview")
    fills = page.run("[...document.querySelectorAll('.legend rect')].map((one) => getComputedStyle(one).fill)")
    assert len(set(fills)) == 4 and sum("url(" in one for one in fills) == 2
    titles = page.run("[...document.querySelectorAll('.chart.wide title')].map((one) => one.textContent)")
    assert any("8 conversations; resolved by the agent 2" in one and "not answered 4" in one for one in titles)


def test_days_are_chosen_and_a_file_is_fetched_with_a_token(admin, asked: World) -> None:
    page = admin("overview")
    page.run("document.querySelector('.ranges a').click()")
    page.wait("location.search === '?days=7' && document.querySelector('.ranges a[aria-current]')")
    page.run("URL.createObjectURL = (blob) => { blob.text().then((text) => (window.file = text)); return 'blob:x'; }")
    page.run("document.querySelector('a[download]').click()")
    page.wait("window.file?.startsWith('day,conversations')")
    assert page.run("window.file.trim().split('\\n').length") == 8
    assert page.run("location.search") == "?days=7"
