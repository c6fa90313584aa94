"""The conversations in a browser: found, opened, gone back from and erased, by keyboard, on a phone and in the dark."""

from tests.browser.axe_core import faults
from tests.world import World

FIRST = "document.querySelector('ul.conversations a')"


def find(page, words: str) -> None:
    page.run("document.querySelector('#field-words').focus()")
    page.type(words)
    page.press("Enter")
    page.wait("location.search.includes('words=')")


def test_axe_finds_nothing_and_it_fits(admin, asked: World) -> None:
    page = admin("conversations")
    assert faults(page) == []
    find(page, "jacket")
    page.run(f"{FIRST}.click()")
    page.wait("document.querySelector('ol.said')")
    page.run("for (const one of document.querySelectorAll('details')) one.open = true")
    assert faults(page) == []
    assert page.complaints() == []


def test_who_finds_and_opens_one_gets_back_to_what_was_found(admin, asked: World) -> None:
    page = admin("conversations")
    assert page.run("document.querySelectorAll('ul.conversations a').length") == 8
    find(page, "iceland")
    page.wait("document.querySelectorAll('ul.conversations a').length === 2")
    page.run(f"{FIRST}.click()")
    page.wait("document.querySelector('ol.said')")
    page.run("document.querySelector('.way-back a').click()")
    page.wait("document.querySelectorAll('ul.conversations a').length === 2")
    assert page.run("document.querySelector('#field-words').value") == "iceland"


def test_erasing_takes_two_steps(admin, asked: World) -> None:
    page = admin("conversations")
    page.run(f"{FIRST}.click()")
    page.wait("document.querySelector('#erase-title')")
    assert not page.run("document.querySelector('button[name=sure]').checkVisibility()")
    page.run("document.querySelector('#erase-title + details').open = true")
    page.run("document.querySelector('button[name=sure]').click()")
    page.wait("document.querySelector('.told')?.innerText.includes('is erased')")
    assert page.run("document.querySelectorAll('ul.conversations a').length") == 7
    assert page.run("location.pathname") == "/admin/conversations"


def test_a_file_is_fetched_with_a_token(admin, asked: World) -> None:
    page = admin("conversations")
    page.run("URL.createObjectURL = (blob) => { blob.text().then((text) => (window.file = text)); return 'blob:x'; }")
    page.run("document.querySelector('a[download$=json]').click()")
    page.wait("window.file && JSON.parse(window.file).length === 8")
