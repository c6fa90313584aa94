"""Pages that make it hard: their styles, their scripts, their clocks and their keys are not ours to choose."""

import json

import pytest

SESSION = "localStorage['shopfloor:one.myshopify.com:session']"
LAUNCHER = "root.querySelector('.launcher')"
SIZES = "{scrollWidth, clientWidth, scrollHeight, clientHeight}"
STYLED = "const sheet = new CSSStyleSheet(); sheet.replaceSync({}); document.adoptedStyleSheets = [sheet];"
# Prototype.js 1.6, which old themes still load, gives everything a toJSON that writes JSON once more.
OLD_LIBRARY = (
    "for (const kind of [Array, String]) kind.prototype.toJSON = function () { return 'spoilt ' + this.length; };"
)
SHORTCUTS = "for (const kind of ['keydown', 'keypress']) addEventListener(kind, ({key}) => { window.pressed = key; });"
HURRIED = """{
  const wait = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (most) => wait(window.patience || most);
}"""
DENIED = """for (const kind of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, kind, { get() { throw new DOMException("denied", "SecurityError"); } });"""
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
# A review by somebody: in a page's markup, what has a name stands in the place of what the browser calls so.
REVIEW = """
const it = document.createElement("img");
it.name = "currentScript";
it.dataset.app = it.dataset.parts = "https://evil.example/";
document.body.append(it);
"""
LATER = (
    "document.addEventListener('readystatechange', () => {{ if (document.readyState === 'interactive') {{ {} }} }});"
)
STRANGE_STYLES = [
    "* { all: unset }",
    ":empty { display: none }",
    "body > * { position: relative; transform: rotate(3deg); opacity: .2; max-width: 100px; margin: auto; z-index: 1 }",
    "* { text-transform: uppercase; letter-spacing: 1em; font-size: 40px; line-height: 4; visibility: hidden }",
]


def styled(style):
    return STYLED.format(json.dumps(style))


def box(chat, selector):
    found = f"root.querySelector('{selector}').getBoundingClientRect()"
    return chat.run(f"(({{left, top, right, bottom}}) => [left, top, right, bottom].map(Math.round))({found})")


def look(chat):
    """Where the launcher is and how it looks."""
    chat.has(".launcher")
    style = chat.run("({...getComputedStyle(root.querySelector('.launcher'))})")
    told = [style[name] for name in ("letterSpacing", "textTransform", "fontSize", "visibility", "lineHeight")]
    return (
        box(chat, ".launcher"),
        told,
        chat.page.run("getComputedStyle(document.querySelector('shopfloor-chat')).opacity"),
    )


@pytest.mark.parametrize("style", STRANGE_STYLES)
def test_the_styles_of_a_page_leave_the_chat_as_it_is(visit, style):
    usual, strange = look(visit()), look(visit(before=styled(style)))
    assert strange == usual


def test_a_page_may_leave_the_chat_out(visit):
    chat = visit(before=styled("shopfloor-chat { --chat: none }"))
    chat.has(".launcher")
    assert chat.run("root.querySelector('.launcher').offsetParent") is None
    assert box(chat, ".launcher") == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "label", ["Frag+uns+alles,+was+du+über+unsere+Jacken+wissen+willst", "Donaudampfschifffahrtsgesellschaft" * 2]
)
def test_long_words_stay_on_the_launcher_and_on_the_screen(visit, label):
    chat = visit(f"/?label={label}", width=320, height=640)
    chat.has(".launcher")
    left, _top, right, _bottom = box(chat, ".launcher")
    assert left >= 0 and right <= 320
    assert chat.run("root.querySelector('.launcher svg').clientWidth") == 23
    assert chat.run(f"(({SIZES}) => scrollWidth <= clientWidth && scrollHeight <= clientHeight)({LAUNCHER})")


def test_an_invitation_does_not_move_the_launcher(visit):
    for corner in ("start", "end"):
        chat = visit(f"/?corner={corner}&invite=May+I+help+you+with+a+jacket?&invite-leaving=1")
        chat.has(".launcher")
        before = box(chat, ".launcher")
        chat.page.run("document.documentElement.dispatchEvent(new MouseEvent('mouseleave', {clientY: -1}))")
        chat.has(".invite")
        assert box(chat, ".launcher") == before


def test_what_a_page_calls_its_script_brings_no_stranger(visit, chats):
    chat = visit(before=LATER.format(REVIEW))
    chat.page.wait("document.readyState === 'complete' && document.currentScript.localName === 'img'")
    chat.page.run("new Promise((done) => setTimeout(done, 300))")
    assert not [url for url in chat.page.requests() if "evil.example" in url]
    assert chat.page.complaints() == [] and chats.asked == []


def test_what_every_object_is_said_to_have_brings_no_stranger(visit):
    chat = visit(before="Object.prototype.parts = Object.prototype.app = 'https://evil.example/';").open()
    chat.ask("Can I return it?")
    chat.has(".sources")
    assert not [url for url in chat.page.requests() if "evil.example" in url]


def test_a_library_that_writes_json_its_own_way_spoils_nothing(visit, chats):
    chat = visit(before=OLD_LIBRARY).open()
    chat.ask("Can I return it?")
    chat.has(".sources")
    said = chats.by_token["token-1"]["messages"]
    assert said[0]["text"] == "Can I return it?"
    chat.page.go(chat.page.run("location.origin") + "/next")
    chat.says("30 days")
    assert len(chats.by_token) == 1


@pytest.mark.parametrize("kept", ["{", '"x"', "[1]", "null", '{"until": 9e15}'])
def test_what_is_kept_and_broken_begins_anew(visit, chats, kept):
    chat = visit(
        before=f"if (!sessionStorage.tried) {{ sessionStorage.tried = 1; {SESSION} = {json.dumps(kept)}; }}"
    ).open()
    chat.ask("Can I return it?")
    chat.has(".sources")
    assert len(chats.by_token) == 1


@pytest.mark.parametrize("days", [-400, 400])
def test_a_wrong_clock_forgets_no_chat(visit, chats, days):
    clock = f"const now = Date.now; Date.now = () => now() + {days} * 864e5;"
    chat = visit(before=clock).open()
    chat.ask("Can I return it?")
    chat.has(".sources")
    chat.page.go(chat.page.run("location.origin") + "/next")
    chat.says("30 days")
    assert len(chats.by_token) == 1


def test_the_keys_of_a_page_are_not_pressed_by_who_writes_in_the_chat(visit):
    chat = visit(before=SHORTCUTS).open()
    chat.run("root.querySelector('textarea').focus()")
    chat.page.press("/")
    chat.page.press("Escape")
    chat.wait("root.querySelector('.panel').hidden")
    assert chat.page.run("window.pressed") is None


def test_who_enlarges_a_phones_page_with_two_fingers_keeps_the_whole_panel(visit):
    chat = visit(width=390, height=760, touch=True).open()
    usual = chat.run("root.querySelector('.panel').offsetHeight")
    chat.page.send("Emulation.setPageScaleFactor", pageScaleFactor=2)
    chat.page.wait("visualViewport.scale === 2")
    chat.page.run("new Promise((done) => setTimeout(done, 100))")
    assert chat.run("root.querySelector('.panel').offsetHeight") == usual


def test_nobody_waits_for_ever(visit, chats):
    chat = visit(before=HURRIED).open()
    chats.lag = 1.0
    chat.page.run("window.patience = 50")
    chat.ask("Can I return it?")
    chat.has(".unsent .secondary")
    chats.lag = 0.0
    chat.page.run("window.patience = 0")
    chat.click(".unsent .secondary")
    chat.has(".sources")


def test_all_that_was_written_offline_is_sent_in_order(chat, chats):
    chat.page.offline(True)
    for question in ("Can I return it?", "Show me rain jackets"):
        chat.ask(question)
        chat.wait(f"[...root.querySelectorAll('.unsent')].some((one) => one.innerText.includes({question!r}))")
    chat.page.offline(False)
    chat.has(".sources")
    chat.has(".product")
    asked = [one["text"] for one in chats.by_token["token-1"]["messages"] if one["author"] == "shopper"]
    assert asked == ["Can I return it?", "Show me rain jackets"]


def test_a_chat_deleted_in_one_tab_is_gone_from_the_other(chat, visit):
    chat.ask("Can I return it?")
    chat.has(".sources")
    other = visit().open()
    other.says("30 days")
    other.click("[aria-label=More]")
    other.click(".choice button:last-child")
    other.click(".choice .primary")
    other.wait("!root.querySelector('.log').innerText.includes('30 days')")
    chat.wait("!root.querySelector('.log').innerText.includes('30 days')")
    chat.ask("Show me rain jackets")
    chat.has(".product")


@pytest.mark.parametrize("storage", ["denied", "full"])
def test_a_browser_that_keeps_nothing_has_a_chat(visit, chats, storage):
    chat = visit(before=DENIED if storage == "denied" else FULL).open()
    chat.ask("Can I return it?")
    chat.has(".sources")
    chat.page.go(chat.page.run("location.origin") + "/next")
    chat.open()
    assert len(chats.by_token) == 2 and chat.page.complaints() == []


def test_the_chat_is_not_greyed_while_an_answer_is_written(visit, chats):
    chat = visit().open()
    chats.lag = 1.0
    chat.ask("Can I return it?")
    chat.has(".dots")
    assert chat.run("getComputedStyle(root.querySelector('.log')).opacity") == "1"
    assert chat.run("root.querySelector('.log').getAttribute('aria-busy')") == "true"


@pytest.mark.parametrize("touch", [False, True])
def test_opening_brings_up_no_keyboard_under_a_finger(visit, touch):
    chat = visit(width=390, height=760, touch=touch).open()
    chat.page.wait("document.activeElement.localName === 'shopfloor-chat'")
    assert chat.focus == ("log" if touch else "textarea")


def test_a_chat_that_cannot_begin_says_all_the_same_that_it_is_no_person(visit):
    chat = visit()
    chat.has(".launcher")
    chat.page.send("Network.setBlockedURLs", urls=["*/session"])
    chat.click(".launcher")
    chat.has(".ask [role=alert]")
    assert "not a person" in chat.run("root.querySelector('header').innerText")
