"""The knowledge page in a browser: from an unanswered question to its answer, and on a phone."""

from tests.browser.test_pages import admin  # noqa: F401 - a fixture
from tests.domain.talks import say, start
from tests.world import World


def test_from_an_unanswered_question_to_asked_again_and_answered(admin, world: World) -> None:  # noqa: F811 - the fixture
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
