"""Browsers on the store's own pages are served; nobody's origin is echoed who has no business here."""

import base64
import json
from dataclasses import replace
from uuid import UUID

import pytest

from domain.stores import ShopDetails
from runtime.services import Services
from tests.blueprints.callers import ChatShopper, origin_of, refused, rows, signed_in, visitor_of
from tests.world import World

STRANGERS = [
    "https://evil.example",
    "null",
    "",
    "https://alice-goods.myshopify.com.evil.example",
    "http://alice-goods.myshopify.com",
    "https://alice-goods.myshopify.com:8443",
    "https://alice-goods.myshopify.com/",
    "https://ALICE-goods.myshopify.com",
    "https://alice-goods.myshopify.com\0",
    "*",
    "ünïcödé",
]


def test_the_stores_own_page_may_read_the_answer(world: World, alices: ChatShopper) -> None:
    origin = origin_of(world.alice.store)
    opened = world.client.post("/chat/session", json={"shop": str(world.alice.store.shop)}, headers={"Origin": origin})
    said = alices.post("messages", {"text": "Hello"}, Origin=origin)
    for answer, status in ((opened, 201), (said, 200)):
        assert answer.status_code == status
        assert answer.headers["Access-Control-Allow-Origin"] == origin
        assert "Origin" in answer.headers["Vary"]
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_stores_own_domain_counts_beside_shopifys(world: World) -> None:
    shop, headers = {"shop": str(world.alice.store.shop)}, {"Origin": "https://goods.example"}
    refused(world.client.post("/chat/session", json=shop, headers=headers), 401, "bad_signature")
    with world.services.begin() as work:
        known = ShopDetails("Alice's Goods", "USD", "America/New_York", "", "https://goods.example/en")
        work.stores.note_details(world.alice.store, known, world.services.now())
    assert world.client.post("/chat/session", json=shop, headers=headers).status_code == 201


@pytest.mark.parametrize("origin", STRANGERS)
def test_a_page_of_somebody_elses_is_refused_and_not_echoed(world: World, alices: ChatShopper, origin: str) -> None:
    before = rows(world, "conversations"), rows(world, "messages")
    shop = {"shop": str(world.alice.store.shop)}
    opened = world.client.post("/chat/session", json=shop, headers={"Origin": origin})
    said = alices.post("messages", {"text": "Hello"}, Origin=origin)
    for answer in (opened, said):
        refused(answer, 401, "bad_signature")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert not origin or origin == "*" or origin not in str(answer.headers)
    assert (rows(world, "conversations"), rows(world, "messages")) == before


def test_the_page_of_another_store_is_somebody_elses(world: World, alices: ChatShopper) -> None:
    refused(alices.get("conversation", Origin=origin_of(world.bob.store)), 401, "bad_signature")


@pytest.mark.parametrize("origin", ["https://goods.fr.example", "https://x1.shopifypreview.com"])
def test_a_chat_that_shopify_passed_on_works_on_every_domain_of_its_store(world: World, origin: str) -> None:
    """A market has a domain of its own, and so has a preview of a theme."""
    shopper = signed_in(world, world.alice, 0)
    said = shopper.post("messages", {"text": "Hello"}, Origin=origin)
    assert (said.status_code, said.headers["Access-Control-Allow-Origin"]) == (200, "*")
    assert shopper.get("conversation", Origin=origin).status_code == 200
    assert "Access-Control-Allow-Credentials" not in said.headers


def test_nobody_makes_a_token_one_that_shopify_passed_on(world: World, alices: ChatShopper) -> None:
    """What says so stands in the signed part."""
    _body, when, signature = alices.token.rsplit(".", 2)
    claims = {"s": world.alice.store.id.hex, "c": UUID(alices.conversation).hex, "v": 1}
    forged = base64.urlsafe_b64encode(json.dumps(claims, separators=(",", ":")).encode()).decode().rstrip("=")
    liar = replace(alices, token=f"{forged}.{when}.{signature}")
    refused(liar.get("conversation"), 401, "bad_signature")
    refused(liar.get("conversation", Origin="https://evil.example"), 401, "bad_signature")


def test_a_widget_may_ask_beforehand(world: World) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = world.client.options("/chat/messages", headers=headers)
    assert answer.status_code == 204 and "evil" not in str(answer.headers)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Authorization" in answer.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("path", ["/admin/api/overview", "/proxy/session", "/webhooks/shopify", "/install", "/metrics"])
def test_only_the_chat_is_open_to_other_pages(world: World, path: str) -> None:
    for answer in (
        world.client.options(path, headers={"Origin": "https://evil.example"}),
        world.client.get(path, headers={"Origin": "https://evil.example"}),
    ):
        assert not [name for name in answer.headers.keys() if name.startswith("Access-Control-")]


def test_the_widgets_files_may_be_read_from_anywhere(world: World) -> None:
    for name in ("widget", "panel"):
        answer = world.client.get(f"/chat/{name}.js")
        assert answer.status_code == 200 and "javascript" in answer.mimetype
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host", "X-Forwarded-Proto", "Referer", "X-Original-URL"])
def test_no_host_that_a_caller_names_comes_back_in_a_header(world: World, header: str) -> None:
    for path in ("/", "/?shop=evil.example", "/install?shop=alice-goods.myshopify.com", "/admin/?shop=evil.example"):
        answer = world.client.get(path, headers={header: "evil.example"})
        kept = {name: value for name, value in answer.headers.items() if name.lower() != "location"}
        assert "evil" not in str(kept)
        assert "//evil" not in answer.headers.get("Location", "")


def test_the_widget_may_read_how_long_to_wait(world: World) -> None:
    """A browser hides headers of another origin's answer from scripts unless they are named."""
    settings = replace(world.services.settings, rate_limit_scale=0.1)
    strict = World(Services(settings), world.alice, world.bob)
    caller = visitor_of(strict, strict.alice)
    for _ in range(4):
        answer = caller.post("messages", {"text": "Hello"}, Origin=origin_of(world.alice.store))
    assert answer.status_code == 429 and answer.headers["Retry-After"]
    assert answer.headers["Access-Control-Expose-Headers"] == "Retry-After"
