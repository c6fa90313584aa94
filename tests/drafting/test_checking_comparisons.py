"""Two products compared by their prices, and which of them alone can be had."""

import pytest

from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.language.languages import Language
from tests.drafting.records import JACKET, ORDER, STOVE, TODAY

EN, DE, ES, FR, PL = Language.ENGLISH, Language.GERMAN, Language.SPANISH, Language.FRENCH, Language.POLISH
ASKED = "trail jacket or camp stove, which is cheaper and in stock?"


def passes(sentence: str, language: Language = EN, question: str = ASKED) -> bool:
    holdings = tuple(hold([JACKET, STOVE, ORDER], [JACKET, STOVE], "UTC", TODAY))
    checked = DraftCheck(Scene(holdings, question, language, TODAY, "Alpine")).check(sentence)
    return checked.passed and bool(checked.bindings)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The Camp Stove is cheaper than the Trail Jacket.", EN),
        ("The Trail Jacket costs more than the Camp Stove.", EN),
        ("The Camp Stove is the cheaper of the two.", EN),
        ("The Camp Stove is the cheaper choice.", EN),
        ("The jacket is more expensive than the stove.", EN),
        ("Only the Trail Jacket is in stock.", EN),
        ("Only the jacket can be ordered right now.", EN),
        ("Der Camp Stove ist günstiger als das Trail Jacket.", DE),
        ("El Camp Stove es más barato que el Trail Jacket.", ES),
        ("Le Trail Jacket est plus cher que le Camp Stove.", FR),
        ("Camp Stove jest tańszy niż Trail Jacket.", PL),
    ],
)
def test_tells_which_of_two_costs_less_and_which_can_be_had(sentence: str, language: Language) -> None:
    assert passes(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The Trail Jacket is cheaper than the Camp Stove.", EN),
        ("The Camp Stove costs more than the Trail Jacket.", EN),
        ("The Trail Jacket is the cheaper of the two.", EN),
        ("The Trail Jacket is the cheaper choice.", EN),
        ("The Camp Stove isn't cheaper than the Trail Jacket.", EN),
        ("The Camp Stove costs the same as the Trail Jacket.", EN),
        ("The Camp Stove is cheaper than anywhere else.", EN),
        ("The Camp Stove is cheaper than last week.", EN),
        ("The Camp Stove costs $45.00 less than the Trail Jacket.", EN),  # from $80 to $110
        ("The Camp Stove is always cheaper than the Trail Jacket.", EN),
        ("Only the Camp Stove is in stock.", EN),
        ("Only the Trail Jacket is sold out.", EN),
        ("The Trail Jacket is in stock only.", EN),
        ("Das Trail Jacket ist günstiger als der Camp Stove.", DE),
        ("El Trail Jacket es más barato que el Camp Stove.", ES),
        ("Le Camp Stove est plus cher que le Trail Jacket.", FR),
        ("Trail Jacket jest tańszy niż Camp Stove.", PL),
        ("Nur der Camp Stove ist auf Lager.", DE),
        ("Der Camp Stove ist größer als das Trail Jacket.", DE),
        ("Der Camp Stove ist mehr als das Trail Jacket.", DE),
        ("El Camp Stove tiene más que el Trail Jacket.", ES),
        ("Le Camp Stove est plus grand que le Trail Jacket.", FR),
    ],
)
def test_tells_no_comparison_turned_round(sentence: str, language: Language) -> None:
    assert not passes(sentence, language)


def test_tells_no_thing_as_the_only_one_to_be_had_where_nothing_else_was_asked_after() -> None:
    assert not passes("Only the Trail Jacket is in stock.", question="what jackets do you have in stock?")
    assert not passes("The Camp Stove is cheaper.", question="how much is the camp stove?")
