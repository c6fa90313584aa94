"""A brand that is not wanted, however short; and a count of pieces, which names no order."""

from dataclasses import replace

import pytest

from domain.agent.understanding.bounds import read_limits
from domain.agent.understanding.mentions import find_bare_numbers
from tests.domain.agent.shops import ALPINE, Shop, product_of

QUILL = replace(product_of(401, "Quill Printer", (), (((), "80.00", 2),), "Prints."), vendor="HP")
STORK = replace(product_of(402, "Stork Printer", (), (((), "90.00", 2),), "Prints."), vendor="Brother")


@pytest.mark.parametrize("asked", ["printer not hp", "printers but not HP"])
def test_what_a_maker_makes_is_left_out(alpine: Shop, asked: str) -> None:
    alpine.reads.catalogue.add(ALPINE, QUILL, STORK)
    assert {card.title for card in alpine.ask(asked).cards} == {"Stork Printer"}


def test_a_short_make_is_ruled_out_only_where_it_ends_the_message() -> None:
    assert read_limits("printer not hp").unwanted == ("hp",)
    assert read_limits("why not go").unwanted == ()
    assert read_limits("is it or not").unwanted == ()


@pytest.mark.parametrize("asked", ["1000 piece puzzles", "a 1000-piece puzzle", "flashlight 2000 lumens"])
def test_what_is_counted_names_no_order(asked: str) -> None:
    assert find_bare_numbers(asked) == ()


def test_a_bare_number_still_does() -> None:
    assert find_bare_numbers("can you check 1061?") == ("1061",)
