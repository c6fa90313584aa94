import contextlib
import threading

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.browser.chromium import Chromium, find_chromium
from tests.browser.stand_in import create_app


class Silent(WSGIRequestHandler):
    def log(self, *_args):
        pass


@contextlib.contextmanager
def served(app):
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    program = find_chromium()
    if program is None:
        pytest.skip("no Chromium on this machine")
    browser = Chromium(program, tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


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
    app = create_app()
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
