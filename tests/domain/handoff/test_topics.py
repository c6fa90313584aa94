"""What a merchant keeps for people is not answered by the agent: a person is offered at once, in one store alone."""

import pytest

from domain.agent.intents import Intent
from domain.agent.phrases import Say
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.handoff.words import Word
from tests.domain.talks import outgoing_of, say, start
from tests.world import World

WHERE_IS_MY_REFUND = "Where is the refund of order {order}?"


@pytest.fixture
def desk(stage: World) -> World:
    """The world in which Alice's store keeps refunds and returns for people."""
    kept = frozenset({Intent.ORDER_REFUND, Intent.RETURN_ITEM})
    with stage.services.begin() as work:
        work.handoffs.choose(stage.alice.store, HandoffSettings(HandoffMethod.ZENDESK, topics=kept))
    return stage


def test_what_is_kept_for_people_is_offered_and_not_answered(desk: World) -> None:
    talk = start(desk, desk.alice, desk.alice.own_customer)
    said = say(desk, desk.alice, talk, WHERE_IS_MY_REFUND.format(order=desk.alice.own_order))
    assert (said["outcome"], said["conversation"]["state"]) == ("handoff_offered", "offered")
    assert said["message"]["text"] == f"{Word.FOR_PEOPLE} {Say.OFFER_PERSON}"
    assert said["message"]["cards"] == [] and said["message"]["sources"] == []
    assert say(desk, desk.alice, talk, "yes")["conversation"]["state"] == "handed_off"
    outgoing = outgoing_of(desk, desk.alice, talk)
    assert outgoing and "ai_reason_policy" in outgoing.ticket.tags


def test_the_other_store_answers_it(desk: World) -> None:
    talk = start(desk, desk.bob, desk.bob.own_customer)
    said = say(desk, desk.bob, talk, WHERE_IS_MY_REFUND.format(order=desk.bob.own_order))
    assert Word.FOR_PEOPLE not in said["message"]["text"] and desk.bob.own_order in said["message"]["text"]


def test_everything_else_is_answered_as_before(desk: World) -> None:
    talk = start(desk, desk.alice, desk.alice.own_customer)
    assert "89" in say(desk, desk.alice, talk, "How much is the rain jacket?")["message"]["text"]


def test_who_declines_is_not_asked_again_straight_away(desk: World) -> None:
    talk = start(desk, desk.alice, desk.alice.own_customer)
    question = WHERE_IS_MY_REFUND.format(order=desk.alice.own_order)
    say(desk, desk.alice, talk, question)
    say(desk, desk.alice, talk, "no thanks")
    said = say(desk, desk.alice, talk, question)
    assert said["message"]["text"] == f"{Word.FOR_PEOPLE} {Word.PERSON_ANY_TIME}"
    assert said["conversation"]["state"] == "open"
