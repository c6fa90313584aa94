from dataclasses import replace

import pytest

from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.drafting.sentences import sentences_of
from domain.language.languages import Language
from tests.drafting.records import JACKET, TODAY, checked


@pytest.mark.parametrize(
    "sentence",
    [
        "Sorry about the hassle! Your order #1001 is in transit.",
        "Order #1001 is making its way to you.",
        "Want me to bring in a person?",
        "I can look for another size if you like.",
        "Here's where things stand with order #1001: it's in transit.",
        "Have a look at the Trail Jacket: it costs $80.00 in Red.",
    ],
)
def test_lets_feeling_offers_and_pointers_stand_beside_facts(sentence: str) -> None:
    assert all(checked(one, "where is it?").unbound == () for one in sentences_of(sentence)[-1:])


@pytest.mark.parametrize(
    "sentence",
    [
        "The Camp Stove burns gas, and so does the Trail Jacket.",
        "The Trail Jacket is in stock in Red M. The Camp Stove is too.",
        "The refund of $45.00 hasn't been made yet.",
        "I can tell you it has arrived.",
        "Dogs love it.",
        "Sadly, you can't.",
        "It did!",
        "Tell us within 45 days of delivery.",
        "Both are available.",
    ],
)
def test_stops_what_is_left_out_turned_round_or_felt_of_others(sentence: str) -> None:
    assert any(checked(one).unbound for one in sentences_of(sentence))


def test_a_short_answer_is_judged_with_what_follows_it() -> None:
    (sentence,) = sentences_of("It did! A refund of $45.00 was issued for order #1001.")
    assert checked(sentence).unbound == ()
    assert sentences_of("It did. ") == ["It did. "]


def test_a_code_is_not_told_by_one_that_ends_in_another_number() -> None:
    shell = replace(JACKET, fields={**JACKET.fields, "quote.4.text": "Water resistance: IPX6"})
    check = DraftCheck(Scene(tuple(hold([shell], [shell], "UTC", TODAY)), "", Language.ENGLISH, TODAY, "Alpine"))
    assert check.check("It is rated IPX6.").unbound == ()
    assert check.check("It is rated IPX8.").unbound


@pytest.mark.parametrize(
    "sentence",
    [
        "We hope the Trail Jacket fits!",
        "Red M is $80.00, and you can order it right away.",
        "That should never have happened. Order #1001 is in transit.",
        "In Red it's $80.00, whichever size you like best.",
    ],
)
def test_lets_hopes_and_choices_stand_beside_facts(sentence: str) -> None:
    assert all(checked(one, "how much is the trail jacket").unbound == () for one in sentences_of(sentence)[-1:])


@pytest.mark.parametrize(
    "sentence",
    [
        "Red L is $80.00, and you can order it right away.",
        "The Trail Jacket is on sale, and it arrives right away.",
        "Hikers hope the Trail Jacket fits!",
        "We hope the Trail Jacket arrives by Friday.",
    ],
)
def test_stops_what_a_hope_or_an_order_would_claim(sentence: str) -> None:
    assert any(checked(one, "how much is the trail jacket").unbound for one in sentences_of(sentence))
