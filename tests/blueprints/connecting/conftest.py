"""The helpdesks beside two stores that let the app in."""

from collections.abc import Iterator

import pytest

from tests.blueprints.callers import give_tokens
from tests.blueprints.platforms import Platforms, platforms
from tests.world import World


@pytest.fixture
def remote(world: World) -> Iterator[Platforms]:
    for tenant in (world.alice, world.bob):
        give_tokens(world, tenant)
    with platforms(world.services) as running:
        yield running
