"""The widget on a shop's page, with the app itself on another origin, as every shop has it."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import text

from domain.conversations import Author, Message
from domain.handoff.machine import Happening, move
from tests.blueprints.webs import Web, web_process
from tests.browser.chromium import patiently
from tests.browser.conftest import Chat, served
from tests.browser.test_live_chat import LINES
from tests.world import NOW, World

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script src="{app}/chat/widget.js" defer data-shop="{shop}" data-proxy="/apps/chat"></script></html>"""


@pytest.fixture
def shop() -> Flask:
    return Flask("shop", static_folder=None)


@pytest.fixture
def web(world: World, shop: Flask) -> Iterator[Web]:
    """The app beside the page of Alice's shop."""
    with served(shop) as address:
        settings = replace(world.services.settings, shopify_origin=f"{address}/{{shop}}")
        with web_process(settings) as running:
            page = PAGE.format(app=running.url, shop=world.alice.store.shop)
            shop.add_url_rule("/", view_func=lambda: page)
            shop.extensions["address"] = address
            yield running


@pytest.fixture
def chat(chromium, web: Web, shop: Flask) -> Iterator[Chat]:
    page = chromium.open(shop.extensions["address"])
    yield Chat(page).open()
    chromium.send("Target.closeTarget", targetId=page.target)


def test_staff_and_shopper_talk_live(world: World, chat: Chat) -> None:
    chat.ask("hello")
    chat.wait("root.querySelectorAll('.message').length === 3")
    with world.services.begin() as work:
        conversation_id: UUID = work.connection.scalar(text("SELECT id FROM conversations"))
    store = world.alice.store
    patiently(lambda: world.services.presence.is_here(store.id, conversation_id), "the shopper is here")
    with world.services.begin() as work:
        found = work.conversations.conversation(store, conversation_id, lock=True)
        work.conversations.change(store, found, moved=move(found.state, Happening.TAKEN_OVER))
        work.conversations.add(store, found, Message(uuid4(), Author.STAFF, "Hello, Maja here.", NOW, "Maja"))
    chat.says("Hello, Maja here.")
    chat.wait("root.querySelector('header p').innerText === \"With the store's team\"")
    assert chat.run(LINES)[1] == "hello" and len(chat.run(LINES)) == 4
    chat.page.send("Page.navigate", url="about:blank")
    patiently(lambda: not world.services.presence.is_here(store.id, conversation_id), "the shopper is gone")
    assert chat.page.complaints() == []
