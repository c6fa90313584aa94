"""A measure that is bound chooses among the makes: the record says which there are, and which are in stock."""

import pytest

from domain.agent.products.matching import head_of
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

ROPE = product_of(
    91, "Gull Rope", ("Length",), ((("2 m",), "9.00", 3), (("5 m",), "15.00", 0), (("9 m",), "22.00", 2)), "Hemp."
)
LAMP = product_of(92, "Gull Lamp E14", (), (((), "12.00", 3),), "Glass globe, frosted. Works with any E14 socket.")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, ROPE, LAMP)
    bazaar.reads.catalogue.add(BAZAAR, product_of(93, "Gull Rope", ("Length",), ((("7 m",), "9.00", 3),)))
    return alpine


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("any rope longer than 5m", "Gull Rope (9 m) is in stock."),
        ("rope shorter than 5 m", "Gull Rope (2 m) is in stock."),
        ("got a rope of at least 9m?", "Gull Rope (9 m) is in stock."),
        ("rope longer than 20m", "Length of Gull Rope: 2 m, 5 m, 9 m."),
    ],
)
def test_the_makes_within_a_measure_are_told(shop: Shop, asked: str, told: str) -> None:
    assert told in shop.ask(asked).text


def test_each_store_by_its_own_makes(shop: Shop, bazaar: Shop) -> None:
    assert "7 m" in bazaar.ask("any rope longer than 5m").text
    assert "7 m" not in shop.ask("any rope longer than 5m").text


def test_a_letter_and_number_at_the_end_are_not_what_a_thing_is(shop: Shop) -> None:
    assert head_of("Gull Lamp E14") == "lamp"
    assert "frosted" in shop.ask("is the E14 lamp frosted").text


def test_how_much_of_something_is_in_it_asks_no_price(shop: Shop) -> None:
    told = "Less than 0.1% nicotine. Rolled by hand."
    shop.reads.catalogue.add(ALPINE, product_of(94, "Herb Havana", (), (((), "9.00", 2),), told))
    assert "Less than 0.1% nicotine." in shop.ask("how much nicotine in the herb ones").text


def test_nothing_cheaper_of_the_kind_is_said_and_no_other_goods_are_shown(shop: Shop) -> None:
    text = shop.ask("anything similar but cheaper", page=ROPE.id).text
    assert "nothing else of the same kind" in text and "Camp Stove" not in text


def test_what_dropped_in_price_is_what_is_reduced(shop: Shop) -> None:
    for asked in ("any price drops?", "did anything drop in price"):
        assert "reduced" in shop.ask(asked).text
