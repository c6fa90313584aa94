import pytest

from runtime.services import Services
from tests.domain.stage import set_stage
from tests.world import World


@pytest.fixture
def stage(services: Services) -> World:
    """The world, with an embedder that counts."""
    return set_stage(services)
