"""The stand-ins as one server on a socket, driven by the clients an app would use."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests
from authlib.integrations.requests_client import OAuth2Session

from sandbox.shopify import AppRegistration
from sandbox.web import Sandbox, Settings
from tests.sandbox.shopify.world import SECRET

ALICE = "alice.myshopify.com"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app_url = "http://127.0.0.1:9"
    registration = AppRegistration("key", SECRET, app_url)
    server = Sandbox(Settings(app_url, port, shops=(ALICE,), registration=registration))
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield server
    server.close()
    thread.join(5)


def approve(sandbox: Sandbox, shop: str) -> str:
    """Press Install as a merchant would; return the callback's address."""
    query = {"client_id": "key", "redirect_uri": "http://127.0.0.1:9/install/callback", "state": "nonce"}
    page = f"{sandbox.settings.url}/shopify/{shop}/admin/oauth/authorize"
    with requests.Session() as browser:
        assert "Install" in browser.get(page, params=query, timeout=5).text
        answer = browser.post(page, params=query, allow_redirects=False, timeout=5)
    return answer.headers["Location"]


def test_authlib_installs_refreshes_and_asks(sandbox: Sandbox) -> None:
    callback = dict(parse_qsl(urlsplit(approve(sandbox, "demo.myshopify.com")).query))
    shop = f"{sandbox.settings.url}/shopify/demo.myshopify.com"
    client = OAuth2Session(
        "key",
        SECRET,
        redirect_uri="http://127.0.0.1:9/install/callback",
        token_endpoint_auth_method="client_secret_post",  # noqa: S106 - a method's name
    )
    endpoint = f"{shop}/admin/oauth/access_token"
    first = client.fetch_token(endpoint, code=callback["code"], expiring="1")
    second = client.refresh_token(endpoint, refresh_token=first["refresh_token"])
    assert second["access_token"] != first["access_token"] and second["expires_in"] == 3600
    answer = requests.post(
        f"{shop}/admin/api/2026-10/graphql.json",
        json={"query": "{ shop { name primaryDomain { url } } }"},
        headers={"X-Shopify-Access-Token": second["access_token"]},
        timeout=5,
    )
    assert answer.headers["X-Shopify-API-Version"] == "2026-10"
    assert answer.json()["data"]["shop"]["primaryDomain"]["url"] == shop


def test_bulk_results_are_downloaded_without_a_token(sandbox: Sandbox) -> None:
    platform = sandbox.shopify.extensions["sandbox_shopify"]
    shop = platform.shops.find("demo.myshopify.com")
    shop.installation.installed, shop.installation.scopes = True, "read_products"
    token = platform.desk.issue_expiring(shop.installation)["access_token"]
    path = f"{sandbox.settings.url}/shopify/demo.myshopify.com/admin/api/2026-10/graphql.json"
    inner = "{ products { edges { node { id title variants { edges { node { id sku } } } } } } }"
    start = f'mutation {{ bulkOperationRunQuery(query: "{inner}") {{ bulkOperation {{ id }} }} }}'
    headers = {"X-Shopify-Access-Token": token}
    operation = requests.post(path, json={"query": start}, headers=headers, timeout=5).json()
    number = operation["data"]["bulkOperationRunQuery"]["bulkOperation"]["id"]
    status = f'{{ bulkOperation(id: "{number}") {{ status url objectCount }} }}'
    for _ in range(100):
        shown = requests.post(path, json={"query": status}, headers=headers, timeout=5).json()["data"]["bulkOperation"]
        if shown["status"] == "COMPLETED":
            break
    lines = requests.get(shown["url"], timeout=5).text.splitlines()
    assert len(lines) == int(shown["objectCount"]) > len(shop.products) > 0


def test_nothing_but_the_stand_ins_is_served(sandbox: Sandbox) -> None:
    assert requests.get(f"{sandbox.settings.url}/", timeout=5).status_code == 404
    assert requests.get(f"{sandbox.settings.url}/shopify/nobody.myshopify.com/admin", timeout=5).status_code == 404
