from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask.wrappers import Response

from sandbox.shopify.session_tokens import mint, shop_of
from sandbox.shopify.shoppers import COOKIE, _seal
from sandbox.shopify.signing import proxy_signature, query_hmac
from tests.sandbox.shopify.world import SECRET, World

ANN = 9_000_000_011


def pairs(answer: Response) -> list[tuple[str, str]]:
    return parse_qsl((answer.json or {})["query"], keep_blank_values=True)


def sign_in(client: FlaskClient, world: World, customer: int, shop: str | None = None) -> None:
    domain = shop or world.alice.domain
    value = f"{customer}.{_seal(world.alice, str(customer))}"
    client.set_cookie(COOKIE, value, path=f"/{domain}")


def test_a_guests_request_is_signed_with_an_empty_customer(world: World) -> None:
    world.install(world.alice)
    answer = world.client.get(f"/{world.alice.domain}/apps/chat/session?a=1&a=2&b=")
    given = pairs(answer)
    assert answer.json["path"] == "session"
    params = dict(given)
    assert (params["shop"], params["logged_in_customer_id"]) == (world.alice.domain, "")
    assert (params["path_prefix"], params["timestamp"]) == ("/apps/chat", str(int(world.now[0])))
    assert params["signature"] == proxy_signature(SECRET, given)


def test_a_signed_in_shopper_is_named_by_the_platform(world: World) -> None:
    world.install(world.alice)
    client = world.client
    sign_in(client, world, ANN)
    assert dict(pairs(client.post(f"/{world.alice.domain}/apps/chat/session")))["logged_in_customer_id"] == str(ANN)


@pytest.mark.parametrize("forged", [f"{ANN}.", f"{ANN}.{'0' * 64}", "9000000012.x", "1.x", "x.y", "\u0661.x"])
def test_a_forged_cookie_is_a_guest(world: World, forged: str) -> None:
    world.install(world.alice)
    client = world.client
    client.set_cookie(COOKIE, forged, path=f"/{world.alice.domain}")
    assert dict(pairs(client.get(f"/{world.alice.domain}/apps/chat/s")))["logged_in_customer_id"] == ""


def test_alices_cookie_means_nothing_at_bobs_shop(world: World) -> None:
    world.install(world.bob)
    client = world.client
    sign_in(client, world, ANN, shop=world.bob.domain)
    assert dict(pairs(client.get(f"/{world.bob.domain}/apps/chat/s")))["logged_in_customer_id"] == ""


def test_what_a_shopper_puts_under_our_names_travels_unsigned(world: World) -> None:
    world.install(world.alice)
    query = f"shop={world.bob.domain}&logged_in_customer_id=77&signature=x"
    given = pairs(world.client.get(f"/{world.alice.domain}/apps/chat/s?{query}"))
    assert [value for name, value in given if name == "shop"] == [world.bob.domain, world.alice.domain]
    honest = [("shop", world.alice.domain), ("logged_in_customer_id", ""), ("path_prefix", "/apps/chat")]
    expected = proxy_signature(SECRET, [*honest, ("timestamp", str(int(world.now[0])))])
    assert [value for name, value in given if name == "signature"] == [expected]


def test_cookies_pass_in_neither_direction(world: World) -> None:
    world.install(world.alice)
    client = world.client
    sign_in(client, world, ANN)
    answer = client.post(f"/{world.alice.domain}/apps/chat/x", data=b'{"a":1}', content_type="application/json")
    assert answer.json["cookie"] is None and answer.json["body"] == '{"a":1}'
    assert "Set-Cookie" not in answer.headers and "Server" not in answer.headers
    assert answer.json["host"] == "localhost"


def test_the_road_is_closed_without_the_app_or_its_scope(world: World) -> None:
    world.install(world.bob, "read_products")
    for shop in (world.alice, world.bob):
        assert world.client.get(f"/{shop.domain}/apps/chat/session").status_code == 404
    world.install(world.alice)
    assert world.client.get(f"/{world.alice.domain}/apps/other/session").status_code == 404


def test_the_admins_frame_opens_the_app_signed_with_a_fresh_token(world: World) -> None:
    world.install(world.alice)
    page = world.client.get(f"/{world.alice.domain}/admin/apps/key").text
    address = next(unescape(src) for src in re.findall(r'src="([^"]+)"', page) if "id_token" in src)
    params = dict(parse_qsl(address.split("?", 1)[1]))
    assert params["hmac"] == query_hmac(SECRET, params)
    assert params["embedded"] == "1" and params["shop"] == world.alice.domain
    assert shop_of(SECRET, "key", params["id_token"], world.now[0]) == world.alice.domain


def test_session_tokens_are_for_the_apps_own_pages(world: World) -> None:
    path = f"/{world.alice.domain}/admin/session-token"
    assert world.client.get(path).status_code == 404
    world.install(world.alice)
    answer = world.client.get(path)
    assert answer.headers["Access-Control-Allow-Origin"] == world.platform.registration.app_url
    assert shop_of(SECRET, "key", answer.json["id_token"], world.now[0]) == world.alice.domain
    assert mint(SECRET, "key", world.alice.domain, 0) != mint(SECRET, "key", world.alice.domain, 0)


def test_app_bridge_is_served_as_a_script(world: World) -> None:
    answer = world.client.get("/app-bridge.js")
    assert answer.mimetype == "text/javascript" and "idToken" in answer.text
    assert isinstance(world.app, Flask)
