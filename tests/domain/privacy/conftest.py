"""Two customers of one store, with an order each."""

import pytest

from tests.domain.privacy.people import Person, newcomer, settle_in
from tests.world import World


@pytest.fixture
def quincy(stage: World) -> Person:
    return settle_in(stage, stage.alice, newcomer(0))


@pytest.fixture
def radnor(stage: World) -> Person:
    return settle_in(stage, stage.alice, newcomer(1))
