"""A number below zero and a size of another region are read as they are meant, never as the bare number."""

import pytest

from domain.agent.products.variants import choose
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


@pytest.mark.parametrize(
    "text", ["heron clog size 42", "size 42 in the heron clog?", "¿tienen heron clog en talla 42?"]
)
def test_a_number_far_above_the_sizes_of_a_country_is_not_denied(alpine: Shop, text: str) -> None:
    rows = ((("9",), "90.00", 1), (("10",), "90.00", 1))
    alpine.reads.catalogue.add(ALPINE, product_of(97, "Heron Clog", ("US Size",), rows))
    assert "42" not in alpine.ask(text).text
    assert "not made in 13" in alpine.ask("heron clog size 13").text


@pytest.mark.parametrize("text", ["do heron clogs run small", "does it run large?", "do these run xl"])
def test_how_a_thing_runs_is_no_size_that_it_is_not_made_in(text: str) -> None:
    clog = product_of(97, "Heron Clog", ("US Size",), ((("9",), "90.00", 1), (("10",), "90.00", 1)))
    assert not choose(clog, text).mentions.unmade
    assert [word for _, word in choose(clog, "heron clog in small?").mentions.unmade] == ["small"]
