"""This process as a worker of a shop that a sandbox's Shopify has."""

from collections.abc import Iterator

import pytest

from runtime.services import Services
from tests.jobs.shopify import Shopify, shopify, worker_of


@pytest.fixture
def shop(services: Services) -> Iterator[Shopify]:
    keys = services.settings.shopify
    assert keys is not None
    with shopify(keys.id, keys.secret) as running:
        yield running


@pytest.fixture
def house(services: Services, shop: Shopify, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    with worker_of(shop, services, monkeypatch) as found:
        yield found
