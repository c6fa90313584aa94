"""A furnished world whose texts are embedded cheaply, and how its records are read."""

from collections.abc import Iterator

import pytest

from domain.importing import files
from runtime.services import Services
from tests.backdrops import Backdrop
from tests.domain.readings import BATCH, Reading, shop_of
from tests.domain.stage import embedder_of, let_an_hour_pass, lightly_embedding
from tests.world import World


@pytest.fixture
def stage(migrated: Services, scenery: Backdrop) -> Iterator[World]:
    """The world, with an embedder that counts."""
    world = scenery.put_up(lightly_embedding(migrated))
    embedder_of(world).texts.clear()
    yield world
    world.services.storage.database.close()


@pytest.fixture
def reading(stage: World, monkeypatch: pytest.MonkeyPatch) -> Reading:
    monkeypatch.setattr(files, "BATCH", BATCH)
    reading = Reading(stage, shop_of(stage.alice))
    let_an_hour_pass(stage.services)
    reading.begin()
    return reading
