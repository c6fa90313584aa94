"""The team's inbox in a browser: read, answer, note, and pass on, by mouse, keyboard and thumb."""

from jobs import tickets
from tests.blueprints.callers import ChatShopper, give_tokens
from tests.blueprints.teams import BEN, Team
from tests.blueprints.webs import web_process
from tests.browser.inboxes import open_first, opened, write
from tests.world import World


def test_an_answer_reaches_the_chat_and_stands_in_the_thread(inbox, shopper: ChatShopper) -> None:
    open_first(inbox)
    write(inbox, "It does, in size L.")
    inbox.run("document.querySelector('#inbox-composer').requestSubmit()")
    inbox.wait(
        "document.querySelector('#inbox-thread .staff:not(.waiting)')?.innerText.includes('It does, in size L.')"
    )
    assert shopper.messages()[-1]["text"] == "It does, in size L."
    assert inbox.run("document.querySelector('#inbox-text').value") == ""


def test_who_has_given_no_name_is_a_colleague_and_no_number(inbox, world: World) -> None:
    assignees = "[...document.querySelectorAll('#inbox-assignee option')].map((one) => one.text)"
    open_first(inbox)
    assert inbox.run(assignees) == ["Nobody", "Colleague (you)"]
    Team(world, world.alice, BEN).get()
    Team(world, world.alice, "71000009").get()
    Team(world, world.alice, BEN).post("/me", {"name": "Ben"})
    inbox.run("document.body.replaceChildren()")
    inbox.send("Page.reload")
    inbox.wait("document.querySelector('#inbox-assignee')")
    assert inbox.run(assignees) == ["Nobody", "Colleague 1 (you)", "Ben", "Colleague 3"]


def test_opening_a_ticket_fetches_no_page_anew(inbox) -> None:
    inbox.run("document.querySelector('main').dataset.same = 'yes'")
    open_first(inbox)
    inbox.run("history.back()")
    inbox.wait("!document.querySelector('#inbox-text')")
    open_first(inbox)
    assert len([url for url in inbox.requests() if "/admin/inbox?" in url]) == 1
    assert inbox.run("document.querySelector('main').dataset.same") == "yes"


def test_a_note_stays_with_the_team(inbox, shopper: ChatShopper) -> None:
    open_first(inbox)
    inbox.run("document.querySelector('[name=kind][value=note]').click()")
    write(inbox, "She wants it by Friday")
    inbox.run("document.querySelector('#inbox-composer').requestSubmit()")
    inbox.wait("document.querySelector('#inbox-thread .note:not(.waiting)')?.innerText.includes('by Friday')")
    assert "Friday" not in str(shopper.messages())


def test_what_the_assistant_would_say_is_taken_by_hand(inbox, shopper: ChatShopper) -> None:
    open_first(inbox)
    before = len(shopper.messages())
    inbox.run("document.querySelector('#inbox-composer .row .button').click()")
    inbox.wait("document.querySelector('.suggested .suggestion, .suggested .notice')")
    assert len(shopper.messages()) == before


def test_what_the_shopper_writes_appears_without_a_reload(inbox, shopper: ChatShopper, world: World) -> None:
    open_first(inbox)
    write(inbox, "Half a sentence")
    shopper.say("It is for a wedding")
    with world.services.begin() as work:
        due = work.outbox.due(world.services.now(), 10)
    for outgoing in due:
        tickets.deliver_ticket(str(outgoing))
    inbox.wait("document.querySelector('#inbox-thread').innerText.includes('wedding')")
    assert inbox.run("document.querySelector('#inbox-text').value") == "Half a sentence"


def test_what_the_shopper_writes_is_heard_where_it_can_be_and_not_looked_for(
    world: World, chromium, shopper: ChatShopper
) -> None:
    give_tokens(world, world.alice)
    with web_process(world.services.settings) as web:
        page = opened(world, chromium, web.url)
        open_first(page)
        page.wait("document.querySelector('#inbox-here').innerText === 'away'")
        shopper.say("It is for a wedding")
        page.wait("document.querySelector('#inbox-thread').innerText.includes('wedding')")
        assert not [url for url in page.requests() if url.endswith("/changes")]


def test_every_control_has_a_name_and_nothing_complains(inbox) -> None:
    open_first(inbox)
    nameless = """[...document.querySelectorAll('#inbox :is(input, select, textarea, button)')].filter((one) =>
        !(one.labels?.length || one.innerText.trim() || one.ariaLabel)).map((one) => one.outerHTML)"""
    assert inbox.run(nameless) == []
    assert [line for line in inbox.complaints() if "app-bridge" not in line and "ERR_" not in line] == []


def test_on_a_phone_one_thing_is_shown_and_nothing_runs_out_of_the_page(inbox) -> None:
    inbox.resize(390, 844, touch=True)
    open_first(inbox)
    assert inbox.run("getComputedStyle(document.querySelector('#inbox .list')).display") == "none"
    assert inbox.run("document.documentElement.scrollWidth <= innerWidth")
