"""Two seeded shops on one platform: the demo, and a second one that shares nothing with it."""

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


@pytest.fixture
def platform() -> Iterator[Flask]:
    app = create_app("http://127.0.0.1:9", base_url="http://127.0.0.1:9/shopify", shops=(ALICE, BOB), demo=False)
    built: Platform = app.extensions["sandbox_shopify"]
    for domain in (ALICE, BOB):
        seed(built.shops.find(domain), TODAY)
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
