"""Two seeded shops on one platform: the demo, and a second one that shares nothing with it."""

import pickle
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.demo_shop import seed
from sandbox.shopify import close, create_app
from sandbox.shopify.platform import Platform
from sandbox.shopify.state import Shop

TODAY = date(2026, 11, 20)
ALICE, BOB = "alice.myshopify.com", "bob.myshopify.com"


@pytest.fixture(scope="session")
def seeded() -> list[bytes]:
    """Both shops as pickled snapshots: quicker to copy than to build."""
    shops = [Shop(domain, primary_url=f"http://127.0.0.1:9/shopify/{domain}") for domain in (ALICE, BOB)]
    for shop in shops:
        seed(shop, TODAY)
    return [pickle.dumps(shop.snapshot()) for shop in shops]


@pytest.fixture
def platform(seeded: list[bytes]) -> Iterator[Flask]:
    app = create_app("http://127.0.0.1:9", demo=False)
    built: Platform = app.extensions["sandbox_shopify"]
    for snapshot in seeded:
        built.shops.add(Shop.from_snapshot(pickle.loads(snapshot)))
    yield app
    close(app)


@pytest.fixture
def alice(platform: Flask) -> Shop:
    return platform.extensions["sandbox_shopify"].shops.find(ALICE)


@pytest.fixture
def bob(platform: Flask) -> Shop:
    return platform.extensions["sandbox_shopify"].shops.find(BOB)


@pytest.fixture
def client(platform: Flask) -> FlaskClient:
    return platform.test_client()


@pytest.fixture(scope="session")
def shop() -> Shop:
    """A seeded shop to read from; nobody changes it."""
    seeded = Shop("read-only.myshopify.com")
    seed(seeded, TODAY)
    return seeded
