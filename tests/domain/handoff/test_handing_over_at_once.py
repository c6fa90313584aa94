"""What cannot wait goes to a person without a question, in the words that it needs."""

import pytest

from domain.agent.phrases import Say
from domain.handoff.tickets import HandoffMethod, Priority
from domain.handoff.words import Word
from tests.domain.stage import rows
from tests.domain.talks import choose, outgoing_of, say, start
from tests.world import World

GRAVE = [
    "I want to kill myself",
    "my lawyer will sue you",
    "I will dispute the charge with my bank",
    "somebody hacked my account and changed my password",
]


@pytest.fixture
def desk(stage: World) -> World:
    choose(stage, stage.alice, HandoffMethod.ZENDESK)
    return stage


@pytest.mark.parametrize("words", GRAVE)
def test_a_signed_in_shopper_is_handed_over_without_a_question(desk: World, words: str) -> None:
    talk = start(desk, desk.alice, desk.alice.own_customer)
    said = say(desk, desk.alice, talk, words)
    assert (said["outcome"], said["conversation"]["state"]) == ("handed_off", "handed_off")
    assert "?" not in said["message"]["text"] and "at once" in said["message"]["text"]
    outgoing = outgoing_of(desk, desk.alice, talk)
    assert outgoing is not None and words in outgoing.ticket.request_text
    assert outgoing.ticket.priority in (Priority.URGENT, Priority.HIGH)
    assert "ai_reason_sensitive" in outgoing.ticket.tags
    assert "not asked for, since this cannot wait" in outgoing.ticket.note_text


@pytest.mark.parametrize("words", GRAVE)
def test_a_stranger_is_asked_for_an_address_at_once(desk: World, words: str) -> None:
    talk = start(desk, desk.alice)
    said = say(desk, desk.alice, talk, words)
    assert (said["outcome"], said["conversation"]["state"]) == ("handoff_offered", "awaiting_email")
    assert said["message"]["text"].endswith(Word.ASK_EMAIL)
    assert say(desk, desk.alice, talk, "jane@example.com")["conversation"]["state"] == "handed_off"
    assert outgoing_of(desk, desk.alice, talk) is not None


def test_an_address_written_before_is_enough(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, "hi, I am jane@example.com")
    assert say(desk, desk.alice, talk, "my lawyer will sue you")["conversation"]["state"] == "handed_off"
    outgoing = outgoing_of(desk, desk.alice, talk)
    assert outgoing is not None and outgoing.ticket.requester.email == "jane@example.com"
    assert not outgoing.ticket.requester.verified


@pytest.mark.parametrize("customer", [True, False])
def test_who_is_in_danger_is_told_kindly_whom_to_call_and_no_number(desk: World, customer: bool) -> None:
    talk = start(desk, desk.alice, desk.alice.own_customer if customer else None)
    said = say(desk, desk.alice, talk, "I want to kill myself")["message"]["text"]
    assert said.startswith(Say.CRISIS) and not any(sign.isdigit() for sign in said)


def test_a_message_of_the_merchants_stands_behind_the_kind_words(stage: World) -> None:
    choose(stage, stage.alice, HandoffMethod.MESSAGE, "Write to hello@alice.example.")
    talk = start(stage, stage.alice, stage.alice.own_customer)
    said = say(stage, stage.alice, talk, "I want to kill myself")
    assert said["message"]["text"] == f"{Say.CRISIS}\n\nWrite to hello@alice.example."
    assert (said["outcome"], said["conversation"]["state"]) == ("not_supported", "open")
    assert rows(stage.services, "outbox", stage.alice.store) == []


def test_of_other_matters_only_the_merchants_message_is_said(stage: World) -> None:
    choose(stage, stage.alice, HandoffMethod.MESSAGE, "Write to hello@alice.example.")
    talk = start(stage, stage.alice)
    said = say(stage, stage.alice, talk, "my lawyer will sue you")
    assert said["message"]["text"] == "Write to hello@alice.example."


def test_what_cannot_wait_is_heard_while_an_address_is_awaited(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, "I want to talk to a human")
    say(desk, desk.alice, talk, "yes")
    said = say(desk, desk.alice, talk, "I want to kill myself")
    assert said["message"]["text"].startswith(Say.CRISIS)
    assert said["conversation"]["state"] == "awaiting_email"


def test_a_no_to_the_address_tells_nobody(desk: World) -> None:
    talk = start(desk, desk.alice)
    say(desk, desk.alice, talk, "my lawyer will sue you")
    assert say(desk, desk.alice, talk, "no")["conversation"]["state"] == "open"
    assert outgoing_of(desk, desk.alice, talk) is None
