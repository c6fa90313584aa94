"""Words that a merchant never says are not said around a handoff, and the offer of a person works as before."""

from dataclasses import replace

import pytest

from domain.agent.phrases.sentences import Say
from domain.handoff.tickets import HandoffMethod
from domain.handoff.words import Word
from domain.voice.settings import Avoided, Matter, Voice, Way
from tests.domain.talks import choose, outgoing_of, say, start
from tests.world import World

CREW = Avoided("team", "crew")
UNKNOWN = "do you ship to Canada"


@pytest.fixture
def desk(stage: World) -> World:
    """The stage, where Alice's store has a crew and keeps gift wrapping for it."""
    choose(stage, stage.alice, HandoffMethod.ZENDESK)
    voice = Voice(avoided=(CREW,), matters=(Matter(Way.PEOPLE, ("gift wrapping",)),))
    sounding = replace(stage.alice, store=replace(stage.alice.store, voice=voice))
    return replace(stage, alice=sounding)


def crew(*words: str) -> str:
    return " ".join(words).replace("team", "crew")


def test_a_matter_for_people_is_offered_agreed_and_written_on_in_the_stores_words(desk: World) -> None:
    talk = start(desk, desk.alice)
    offered = say(desk, desk.alice, talk, "can you wrap it as a gift, with gift wrapping?")
    assert offered["outcome"] == "handoff_offered"
    assert offered["message"]["text"] == crew(Word.FOR_PEOPLE, Say.OFFER_PERSON)
    told = say(desk, desk.alice, talk, "yes, jane@team.example")
    assert told["outcome"] == "handed_off" and "crew" in told["message"]["text"] and "@team.example" in str(told)
    assert outgoing_of(desk, desk.alice, talk)
    first = say(desk, desk.alice, talk, "in red please")["message"]["text"]
    assert "crew" in first or first == ""
    assert say(desk, desk.alice, talk, "with a bow")["message"]["text"] == ""


def test_what_was_declined_is_not_offered_straight_away_again(desk: World) -> None:
    talk = start(desk, desk.alice)
    assert say(desk, desk.alice, talk, UNKNOWN)["outcome"] == "handoff_offered"
    say(desk, desk.alice, talk, "no thanks")
    again = say(desk, desk.alice, talk, UNKNOWN)
    assert again["outcome"] == "not_supported" and again["message"]["text"].endswith(crew(Word.PERSON_ANY_TIME))


def test_the_other_store_keeps_its_words(desk: World) -> None:
    choose(desk, desk.bob, HandoffMethod.ZENDESK)
    talk = start(desk, desk.bob)
    assert "team" in say(desk, desk.bob, talk, UNKNOWN)["message"]["text"]
