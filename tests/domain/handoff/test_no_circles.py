"""A person who was refused, or who has closed it, is not offered again for the same thing straight away."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.handoff.returning import take_back
from domain.handoff.tickets import HandoffMethod, TicketStatus
from domain.handoff.words import Word
from tests.domain.talks import WISH, choose, outgoing_of, say, start
from tests.fakes_helpdesk import FakeHelpdesk
from tests.world import World

UNKNOWN = "do you ship to Canada"
SOLVED_AT = datetime.now(UTC) + timedelta(minutes=1)


@pytest.fixture
def desk(stage: World) -> World:
    choose(stage, stage.alice, HandoffMethod.ZENDESK)
    return stage


@pytest.mark.parametrize("matter", [UNKNOWN, "please cancel my order"])
def test_what_was_declined_is_not_offered_in_the_next_answer_but_in_the_one_after(desk: World, matter: str) -> None:
    talk = start(desk, desk.alice)
    assert say(desk, desk.alice, talk, matter)["outcome"] == "handoff_offered"
    say(desk, desk.alice, talk, "no thanks")
    again = say(desk, desk.alice, talk, matter)
    assert (again["outcome"], again["conversation"]["state"]) == ("not_supported", "open")
    assert again["message"]["text"].endswith(Word.PERSON_ANY_TIME)
    assert say(desk, desk.alice, talk, matter)["outcome"] == "handoff_offered"


def test_another_matter_is_offered_though_the_one_before_was_declined(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, UNKNOWN)
    say(desk, desk.alice, talk, "no thanks")
    assert say(desk, desk.alice, talk, "please cancel my order")["outcome"] == "handoff_offered"


def test_a_matter_declined_some_answers_ago_is_offered(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, UNKNOWN)
    say(desk, desk.alice, talk, "no thanks")
    say(desk, desk.alice, talk, "How much does the rain jacket cost?")
    assert say(desk, desk.alice, talk, UNKNOWN)["outcome"] == "handoff_offered"


def test_a_wish_for_a_person_is_always_heard(desk: World) -> None:
    talk = start(desk, desk.alice)
    for _ in range(3):
        assert say(desk, desk.alice, talk, WISH["en"])["outcome"] == "handoff_offered"
        say(desk, desk.alice, talk, "no")


def test_what_people_closed_is_offered_only_when_it_is_asked_anew(desk: World) -> None:
    talk = start(desk, desk.alice, desk.alice.own_customer)
    say(desk, desk.alice, talk, UNKNOWN)
    say(desk, desk.alice, talk, "yes")
    outgoing = outgoing_of(desk, desk.alice, talk)
    assert outgoing is not None
    with desk.services.begin() as work:
        solved = FakeHelpdesk().changed(outgoing.external_id, TicketStatus.SOLVED, SOLVED_AT)
        for event in FakeHelpdesk().read_webhook(*solved):
            take_back(desk.alice.store, event, work)
    assert say(desk, desk.alice, talk, UNKNOWN)["outcome"] == "not_supported"
    assert say(desk, desk.alice, talk, UNKNOWN)["outcome"] == "handoff_offered"
    assert say(desk, desk.alice, talk, "yes")["conversation"]["state"] == "handed_off"
    second = outgoing_of(desk, desk.alice, talk)
    assert second is not None and (second.round, second.external_id) == (2, f"{outgoing.external_id}-2")
