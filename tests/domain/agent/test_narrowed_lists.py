"""A list that was narrowed by a size or a price stays so when it is narrowed further."""

from dataclasses import replace

import pytest

from domain.agent.intents import Intent
from domain.agent.understanding import messages
from domain.agent.understanding.following_limits import bounds_alone, still_wanted
from tests.domain.agent.shops import ALPINE, Shop, product_of
from tests.domain.agent.test_following import talk

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
