"""Two stores, each with an account at Gorgias that knows nothing of our server."""

from collections.abc import Iterator

import pytest
from flask import Flask

from domain.handoff.tickets import HandoffMethod
from runtime.vendors import GorgiasVendor
from sandbox.gorgias import create_app
from tests.domain.talks import choose
from tests.jobs.over_gorgias.gorgias_desks import ACCOUNTS, KEY, Desk
from tests.servers import served
from tests.world import World


@pytest.fixture
def stopped_clock(stage: World, monkeypatch: pytest.MonkeyPatch) -> None:
    now = stage.services.now()
    monkeypatch.setattr(stage.services, "now", lambda: now)


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    app: Flask = create_app("http://127.0.0.1:1")
    with served(app) as base:
        yield base


@pytest.fixture
def desks(stage: World, base: str) -> tuple[Desk, ...]:
    """Alice's account and Bob's, let in by an API key each on a server that Gorgias knows nothing of."""
    house = stage.services
    vars(house.helpdesks)["app_url"] = "http://127.0.0.1:1"
    house.helpdesks.vendors[HandoffMethod.GORGIAS] = GorgiasVendor(None, base + "/{account}", "")
    both = tuple(Desk(stage, tenant, base, f"acme-{next(ACCOUNTS)}") for tenant in (stage.alice, stage.bob))
    for desk in both:
        desk.steer("settings", key_limit=1000, deliver=False)
        house.helpdesks.connect_directly(desk.tenant.store, HandoffMethod.GORGIAS, desk.name, *KEY)
        choose(stage, desk.tenant, HandoffMethod.GORGIAS)
    return both
