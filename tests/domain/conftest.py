from collections.abc import Iterator

import pytest

from domain.importing import files
from runtime.services import Services
from tests.domain.readings import BATCH, Reading, shop_of
from tests.domain.scenery import Scenery, fresh
from tests.domain.stage import let_an_hour_pass
from tests.world import World


@pytest.fixture(scope="session")
def scenery() -> Scenery:
    return Scenery()


@pytest.fixture
def stage(migrated: Services, scenery: Scenery) -> Iterator[World]:
    """The world, with an embedder that counts."""
    services = fresh(migrated)
    yield scenery.put_up(services)
    services.storage.database.engine.dispose()


@pytest.fixture
def reading(stage: World, monkeypatch: pytest.MonkeyPatch) -> Reading:
    monkeypatch.setattr(files, "BATCH", BATCH)
    reading = Reading(stage, shop_of(stage.alice))
    let_an_hour_pass(stage.services)
    reading.begin()
    return reading
