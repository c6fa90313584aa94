"""Stock and prices of makes that a sentence does not name, because the question or the sentence before did."""

from dataclasses import replace

import pytest

from domain.drafting.checking.drafts import DraftCheck
from tests.drafting.records import check_of, checked


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("is the trail jacket in red L in stock?", "Sorry, it's sold out.", "Yes, it's in stock."),
        ("is the trail jacket in red L in stock?", "It's $80.00.", "The Trail Jacket is available."),
        ("is the trail jacket in navy L in stock?", "Yes, it's in stock.", "Sorry, it's sold out."),
        ("how much is the trail jacket in navy L", "It costs $110.00.", "It costs $80.00."),
        ("how much is the trail jacket in navy L", "They start at $80.00.", "It costs $95.50."),
    ],
)
def test_what_names_no_make_is_said_of_the_one_that_was_asked_for(question: str, right: str, wrong: str) -> None:
    assert checked(right, question).unbound == ()
    assert checked(wrong, question).unbound != ()


def test_a_sentence_goes_on_with_the_make_of_the_one_before() -> None:
    check = check_of("trail jacket?")
    assert check.check("The Trail Jacket in Navy M is in stock.").unbound == ()
    assert check.check("It costs $80.00.").unbound != ()
    assert check.check("It costs $95.50.").unbound == ()


def test_nothing_is_in_stock_in_a_make_that_there_is_not() -> None:
    scene = replace(check_of("is the trail jacket in green there?").scene, unmade=True)
    assert DraftCheck(scene).check("Yes, it's in stock.").unbound != ()
    assert DraftCheck(scene).check("It is in stock in Navy L.").unbound == ()
