"""What nobody can make sense of is said to be so, with what can be asked here; a person is offered the second time."""

import pytest

from domain.agent.replies import Outcome
from domain.conversations import Topic
from tests.domain.agent.shops import Shop

UNSURE = "I am not sure what you mean."


@pytest.mark.parametrize("text", ["???", "blah blah", "the thing", "and that?"])
def test_says_so_and_what_can_be_asked(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert reply.outcome is Outcome.NOT_SUPPORTED
    assert reply.text.startswith(UNSURE) and "Jacket" in reply.text and "order" in reply.text
    assert reply.topic.unclear and len(reply.suggestions) == 3


def test_the_examples_are_of_this_store(alpine: Shop, bazaar: Shop) -> None:
    assert "Jacket" in alpine.ask("blah blah").text
    assert "Jacket" not in bazaar.ask("blah blah").text and "Stove" in bazaar.ask("blah blah").text


def test_a_person_is_offered_the_second_time(alpine: Shop) -> None:
    first = alpine.ask("blah blah")
    second = alpine.ask("blub blub", topic=first.topic)
    assert second.outcome is Outcome.HANDOFF_OFFERED and second.handoff is not None


def test_an_answer_between_begins_anew(alpine: Shop) -> None:
    first = alpine.ask("blah blah")
    answered = alpine.ask("how much is the camp stove", topic=first.topic)
    assert not answered.topic.unclear
    assert alpine.ask("blah blah", topic=answered.topic).outcome is Outcome.NOT_SUPPORTED


@pytest.mark.parametrize("locale", ["de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt"])
def test_says_so_in_the_language_of_the_shopper(alpine: Shop, locale: str) -> None:
    reply = alpine.ask("???", locale=locale)
    assert reply.outcome is Outcome.NOT_SUPPORTED and UNSURE not in reply.text


def test_a_greeting_is_understood_and_so_is_the_world_outside(alpine: Shop) -> None:
    assert UNSURE not in alpine.ask("hi", topic=Topic(unclear=True)).text
    assert alpine.ask("what is the capital of france?").outcome is Outcome.NOT_SUPPORTED


@pytest.mark.parametrize("text", ["any sofas?", "do you sell rubber boots"])
def test_what_is_not_sold_is_said_to_be_so(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.NOT_SUPPORTED
