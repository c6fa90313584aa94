"""Goods asked about in one breath, several slips in one name, and words by which other countries call a thing."""

from dataclasses import replace

import pytest

from tests.domain.agent.shops import ALPINE, Shop, product_of

SHAMPOO = product_of(21, "Argan Shampoo", (), (((), "12.00", 3),), "Contains nuts.")
CONDITIONER = product_of(22, "Argan Conditioner", (), (((), "13.00", 0),), "With keratin.")
LINEN = product_of(23, "Linen Shirt", ("Size",), ((("M",), "45.00", 3),), "Pure linen.")
TYRE = product_of(24, "Gravel Tyre", (), (((), "48.00", 3),), "Maximum pressure 60 psi.")
BEANIE = product_of(25, "Wool Beanie", (), (((), "19.00", 3),), "Does not itch.")
SUIT = product_of(26, "Baby Bodysuit", ("Age",), ((("0-3 months",), "12.00", 0), (("3-6 months",), "12.00", 3)))


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, SHAMPOO, CONDITIONER, LINEN, TYRE, replace(BEANIE, tags=("kids",)), SUIT)


@pytest.mark.parametrize(
    "text",
    [
        "conditioner and shampoo both in stock?",
        "are the shampoo and conditioner in stock",
        "shampoo n conditioner price",
    ],
)
def test_both_are_told_of(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert "Argan Shampoo" in told and "Argan Conditioner" in told and "do you mean" not in told


def test_the_one_that_is_asked_about_is_still_alone(alpine: Shop) -> None:
    assert "Argan Conditioner" not in alpine.ask("does the shampoo come with conditioner").text


@pytest.mark.parametrize("text", ["lnen shrt", "linnn shrt", "how much is the lnen shrt"])
def test_two_slips_in_one_name_are_read(alpine: Shop, text: str) -> None:
    assert "Linen Shirt" in alpine.ask(text).text


@pytest.mark.parametrize("text", ["short line", "shut lens", "shrt"])
def test_one_slip_of_a_short_word_or_other_words_are_not(alpine: Shop, text: str) -> None:
    assert "Linen Shirt" not in alpine.ask(text).text


@pytest.mark.parametrize("text", ["max pressure of the gravel tire", "whats the pressure of the gravel tyre"])
def test_a_tire_is_a_tyre(alpine: Shop, text: str) -> None:
    assert "60 psi" in alpine.ask(text).text


@pytest.mark.parametrize("text", ["baby bodysuit 3-6 months", "baby bodysuit in 3-6 months"])
def test_a_baby_in_a_name_asks_for_no_warning(alpine: Shop, text: str) -> None:
    assert "(3-6 months) is in stock" in alpine.ask(text).text


def test_how_goods_are_sorted_warns_nobody_who_looks_for_them(alpine: Shop) -> None:
    assert "Listed as" not in alpine.ask("wool hat for baby").text
