"""The merchant's road: installing, granting more or less, seeing the app off."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from sandbox.shopify.farewells import Farewells
from sandbox.shopify.installations import AppSubscription
from sandbox.shopify.signing import query_hmac
from sandbox.shopify.state import Shop
from tests.sandbox.shopify.world import SECRET, Heard, World

COAT = 90_000_000_011
NEWS = AppSubscription("app/scopes_update")


def quiet(world: World) -> None:
    assert world.platform.dispatcher.wait_until_quiet(5)


def redeploy(world: World, **changes: object) -> None:
    world.platform.deploy(replace(world.platform.registration, **changes))


def install_page(shop: Shop, **query: str) -> str:
    extra = "".join(f"&{name}={value}" for name, value in query.items())
    return f"/{shop.domain}/admin/oauth/install?client_id=key{extra}"


def open_app(world: World, shop: Shop) -> str:
    return world.client.get(f"/{shop.domain}/admin/apps/key", follow_redirects=True).text


def told_scopes(heard: Heard) -> list[dict[str, list[str]]]:
    return [json.loads(body) for headers, body in heard.calls if headers["X-Shopify-Topic"] == "app/scopes_update"]


def test_an_app_that_is_not_there_is_offered_before_it_opens(world: World, heard: Heard) -> None:
    page = open_app(world, world.alice)
    assert "Install Shopfloor" in page and "View orders" in page and page.count("<form") == 1
    opened = world.client.post(install_page(world.alice), follow_redirects=True).text
    assert "id_token=" in opened
    assert world.alice.installation.managed and not world.bob.installation.installed
    quiet(world)
    assert heard.calls == []


def test_a_page_of_the_app_opens_by_its_own_address_and_query(world: World) -> None:
    world.install(world.alice)
    page = world.client.get(f"/{world.alice.domain}/admin/apps/key/admin/inbox?conversation=c-1&shop=bob").text
    opened = urlsplit(unescape(page.partition('<iframe src="')[2].partition('"')[0]))
    params = dict(parse_qsl(opened.query))
    assert opened.path == "/admin/inbox" and params["conversation"] == "c-1" and params["shop"] == world.alice.domain
    assert params.pop("hmac") == query_hmac(SECRET, params)


def test_the_apps_own_subscriptions_are_for_managed_installations(world: World, heard: Heard) -> None:
    world.install(world.alice)
    world.install(world.bob)
    world.bob.installation.managed = False
    world.alice.set_price(COAT, "30")
    world.bob.set_price(95_000_000_011, "30")
    quiet(world)
    assert [headers["X-Shopify-Shop-Domain"] for headers, _ in heard.calls] == [world.alice.domain]


def test_the_legacy_flow_delivers_compliance_topics_alone(world: World, heard: Heard) -> None:
    world.install(world.alice)
    redeploy(world, legacy_install=True)
    world.alice.set_price(COAT, "30")
    world.alice.redact_shop()
    quiet(world)
    assert heard.topics() == ["shop/redact"]


def test_the_legacy_flow_begins_at_the_app_with_a_signed_query(world: World) -> None:
    redeploy(world, legacy_install=True)
    answer = world.client.get(install_page(world.alice))
    params = dict(parse_qsl(urlsplit(answer.location).query))
    assert answer.location.startswith(f"{world.platform.registration.app_url}/?")
    assert params["hmac"] == query_hmac(SECRET, params) and params["shop"] == world.alice.domain
    assert "id_token" not in params


def test_a_subscription_of_the_configuration_reduces_filters_and_names(world: World, heard: Heard) -> None:
    wanted = AppSubscription("products/update", "/elsewhere", ("id", "variants.price"), 'title:"Wool Coat"', "coats")
    redeploy(world, subscriptions=(wanted,), api_version="2026-07")
    world.install(world.alice)
    world.alice.set_price(COAT, "30")
    world.alice.set_price(90_000_000_021, "9")
    quiet(world)
    ((headers, body),) = heard.calls
    assert json.loads(body) == {"id": 9_000_000_001, "variants": [{"price": "30.00"}, {"price": "20.00"}]}
    assert (headers["X-Shopify-Name"], headers["X-Shopify-Api-Version"]) == ("coats", "2026-07")


def test_both_roads_for_one_topic_deliver_twice_with_one_event_id(world: World, heard: Heard) -> None:
    world.install(world.alice)
    own = {"id": 1, "topic": "products/update", "uri": f"{heard.url}/elsewhere", "name": None}
    more = {"include_fields": [], "filter": None, "api_version": "2026-10"}
    world.alice.installation.subscriptions[1] = own | more
    world.alice.set_price(COAT, "30")
    quiet(world)
    assert heard.topics() == ["products/update", "products/update"]
    assert len({headers["X-Shopify-Event-Id"] for headers, _ in heard.calls}) == 1
    assert len({headers["X-Shopify-Webhook-Id"] for headers, _ in heard.calls}) == 2


def test_a_configuration_that_needs_more_asks_when_the_app_is_next_opened(world: World, heard: Heard) -> None:
    world.install(world.alice, "read_products,read_orders")
    redeploy(world, scopes="read_products,read_orders,read_themes", subscriptions=(NEWS,))
    assert world.alice.installation.scopes == "read_products,read_orders"
    page = open_app(world, world.alice)
    assert "asks for more" in page and "View themes" in page and "View orders" not in page
    assert "id_token=" in world.client.post(install_page(world.alice), follow_redirects=True).text
    quiet(world)
    assert told_scopes(heard)[0]["current"] == ["read_products", "read_orders", "read_themes"]
    assert told_scopes(heard)[0]["previous"] == ["read_products", "read_orders"]


def test_a_configuration_that_needs_less_takes_it_without_asking(world: World, heard: Heard) -> None:
    world.install(world.alice, "read_products,read_orders,read_themes")
    redeploy(world, scopes="read_products,read_orders", optional_scopes="read_themes", subscriptions=(NEWS,))
    assert "id_token=" in open_app(world, world.alice)
    redeploy(world, optional_scopes="")
    assert "id_token=" in open_app(world, world.alice)
    quiet(world)
    assert [news["current"] for news in told_scopes(heard)] == [["read_products", "read_orders"]]


def test_tokens_outlive_a_change_of_scopes_and_see_it(world: World) -> None:
    token = world.install(world.alice, "read_products")["access_token"]
    policies = "{ shop { shopPolicies { id } } }"
    assert "errors" in world.ask(world.alice, token, policies).json
    world.client.post(install_page(world.alice))
    assert len(world.ask(world.alice, token, policies).json["data"]["shop"]["shopPolicies"]) == 1


def test_an_optional_scope_is_asked_for_by_itself_and_kept_by_later_updates(world: World) -> None:
    world.install(world.alice, "read_products")
    redeploy(world, scopes="read_products", optional_scopes="read_themes,read_locales")
    page = world.client.get(install_page(world.alice, optional_scopes="read_themes")).text
    assert "View themes" in page and "View locales" not in page
    world.client.post(install_page(world.alice, optional_scopes="read_themes"))
    assert world.alice.installation.scopes == "read_products,read_themes"
    redeploy(world, scopes="read_products,read_orders")
    world.client.post(install_page(world.alice))
    assert world.alice.installation.scopes == "read_products,read_orders,read_themes"
    assert world.client.get(install_page(world.alice, optional_scopes="write_orders")).status_code == 400


def test_the_back_office_grants_and_takes_single_scopes(world: World, heard: Heard) -> None:
    world.install(world.alice, "read_products,read_orders")
    redeploy(world, scopes="read_products,read_orders", optional_scopes="read_themes", subscriptions=(NEWS,))
    client, path = world.client, f"/{world.alice.domain}/admin/apps"
    page = client.get(path).text
    assert re.search(r'value="read_orders" checked', page) and "optional" in page
    seal = re.search(r'name="csrf" value="([^"]+)"', page)
    assert seal is not None
    ticked = {"csrf": seal[1], "scope": ["read_products", "read_themes"]}
    assert client.post(f"{path}/permissions", data=ticked).status_code == 303
    assert client.post(f"{path}/permissions", data={"scope": "read_products"}).status_code == 403
    quiet(world)
    assert told_scopes(heard)[0]["current"] == ["read_products", "read_themes"]


def test_uninstalling_kills_tokens_and_subscriptions(world: World) -> None:
    pair = world.install(world.alice)
    world.alice.installation.subscriptions[1] = {"id": 1, "topic": "orders/create"}
    world.alice.uninstall_app()
    assert world.ask(world.alice, pair["access_token"], "{ shop { id } }").status_code == 401
    assert world.client.get(f"/{world.alice.domain}/admin/session-token").status_code == 404
    world.install(world.alice)
    assert world.alice.installation.subscriptions == {}
    assert world.ask(world.alice, pair["access_token"], "{ shop { id } }").status_code == 401


def test_the_news_of_an_uninstalled_app_comes_twice_and_after_it_is_back(world: World, heard: Heard) -> None:
    world.install(world.alice)
    faults = {"uninstall_copies": 2, "uninstall_delay": 0.2}
    assert world.client.post("/_sandbox/faults", json=faults).status_code == 200
    world.alice.uninstall_app()
    world.client.post(install_page(world.alice))
    assert heard.calls == []
    quiet(world)
    assert heard.topics() == ["app/uninstalled", "app/uninstalled"]
    assert len({headers["X-Shopify-Webhook-Id"] for headers, _ in heard.calls}) == 2


@pytest.mark.parametrize("back", [False, True])
def test_a_shop_is_erased_after_two_days_unless_the_app_is_back(world: World, heard: Heard, back: bool) -> None:
    now = [1_795_000_000]
    for shop in (world.alice, world.bob):
        world.install(shop)
        shop.clock = lambda: now[0] * 10**9
    farewells = Farewells(world.platform.shops)
    world.alice.uninstall_app()
    now[0] += 48 * 3600 - 1
    farewells.tell_due()
    if back:
        world.client.post(install_page(world.alice))
    now[0] += 2
    farewells.tell_due()
    farewells.tell_due()
    quiet(world)
    assert sorted(heard.topics()) == ["app/uninstalled", *([] if back else ["shop/redact"])]


def test_a_script_brings_the_erasure_forward(world: World, heard: Heard) -> None:
    world.install(world.alice)
    world.alice.uninstall_app()
    assert world.client.post("/_sandbox/farewells", json={"after": 0}).json == {"after": 0.0}
    world.platform.farewells.tell_due()
    quiet(world)
    assert sorted(heard.topics()) == ["app/uninstalled", "shop/redact"]
