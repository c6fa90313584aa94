"""This process as a worker on a database of its own."""

from collections.abc import Iterator

import pytest

from jobs import queues
from runtime.services import Services
from tests.backdrops import Backdrop
from tests.domain.stage import CountingEmbedder, embedder_of, environment_of
from tests.jobs.stock import Shop, item_of
from tests.world import World


@pytest.fixture
def house(migrated: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """This process as a worker: the services its jobs find are those of the test's engines."""
    for name, value in environment_of(migrated.settings).items():
        monkeypatch.setenv(name, value)
    queues.services.cache_clear()
    found = queues.services()
    vars(found)["embedder"] = CountingEmbedder()
    yield found
    found.storage.database.close()
    found.redis.close()
    queues.services.cache_clear()


@pytest.fixture
def stage(house: Services, scenery: Backdrop) -> World:
    world = scenery.put_up(house)
    embedder_of(world).texts.clear()
    return world


@pytest.fixture
def shop(stage: World, monkeypatch: pytest.MonkeyPatch) -> Shop:
    found = Shop({item_of(tenant, size): 7 for tenant in (stage.alice, stage.bob) for size in range(3)})
    monkeypatch.setattr(stage.services, "source", lambda store: found)
    return found
