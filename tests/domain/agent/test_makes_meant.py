"""Goods that are looked for by a value and a bound are shown as they are made so, and for what that costs."""

from dataclasses import replace

import pytest

from tests.domain.agent.shops import ALPINE, Shop, product_of

PHONES = replace(
    product_of(
        41,
        "Drift Headphones",
        ("Colour",),
        ((("Black",), "149.00", 4), (("Cream",), "149.00", 0), (("Forest Green",), "159.00", 2)),
        "Noise cancelling.",
    ),
    product_type="Headphones",
)
SOFA = replace(
    product_of(
        42, "Hudson Sofa", ("Fabric",), ((("Grey Linen",), "949.00", 0), (("Green Velvet",), "1049.00", 2)), "Feathers."
    ),
    product_type="Sofa",
)
SPEAKER = replace(
    product_of(
        43, "Boom Speaker", ("Colour",), ((("Blue",), "45.00", 3), (("Red",), "45.00", 0)), "Waterproof, it floats."
    ),
    product_type="Speaker",
)
SHOE = product_of(
    44,
    "Cloudline Shoe",
    ("Size", "Width"),
    tuple(
        ((size, width), "130.00", 0 if (size, width) == ("UK 8.5", "Wide") else 3)
        for size in ("UK 6", "UK 7", "UK 8", "UK 8.5", "UK 9")
        for width in ("Regular", "Wide")
    ),
)


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, PHONES, SOFA, SPEAKER, SHOE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("headphones not black under 150", "Drift Headphones (Cream): $149.00, sold out"),
        ("sofas under 1000", "Hudson Sofa (Grey Linen): $949.00, sold out"),
        ("waterproof speaker red", "Boom Speaker (Red): $45.00, sold out"),
        ("speakers under 50", "Boom Speaker: $45.00"),
    ],
)
def test_what_is_shown_is_made_as_it_is_wanted(alpine: Shop, text: str, said: str) -> None:
    assert said in alpine.ask(text).text


def test_no_green_sofa_is_found_under_a_price_that_only_the_grey_one_keeps(alpine: Shop) -> None:
    assert "Hudson" not in alpine.ask("something cheaper than 200 in green").text
    told = alpine.ask("green sofa under 1000").text
    assert "This is what I found" not in told


def test_instead_of_a_size_that_is_gone_those_next_to_it_are_named(alpine: Shop) -> None:
    assert "instead: UK 8 / Wide; UK 8.5 / Regular; UK 9 / Wide" in alpine.ask("cloudline shoe 8.5 wide").text
