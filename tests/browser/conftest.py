"""A browser, and the pages that it opens: the chat on a stand-in's storefront, the merchant's on the whole app."""

import time
from collections.abc import Iterator

import pytest

from app import create_app
from jobs import queues, tickets
from tests.blueprints.callers import ChatShopper, give_tokens, session_token, visitor_of
from tests.blueprints.handoffs import EMAIL
from tests.browser import stand_in
from tests.browser.chromium import Chromium, find_chromium, patiently
from tests.browser.inboxes import Underway, opened
from tests.domain.talks import WISH, say, start
from tests.servers import served
from tests.world import World


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    program = find_chromium()
    if program is None:
        pytest.skip("no Chromium on this machine")
    browser = Chromium(program, tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture
def chromium(browser):
    """A browser that knows nothing of other tests: a port comes again, and with it what was cached and kept there."""
    with browser.fresh_profile():
        yield browser


class Chat:
    """The widget on an open page, as a shopper uses it."""

    def __init__(self, page):
        self.page = page

    def run(self, script):
        return self.page.run(f"((root) => {script})(document.querySelector('shopfloor-chat').shadowRoot)")

    def wait(self, script):
        self.page.wait(f"((root) => {script})(document.querySelector('shopfloor-chat')?.shadowRoot)")

    def has(self, selector):
        self.wait(f"root?.querySelector({selector!r})")

    def says(self, text):
        self.wait(f"root.querySelector('.log').innerText.includes({text!r})")

    def click(self, selector):
        self.has(selector)
        self.run(f"root.querySelector({selector!r}).click()")

    def fill(self, selector, text):
        self.has(selector)
        self.run(f"root.querySelector({selector!r}).focus()")
        self.page.type(text)

    def open(self):
        self.click(".launcher")
        self.has(".chip, .message")
        return self

    def ask(self, text):
        self.wait("root.querySelector('.log').getAttribute('aria-busy') === 'false'")
        self.fill("textarea", text)
        self.page.press("Enter")

    def hand_over(self):
        self.ask("I want a person")
        self.click(".choice .primary")
        self.fill("input[type=email]", "ann@example.com")
        self.click(".ask .primary")
        self.has(".closing")

    @property
    def focus(self):
        return self.run("root.activeElement?.className || root.activeElement?.localName")


@pytest.fixture
def shop():
    """(chats, address) of a fresh shop."""
    app = stand_in.create_app()
    with served(app) as address:
        yield app.extensions["chats"], address


@pytest.fixture
def chats(shop):
    return shop[0]


@pytest.fixture
def address(shop):
    return shop[1]


@pytest.fixture
def visit(chromium, address):
    pages = []

    def open_page(path="/", **kind):
        pages.append(chromium.open(address + path, **kind))
        return Chat(pages[-1])

    yield open_page
    for page in pages:
        chromium.send("Target.closeTarget", targetId=page.target)


@pytest.fixture
def chat(visit):
    return visit().open()


@pytest.fixture
def admin(world: World, chromium) -> Iterator:
    """Return what opens one of Alice's pages as Shopify's admin does."""
    give_tokens(world, world.alice)
    token = session_token(world, world.alice, exp=int(time.time()) + 3000)
    pages = []
    with served(create_app(world.services)) as address:

        def open_page(name: str = "", **kind: object):
            page = chromium.open(f"{address}/health/live", **kind)
            pages.append(page)
            source = f"window.shopify = {{ idToken: async () => '{token}' }}"
            page.send("Page.addScriptToEvaluateOnNewDocument", source=source)
            page.go(f"{address}/admin/{name}?id_token={token}")
            page.wait("document.querySelector('main h1')")
            return page

        yield open_page
        for page in pages:
            chromium.send("Target.closeTarget", targetId=page.target)


@pytest.fixture
def asked(world: World) -> World:
    for words in ("What does the Alice Rain Jacket cost?", "Do you ship to Iceland?", WISH["en"], "hello"):
        for _ in range(2):
            say(world, world.alice, start(world, world.alice), words)
    return world


@pytest.fixture
def shopper(world: World, monkeypatch: pytest.MonkeyPatch) -> ChatShopper:
    """Somebody whose conversation waits in the inbox."""
    for module in (tickets, queues):
        monkeypatch.setattr(module, "services", lambda: world.services)
    caller = visitor_of(world, world.alice)
    for words in ("How much is the Alice Rain Jacket?", "Does it fit over a suit?", "I want to talk to a human being"):
        caller.say(words)
    caller.post("handoff", {"consent": True, "email": EMAIL})
    with world.services.begin() as work:
        due = work.outbox.due(world.services.now(), 10)
    for outgoing in due:
        tickets.deliver_ticket(str(outgoing))
    return caller


@pytest.fixture
def inbox(world: World, chromium, shopper: ChatShopper) -> Iterator:
    """The page as Shopify's admin opens it, with what App Bridge would bring."""
    give_tokens(world, world.alice)
    app = create_app(world.services)
    underway = Underway(app)
    with served(app) as address:
        page = opened(world, chromium, address)
        yield page
        chromium.send("Target.closeTarget", targetId=page.target)
        # Whoever empties the tables next must not meet its last question there.
        patiently(lambda: underway.count == 0, "nothing is asked any more")
