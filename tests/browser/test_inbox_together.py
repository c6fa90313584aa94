"""Two people at one inbox, each in a browser of their own, with an unsteady line between them and the app."""

import time
from collections.abc import Iterator

import pytest
from flask import Flask

from app import create_app
from runtime.services import Services
from tests.blueprints.callers import ChatShopper, give_tokens
from tests.blueprints.teams import ANNA, BEN, Team, authors
from tests.blueprints.webs import Web, web_process
from tests.browser.chromium import patiently
from tests.browser.inboxes import Underway, open_first, opened, write
from tests.servers import served
from tests.world import World

SOON = 1.0  # seconds until a colleague sees it


@pytest.fixture(scope="module")
def web(migrated: Services) -> Iterator[Web]:
    with web_process(migrated.settings) as running:
        yield running


@pytest.fixture
def desks(world: World, chromium, web: Web, shopper: ChatShopper) -> Iterator:
    """The same conversation before Anna and before Ben."""
    patiently(web.has_database, "the database that was put in place of the one before")
    give_tokens(world, world.alice)
    for member, name in ((ANNA, "Anna"), (BEN, "Ben")):
        Team(world, world.alice, member).get()
        Team(world, world.alice, member).post("/me", {"name": name})
    pages = [opened(world, chromium, web.url, member) for member in (ANNA, BEN)]
    for page in pages:
        page.send("Emulation.setFocusEmulationEnabled", enabled=True)  # both are in sight
        open_first(page)
    yield pages
    for page in pages:
        chromium.send("Target.closeTarget", targetId=page.target)


def choose(page, field: str, value: str) -> None:
    page.run(
        f"((field) => {{ field.value = {value!r}; field.dispatchEvent(new Event('change')) }})"
        f"(document.querySelector('#inbox-{field}'))"
    )


def send(page, words: str) -> None:
    write(page, words)
    page.run("document.querySelector('#inbox-composer').requestSubmit()")


def wait_soon(page, script: str) -> None:
    began = time.monotonic()
    page.wait(script)
    assert time.monotonic() - began < SOON


def test_what_one_assigns_and_tags_another_sees_within_a_second(desks) -> None:
    annas, bens = desks
    choose(bens, "assignee", ANNA)
    wait_soon(annas, f"document.querySelector('#inbox-assignee').value === '{ANNA}'")
    wait_soon(annas, "document.querySelector('#inbox-news').innerText.includes('Assigned to you')")
    choose(bens, "own-tags", "vip, torn")
    wait_soon(annas, "document.querySelector('#inbox-own-tags').value === 'vip, torn'")
    choose(bens, "priority", "urgent")
    wait_soon(annas, "document.querySelector('#inbox .tickets').innerText.includes('urgent')")
    assert bens.run("document.querySelector('#inbox-news').innerText") == ""


def test_half_a_tag_is_not_taken_from_under_the_hands(desks) -> None:
    annas, bens = desks
    annas.run("document.querySelector('#inbox-own-tags').focus()")
    annas.type(", half")
    choose(bens, "priority", "urgent")
    annas.wait("document.querySelector('#inbox .tickets').innerText.includes('urgent')")
    assert annas.run("document.querySelector('#inbox-own-tags').value").startswith(", half")


def test_each_sees_who_else_is_there_and_who_writes(desks) -> None:
    annas, bens = desks
    annas.wait("document.querySelector('#inbox-colleagues').innerText === 'Ben reads this, too'")
    write(bens, "Dear")
    wait_soon(annas, "document.querySelector('#inbox-colleagues').innerText === 'Ben is writing here'")
    bens.run("location.hash = '#inbox'")
    annas.wait("document.querySelector('#inbox-colleagues').innerText === ''")


def test_an_answer_that_crosses_another_comes_back_to_be_looked_at(desks, shopper: ChatShopper) -> None:
    annas, bens = desks
    bens.run("document.querySelector('#inbox-text').focus()")
    bens.type("It leaves tomorrow.")
    # He presses Send before he can know of Anna's answer.
    bens.offline(True)
    bens.run("document.querySelector('#inbox-composer').requestSubmit()")
    send(annas, "It leaves today.")
    annas.wait("document.querySelector('#inbox-thread .staff:not(.waiting)')")
    bens.offline(False)
    bens.wait("document.querySelector('#inbox-problem').innerText.includes('A colleague has answered')")
    assert bens.run("document.querySelector('#inbox-text').value") == "It leaves tomorrow."
    bens.wait("document.querySelector('#inbox-thread').innerText.includes('It leaves today.')")
    assert ("staff", "It leaves tomorrow.") not in authors(shopper)
    bens.run("document.querySelector('#inbox-composer').requestSubmit()")
    bens.wait("document.querySelector('#inbox-thread').innerText.includes('It leaves tomorrow.')")
    bens.wait("!document.querySelector('#inbox-thread .waiting')")
    assert authors(shopper)[-2:] == [("staff", "It leaves today."), ("staff", "It leaves tomorrow.")]


def test_what_is_sent_without_a_line_goes_once_as_soon_as_there_is_one(desks, shopper: ChatShopper) -> None:
    annas, _ = desks
    annas.offline(True)
    send(annas, "First.")
    annas.wait("document.querySelector('#inbox-thread .waiting').innerText.includes('Not sent yet')")
    send(annas, "Second.")
    annas.offline(False)
    annas.wait("!document.querySelector('#inbox-thread .waiting')")
    assert [text for author, text in authors(shopper) if author == "staff"] == ["First.", "Second."]


def test_what_waits_can_be_taken_back_and_changed(desks, shopper: ChatShopper) -> None:
    annas, _ = desks
    annas.offline(True)
    send(annas, "It leaves tody.")
    annas.wait("document.querySelector('#inbox-thread .waiting .button')")
    annas.run("document.querySelector('#inbox-thread .waiting .button').click()")
    annas.wait("document.querySelector('#inbox-text').value === 'It leaves tody.'")
    annas.offline(False)
    annas.run("document.querySelector('#inbox-text').value = ''")
    send(annas, "It leaves today.")
    annas.wait("document.querySelector('#inbox-thread .staff:not(.waiting)')")
    assert [text for author, text in authors(shopper) if author == "staff"] == ["It leaves today."]


class Forgetful:
    """An app whose first answers to what matches are lost on the way, after it has done what was asked."""

    def __init__(self, app: Flask, path: str, lost: int) -> None:
        self.app, self.path, self.lost = app.wsgi_app, path, lost

    def __call__(self, environ, start_response):
        if not environ["PATH_INFO"].endswith(self.path) or self.lost == 0:
            return self.app(environ, start_response)
        self.lost -= 1
        list(self.app(environ, lambda *_: None))
        start_response("504 Gateway Timeout", [])
        return [b""]


@pytest.mark.parametrize("kind", ["reply", "note"])
def test_what_arrived_without_a_word_is_sent_again_and_stands_once(
    world: World,
    chromium,
    shopper: ChatShopper,
    kind: str,
) -> None:
    give_tokens(world, world.alice)
    app = create_app(world.services)
    app.wsgi_app = Forgetful(app, f"/{kind}", lost=2)  # type: ignore[method-assign]
    underway = Underway(app)
    with served(app) as address:
        page = opened(world, chromium, address)
        open_first(page)
        page.run(f"document.querySelector('[name=kind][value={kind}]').click()")
        send(page, "We call at noon.")
        page.wait("document.querySelector('#inbox-thread .waiting').innerText.includes('Not sent yet')")
        page.send("Page.reload")  # by who has lost patience
        page.wait("document.querySelector('#inbox-thread li') && !document.querySelector('#inbox-thread .waiting')")
        chromium.send("Target.closeTarget", targetId=page.target)
        patiently(lambda: underway.count == 0, "nothing is asked any more")
    team = Team(world, world.alice)
    shown = team.get(f"/{shopper.conversation}")
    said = [one["text"] for one in (*shown["messages"], *shown["notes"])]
    assert said.count("We call at noon.") == 1


def test_what_is_half_written_waits_in_its_conversation(desks) -> None:
    annas, _ = desks
    write(annas, "Dear Ann, about your")
    annas.run("location.hash = '#inbox'")
    annas.wait("!document.querySelector('#inbox-text')")
    open_first(annas)
    assert annas.run("document.querySelector('#inbox-text').value") == "Dear Ann, about your"
