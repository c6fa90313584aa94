"""A furnished world whose embedder counts what it is asked for."""

from collections.abc import Iterator

import pytest

from runtime.services import Services
from tests.backdrops import Backdrop
from tests.domain.stage import embedder_of, lightly_embedding
from tests.world import World


@pytest.fixture
def stage(migrated: Services, scenery: Backdrop) -> Iterator[World]:
    """The world, with an embedder that counts."""
    world = scenery.put_up(lightly_embedding(migrated))
    embedder_of(world).texts.clear()
    yield world
    world.services.storage.database.close()
