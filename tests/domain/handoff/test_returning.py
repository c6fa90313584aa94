"""What staff do with a ticket comes back into its conversation, once."""

import pytest

from domain.conversations import Author, ConversationState
from domain.handoff.delivering import Outgoing
from domain.handoff.returning import take_back
from domain.handoff.tickets import TicketStatus
from tests.domain.talks import handed_over, kept, say
from tests.fakes_helpdesk import Delivery, FakeHelpdesk
from tests.world import Tenant, World


@pytest.fixture
def outgoing(stage: World) -> Outgoing:
    return handed_over(stage, stage.alice)


def arrive(world: World, tenant: Tenant, delivery: Delivery) -> list[bool]:
    with world.services.begin() as work:
        events = FakeHelpdesk().read_webhook(*delivery)
        return [take_back(tenant.store, event, work) for event in events]


def replies(world: World, outgoing: Outgoing) -> list[tuple[str, str]]:
    conversation = kept(world, world.alice, outgoing.conversation_id)
    return [(one.author_name, one.text) for one in conversation.messages if one.author is Author.STAFF]


def state(world: World, outgoing: Outgoing) -> ConversationState:
    return kept(world, world.alice, outgoing.conversation_id).state


def test_a_reply_appears_once_with_its_authors_name(stage: World, outgoing: Outgoing) -> None:
    reply = FakeHelpdesk().replied(outgoing.ticket.external_id, "We sent a new one.", "Sam Rivera")
    assert arrive(stage, stage.alice, reply) == [True]
    assert arrive(stage, stage.alice, reply) == [False]
    assert replies(stage, outgoing) == [("Sam Rivera", "We sent a new one.")]
    assert state(stage, outgoing) is ConversationState.WITH_HUMAN


@pytest.mark.parametrize("status", [TicketStatus.SOLVED, TicketStatus.CLOSED])
def test_an_ended_ticket_closes_the_conversation(stage: World, outgoing: Outgoing, status: TicketStatus) -> None:
    assert arrive(stage, stage.alice, FakeHelpdesk().changed(outgoing.ticket.external_id, status)) == [True]
    assert state(stage, outgoing) is ConversationState.CLOSED
    assert say(stage, stage.alice, outgoing.conversation_id, "Hello?")["conversation"]["state"] == "closed"


@pytest.mark.parametrize("status", [TicketStatus.OPEN, TicketStatus.PENDING])
def test_a_ticket_under_way_leaves_the_conversation_as_it_is(
    stage: World, outgoing: Outgoing, status: TicketStatus
) -> None:
    assert arrive(stage, stage.alice, FakeHelpdesk().changed(outgoing.ticket.external_id, status)) == [False]
    assert state(stage, outgoing) is ConversationState.HANDED_OFF


def test_a_reply_after_the_end_is_shown_and_reopens_nothing(stage: World, outgoing: Outgoing) -> None:
    arrive(stage, stage.alice, FakeHelpdesk().changed(outgoing.ticket.external_id, TicketStatus.SOLVED))
    assert arrive(stage, stage.alice, FakeHelpdesk().replied(outgoing.ticket.external_id, "One more thing.")) == [True]
    assert len(replies(stage, outgoing)) == 1
    assert state(stage, outgoing) is ConversationState.CLOSED


def test_another_store_cannot_speak_into_the_conversation(stage: World, outgoing: Outgoing) -> None:
    delivery = FakeHelpdesk().replied(outgoing.ticket.external_id, "Not yours.")
    assert arrive(stage, stage.bob, delivery) == [False]
    assert replies(stage, outgoing) == []


def test_a_ticket_that_is_not_ours_is_ignored(stage: World, outgoing: Outgoing) -> None:
    assert arrive(stage, stage.alice, FakeHelpdesk().replied("conv_unknown", "Who?")) == [False]
    assert arrive(stage, stage.alice, FakeHelpdesk().replied("other", "Who?")) == []
