"""A value that is not wanted is not chosen, and a mere name of goods that says so tells of no trouble."""

from dataclasses import replace

import pytest

from domain.agent.products.variants import choose
from domain.agent.replies import Outcome
from domain.agent.understanding.bounds import read_limits
from tests.domain.agent.shops import ALPINE, Shop, product_of

PEDALS = product_of(61, "Flat Pedals", ("Color",), ((("Black",), "49.00", 3), (("Purple",), "49.00", 1)))
TEE = product_of(62, "Striped T-Shirt", ("Color",), ((("Red",), "14.00", 3), (("Blue",), "14.00", 1)))


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, PEDALS, replace(TEE, product_type="T-Shirt"))


@pytest.mark.parametrize(
    "text",
    [
        "pedals not black",
        "pedals not in black",
        "pedals except black",
        "pedals that arent black",
        "flat pedals isnt black",
    ],
)
def test_a_value_that_is_not_wanted_is_not_chosen(text: str) -> None:
    assert not choose(PEDALS, text).mentions.named


@pytest.mark.parametrize(
    "text", ["pedals in black", "pedals not in stock in black?", "if not black then which", "why not black pedals"]
)
def test_a_value_that_is_asked_for_is_still_chosen(text: str) -> None:
    assert [value.value for value in choose(PEDALS, text).mentions.named] == ["Black"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("pedals not black", "Purple"),
        ("do u have pedals that arent black", "Purple"),
        ("flat pedals not purple", "Black"),
        ("flat pedals not in purple", "Black"),
    ],
)
def test_the_goods_are_shown_as_they_are_made_without_it(alpine: Shop, text: str, left: str) -> None:
    told = alpine.ask(text)
    assert told.outcome is Outcome.ANSWERED and f"Flat Pedals ({left}): $49.00" in told.text


@pytest.mark.parametrize("text", ["pedals arrived not black", "pedals broken", "pedals wrong colour"])
def test_what_went_wrong_is_still_trouble(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("text", ["do you have tshirts", "got any tee shirts", "t shirts"])
def test_a_t_shirt_is_found_however_it_is_written(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert "Striped T-Shirt" in told and "exactly" not in told


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("boots that dont have laces", ("laces",)),
        ("something which isnt leather", ("leather",)),
        ("isnt the jacket waterproof", ()),
        ("why dont you have this", ()),
    ],
)
def test_only_what_a_thing_shall_not_be_is_ruled_out(text: str, unwanted: tuple[str, ...]) -> None:
    assert read_limits(text).unwanted == unwanted
