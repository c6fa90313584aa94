"""Which kind of thing a question asks for, however it is typed, and what a sentence plainly says to it."""

import pytest

from domain.agent.products.comparing import compares
from domain.agent.products.offered import Offered, named_of_what, offered_in, says_how_many
from domain.agent.understanding.asked import kind_asked
from domain.agent.understanding.asking_slips import spelled
from domain.agent.understanding.definite_nouns import calls_itself, nouns_in


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("what are the mesurements", "size"),
        ("what is the hieght", "size"),
        ("battery capacity?", "charge"),
        ("quelle est la capacité de la batterie", "charge"),
        ("i weigh 200 lbs, will it hold me", "load"),
        ("will it fit a 20 inch wide shelf", "compatibility"),
        ("does it run wide", "fit"),
        ("how long is the power cord", "size"),
        ("z czego to jest zrobione?", "material"),
        ("hoe lang duurt het opladen?", "lasting"),
        ("電池は付いていますか", "battery"),
    ],
)
def test_the_kind_is_known(asked: str, kind: str) -> None:
    found = kind_asked(asked)
    assert found is not None and found.name == kind


@pytest.mark.parametrize("word", ["buttery", "freight", "excluded", "eight", "charged", "matter", "bread"])
def test_a_word_of_its_own_is_no_slip(word: str) -> None:
    assert spelled(word) == word


@pytest.mark.parametrize(
    ("asked", "nouns"),
    [
        ("how tall is it once its built", set()),
        ("whats the finished size of the puzzle", {"size", "puzzle"}),
        ("do these work with magna tiles", set()),
        ("does its roof lift", {"roof"}),
        ("how long is the longest block", {"longest"}),
    ],
)
def test_only_things_are_spoken_of_as_known(asked: str, nouns: set[str]) -> None:
    assert nouns_in(asked) == nouns


def test_a_description_calls_the_thing_by_its_noun() -> None:
    assert calls_itself("When assembled, this giant floor puzzle measures 48 inches.", "puzzle")
    assert not calls_itself("This set of tiles comes in a box.", "box")


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("are they paper or plastic?", Offered("paper", "plastic")),
        ("is the body soft or hard plastic", Offered("soft", "hard")),
        ("is it 16 inches or bigger?", None),
        ("does it have a cord or does it run on batteries", None),
        ("how many people or kids fit", None),
    ],
)
def test_two_things_are_offered(asked: str, offered: Offered | None) -> None:
    assert offered_in(asked) == offered


@pytest.mark.parametrize(
    ("what", "sentence", "counted"),
    [
        ("blocks", "60 natural-finished, smooth-sanded hardwood blocks", True),
        ("outlets", "ac outlets quantity: 30.0", True),
        ("monitors", 'Mount for 10-30" Monitor Screen', False),
        ("blocks", "holds 150 pounds and stacks, for blocks", False),
        ("lids", "Includes 4 pans with 2 lids", True),
    ],
)
def test_what_is_counted_stands_by_its_number(what: str, sentence: str, *, counted: bool) -> None:
    assert says_how_many(what, sentence) is counted


def test_what_it_takes_is_one_thing() -> None:
    assert named_of_what("what engine does this rocket take?") == "engine"
    assert not named_of_what("what does it do")


def test_a_thing_that_ends_as_a_comparative_compares_nothing() -> None:
    assert not compares("are they paper or plastic")
    assert compares("is the trail warmer or the storm")
