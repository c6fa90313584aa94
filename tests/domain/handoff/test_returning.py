"""What staff do with a ticket comes back into its conversation, once, and moves it only if it is the newest news."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.conversations import Author, ConversationState
from domain.handoff.delivering import Outgoing
from domain.handoff.returning import take_back
from domain.handoff.tickets import Fate, TicketStatus
from domain.handoff.words import Word
from tests.domain.talks import handed_over, kept, outgoing_of, press, say
from tests.fakes_helpdesk import Delivery, FakeHelpdesk
from tests.world import Tenant, World

SOON = datetime.now(UTC) + timedelta(days=1)  # after all that happens in a test
LATER = SOON + timedelta(minutes=1)
ENDED = [TicketStatus.SOLVED, TicketStatus.CLOSED]


@pytest.fixture
def outgoing(stage: World) -> Outgoing:
    return handed_over(stage, stage.alice)


def arrive(world: World, tenant: Tenant, delivery: Delivery) -> list[bool]:
    with world.services.begin() as work:
        events = FakeHelpdesk().read_webhook(*delivery)
        return [take_back(tenant.store, event, work) for event in events]


def change(world: World, outgoing: Outgoing, status: TicketStatus, at: datetime = SOON) -> bool:
    return arrive(world, world.alice, FakeHelpdesk().changed(outgoing.external_id, status, at)) == [True]


def said_by(world: World, outgoing: Outgoing, author: Author) -> list[str]:
    conversation = kept(world, world.alice, outgoing.conversation_id)
    return [one.text for one in conversation.messages if one.author is author]


def state(world: World, outgoing: Outgoing) -> ConversationState:
    return kept(world, world.alice, outgoing.conversation_id).state


def handed_over_again(world: World, outgoing: Outgoing) -> Outgoing:
    change(world, outgoing, TicketStatus.SOLVED)
    press(world, world.alice, outgoing.conversation_id, True)
    second = outgoing_of(world, world.alice, outgoing.conversation_id)
    assert second is not None and second.round == 2
    return second


def test_a_reply_appears_once_with_its_authors_name(stage: World, outgoing: Outgoing) -> None:
    reply = FakeHelpdesk().replied(outgoing.external_id, "We sent a new one.", "Sam Rivera")
    assert arrive(stage, stage.alice, reply) == [True]
    assert arrive(stage, stage.alice, reply) == [False]
    conversation = kept(stage, stage.alice, outgoing.conversation_id)
    replies = [(one.author_name, one.text) for one in conversation.messages if one.author is Author.STAFF]
    assert replies == [("Sam Rivera", "We sent a new one.")]
    assert state(stage, outgoing) is ConversationState.WITH_HUMAN


@pytest.mark.parametrize("status", ENDED)
def test_an_ended_ticket_gives_the_conversation_back_and_the_agent_answers(
    stage: World, outgoing: Outgoing, status: TicketStatus
) -> None:
    assert change(stage, outgoing, status)
    assert said_by(stage, outgoing, Author.SYSTEM) == [Word.SOLVED]
    assert state(stage, outgoing) is ConversationState.OPEN
    answered = say(stage, stage.alice, outgoing.conversation_id, "How much does the rain jacket cost?")
    assert "89" in answered["message"]["text"]


def test_what_is_told_twice_of_an_end_is_said_once(stage: World, outgoing: Outgoing) -> None:
    delivery = FakeHelpdesk().changed(outgoing.external_id, TicketStatus.SOLVED, SOON)
    assert arrive(stage, stage.alice, delivery) == [True]
    assert arrive(stage, stage.alice, delivery) == [False]
    assert not change(stage, outgoing, TicketStatus.CLOSED, LATER)
    assert said_by(stage, outgoing, Author.SYSTEM) == [Word.SOLVED]


def test_a_ticket_opened_again_takes_the_conversation_back_to_people(stage: World, outgoing: Outgoing) -> None:
    solved = FakeHelpdesk().changed(outgoing.external_id, TicketStatus.SOLVED, SOON)
    arrive(stage, stage.alice, solved)
    assert change(stage, outgoing, TicketStatus.OPEN, LATER)
    assert state(stage, outgoing) is ConversationState.WITH_HUMAN
    assert arrive(stage, stage.alice, solved) == [False]
    assert state(stage, outgoing) is ConversationState.WITH_HUMAN
    assert change(stage, outgoing, TicketStatus.SOLVED, LATER + timedelta(seconds=1))
    assert said_by(stage, outgoing, Author.SYSTEM) == [Word.SOLVED, Word.REOPENED, Word.SOLVED]


@pytest.mark.parametrize("seconds", [0, 1])
def test_news_older_than_the_end_opens_nothing(stage: World, outgoing: Outgoing, seconds: int) -> None:
    change(stage, outgoing, TicketStatus.SOLVED)
    assert not change(stage, outgoing, TicketStatus.OPEN, SOON - timedelta(seconds=seconds))
    assert state(stage, outgoing) is ConversationState.OPEN


def test_an_end_that_was_opened_again_before_it_was_told_gives_nothing_back(stage: World, outgoing: Outgoing) -> None:
    change(stage, outgoing, TicketStatus.OPEN, LATER)
    assert not change(stage, outgoing, TicketStatus.SOLVED)
    assert state(stage, outgoing) is ConversationState.HANDED_OFF


@pytest.mark.parametrize("status", [TicketStatus.OPEN, TicketStatus.PENDING])
def test_a_ticket_under_way_leaves_the_conversation_as_it_is(
    stage: World, outgoing: Outgoing, status: TicketStatus
) -> None:
    assert not change(stage, outgoing, status)
    assert state(stage, outgoing) is ConversationState.HANDED_OFF


def test_a_reply_after_the_end_is_shown_and_takes_nothing_back(stage: World, outgoing: Outgoing) -> None:
    change(stage, outgoing, TicketStatus.SOLVED)
    assert arrive(stage, stage.alice, FakeHelpdesk().replied(outgoing.external_id, "One more thing.")) == [True]
    assert said_by(stage, outgoing, Author.STAFF) == ["One more thing."]
    assert state(stage, outgoing) is ConversationState.OPEN


def test_a_further_handoff_is_a_round_of_its_own_that_leads_to_the_first(stage: World, outgoing: Outgoing) -> None:
    with stage.services.begin() as work:
        work.outbox.change(outgoing.id, state="done", ticket_id="41", ticket_url="https://desk.example/41")
    second = handed_over_again(stage, outgoing)
    assert second.external_id == second.ticket.external_id == f"{outgoing.external_id}-2"
    assert second.ticket.key != outgoing.ticket.key
    assert "request 41" in second.ticket.request_text and "desk.example" not in second.ticket.request_text
    assert "https://desk.example/41" in second.ticket.note_html
    assert second.ticket.requester.email == outgoing.ticket.requester.email


def test_an_earlier_round_brings_its_words_and_moves_nothing(stage: World, outgoing: Outgoing) -> None:
    second = handed_over_again(stage, outgoing)
    assert arrive(stage, stage.alice, FakeHelpdesk().replied(outgoing.external_id, "About the first.")) == [True]
    assert not change(stage, outgoing, TicketStatus.OPEN, LATER)
    assert not change(stage, outgoing, TicketStatus.SOLVED, LATER + timedelta(seconds=1))
    assert state(stage, outgoing) is ConversationState.HANDED_OFF
    assert change(stage, second, TicketStatus.SOLVED, LATER)
    assert state(stage, outgoing) is ConversationState.OPEN


@pytest.mark.parametrize(
    ("fate", "after", "word"),
    [
        (Fate.MERGED, ConversationState.OPEN, Word.ON_BY_MAIL),
        (Fate.DELETED, ConversationState.OPEN, Word.SOLVED),
        (Fate.SPAM, ConversationState.CLOSED, Word.ENDED),
    ],
)
def test_a_ticket_that_is_gone_keeps_nobody_waiting(
    stage: World, outgoing: Outgoing, fate: Fate, after: ConversationState, word: Word
) -> None:
    delivery = FakeHelpdesk().gone(outgoing.external_id, fate)
    assert arrive(stage, stage.alice, delivery) == [True]
    assert arrive(stage, stage.alice, delivery) == [False]
    assert (state(stage, outgoing), said_by(stage, outgoing, Author.SYSTEM)) == (after, [word])


def test_a_conversation_taken_for_spam_is_over_until_staff_open_the_ticket_again(
    stage: World, outgoing: Outgoing
) -> None:
    arrive(stage, stage.alice, FakeHelpdesk().gone(outgoing.external_id, Fate.SPAM))
    said = say(stage, stage.alice, outgoing.conversation_id, "Hello?")
    assert (said["message"]["text"], said["conversation"]["state"]) == (Word.ENDED, "closed")
    assert change(stage, outgoing, TicketStatus.OPEN, LATER)
    assert state(stage, outgoing) is ConversationState.WITH_HUMAN


def test_another_store_cannot_speak_into_the_conversation(stage: World, outgoing: Outgoing) -> None:
    assert arrive(stage, stage.bob, FakeHelpdesk().replied(outgoing.external_id, "Not yours.")) == [False]
    solved = FakeHelpdesk().changed(outgoing.external_id, TicketStatus.SOLVED)
    assert arrive(stage, stage.bob, solved) == [False]
    assert said_by(stage, outgoing, Author.STAFF) == said_by(stage, outgoing, Author.SYSTEM) == []
    assert state(stage, outgoing) is ConversationState.HANDED_OFF


def test_a_ticket_that_is_not_ours_is_ignored(stage: World, outgoing: Outgoing) -> None:
    assert arrive(stage, stage.alice, FakeHelpdesk().replied("conv_unknown", "Who?")) == [False]
    assert arrive(stage, stage.alice, FakeHelpdesk().replied("other", "Who?")) == []
