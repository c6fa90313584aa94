from collections.abc import Iterator

import pytest

from runtime.services import Services
from tests.domain.scenery import Scenery, fresh
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
