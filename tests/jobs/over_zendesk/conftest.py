"""Two stores, each with a Zendesk of its own."""

from collections.abc import Iterator

import pytest
from flask import Flask

from domain.handoff.tickets import HandoffMethod
from runtime.vendors import ZendeskVendor
from sandbox.zendesk import create_app
from tests.jobs.over_zendesk.centres import NOWHERE, Desk, connected
from tests.servers import served
from tests.world import World


@pytest.fixture(scope="module")
def zendesk() -> Flask:
    return create_app(NOWHERE)


@pytest.fixture(scope="module")
def base(zendesk: Flask) -> Iterator[str]:
    with served(zendesk) as base:
        yield base


@pytest.fixture
def desks(stage: World, zendesk: Flask, base: str) -> tuple[Desk, Desk]:
    """Return Alice's and Bob's, both connected; only Alice's help centre is added in what follows."""
    house = stage.services
    vars(house.helpdesks)["app_url"] = NOWHERE
    house.helpdesks.vendors[HandoffMethod.ZENDESK] = ZendeskVendor(house.settings.zendesk, base + "/{account}", "")
    alice, bob = (connected(stage, tenant, zendesk, base) for tenant in (stage.alice, stage.bob))
    return alice, bob
