"""The team's inbox can be read and used: by keyboard, in any script, in bright and dark, by thumb."""

import pytest

from tests.blueprints.callers import ChatShopper
from tests.blueprints.teams import deliver
from tests.browser.axe_core import violations
from tests.browser.inboxes import open_first, write
from tests.world import World

HEBREW = "שלום, איפה ההזמנה שלי?"
MARKUP = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>"
SMALL = """[...document.querySelectorAll('#inbox :is(button, select, textarea, input:not([type=radio]))')]
    .filter((one) => one.checkVisibility() && one.tabIndex >= 0 && one.getBoundingClientRect().height < 44)
    .map((one) => one.outerHTML)"""


def key(page, sign: str) -> None:
    for kind in ("keyDown", "keyUp"):
        page.send("Input.dispatchKeyEvent", type=kind, key=sign, text=sign if kind == "keyDown" else "")


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(inbox, dark: bool, width: int) -> None:
    inbox.emulate(dark=dark)
    inbox.resize(width, 900, touch=width < 820)
    inbox.run("document.querySelector('#inbox-team summary').click()")
    inbox.wait("document.querySelector('#inbox-template-text')")
    assert violations(inbox) == []
    open_first(inbox)
    write(inbox, "Half a sentence")
    for kind in ("reply", "note"):
        inbox.run(f"document.querySelector('[name=kind][value={kind}]').click()")
        assert violations(inbox) == []
    inbox.run("document.querySelector('.all-tools').open = true")
    inbox.run("document.querySelector('#inbox-note summary').click()")
    inbox.run("document.querySelector('#inbox-composer .helps .button').click()")
    inbox.wait("document.querySelector('.suggestion, .suggested .notice')")
    assert violations(inbox) == []


def test_axe_finds_what_is_too_faint(inbox) -> None:
    inbox.run("document.querySelector('#inbox .tickets .opening').style.color = '#999'")
    assert [one.partition(":")[0] for one in violations(inbox)] == ["color-contrast"]


def test_keys_lead_through_the_list_and_to_the_answer(inbox) -> None:
    key(inbox, "j")
    inbox.wait("document.querySelector('#inbox-thread li') && document.activeElement.id === 'inbox-conversation'")
    key(inbox, "r")
    inbox.wait("document.activeElement.id === 'inbox-text'")
    key(inbox, "n")
    assert inbox.run("document.querySelector('#inbox-text').value") == "n"
    inbox.press("Escape")
    key(inbox, "n")
    inbox.wait("document.querySelector('#inbox-composer').elements.kind.value === 'note'")
    inbox.press("Escape")
    key(inbox, "i")
    inbox.wait("document.querySelector('#inbox-assignee').value")
    key(inbox, "/")
    inbox.wait("document.activeElement.id === 'inbox-words'")


def test_single_keys_can_be_switched_off(inbox) -> None:
    key(inbox, "?")
    inbox.wait("document.querySelector('dialog[open]')")
    inbox.run("document.querySelector('dialog input').click()")
    inbox.press("Escape")
    inbox.wait("!document.querySelector('dialog')")
    key(inbox, "/")
    assert inbox.run("document.activeElement.id") != "inbox-words"
    inbox.run("localStorage.clear()")


def test_what_has_the_focus_is_seen_to_have_it(inbox) -> None:
    open_first(inbox)
    unseen = []
    for _ in range(30):
        inbox.press("Tab")
        style = "getComputedStyle(document.activeElement)"
        if inbox.run(f"document.activeElement !== document.body && {style}.outlineStyle === 'none'"):
            unseen.append(inbox.run("document.activeElement.outerHTML.slice(0, 80)"))
    assert unseen == []


def test_each_script_runs_its_own_way_and_markup_is_a_text(inbox, shopper: ChatShopper) -> None:
    shopper.say(HEBREW)
    shopper.say(MARKUP)
    open_first(inbox)
    inbox.wait("document.querySelector('#inbox-thread').innerText.includes('<script>')")
    way = f"""getComputedStyle([...document.querySelectorAll('#inbox-thread .text')]
        .find((one) => one.innerText === '{HEBREW}')).direction"""
    assert inbox.run(way) == "rtl"
    assert inbox.run("window.hacked") is None
    assert inbox.run("document.querySelector('#inbox-thread :is(img, script)')") is None


def test_who_reads_further_up_is_not_torn_away_by_what_comes(
    inbox,
    shopper: ChatShopper,
    world: World,
) -> None:
    for number in range(8):
        shopper.say(f"Number {number}\nand\nsome\nmore\nlines")
    open_first(inbox)
    at = "document.querySelector('#inbox-thread').scrollTop"
    assert inbox.run(f"{at} > 0")
    inbox.run(f"{at} = 0")
    shopper.say("One more")
    deliver(world)
    inbox.wait("document.querySelector('#inbox-thread').innerText.includes('One more')")
    assert inbox.run(at) == 0
    inbox.run("document.querySelector('.down').click()")
    assert inbox.run(f"{at} > 0")


def test_what_was_said_last_stays_in_sight_when_something_opens(
    inbox,
    shopper: ChatShopper,
) -> None:
    for number in range(8):
        shopper.say(f"Number {number}\nand\nsome\nmore\nlines")
    open_first(inbox)
    left = "((list) => list.scrollHeight - list.scrollTop - list.clientHeight)(document.querySelector('#inbox-thread'))"
    inbox.wait(f"{left} < 2")
    inbox.run("document.querySelector('#inbox-note summary').click()")
    inbox.wait("document.querySelector('#inbox-note details').open")
    inbox.wait(f"{left} < 2")


def test_a_solved_ticket_is_opened_again_on_its_page(inbox, shopper: ChatShopper) -> None:
    open_first(inbox)
    inbox.run("[...document.querySelectorAll('.moves .button')].find((one) => one.innerText === 'Solve').click()")
    inbox.wait("document.querySelector('#inbox-tools').innerText.includes('again')")
    assert inbox.run("document.querySelector('#inbox-composer .primary').disabled")
    inbox.run("document.querySelector('#inbox-tools .primary').click()")
    inbox.wait("!document.querySelector('#inbox-composer .primary').disabled")


def test_an_answer_that_ends_the_matter_is_sent_and_solves(inbox, shopper: ChatShopper) -> None:
    open_first(inbox)
    write(inbox, "It is on its way.")
    inbox.run("document.querySelector('#inbox-composer .also').click()")
    inbox.wait("document.querySelector('#inbox-tools').innerText.includes('again')")
    assert [one["text"] for one in shopper.messages() if one["author"] == "staff"] == ["It is on its way."]
    assert shopper.messages()[-1]["author"] == "system"


def test_the_team_reads_where_an_answer_will_be_read(inbox, shopper: ChatShopper) -> None:
    open_first(inbox)
    told = "document.querySelector('#inbox-reach').innerText"
    assert "sends no e-mails" in inbox.run(told)
    inbox.run("document.querySelector('[name=kind][value=note]').click()")
    assert inbox.run(told) == "The shopper never sees a note."


def test_a_thumb_finds_everything_on_a_phone_and_the_answer_is_at_hand(inbox) -> None:
    inbox.resize(390, 844, touch=True)
    assert inbox.run(SMALL) == []
    open_first(inbox)
    inbox.run("document.querySelector('.all-tools').open = true")
    inbox.run("document.querySelector('#inbox-text').focus()")
    assert inbox.run(SMALL) == []
    inbox.run("document.querySelector('.all-tools').open = false")
    assert inbox.run("document.querySelector('#inbox-composer .primary').getBoundingClientRect().bottom <= innerHeight")
    assert inbox.run("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1126, 712), (1126, 600), (1400, 900)])
def test_an_answer_can_be_sent_without_scrolling(inbox, size: tuple[int, int]) -> None:
    inbox.resize(*size)
    open_first(inbox)
    assert inbox.run("document.querySelector('#inbox-composer .primary').getBoundingClientRect().bottom <= innerHeight")
    assert inbox.run("document.documentElement.scrollHeight <= innerHeight")
    assert inbox.run("document.querySelector('#inbox-shopper').getBoundingClientRect().bottom <= innerHeight")
    assert inbox.run("document.querySelector('#inbox-thread').clientHeight") >= 85


def test_on_a_low_screen_the_conversation_has_room_and_the_tools_are_folded(inbox) -> None:
    inbox.resize(1280, 760)
    open_first(inbox)
    assert inbox.run("document.querySelector('#inbox-thread').clientHeight") >= 180
    assert not inbox.run("document.querySelector('.all-tools').open")
    inbox.run("document.querySelector('.all-tools > summary').click()")
    inbox.wait("document.querySelector('.moves')?.checkVisibility()")
