"""A shopify.app.toml is deployed as Shopify's own tool would deploy it, or refused as it would refuse it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.shopify import AppRegistration
from sandbox.shopify.configuration import ConfigurationRefused, deployed
from tests.sandbox.shopify.world import SECRET, World

ROOT = Path(__file__).parents[3]
APP = "http://127.0.0.1:8123"
REGISTRATION = AppRegistration("key", SECRET, APP)
CONFIGURATION = """
client_id = "0123"
name = "Clerk"
application_url = "https://clerk.example"
embedded = true
[access_scopes]
scopes = "read_products, read_orders,write_app_proxy"
optional_scopes = ["read_themes"]
[auth]
redirect_urls = ["https://clerk.example/back"]
[webhooks]
api_version = "2026-07"
[[webhooks.subscriptions]]
topics = ["products/update", "orders/create"]
uri = "/hooks"
include_fields = ["id", "updated_at"]
name = "goods"
[[webhooks.subscriptions]]
compliance_topics = ["shop/redact"]
uri = "https://clerk.example/privacy"
[[webhooks.subscriptions]]
topics = ["products/update"]
uri = "https://elsewhere.example/hooks"
[app_proxy]
url = "https://clerk.example/shop/"
prefix = "tools"
subpath = "clerk"
"""


def test_scopes_topics_addresses_proxy_and_version_are_those_of_the_file() -> None:
    made = deployed(REGISTRATION, CONFIGURATION)
    assert (made.title, made.api_version, made.legacy_install) == ("Clerk", "2026-07", False)
    assert (made.scopes, made.optional_scopes) == ("read_products,read_orders,write_app_proxy", "read_themes")
    assert made.redirect_urls == (f"{APP}/back",)
    assert [made.address(one.uri) for one in made.subscribed("products/update")] == [
        f"{APP}/hooks",
        "https://elsewhere.example/hooks",
    ]
    assert [made.address(one.uri) for one in made.subscribed("shop/redact")] == [f"{APP}/privacy"]
    assert made.subscribed("products/update")[0].include_fields == ("id", "updated_at")
    assert made.proxy is not None
    assert (made.address(made.proxy.url), made.proxy.prefix, made.proxy.subpath) == (f"{APP}/shop", "tools", "clerk")


def test_the_credentials_stay_those_of_the_sandbox() -> None:
    made = deployed(REGISTRATION, CONFIGURATION)
    assert (made.client_id, made.secret, made.app_url) == ("key", SECRET, APP)


LEGACY = "optional_scopes = []\nuse_legacy_install_flow = true"
WRONG = {
    "a compliance topic among the topics": ('"orders/create"]', '"shop/redact"]', "belongs in compliance_topics"),
    "a topic that does not exist": ('"orders/create"', '"orders/dreamt"', "orders/dreamt is not a topic"),
    "a topic as the API spells it": ('"orders/create"', '"ORDERS_CREATE"', "is not a topic"),
    "a compliance topic of one's own": ('["shop/redact"]', '["shop/forget"]', "not a compliance topic"),
    "a compliance topic twice": ('["shop/redact"]', '["shop/redact", "shop/redact"]', "same compliance topic"),
    "a subscription twice": ('["products/update", "orders/create"]', '["orders/create", "orders/create"]', "duplicate"),
    "a subscription to nothing": ('["products/update", "orders/create"]', "[]", "Either topics or compliance_topics"),
    "an address without its slash": ('uri = "/hooks"', 'uri = "hooks"', "hooks is no path"),
    "an address over http": ("https://elsewhere", "http://elsewhere", "is no path, https URL or queue"),
    "a name with spaces": ('"goods"', '"my goods"', "my goods is not a name"),
    "app-specific topics with the legacy flow": ('optional_scopes = ["read_themes"]', LEGACY, "App-specific webhook"),
    "an optional scope that is required": ('"read_themes"', '"read_orders"', "optional read_orders is required"),
    "a version of no quarter": ("2026-07", "2026-08", "2026-08 is not a version"),
    "a page of Shopify's own": ('"clerk"\n', '"admin"\n', "app_proxy.subpath"),
    "a long subpath": ('"clerk"\n', f'"{"c" * 31}"\n', "app_proxy.subpath"),
    "a subpath with a slash": ('"clerk"\n', '"a/b"\n', "app_proxy.subpath"),
    "a prefix of one's own": ('"tools"', '"chat"', "app_proxy.prefix is one of a, apps, community, tools"),
    "a proxy without its scope": (",write_app_proxy", "", "app_proxy needs the scope write_app_proxy"),
    "an app over http": ('application_url = "https', 'application_url = "http', "application_url must be"),
    "a scope that is none": ("read_products,", "products,", "products is not a scope"),
    "no client id": ('client_id = "0123"', "", "client_id is missing"),
    "scopes as a list": ('"read_products, read_orders,write_app_proxy"', "[]", "access_scopes.scopes must be a str"),
    "no TOML": ("[auth]", "[auth", "not TOML"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_refuses_what_shopifys_tool_refuses(wrong: str) -> None:
    old, new, reason = WRONG[wrong]
    assert old in CONFIGURATION
    with pytest.raises(ConfigurationRefused, match=re.escape(reason)):
        deployed(REGISTRATION, CONFIGURATION.replace(old, new))


def test_a_read_scope_is_not_optional_beside_its_write_scope() -> None:
    text = CONFIGURATION.replace("read_orders,", "write_orders,").replace("read_themes", "read_orders")
    with pytest.raises(ConfigurationRefused, match="optional read_orders is required already"):
        deployed(REGISTRATION, text)


def test_all_problems_are_told_at_once() -> None:
    text = CONFIGURATION.replace("2026-07", "2026-08").replace('"tools"', '"chat"')
    with pytest.raises(ConfigurationRefused) as refused:
        deployed(REGISTRATION, text)
    assert len(str(refused.value).splitlines()) == 2


def test_the_apps_own_configuration_may_be_deployed() -> None:
    made = deployed(REGISTRATION, (ROOT / "shopify.app.toml").read_text("utf-8"))
    assert made.redirect_urls == (f"{APP}/install/callback",)
    assert {made.address(one.uri) for one in made.subscriptions} == {f"{APP}/webhooks/shopify"}


def test_the_process_ends_with_a_clear_line_for_a_wrong_file(tmp_path: Path) -> None:
    file = tmp_path / "shopify.app.toml"
    file.write_text(CONFIGURATION.replace("orders/create", "orders/dreamt"))
    command = [sys.executable, "-m", "sandbox", "--port", "1", "--app-config", str(file)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    assert ended.returncode == 2
    assert "orders/dreamt is not a topic" in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr


def test_a_deployed_file_is_in_force_at_once_for_every_shop(world: World) -> None:
    world.install(world.alice)
    world.install(world.bob)
    text = CONFIGURATION.replace("https://clerk.example/shop/", "/proxy")
    assert world.client.post("/_sandbox/configuration", data=text).status_code == 200
    for shop in (world.alice, world.bob):
        assert world.client.get(f"/{shop.domain}/apps/chat/session").status_code == 404
        assert world.client.get(f"/{shop.domain}/tools/clerk/session").json["path"] == "session"
    refused = world.client.post("/_sandbox/configuration", data="name = 1")
    assert refused.status_code == 422 and "client_id is missing" in refused.json["problems"]
    assert world.platform.registration.title == "Clerk"
