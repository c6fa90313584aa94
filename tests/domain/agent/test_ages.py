"""Goods wanted for an age: those whose options or texts hold it, in the make for it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.agent.products.ages import is_for_age
from domain.catalogue import Product
from tests.domain.agent.shops import ALPINE, Shop, product_of

ROWS = tuple(
    ((age, color), "34.00", 0 if (age, color) == ("4-5 years", "Navy") else 3)
    for age in ("2-3 years", "4-5 years", "6-7 years")
    for color in ("Yellow", "Navy")
)
PUDDLE = product_of(31, "Puddle Raincoat", ("Age", "Color"), ROWS, "Taped seams.")
TRENCH = product_of(32, "Trench Raincoat", ("Size",), ((("S",), "89.00", 3),), "Belt and pockets.")
KIDS = product_of(33, "Kids Helmet", (), (((), "39.00", 3),), "For children from 3 to 8 years.")
TRAIL = product_of(34, "Trail Helmet", (), (((), "95.00", 3),), "Guarantee of 2 to 5 years.")
TUTU = product_of(
    35, "Tutu Dress", ("Age",), ((("2-3 years",), "29.00", 3),), "Sequins may come off, not for under 3 years."
)
BABY = product_of(36, "Soft Bodysuit", ("Age",), ((("0-3 months",), "9.00", 3), (("6-12 months",), "9.00", 3)))


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    sorts = {"Raincoat": (PUDDLE, TRENCH), "Helmet": (KIDS, TRAIL), "Dress": (TUTU,)}
    goods = (replace(one, product_type=sort) for sort, several in sorts.items() for one in several)
    alpine.reads.catalogue.add(ALPINE, *goods)


@pytest.mark.parametrize("text", ["raincoat for 4 yr old", "raincoat for my 4 year old son", "raincoat for a 4yr old"])
def test_the_make_for_that_age_is_told(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert "Puddle Raincoat (4-5 years) is in stock in: Yellow. Sold out in: Navy" in told and "Trench" not in told


def test_what_is_sold_out_for_that_age_is_said_to_be(alpine: Shop) -> None:
    assert "Puddle Raincoat (4-5 years, Navy) is sold out" in alpine.ask("raincoat for 4 yr old in navy").text


@pytest.mark.parametrize("text", ["helmet for my 5 yr old", "i need a helmet for a 5 year old girl"])
def test_what_is_for_that_age_by_its_text_is_shown_alone(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert "Kids Helmet: $39.00" in told and "Trail" not in told and "exactly" not in told


@pytest.mark.parametrize("text", ["helmet for a 12 year old", "raincoat for a 14 yr old"])
def test_where_none_is_for_that_age_all_are_only_close(alpine: Shop, text: str) -> None:
    assert "could not find exactly that" in alpine.ask(text).text


@pytest.mark.parametrize("text", ["is the tutu dress safe for a 2 year old", "tutu dress suitable for a 2 yr old"])
def test_whether_it_is_safe_at_that_age_is_no_question_of_stock(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert "in stock" not in told and "not for under 3 years" in told


def test_of_babies_things_only_those_for_that_month_are_for_it() -> None:
    newborn = product_of(37, "Soft Hat", ("Age",), ((("0-3 months",), "9.00", 3),))
    assert is_for_age(newborn, Decimal(1)) is False and is_for_age(newborn, Decimal(0))


@pytest.mark.parametrize(
    ("product", "years", "held"),
    [
        (PUDDLE, 5, True),
        (PUDDLE, 8, False),
        (KIDS, 8, True),
        (TRAIL, 3, None),
        (TRENCH, 3, None),
        (BABY, 4, False),
        (BABY, 1, True),
    ],
)
def test_ages_are_read_from_options_and_of_childrens_things_from_texts(
    product: Product, years: int, held: bool | None
) -> None:
    assert is_for_age(product, Decimal(years)) is held
