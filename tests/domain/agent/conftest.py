"""Two shops, a customer of each, and nothing but what a test gives them."""

import pytest

from domain.conversations import Shopper
from tests.domain.agent.refund_texts import ENGLISH, written
from tests.domain.agent.shops import ALICE, ALPINE, BAZAAR, BOB, Shop, open_shops, visitor


@pytest.fixture
def shops() -> tuple[Shop, Shop]:
    return open_shops()


@pytest.fixture
def alpine(shops: tuple[Shop, Shop]) -> Shop:
    return shops[0]


@pytest.fixture
def bazaar(shops: tuple[Shop, Shop]) -> Shop:
    return shops[1]


@pytest.fixture
def alice() -> Shopper:
    return visitor(ALICE)


@pytest.fixture
def bob() -> Shopper:
    return visitor(BOB)


@pytest.fixture
def strict(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, ENGLISH)
    bazaar.reads.knowledge.write(BAZAAR, written("<p>We accept returns within 90 days of delivery.</p>"))
    return alpine
