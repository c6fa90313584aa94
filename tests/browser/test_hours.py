"""The merchant's hours in a browser: typed, saved, refused with an example, and kept while the page looks again."""

import time
from collections.abc import Iterator

import pytest

from app import create_app
from tests.blueprints.callers import session_token
from tests.blueprints.test_admin import give_tokens
from tests.browser.conftest import served
from tests.world import World


@pytest.fixture
def home(world: World, chromium) -> Iterator:
    """The page as Shopify's admin opens it, with what App Bridge would bring."""
    give_tokens(world, world.alice)
    token = session_token(world, world.alice, exp=int(time.time()) + 3000)
    with served(create_app(world.services)) as address:
        page = chromium.open(f"{address}/health/live", width=1200, height=1400)
        page.send("Page.enable")
        source = f"window.shopify = {{ idToken: async () => '{token}' }}"
        page.send("Page.addScriptToEvaluateOnNewDocument", source=source)
        page.go(f"{address}/admin/handoff?id_token={token}")
        page.wait("document.querySelector('#hours form')")
        yield page


def fill(page, name: str, text: str) -> None:
    page.run(f"(document.querySelector('#hours [name={name}]').select(), document.activeElement.blur())")
    page.run(f"document.querySelector('#hours [name={name}]').focus()")
    page.type(text)


def save(page) -> None:
    page.run("document.querySelector('#hours [type=submit]').click()")


def test_hours_and_topics_are_saved_for_one_store(home, world: World) -> None:
    fill(home, "week", "mon-fri 9-17")
    fill(home, "holidays", "2026-12-25 Christmas")
    home.run("document.querySelector('#hours [value=complaint]').click()")
    save(home)
    home.wait("document.querySelector('#hours .saved')")
    with world.services.begin() as work:
        kept = work.handoffs.settings(world.alice.store)
        assert work.handoffs.settings(world.bob.store).hours is None
    assert kept.hours and kept.hours.timezone == "America/New_York" and len(kept.hours.week or ()) == 5
    assert [one.name for one in kept.hours.holidays] == ["Christmas"] and kept.topics == {"complaint"}


def test_what_cannot_be_read_is_told_with_an_example_and_stays_as_typed(home, world: World) -> None:
    fill(home, "week", "nine to five")
    save(home)
    home.wait("document.querySelector('#hours .problem').innerText.includes('mon-fri 9:00-12:00')")
    assert home.run("document.querySelector('#hours [name=week]').value") == "nine to five"
    with world.services.begin() as work:
        assert work.handoffs.settings(world.alice.store).hours is None


def test_what_is_refused_after_it_was_saved_is_not_called_saved(home) -> None:
    fill(home, "week", "mon-fri 9-17")
    save(home)
    home.wait("document.querySelector('#hours .saved')")
    typed = "form.holidays.value = '24 dec', form.dispatchEvent(new Event('input', { bubbles: true }))"
    stands = "(form.requestSubmit(), Boolean(form.querySelector('.saved')))"
    # In one go, since the page that looks again after some seconds forgets the word as well.
    assert home.run(f"((form) => ({typed}, {stands}))(document.querySelector('#hours form'))") is False
    home.wait("document.querySelector('#hours .problem').innerText.includes('Christmas')")
