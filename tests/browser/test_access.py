"""The chat for everybody: what axe-core finds, what a finger touches, what a small or enlarged screen shows."""

import pytest

from tests.browser.axe_core import violations

CHAT = "{include: [['shopfloor-chat']]}"
SMALLEST = 44  # pixels of what a finger touches
# Links within a line of text are exempt, as in WCAG 2.5.8.
TOUCHED = (
    "[...root.querySelectorAll('button, input, textarea, select, .track, a.product')].filter((one) => one.offsetParent)"
)


def launcher(_chat):
    pass


def greeting(chat):
    chat.open()


def products(chat):
    chat.open().ask("Show me rain jackets")
    chat.wait("root.querySelectorAll('.product').length === 3")
    chat.click(".buy button")
    chat.has(".buy select")


def text_with_sources(chat):
    chat.open().ask("Can I return it?")
    chat.click(".thumbs button")
    chat.says("Thank you.")


def order(chat):
    chat.open().ask("Where is my order #1001?")
    chat.fill(".ask label:nth-of-type(2) + input", "ann@example.com")
    chat.click(".ask .primary")
    chat.has(".steps")


def form_with_a_problem(chat):
    chat.open().ask("Where is my order?")
    chat.click(".ask .primary")
    chat.wait("root.querySelector('.problem').innerText")


def menu(chat):
    chat.open().click("[aria-label=More]")


def handed_over(chat):
    chat.open()
    chat.hand_over()


def handing_over(chat):
    chat.open().ask("I want a person")
    chat.click(".choice .primary")
    chat.has("input[type=email]")


def unsent(chat):
    chat.open()
    chat.page.offline(True)
    chat.ask("Can I return it?")
    chat.has(".unsent")
    chat.page.offline(False)


SCENES = [
    launcher,
    greeting,
    products,
    text_with_sources,
    order,
    handing_over,
    form_with_a_problem,
    menu,
    handed_over,
    unsent,
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("scene", SCENES)
def test_axe_finds_nothing(visit, scene, dark):
    chat = visit(dark=dark)
    chat.has(".launcher")
    scene(chat)
    assert violations(chat.page, CHAT) == []


def test_axe_has_its_eyes_open(visit):
    chat = visit().open()
    chat.run("root.querySelector('.send').removeAttribute('aria-label')")
    assert any(one.startswith("button-name") for one in violations(chat.page, CHAT))


@pytest.mark.parametrize("scene", SCENES)
def test_a_finger_can_touch_every_control(visit, scene):
    chat = visit(width=390, height=760, touch=True)
    chat.has(".launcher")
    scene(chat)
    small = chat.run(
        f"{TOUCHED}.map((one) => [one.className || one.localName, one.getBoundingClientRect()])"
        f".filter(([, box]) => box.width < {SMALLEST} || box.height < {SMALLEST})"
        ".map(([name, box]) => [name, box.width, box.height])"
    )
    assert small == []


@pytest.mark.parametrize("scene", [products, order, handing_over])
def test_a_phone_enlarges_nothing_that_is_filled_in(visit, scene):
    """Safari enlarges the page for a field whose letters are smaller than 16 pixels."""
    chat = visit(width=390, height=760, touch=True)
    chat.has(".launcher")
    scene(chat)
    sizes = (
        "[...root.querySelectorAll('input, textarea, select')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(chat.run(sizes)) >= 16


@pytest.mark.parametrize(("width", "height"), [(320, 256), (640, 400)], ids=["400 %", "200 %"])
def test_an_enlarged_page_shows_all_of_it_without_sideways_scrolling(visit, width, height):
    """A window of 1280 by 800, or by 1024, enlarged, has that many pixels left."""
    chat = visit(width=width, height=height)
    chat.has(".launcher")
    products(chat)
    assert chat.run("root.querySelector('.log').scrollWidth <= root.querySelector('.log').clientWidth")
    assert chat.run("root.querySelector('.log').clientHeight") >= 80
    box = chat.run("(({top, bottom}) => [top, bottom])(root.querySelector('.panel').getBoundingClientRect())")
    assert box[0] >= 0 and box[1] <= height


def test_the_input_stays_in_view_when_a_phones_keyboard_opens(visit):
    chat = visit(width=390, height=760, touch=True).open()
    chat.run("root.querySelector('textarea').focus()")
    chat.page.resize(390, 420, touch=True)
    chat.wait("root.querySelector('.composer').getBoundingClientRect().bottom <= 420")
    assert chat.run("root.querySelector('.composer').getBoundingClientRect().top") > 0


def test_who_wants_less_motion_gets_none(visit):
    chat = visit().open()
    assert chat.run("getComputedStyle(root.querySelector('.panel')).animationName") == "none"
    assert chat.run("root.getAnimations().length") == 0


def test_what_goes_when_it_is_pressed_leaves_the_keyboard_in_the_chat(visit, chats):
    chat = visit().open()
    chat.run("root.querySelector('.chip').focus()")
    chat.page.press("Enter")
    chat.has(".product")
    assert chat.focus == "textarea"
    chats.broken = [503]
    chat.ask("Can I return it?")
    chat.has(".unsent .secondary")
    chat.run("root.querySelector('.unsent .secondary').focus()")
    chat.page.press("Enter")
    chat.has(".sources")
    assert chat.focus == "textarea"
    chat.click("[aria-label=More]")
    chat.click(".choice button:last-child")
    chat.wait("root.querySelector('.choice b')?.innerText")
    chat.run("root.querySelector('.choice .secondary').focus()")
    chat.page.press("Enter")
    chat.wait("!root.querySelector('.choice')")
    assert chat.focus == "textarea"


def test_the_keyboard_reaches_every_control_and_nothing_traps_it(visit):
    chat = visit()
    chat.has(".launcher")
    products(chat)
    reachable = chat.run(f"{TOUCHED}.filter((one) => !one.disabled).length")
    chat.run("root.querySelector('.icon').focus()")
    seen = set()
    for _ in range(40):
        place = chat.run(f"{TOUCHED}.indexOf(root.activeElement)")
        if place >= 0:
            seen.add(place)
        if len(seen) == reachable:
            break
        chat.page.press("Tab")
    assert len(seen) == reachable
    chat.run("root.querySelector('.icon').focus()")
    chat.page.press("Tab", shift=True)
    assert chat.page.run("document.activeElement.localName") != "shopfloor-chat"
