"""People may take a conversation that nobody handed to them, and give back what they have."""

from uuid import UUID

import pytest

from domain.conversations import Author, ConversationState
from domain.errors import ImpossibleMove
from domain.handoff import people
from domain.handoff.rounds import Round
from domain.handoff.tickets import HandoffMethod
from domain.handoff.words import Word
from tests.domain.talks import handed_over, kept, say, start
from tests.world import World


def take_over(world: World, talk: UUID) -> Round:
    with world.services.begin() as work:
        conversation = work.conversations.conversation(world.alice.store, talk, lock=True, in_line=False)
        assert conversation is not None
        return people.take_over(world.alice.store, conversation, world.services.now(), work)


def give_back(world: World, talk: UUID) -> None:
    with world.services.begin() as work:
        conversation = work.conversations.conversation(world.alice.store, talk, lock=True, in_line=False)
        assert conversation is not None
        people.give_back(world.alice.store, conversation, world.services.now(), work)


def rounds(world: World, talk: UUID) -> list[Round]:
    with world.services.begin() as work:
        assert work.rounds.all(world.bob.store, talk) == []
        return work.rounds.all(world.alice.store, talk)


def test_who_takes_over_unasked_begins_a_round_and_silences_the_agent(stage: World) -> None:
    talk = start(stage, stage.alice)
    one = take_over(stage, talk)
    assert (one.number, one.method, one.runs) == (1, HandoffMethod.INBOX, True)
    assert take_over(stage, talk) == one
    said = say(stage, stage.alice, talk, "How much does the rain jacket cost?")
    assert (said["message"]["text"], said["conversation"]["state"]) == ("", "with_human")
    told = [message.text for message in kept(stage, stage.alice, talk).messages if message.author is Author.SYSTEM]
    assert told == [Word.JOINED]


def test_who_takes_over_a_ticket_goes_on_in_its_round(stage: World) -> None:
    outgoing = handed_over(stage, stage.alice)
    assert take_over(stage, outgoing.conversation_id).external_id == outgoing.external_id


def test_what_is_given_back_is_the_agents_again(stage: World) -> None:
    outgoing = handed_over(stage, stage.alice)
    give_back(stage, outgoing.conversation_id)
    conversation = kept(stage, stage.alice, outgoing.conversation_id)
    assert (conversation.state, conversation.messages[-1].text) == (ConversationState.OPEN, Word.GIVEN_BACK)
    assert [one.runs for one in rounds(stage, outgoing.conversation_id)] == [False]
    assert "89" in say(stage, stage.alice, outgoing.conversation_id, "How much is the rain jacket?")["message"]["text"]
    with pytest.raises(ImpossibleMove):
        give_back(stage, outgoing.conversation_id)
