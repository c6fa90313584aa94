"""From the install button to a launched, tested agent with Zendesk connected, through a whole house and its sandbox.

`ROAD_PICTURES=folder` keeps a picture of each step.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bin.ports import free_ports
from bin.stack import SHOP, Stack
from tests.browser.chromium import Chromium, Page
from tests.browser.conftest import Chat
from tests.browser.embedded import Embedded

WITHIN = 600  # seconds that a merchant may need; nearly all of them are for reading and thinking
QUESTION = "What is your return policy?"
MODELS = Path("var/models").resolve()


@pytest.fixture
def stack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    app, sandbox = free_ports(2)
    found = Stack(tmp_path, app, sandbox)
    if MODELS.exists():
        (tmp_path / "models").symlink_to(MODELS)
    with found.running():
        yield found


@pytest.fixture
def office(stack: Stack, chromium: Chromium) -> Iterator[Page]:
    """The shop's own back office, where apps are installed."""
    page = chromium.open(f"{stack.sandbox}/shopify/{SHOP}/admin/apps")
    yield page
    chromium.send("Target.closeTarget", targetId=page.target)


@pytest.fixture
def pictures() -> Path | None:
    named = os.environ.get("ROAD_PICTURES")
    return Path(named) if named else None


def test_a_merchant_comes_from_the_install_button_to_a_launched_agent(
    stack: Stack, office: Page, chromium: Chromium, pictures: Path | None
) -> None:
    began, app = time.monotonic(), Embedded(office, stack.app)
    for number, step in enumerate((install, wait_until_learned, choose_a_voice, connect_zendesk, try_it, launch)):
        step(office, app)
        app.picture(pictures, f"{number + 1}-{step.__name__.replace('_', '-')}")
    ask_in_the_store(stack, chromium)
    office.send("Page.bringToFront")
    app.follow("")
    app.says("#checklist", "Everything is set up")
    app.picture(pictures, "7-all-set-up")
    assert time.monotonic() - began < WITHIN
    assert office.complaints() == []


def install(office: Page, app: Embedded) -> None:
    press(office, "Install")
    office.wait("document.querySelector('form button')")
    press(office, "Install")
    app.says("#checklist", "Learn your store")


def wait_until_learned(_: Page, app: Embedded) -> None:
    app.says("#checklist li:first-child", "Done")
    app.says("#checklist", "1 of 5 steps done")


def choose_a_voice(_: Page, app: Embedded) -> None:
    app.follow("voice")
    app.click("[name=tone]:not(:checked)")
    app.click("main button", "Save")
    app.has("main .told")


def connect_zendesk(office: Page, app: Embedded) -> None:
    app.follow("handoff")
    app.click("[name=method][value=zendesk]")
    app.fill("#field-zendesk-account", "demo")
    app.click("main button", "Connect")
    office.wait("location.pathname.includes('/zendesk/') && document.querySelector('form button')")
    press(office, "")
    app.says("#checklist", "They go to Zendesk.")


def try_it(_: Page, app: Embedded) -> None:
    app.follow("playground")
    app.fill("#field-question", QUESTION)
    app.click("#ask button", "Ask")
    app.says(".said .agent", "within 60 days")
    app.click("main button", "Save as a test")
    app.has("main .told")


def launch(_: Page, app: Embedded) -> None:
    app.follow("launch")
    app.says("#channel-title", "Open")


def ask_in_the_store(stack: Stack, chromium: Chromium) -> None:
    page = chromium.open(f"{stack.sandbox}/shopify/{SHOP}/")
    chat = Chat(page).open()
    chat.ask(QUESTION)
    chat.has(".sources")
    chat.says("within 60 days")
    chromium.send("Target.closeTarget", targetId=page.target)


def press(page: Page, words: str) -> None:
    """Press the first link or button of the admin's own page that says so."""
    what = "main a, main button, form button"
    found = f"[...document.querySelectorAll({what!r})].find((one) => one.innerText.startsWith({words!r}))"
    page.wait(f"document.readyState === 'complete' && {found}")
    page.run(f"{found}.click()")
