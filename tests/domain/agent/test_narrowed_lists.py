"""A list that was narrowed by a size or a price stays so when it is narrowed further."""

from dataclasses import replace

import pytest

from domain.agent.intents import Intent
from domain.agent.understanding import messages
from domain.agent.understanding.following_limits import bounds_alone, still_wanted
from tests.domain.agent.shops import ALPINE, RAIN_JACKET, Shop, product_of
from tests.domain.agent.test_following import talk, titles

SIZES = ("Size",)


def apron(number: int, name: str, price: str, *sizes: str) -> object:
    makes = tuple(((size,), price, 3) for size in sizes)
    return replace(product_of(number, f"{name} Apron", SIZES, makes), product_type="Aprons")


@pytest.fixture
def shop(alpine: Shop) -> Shop:
    goods = [
        apron(101, "Linen", "48.00", "S", "M"),
        apron(102, "Denim", "65.00", "M", "L"),
        apron(103, "Twill", "90.00", "M"),
    ]
    alpine.reads.catalogue.add(ALPINE, *goods)
    return alpine


@pytest.mark.parametrize(
    ("asked", "text", "kept"),
    [
        ("aprons only in size M", "under $50", "in size m"),
        ("aprons under $50", "only in size M", "under $50"),
        ("aprons in size m under $50?", "in blue", "under $50 in size m"),
        ("aprons under $50", "under $70", ""),
        ("aprons in size M", "what about size L", ""),
        ("aprons", "under $50", ""),
        ("aprons under $50 in large", "in blue", "under $50 in large"),
        ("tents for 4 people", "under $280", "for 4 people"),
        ("tents for 4 people under $600", "for 2 people", "under $600"),
        ("packs under 40 litres", "under $150", "under 40 litres"),
        ("packs under 40 litres", "under 900 ml", ""),
        ("aprons without wool", "under $50", "without wool"),
    ],
)
def test_what_a_list_was_narrowed_to_is_still_wanted(asked: str, text: str, kept: str) -> None:
    assert still_wanted(asked, text) == kept


@pytest.mark.parametrize(("text", "alone"), [("over $50", True), ("under 20?", True), ("delivery over $50", False)])
def test_a_price_alone_is_told_from_one_of_something(text: str, alone: bool) -> None:
    assert bounds_alone(text) is alone


def test_a_price_alone_after_a_list_narrows_it(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    guess = messages.settle
    monkeypatch.setattr(
        messages, "settle", lambda part, *how: (Intent.POLICY,) if part == "over $60" else guess(part, *how)
    )
    text = talk(shop, "show me aprons", "over $60").text
    assert "Denim Apron" in text and "Twill Apron" in text and "Linen" not in text


def test_a_size_and_then_a_price_are_both_kept_to(shop: Shop) -> None:
    text = talk(shop, "show me aprons", "only in size M", "under $70").text
    assert "Linen Apron (M)" in text and "Denim Apron (M)" in text and "Twill" not in text


def test_a_price_and_then_a_size_are_both_kept_to(shop: Shop) -> None:
    text = talk(shop, "show me aprons", "under $70", "in size M").text
    assert "Linen Apron (M)" in text and "Denim Apron (M)" in text and "Twill" not in text


def test_what_does_not_come_in_the_size_is_no_longer_shown(shop: Shop) -> None:
    shop.reads.catalogue.add(ALPINE, apron(104, "Smock", "30.00", "3-4 years"))
    text = talk(shop, "show me aprons", "under $70", "in size M").text
    assert "Linen Apron (M)" in text and "Smock" not in text


@pytest.mark.parametrize("asked", ["the cheapest?", "which is the cheapest", "and the cheapest one?"])
def test_the_cheapest_of_a_size_is_made_in_that_size(shop: Shop, asked: str) -> None:
    cheap_in_s = product_of(104, "Canvas Apron", SIZES, ((("S",), "20.00", 3), (("M",), "95.00", 3)))
    shop.reads.catalogue.add(ALPINE, replace(cheap_in_s, product_type="Aprons"))
    assert "is Linen Apron (M) at $48.00" in talk(shop, "show me aprons", "only in size M", asked).text


def test_the_cheapest_in_a_size_is_sought_within_the_price_of_the_list(shop: Shop) -> None:
    text = talk(shop, "aprons over $50", "the cheapest in M").text
    assert "is Denim Apron (M) at $65.00" in text


def test_the_cheaper_of_those_shown_is_still_picked(shop: Shop) -> None:
    assert titles(talk(shop, "aprons under $70", "how wide is the cheaper one?")) == {"Linen Apron"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [("cheapest thing in size M", "Linen Apron (M)"), ("what is the most expensive item in size L", "Trail Jacket")],
)
def test_the_first_of_the_store_in_a_size_comes_in_that_size(shop: Shop, asked: str, told: str) -> None:
    shop.reads.catalogue.add(ALPINE, product_of(104, "Brass Pin", (), (((), "1.00", 3),)))
    shop.reads.catalogue.add(ALPINE, product_of(105, "Moor Boat", (), (((), "999.00", 3),)))
    assert f"is {told}" in talk(shop, asked).text


def test_the_number_of_people_is_kept_when_a_price_is_named(alpine: Shop) -> None:
    for number, people, price in ((106, 1, "150.00"), (107, 2, "250.00"), (108, 4, "500.00")):
        alpine.reads.catalogue.add(ALPINE, product_of(number, f"Moor {people}P Tent", (), (((), price, 3),)))
    cards = talk(alpine, "tents for 4 people", "under $280").cards
    assert cards[0].title == "Moor 4P Tent"
    cards = talk(alpine, "tents for 2 people under $200").cards
    assert cards[0].title == "Moor 2P Tent"


def test_what_is_not_wanted_of_a_list_is_none_of_its_names(shop: Shop) -> None:
    text = talk(shop, "aprons under $70", "without linen").text
    assert "Denim Apron" in text and "Linen" not in text and "Twill" not in text


def test_what_they_shall_have_narrows_the_list(shop: Shop) -> None:
    hooded = replace(apron(109, "Barn", "60.00", "M"), description="With a hood.")
    shop.reads.catalogue.add(ALPINE, hooded, replace(RAIN_JACKET, description="With a hood."))
    assert titles(talk(shop, "aprons under $70", "with a hood")) == {"Barn Apron"}
