"""The sandbox as Shopify, Zendesk and Gorgias, on loopback, and a browser that goes there and back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from werkzeug.test import TestResponse

from app import create_app
from domain.imports import ImportState
from domain.stores import AdminTokens, ShopDomain, Store
from runtime.services import Services
from sandbox.shopify import AppRegistration, close
from sandbox.shopify import create_app as shopify_app
from sandbox.zendesk import create_app as zendesk_app
from tests.servers import served

SHOP = "newcomer.myshopify.com"
OTHER_SHOP = "neighbour.myshopify.com"
APP_URL = "http://127.0.0.1:1"  # where nobody listens: webhooks are none of these tests' business


@dataclass(frozen=True)
class Platforms:
    """Our app beside the remote systems it installs itself into."""

    services: Services
    shopify: Flask
    url: str
    zendesk_url: str
    zendesk: Flask

    @cached_property
    def app(self) -> Flask:
        return create_app(self.services)

    def browser(self) -> FlaskClient:
        return self.app.test_client()

    @property
    def platform(self) -> Any:
        return self.shopify.extensions["sandbox_shopify"]

    @property
    def shop(self) -> Any:
        return self.platform.shops.find(SHOP)

    @property
    def installation(self) -> Any:
        return self.shop.installation

    def zendesk_account(self, name: str) -> Any:
        return self.zendesk.extensions["zendesk"].account(name)

    def leave(self, browser: FlaskClient, shop: str = SHOP) -> str:
        """Begin to install; return the address at Shopify the browser is sent to."""
        answer = browser.get(f"/install?shop={shop}")
        assert answer.status_code == 302, answer.get_data(as_text=True)
        return str(answer.headers["Location"])

    def consent(self, address: str) -> str:
        """Press the button of the consent page; return the path and query of ours it leads back to."""
        answer = requests.post(address, timeout=10, allow_redirects=False)
        assert answer.status_code == 302, answer.text
        back = urlsplit(answer.headers["Location"])
        assert f"{back.scheme}://{back.netloc}" == APP_URL
        return f"{back.path}?{back.query}"

    def install(self, browser: FlaskClient) -> None:
        answer = browser.get(self.consent(self.leave(browser)))
        assert answer.status_code == 302, answer.get_data(as_text=True)

    def press_install(self, shop: str = SHOP) -> None:
        """Press Shopify's own button; nothing of it reaches us."""
        page = f"{self.url}/{shop}/admin/oauth/install?client_id=test-client"
        answer = requests.post(page, allow_redirects=False, timeout=10)
        assert answer.status_code == 302, answer.text

    def open_app(self, shop: str = SHOP, browser: FlaskClient | None = None) -> TestResponse:
        token = self.session_token(shop)
        return (browser or self.browser()).get(f"/admin/?shop={shop}&host=YWRtaW4&id_token={token}")

    def overview(self) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self.session_token()}"}
        answer = self.browser().get("/admin/api/overview", headers=headers)
        assert answer.status_code == 200
        return answer.get_json()

    def held(self, shop: str = SHOP) -> tuple[Store | None, AdminTokens | None]:
        """Return what we keep of the shop."""
        with self.services.begin() as work:
            store = work.stores.of_shop(ShopDomain.parse(shop))
            return store, work.tokens.held(store) if store else None

    def reading(self) -> bool:
        """Whether the store is being read."""
        store, _ = self.held()
        with self.services.begin() as work:
            progress = work.imports.progress(store)
        return progress is not None and progress.state is ImportState.RUNNING

    def end_reading(self, state: ImportState = ImportState.DONE) -> None:
        store, _ = self.held()
        self.services.redis.flushdb()
        with self.services.begin() as work:
            work.imports.change(store, state=state)

    def exchanges(self) -> int:
        """How often a session token was exchanged."""
        return int(self.platform.token_faults.calls_of(SHOP).get("token-exchange", 0))

    def session_token(self, shop: str = SHOP) -> str:
        answer = requests.get(f"{self.url}/{shop}/admin/session-token", timeout=10)
        answer.raise_for_status()
        return str(answer.json()["id_token"])


def state_of(address: str) -> str:
    return parse_qs(urlsplit(address).query)["state"][0]


@contextmanager
def platforms(services: Services) -> Iterator[Platforms]:
    keys = services.settings.shopify
    assert keys
    registration = AppRegistration(keys.id, keys.secret, APP_URL)
    shopify = shopify_app(APP_URL, registration=registration, shops=(SHOP, OTHER_SHOP), demo=False)
    zendesk = zendesk_app(APP_URL)
    try:
        with served(shopify) as url, served(zendesk) as zendesk_url:
            settings = replace(
                services.settings,
                app_url=APP_URL,
                shopify_origin=url + "/{shop}",
                zendesk_origin=zendesk_url + "/{account}",
            )
            yield Platforms(Services(settings), shopify, url, zendesk_url, zendesk)
    finally:
        close(shopify)


def dumped(services: Services) -> str:
    """Return every row of every table as PostgreSQL prints it, bytes also as text."""
    with services.begin() as work:
        named = (
            "SELECT schemaname || '.' || quote_ident(tablename) FROM pg_tables WHERE schemaname !~ '^(pg_|information)'"
        )
        tables = work.connection.scalars(text(named)).all()
        lines = [line for table in tables for line in work.connection.scalars(text(f"SELECT t::text FROM {table} t"))]
    found = "\n".join(lines)
    hexed = re.findall(r"\\\\?x([0-9a-f]+)", found)
    return found + "\n".join(bytes.fromhex(one).decode("utf-8", "replace") for one in hexed if len(one) % 2 == 0)
