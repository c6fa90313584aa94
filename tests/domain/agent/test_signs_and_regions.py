"""A number below zero and a size of another region are read as they are meant, never as the bare number."""

import pytest

from tests.domain.agent.shops import ALPINE, Shop, product_of
from tests.domain.agent.test_variant_choices import asked, verdict


@pytest.mark.parametrize("text", ["wren bag berry long -9", "wren bag, -9 long berry?", "wren bag long berry −9"])
def test_a_bare_number_below_zero_is_the_value_that_is_so_cold(alpine: Shop, text: str) -> None:
    rows = (
        (("-2 °C", "Long", "Berry"), "309.00", 1),
        (("-9 °C", "Regular", "Berry"), "359.00", 1),
        (("-9 °C", "Long", "Ink"), "379.00", 1),
    )
    alpine.reads.catalogue.add(ALPINE, product_of(96, "Wren Bag", ("Comfort", "Length", "Color"), rows))
    _, draft = asked(alpine, text)
    assert verdict(draft) == "not made" and "-9 °C" in draft.sentences[0], draft.sentences


@pytest.mark.parametrize(
    "text", ["i'm a 9 uk, is the heron clog in stock?", "heron clog uk 9", "heron clog size 9 uk", "heron clog in eu 9"]
)
def test_a_size_of_another_region_is_none_of_ours(alpine: Shop, text: str) -> None:
    rows = ((("9",), "90.00", 1), (("10",), "90.00", 1))
    alpine.reads.catalogue.add(ALPINE, product_of(97, "Heron Clog", ("US Size",), rows))
    _, draft = asked(alpine, text)
    assert "(9)" not in draft.sentences[0] and "not made" not in draft.sentences[0], draft.sentences
    assert "(9)" in asked(alpine, "heron clog 9 us in stock?")[1].sentences[0]
