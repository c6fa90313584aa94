"""What strangers write into an address: it comes back in no header, leads nowhere, and frames nothing."""

import base64
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.blueprints.callers import merchant, session_token
from tests.world import World

EVIL = "evil.example"
PARAMETERS = ("shop", "host", "return_to", "return_url", "redirect_uri", "redirect", "next", "url", "shopify-reload")
VALUES = (
    EVIL,
    f"//{EVIL}",
    f"///{EVIL}",
    f"/valid//{EVIL}",
    f"https://{EVIL}/",
    f"/\\{EVIL}",
    f"/\t/{EVIL}",
    f"javascript:alert('{EVIL}')",
    f"x.myshopify.com.{EVIL}",
    f"x.myshopify.com@{EVIL}",
    base64.b64encode(f"{EVIL}/admin".encode()).decode().rstrip("="),
    base64.b64encode(b"admin.shopify.com/store/alice-goods").decode().rstrip("=") + "-nope",
    f"*; frame-ancestors {EVIL}",
    f"x\r\nLocation: https://{EVIL}/",
)
GIVEN = [(name, value) for name in PARAMETERS for value in VALUES]


@pytest.fixture
def browser(world: World) -> FlaskClient:
    return world.client


def pages(client: FlaskClient) -> Iterator[str]:
    """Every address without a part of its own that is opened by a GET."""
    for rule in client.application.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.arguments:
            yield rule.rule


def asked(client: FlaskClient, name: str, value: str, **headers: str) -> Iterator[tuple[str, TestResponse]]:
    for path in pages(client):
        yield path, client.get(f"{path}?{urlencode({name: value})}", headers=headers)


@pytest.mark.parametrize(("name", "value"), GIVEN)
def test_no_redirect_leads_to_where_a_stranger_says(browser: FlaskClient, name: str, value: str) -> None:
    for path, answer in asked(browser, name, value):
        assert is_ours(answer.headers.get("Location", "/")), path


@pytest.mark.parametrize("value", [*VALUES, "unproven.myshopify.com", "alice-goods.myshopify.com"])
def test_no_shop_that_nobody_has_proven_stands_in_a_header(browser: FlaskClient, value: str) -> None:
    for path, answer in asked(browser, "shop", value):
        policy = answer.headers.get("Content-Security-Policy", "")
        assert value not in policy and EVIL not in policy and "unproven" not in policy, path
        assert "*" not in policy, path


def test_every_page_says_who_may_show_it_in_a_frame(world: World, browser: FlaskClient) -> None:
    seen = [answer for _, answer in asked(browser, "shop", str(world.alice.store.shop))]
    seen += [answer for _, answer in asked(browser, "x", "1", **merchant(world, world.alice))]
    html = [answer for answer in seen if answer.mimetype == "text/html" and answer.status_code not in (301, 302, 308)]
    assert len(html) >= 3
    assert [
        answer for answer in html if "frame-ancestors" not in answer.headers.get("Content-Security-Policy", "")
    ] == []


def test_the_page_of_a_store_is_framed_by_its_own_admin_whatever_the_address_says(
    world: World, browser: FlaskClient
) -> None:
    token = session_token(world, world.alice)
    for value in (*VALUES, str(world.bob.store.shop)):
        answer = browser.get("/admin/", query_string={"id_token": token, "host": value, "return_to": value})
        frames = answer.headers["Content-Security-Policy"].split(";")[0].split()
        assert frames[0] == "frame-ancestors"
        assert set(frames[1:]) == {f"https://{world.alice.store.shop}", "https://admin.shopify.com"}


@pytest.mark.parametrize("name", ["Host", "X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL", "Referer", "Origin"])
def test_no_redirect_leads_to_a_host_that_a_header_names(browser: FlaskClient, name: str) -> None:
    for path, answer in asked(browser, "shop", "alice-goods.myshopify.com", **{name: EVIL}):
        assert EVIL not in answer.headers.get("Location", ""), path


@pytest.mark.parametrize(
    "path", ["/admin", "//admin/", "/admin//api/overview", "/static//admin.css", f"//{EVIL}/admin"]
)
def test_an_address_that_is_not_quite_ours_leads_nowhere(browser: FlaskClient, path: str) -> None:
    """A redirect to the right one would name the host that the caller named."""
    answer = browser.get("/", headers={"Host": EVIL}, environ_overrides={"PATH_INFO": path})
    assert is_ours(answer.headers.get("Location", "/")) and EVIL not in answer.text


def test_a_signed_address_leads_to_its_own_shop_whatever_host_stands_beside(world: World, browser: FlaskClient) -> None:
    for _, value in GIVEN[len(VALUES) : 2 * len(VALUES)]:
        answer = browser.get("/install", query_string={"shop": str(world.alice.store.shop), "host": value})
        assert is_ours(answer.headers.get("Location", "/"))


def is_ours(location: str) -> bool:
    """Whether it is a page of ours, or one at the Shopify of a shop, where shops have their own hosts."""
    if "\\" in location or any(letter <= " " for letter in location):
        return False
    parts = urlsplit(location)
    if not parts.scheme and not parts.netloc:
        return location.startswith("/") and not location.startswith("//")
    known = parts.hostname is not None and parts.hostname.endswith((".myshopify.com", "admin.shopify.com"))
    return parts.scheme == "https" and known and parts.username is None
