"""The knowledge page in a browser: from an unanswered question to its answer, and on a phone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from domain.handoff.connecting import Connected, HelpdeskSecrets
from domain.handoff.tickets import HandoffMethod
from domain.knowledge.answers import delete_source, write_answer
from tests.browser.axe_core import faults, violations
from tests.domain.talks import say, start
from tests.world import World


def test_from_an_unanswered_question_to_asked_again_and_answered(admin, world: World) -> None:
    say(world, world.alice, start(world, world.alice), "do you ship to Iceland?")
    page = admin("knowledge", width=390, height=844)
    page.wait("document.querySelector('#gaps a')")
    assert page.run("document.documentElement.scrollWidth") <= 390
    page.run("document.querySelector('#gaps a').click()")
    page.wait("document.querySelector('#field-text')")
    page.run("document.querySelector('#field-text').value = 'Yes, by post, in nine days.'")
    page.run("document.querySelector('button[value=publish]').click()")
    page.wait("document.querySelector('#again-title')")
    assert "Answered" in page.run("document.querySelector('#again-title').innerText")
    assert "nine days" in page.run("document.querySelector('main').innerText")


@pytest.fixture
def connected(world: World) -> Iterator[None]:
    """Alice's Zendesk, for the world outlives a test here."""
    store, now = world.alice.store, world.services.now()
    account = Connected(HandoffMethod.ZENDESK, "alices", HelpdeskSecrets("a", "", now + timedelta(days=1)))
    with world.services.begin() as work:
        work.handoffs.connect(store, account, now)
    yield
    with world.services.begin() as work:
        work.handoffs.disconnect(store, HandoffMethod.ZENDESK, HandoffMethod.INBOX)
        for source in work.sources.all(store):
            delete_source(store, source.id, work)


BUTTON = "form[action$=help-centre] button"


def test_the_button_beneath_a_question_is_as_wide_as_its_words(admin, asked: World) -> None:
    page = admin("knowledge", width=1280, height=900)
    page.wait("document.querySelector('#gaps .button')")
    assert page.run("document.querySelector('#gaps .button').offsetWidth") < 200


def test_without_zendesk_the_road_to_it_is_shown(admin) -> None:
    page = admin("knowledge")
    page.run("document.querySelector('section[aria-labelledby=centre-title] a').click()")
    page.wait("document.querySelector('main h1').innerText === 'Handoff'")


def test_the_help_centre_is_added_by_one_press(admin, connected, world: World) -> None:
    page = admin("knowledge")
    page.wait("!document.querySelector('#gaps').innerText.includes('Loading')")
    assert faults(page) == []
    page.run(f"document.querySelector('{BUTTON}').focus()")
    page.press("Enter")
    page.wait("document.querySelector('#sources')?.innerText.includes('alices.zendesk.com')")
    assert page.run(f"document.querySelector('{BUTTON}')") is None
    assert faults(page) == []
    assert page.complaints() == []
    with world.services.begin() as work:
        assert [one.title for one in work.sources.all(world.alice.store)] == ["alices.zendesk.com"]


def choose(page, *files: Path) -> None:
    field = page.send("Runtime.evaluate", expression="document.querySelector('#field-file')")["result"]["objectId"]
    page.send("DOM.setFileInputFiles", files=list(map(str, files)), objectId=field)


def test_a_file_that_is_refused_keeps_none_of_the_others_back(admin, world: World, tmp_path: Path) -> None:
    for name, content in (("empty.txt", ""), ("kettle.md", "It holds 1.7 litres."), ("tool.exe", "MZ")):
        (tmp_path / name).write_text(content)
    page = admin("knowledge", width=390, height=844)
    page.wait("document.querySelector('#field-address')")
    page.run("document.querySelector('#field-address').value = 'www.example.com/help'")
    choose(page, *sorted(tmp_path.iterdir()))
    page.wait("document.querySelectorAll('#upload-says .problem').length === 2")
    page.wait("!document.querySelector('#field-file').disabled")
    assert "kettle.md" in page.run("document.querySelector('#sources').innerText")
    said = page.run("document.querySelector('#upload-says').innerText")
    assert "empty.txt: This file is empty." in said and "tool.exe: This kind of file" in said
    # What was typed beside it is still there.
    assert page.run("document.querySelector('#field-address').value") == "www.example.com/help"
    assert page.complaints() == []
    with world.services.begin() as work:
        [source] = work.sources.all(world.alice.store)
        delete_source(world.alice.store, source.id, work)


def test_what_somebody_wrote_goes_with_a_second_press_alone(admin, world: World) -> None:
    with world.services.begin() as work:
        write_answer(world.alice.store, "Do you hire out tents?", "No.", "71", world.services.now(), work)
        work.members.arrived(world.alice.store, "71", world.services.now())
        work.members.change(world.alice.store, "71", name="Ida")
    page = admin("knowledge", width=390, height=844)
    page.run("document.querySelector('#sources a.button').click()")
    page.wait("document.querySelector('#versions-title')")
    assert ", by Ida" in page.run("document.querySelector('main').innerText")
    page.run("document.querySelector('nav a[href=\"/admin/knowledge\"]').click()")
    page.wait("document.querySelector('#sources .sure summary')")
    page.run("document.querySelector('#sources .sure summary').click()")
    page.wait("document.querySelector('#sources .sure').open")
    assert violations(page) == [] and page.run("document.documentElement.scrollWidth") <= 390
    assert "cannot be brought back" in page.run("document.querySelector('#sources').innerText")
    with world.services.begin() as work:
        assert len(work.sources.all(world.alice.store)) == 1
    page.run("document.querySelector('#sources .sure button').click()")
    page.wait("document.querySelector('.told')?.innerText.startsWith('Deleted')")
    with world.services.begin() as work:
        assert work.sources.all(world.alice.store) == []


def test_a_word_without_an_end_widens_no_page(admin, world: World) -> None:
    say(world, world.alice, start(world, world.alice), f"do you ship to {'W' * 900}?")
    page = admin("knowledge", width=390, height=844)
    page.wait("document.querySelector('#gaps').innerText.includes('WWWW')")
    assert page.run("document.documentElement.scrollWidth") <= 390
