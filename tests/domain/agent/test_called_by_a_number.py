"""Goods called by the number in their names, a size that lies within a range, and the cheapest within a bound."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, Shop, product_of

BANK = product_of(
    31, "Ember Bank 20000", ("Colour",), ((("Black",), "49.00", 5), (("White",), "49.00", 0)), "2 USB-C ports."
)
SLIM = product_of(32, "Ember Bank 10000 Slim", (), (((), "29.00", 5),), "Airline approved for hand luggage.")
SOCKS = product_of(
    33, "Merino Socks", ("Size",),
    ((("S (35-38)",), "16.00", 3), (("M (39-42)",), "16.00", 3), (("L (43-46)",), "16.00", 0)),
)  # fmt: skip
LAMPS = (
    replace(
        product_of(34, "Arc Lamp", ("Colour",), ((("Brass",), "189.00", 1), (("Black",), "189.00", 0))),
        product_type="Lamp",
    ),
    replace(product_of(35, "Glass Lamp", (), (((), "69.00", 1),)), product_type="Lamp"),
)


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, BANK, SLIM, SOCKS, *LAMPS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how many ports has the 20000 bank", "2 USB-C ports"),
        ("is the 10000 allowed on a plane", "Airline approved"),
        ("is the 20000 in white available", "Ember Bank 20000 (White) is sold out"),
    ],
)
def test_the_number_of_a_name_stands_for_the_thing(alpine: Shop, text: str, said: str) -> None:
    assert said in alpine.ask(text).text


@pytest.mark.parametrize("text", ["20000", "where is 20000", "has 20000 shipped", "order 20000", "#20000"])
def test_who_asks_after_an_order_is_asked_for_its_proof(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("merino socks 41", "Merino Socks (M (39-42)) is in stock"),
        ("merino socks in size 44", "Merino Socks (L (43-46)) is sold out"),
        ("merino socks in size 49", "not made in 49"),
    ],
)
def test_a_size_is_of_the_range_in_which_it_lies(alpine: Shop, text: str, said: str) -> None:
    assert said in alpine.ask(text).text


def test_the_cheapest_keeps_within_the_bound(alpine: Shop) -> None:
    told = alpine.ask("cheapest black lamp under 60").text
    assert told.startswith("I found nothing at that price. The cheapest is Arc Lamp (Black) at $189.00.")
    assert "Arc Lamp" in alpine.ask("most expensive lamp under 200").text
    assert "The most expensive is Glass Lamp" in alpine.ask("most expensive lamp under 100").text
