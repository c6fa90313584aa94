"""Goods whose names differ by a figure are turned to by it; the dearest thing of all is sought beyond those shown."""

import pytest

from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of
from tests.domain.agent.test_following import talk

TENTS = [
    product_of(81, "Lark 2P Tent", (), (((), "419.00", 3),), "Weight: 1,720 g\nSetup: 4 minutes for one person"),
    product_of(82, "Lark 4P Tent", (), (((), "589.00", 3),), "Weight: 3,900 g"),
]
PANS = [
    product_of(83, "Ember Saucepan 1.5 L", (), (((), "39.00", 3),), "Weight: 900 g"),
    product_of(84, "Ember Saucepan 3 L", (), (((), "59.00", 3),), "Weight: 1,400 g"),
]


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, *TENTS, *PANS)
    bazaar.reads.catalogue.add(BAZAAR, TENTS[0])
    return alpine


@pytest.mark.parametrize("turn", ["and the 4 person one?", "the 4p?", "what about the four person one"])
def test_another_number_of_people_is_the_tent_for_so_many(shop: Shop, turn: str) -> None:
    assert "589" in talk(shop, "how much is the lark 2p tent?", turn).text
    assert "3,900 g" in talk(shop, "how heavy is the lark 2p tent?", turn).text


@pytest.mark.parametrize("turn", ["and the 3 litre one?", "the 3 l?", "and the 3l one"])
def test_another_measure_is_the_pan_that_holds_so_much(shop: Shop, turn: str) -> None:
    assert "59" in talk(shop, "how much is the ember saucepan 1.5 L?", turn).text


def test_what_a_store_has_not_is_told_of_nowhere(shop: Shop, bazaar: Shop) -> None:
    assert "589" not in talk(bazaar, "how much is the lark 2p tent?", "and the 4 person one?").text


@pytest.mark.parametrize("turn", ["the most expensive thing you sell", "the dearest thing in your store"])
def test_the_dearest_of_all_is_not_that_which_was_spoken_of(shop: Shop, turn: str) -> None:
    assert "589" in talk(shop, "how much is the ember saucepan 1.5 L?", turn).text


@pytest.mark.parametrize("turn", ["and the 4 pack?", "and the 4 lb one?"])
def test_a_figure_that_counts_something_else_names_no_sibling(shop: Shop, turn: str) -> None:
    assert "589" not in talk(shop, "how much is the lark 2p tent?", turn).text
