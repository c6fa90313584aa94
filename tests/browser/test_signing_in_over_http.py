"""Signing in on a shop's page with a chat open, with the app itself behind Shopify's proxy."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import requests
from flask import Flask, Response, request

from tests.blueprints.callers import proxied
from tests.blueprints.webs import web_process
from tests.browser.conftest import Chat, served
from tests.world import World

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<script src="{app}/chat/widget.js" defer data-shop="{shop}" data-proxy="/apps/chat" data-customer="{customer}"></script>
</html>"""


@pytest.fixture
def address(world: World) -> Iterator[str]:
    """Alice's shop, where whoever is named in the address is signed in."""
    shop, customer = Flask("shop", static_folder=None), {"logged_in_customer_id": ""}
    with served(shop) as address:
        settings = replace(world.services.settings, shopify_origin=f"{address}/{{shop}}")
        with web_process(settings) as running:

            @shop.get("/")
            def page() -> str:
                customer["logged_in_customer_id"] = request.args.get("customer", "")
                return PAGE.format(
                    app=running.url, shop=world.alice.store.shop, customer=request.args.get("customer", "")
                )

            @shop.post("/apps/chat/session")
            def proxy() -> Response:
                query = proxied(world, world.alice, **customer)
                told = requests.post(f"{running.url}/proxy/session?{query}", json=request.get_json(), timeout=10)
                return Response(told.content, told.status_code, mimetype="application/json")

            yield address


def test_what_was_asked_before_signing_in_is_answered_after_it_in_the_same_chat(
    world: World, chromium, address: str
) -> None:
    page = chromium.open(address)
    chat = Chat(page).open()
    chat.ask("How much is the Alice Rain Jacket?")
    chat.has(".card")
    page.go(f"{address}/?customer={world.alice.own_customer}")
    chat.has(".card")
    assert "How much is the Alice Rain Jacket?" in chat.run("root.querySelector('.log').innerText")
    chat.ask("Where is my order?")
    chat.says("TRACK11001")
    page.go(address)
    chat.has(".chip")
    assert "TRACK11001" not in chat.run("root.querySelector('.log').innerText")
    assert "Rain Jacket" not in chat.run("root.querySelector('.log').innerText")
    chromium.send("Target.closeTarget", targetId=page.target)
