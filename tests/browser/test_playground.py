"""The playground in a browser: a conversation with its receipts, by keyboard and on a phone."""

from sqlalchemy import text

from tests.browser.axe_core import faults, violations
from tests.browser.test_pages import title
from tests.world import World


def ask(page, words: str) -> None:
    page.run("document.querySelector('#field-question').focus()")
    page.type(words)
    page.run("document.querySelector('#ask .primary').click()")


def wait_for(page, words: str) -> None:
    page.wait(f"document.querySelector('.said')?.innerText.includes({words!r})")


def test_a_conversation_goes_on_where_the_next_words_are_written(admin, world: World) -> None:
    page = admin("playground")
    ask(page, "What does the Alice Rain Jacket cost?")
    wait_for(page, "$89.00")
    assert page.run("document.activeElement.id") == "field-question"
    assert "$89.00" in page.run("document.getElementById('announcement').textContent")
    ask(page, "does it come in L?")
    wait_for(page, "sold out")
    page.run("document.querySelector('.said > li:last-child summary').click()")
    assert "Understood as" in page.run("document.querySelector('.said > li:last-child').innerText")
    page.run("[...document.querySelectorAll('#ask a')].find((one) => one.innerText === 'Begin anew').click()")
    page.wait("!document.querySelector('.said')")
    assert title(page) == "Playground" and page.complaints() == []


def test_axe_finds_nothing_from_the_first_question_to_the_ticket(admin, world: World) -> None:
    page = admin("playground")
    assert faults(page) == []
    page.run("document.querySelector('[name=who][value=customer]').click()")
    page.run("document.querySelector('#field-who_words').value = 'shopper1'")
    ask(page, "I want to talk to a person")
    page.wait("document.querySelectorAll('[name=customer]').length === 2")
    assert faults(page) == []
    page.run("document.querySelector('[name=customer]').click()")
    page.run("document.querySelector('#ask .primary').click()")
    wait_for(page, "Shall I?")
    ask(page, "yes")
    page.wait("document.querySelector('.would-be')")
    page.run("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert faults(page) == []


def test_an_answer_is_saved_run_and_deleted_and_axe_finds_nothing(admin, world: World) -> None:
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM saved_tests"))
    page = admin("playground", width=390, height=844)
    ask(page, "What does the Alice Rain Jacket cost?")
    wait_for(page, "$89.00")
    page.run("document.querySelector('[formaction]').click()")
    page.wait("document.querySelector('.told')?.innerText.includes('Saved as a test')")
    assert violations(page) == []
    page.run("document.querySelector('.told a').click()")
    page.wait("document.querySelector('main h1').innerText === 'Saved tests'")
    page.run("document.querySelector('form[action$=run] button').click()")
    page.wait("document.querySelector('.told')?.innerText.includes('were run')")
    page.run("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert "Holds" in page.run("document.querySelector('#tests').innerText") and violations(page) == []
    assert page.run("document.documentElement.scrollWidth") <= 390
    page.run("document.querySelector('form[action$=delete] button').click()")
    page.wait("document.querySelector('main').innerText.includes('None yet')")
    assert page.complaints() == []
