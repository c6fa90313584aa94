"""A sandbox Shopify on loopback with the demo shop, and the app let in by its own OAuth."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import requests

from domain.imports import ImportProgress
from domain.installing import install
from domain.stores import ShopDomain, Store
from integrations.shopify.oauth import ShopifyOAuth
from integrations.shopify.scopes import SCOPES
from jobs import queues
from runtime.services import Services
from sandbox.shopify import AppRegistration, Options, Platform
from sandbox.shopify.deliveries import DeliveryOptions
from sandbox.web import Sandbox, Settings
from tests.domain.stage import CountingEmbedder, environment_of

# Nobody listens for webhooks there: these tests read, and deliver what they need themselves.
APP_URL = "http://127.0.0.1:1"
DEMO = ShopDomain.parse("demo.myshopify.com")


@dataclass
class Shopify:
    sandbox: Sandbox

    @property
    def origin(self) -> str:
        return f"{self.sandbox.settings.url}/shopify/{{shop}}"

    @property
    def platform(self) -> Platform:
        platform: Platform = self.sandbox.shopify.extensions["sandbox_shopify"]
        return platform

    @property
    def shop(self):  # the sandbox's own type
        return self.platform.shops.find(str(DEMO))

    def let_in(self, house: Services) -> Store:
        """Install the app by the authorization-code grant, as a browser and our callback would; begin the import."""
        oauth: ShopifyOAuth = house.shopify_oauth
        asked = requests.post(oauth.authorize_url(DEMO, "state"), allow_redirects=False, timeout=10)
        code = dict(part.split("=", 1) for part in asked.headers["Location"].split("?")[1].split("&"))["code"]
        pair = oauth.exchange_code(DEMO, code)
        details = house.shop_details(DEMO, pair)
        with house.begin() as work:
            return install(DEMO, details, pair, house.now(), work)


@contextmanager
def shopify(
    client_id: str, secret: str, options: Options | None = None, state: Path | None = None
) -> Iterator[Shopify]:
    """Run the sandbox; where its `state` is kept in a folder, as it was left there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    registration = AppRegistration(client_id, secret, APP_URL, scopes=",".join(SCOPES))
    strict = replace(options or Options(), deliveries=DeliveryOptions(retry_scale=0.00001, workers=1))
    sandbox = Sandbox(Settings(APP_URL, port=port, state_dir=state, registration=registration, options=strict))
    threading.Thread(target=sandbox.serve, daemon=True).start()
    yield Shopify(sandbox)
    sandbox.close()


@contextmanager
def worker_of(running: Shopify, services: Services, patch: pytest.MonkeyPatch) -> Iterator[Services]:
    """Make this process a worker whose jobs speak to that Shopify; return the services they find."""
    settings = replace(services.settings, shopify_origin=running.origin, app_url=APP_URL)
    for name, value in environment_of(settings).items():
        patch.setenv(name, value)
    queues.services.cache_clear()
    found = queues.services()
    vars(found)["embedder"] = CountingEmbedder()
    yield found
    found.storage.database.close()
    queues.services.cache_clear()


def progress(house: Services, store: Store) -> ImportProgress:
    with house.begin() as work:
        found = work.imports.progress(store)
    assert found is not None
    return found
