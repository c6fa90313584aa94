"""The price of a thing and something else of it, in one message without a question's form."""

import pytest

from tests.domain.agent.shops import ALPINE, Shop, product_of

MOUSE = product_of(
    51,
    "Glide Mouse",
    ("Color",),
    ((("White",), "29.00", 0), (("Black",), "27.00", 4)),
    "Wireless mouse.\nBattery life: 60 days.\nWeighs 80 g.",
)
MITTENS = product_of(52, "Padded Mittens", (), (((), "15.00", 3),), "A waterproof shell and a clip.\nFleece inside.")


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, MOUSE, MITTENS)


@pytest.mark.parametrize(
    ("text", "price", "other"),
    [
        ("glide mouse white price and battery life", "$29.00", "60 days"),
        ("glide mouse black battery life n price", "$27.00", "60 days"),
        ("glide mouse white price & stock", "$29.00", "Glide Mouse (White) is sold out"),
        ("mittens price and r they waterproof", "$15.00", "A waterproof shell"),
        ("padded mittens price, what is inside", "$15.00", "Fleece inside"),
    ],
)
def test_both_are_told(alpine: Shop, text: str, price: str, other: str) -> None:
    told = alpine.ask(text).text
    assert price in told and other in told


def test_both_are_told_of_the_page_looked_at(alpine: Shop) -> None:
    told = alpine.ask("weight and price", page=MOUSE.id).text
    assert "80 g" in told and "27.00" in told


@pytest.mark.parametrize(
    "text",
    [
        "glide mouse white and black price",
        "price of the glide mouse and the padded mittens",
        "mouse or mittens under 20 and price",
        "glide mouse price and return policy",
        "price of the glide mouse and is there a smaller one",
    ],
)
def test_what_asks_of_several_or_of_the_store_is_not_taken_for_that(alpine: Shop, text: str) -> None:
    assert "Battery" not in alpine.ask(text).text and "Fleece" not in alpine.ask(text).text
