"""What holds of only some, of all makes of a thing, or for something else: lists that are told whole."""

import pytest

from domain.agent.replies import Evidence
from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.language.languages import Language
from tests.drafting.records import TODAY
from tests.drafting.test_checking_conditions import record
from tests.drafting.test_checking_numbers_of_lines import LAMP, TERMS

SHIPPING = record(
    TERMS,
    "Shipping",
    "Axes go to Norway and Sweden only.",
    "Stoves go to Finland.",
    "Norway, Sweden, Denmark and Finland.",
    "Axes are sold to adults only.",
)
SHAWL = record(
    LAMP,
    "Heath Shawl",
    "Filling: 600 fill-power goose down, traceable; 120 g (Brass), 180 g (White)",
    "Allergens: Brass contains nickel; may contain traces of latex",
    "Wind: Keeps a breeze off; choose the Fjell Parka for strong wind",
)


def passes(sentence: str, of: Evidence) -> bool:
    scene = Scene(tuple(hold([of], [of], "UTC", TODAY)), "tell me", Language.ENGLISH, TODAY, "Alpine")
    checked = DraftCheck(scene).check(sentence)
    return checked.passed and bool(checked.bindings)


@pytest.mark.parametrize(
    "sentence",
    [
        "Axes only go to Norway and Sweden.",
        "Sorry, axes only ship to Norway and Sweden.",
        "We only ship axes to Norway and Sweden.",
        "Axes are only sold to adults.",
        "We ship to Norway, Denmark and Finland.",
    ],
)
def test_tells_what_is_only_so_with_the_whole_list(sentence: str) -> None:
    assert passes(sentence, SHIPPING)


@pytest.mark.parametrize(
    "sentence",
    [
        "Axes only go to Norway.",
        "Axes only go to Sweden.",
        "Axes only go to Norway and Denmark.",
        "Axes only go to Norway, Sweden and Denmark.",
        "Axes go to Norway and Denmark.",
        "Stoves go to Finland and Denmark.",
        "Stoves only go to Finland.",
        "Only axes go to Norway and Sweden.",
        "Only axes are sold to adults.",
        "Axes don't only go to Norway and Sweden.",
        "We only ship to Norway and Sweden.",
    ],
)
def test_tells_no_list_with_less_or_more_of_it(sentence: str) -> None:
    assert not passes(sentence, SHIPPING)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Heath Shawl in Brass has 120 g of goose down.",
        "In White it has 180 g of down.",
        "All of them may contain traces of latex.",
        "Every version may contain traces of latex.",
        "It isn't made for strong wind.",
        "It keeps a breeze off, but it's not the one for strong wind.",
    ],
)
def test_tells_a_things_number_with_its_head_and_what_another_is_for(sentence: str) -> None:
    assert passes(sentence, SHAWL)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Heath Shawl in Brass has 180 g of goose down.",
        "In White it has 120 g of down.",
        "In White it has 180 g of duck down.",
        "It has 120 g of down.",
        "All of them contain nickel.",
        "Most of them may contain traces of latex.",
        "None of them may contain traces of latex.",
        "All colors contain traces of nickel.",
        "It's made for strong wind.",
        "It isn't made for wind.",
        "It isn't made for strong rain.",
        "Don't choose the Fjell Parka for strong wind.",
        "The Fjell Parka isn't made for strong wind.",
    ],
)
def test_tells_no_make_by_another_and_no_thing_by_what_another_is_for(sentence: str) -> None:
    assert not passes(sentence, SHAWL)


def test_a_denial_of_something_else_denies_no_make() -> None:
    lamp = record(LAMP, "Heath Lamp", "It never rusts.")
    assert passes("The Heath Lamp comes in Brass and White, and it never rusts.", lamp)
    assert not passes("The Heath Lamp doesn't come in White, and it never rusts.", lamp)
    assert not passes("The Heath Lamp comes in Brass, and it doesn't come in White.", lamp)
    assert not passes("It never rusts, and it doesn't come in Brass.", lamp)
