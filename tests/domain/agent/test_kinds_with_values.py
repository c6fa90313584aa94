"""A kind of thing and values of its options, typed as into a search field: three verdicts, told apart."""

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

JUMPER = product_of(
    81,
    "Borealis Cardigan",
    ("Colour", "Size"),
    (
        (("Forest Green", "S"), "59.00", 2),
        (("Forest Green", "XL"), "59.00", 0),
        (("Charcoal", "S"), "59.00", 0),
        (("Charcoal", "XL"), "59.00", 0),
    ),
)
CARPET = product_of(
    82,
    "Tidal Carpet",
    ("Size", "Colour"),
    (
        (("140 × 200 cm", "Rust"), "249.00", 0),
        (("140 × 200 cm", "Grey"), "249.00", 3),
        (("200 × 300 cm", "Grey"), "499.00", 1),
    ),
)
STRAP = product_of(83, "Saddle Strap", ("Length",), ((("85 cm",), "45.00", 0), (("95 cm",), "45.00", 2)))
TRAINER = product_of(
    84,
    "Cirrus Trainer",
    ("US Size",),
    ((("7",), "120.00", 1), (("8",), "120.00", 0), (("10",), "120.00", 4)),
)
BED = product_of(85, "Dune Bed", ("Size",), ((("140 × 200 cm",), "700.00", 2), (("180 × 200 cm",), "840.00", 0)))


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, JUMPER, CARPET, STRAP, TRAINER, BED)
    bazaar.reads.catalogue.add(BAZAAR, product_of(81, "Borealis Cardigan", ("Colour",), ((("Charcoal",), "9.00", 7),)))
    return alpine


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("charcoal cardigan", "Borealis Cardigan (Charcoal) is sold out"),
        ("cardigan green xl", "(Forest Green, XL) is sold out"),
        ("cardigan in small green?", "(Forest Green, S) is in stock"),
        ("cardigan 2xl", "not made in 2xl"),
        ("pink cardigan", "not made in pink"),
        ("strap 85", "Saddle Strap (85 cm) is sold out"),
        ("saddle strap of 0.95 m in stock", "Saddle Strap (95 cm) is in stock"),
        ("strap 105", "not made in 105"),
        ("carpet 200x300 in rust", "not made in that combination"),
        ("carpet 2x3 m grey", "Tidal Carpet (200 × 300 cm, Grey) is in stock"),
        ("carpet rust 140", "Tidal Carpet (140 × 200 cm, Rust) is sold out"),
        ("bed 180x200", "Dune Bed (180 × 200 cm) is sold out"),
        ("bed 90x200", "not made in 90x200"),
        ("trainers us 8", "Cirrus Trainer (8) is sold out"),
        ("cirrus 7.5", "not made in 7.5"),
    ],
)
def test_a_kind_with_values_gets_the_verdict_that_a_full_title_gets(shop: Shop, typed: str, verdict: str) -> None:
    assert verdict in shop.ask(typed).text


def test_what_is_sold_out_comes_with_the_nearest_in_stock(shop: Shop) -> None:
    assert "Forest Green / S" in shop.ask("charcoal cardigan").text
    assert "85 cm" not in shop.ask("strap 85").text.partition("instead")[2]


def test_another_store_answers_from_its_own_stock(shop: Shop, bazaar: Shop) -> None:
    assert "(Charcoal) is in stock" in bazaar.ask("charcoal cardigan").text


def test_asks_which_where_it_depends(shop: Shop) -> None:
    assert shop.ask("cardigan in green").outcome is Outcome.CLARIFY


@pytest.mark.parametrize(
    "typed", ["carpet under red wine", "trainers eu 43", "trainers 43", "2 straps", "dune bed king size bed"]
)
def test_what_is_no_value_of_ours_is_not_called_unmade(shop: Shop, typed: str) -> None:
    assert "not made" not in shop.ask(typed).text


def test_of_several_of_a_kind_each_gets_its_verdict(shop: Shop) -> None:
    told = shop.ask("jacket xxs").text
    assert "Trail Jacket is not made in xxs" in told and "Rain Jacket is not made in xxs" in told


def test_a_list_gives_each_product_the_values_that_stand_with_it(shop: Shop) -> None:
    told = shop.ask("cardigan charcoal and tidal carpet grey 140").text
    assert "Borealis Cardigan (Charcoal) is sold out" in told
    assert "Tidal Carpet (140 × 200 cm, Grey) is in stock" in told


def test_a_colour_of_a_part_is_no_colour_of_the_thing(shop: Shop) -> None:
    assert "not made in blue" not in shop.ask("does the tidal carpet have a blue carpet pad").text


def test_a_verb_names_no_thing(shop: Shop, alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(86, "Ticker Watch", (), (((), "90.00", 2),)))
    assert "Ticker Watch" not in alpine.ask("can i watch films on the dune bed").text


def test_two_goods_in_a_message_of_one_are_not_mixed_up(alpine: Shop) -> None:
    plug = product_of(87, "Volt Charger", (), (((), "39.00", 2),), "Two ports. Cable not included.")
    wire = product_of(88, "Braided Cable", ("Length",), ((("1 m",), "9.00", 2), (("2 m",), "12.00", 2)))
    alpine.reads.catalogue.add(ALPINE, plug, wire)
    assert "Cable not included." in alpine.ask("does the charger come with a cable").text
