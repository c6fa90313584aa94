from collections.abc import Iterator

import pytest

from jobs import queues
from runtime.services import Services
from tests.domain.stage import environment_of, set_stage
from tests.world import World


@pytest.fixture
def house(services: Services, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """This process as a worker: the services its jobs find are those of the test's engines."""
    for name, value in environment_of(services.settings).items():
        monkeypatch.setenv(name, value)
    queues.services.cache_clear()
    found = queues.services()
    yield found
    found.storage.database.engine.dispose()
    found.redis.close()
    queues.services.cache_clear()


@pytest.fixture
def stage(house: Services) -> World:
    return set_stage(house)
