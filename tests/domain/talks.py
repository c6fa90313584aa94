"""Talking with the agent, turn by turn, as the chat routes do it."""

from typing import Any
from uuid import UUID

from blueprints.envelopes import envelope
from domain.conversations import Conversation, Page
from domain.handoff.delivering import Outgoing
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod
from domain.identity import Proof
from domain.proving import Uncounted
from domain.turns import TurnContext, agree, identify, take_turn
from tests.world import Tenant, World

WISH = {
    "en": "I want to talk to a human",
    "es": "Quiero hablar con una persona",
    "de": "Ich möchte mit einem Menschen sprechen",
    "pl": "Chcę rozmawiać z człowiekiem",
    "ko": "상담원과 이야기하고 싶어요",
}


def context_of(world: World) -> TurnContext:
    return TurnContext(world.services.storage.hasher, world.services.now, envelope, Uncounted())


def start(world: World, tenant: Tenant, customer: int | None = None, locale: str = "en") -> UUID:
    with world.services.begin() as work:
        return work.conversations.start(tenant.store, "visitor", customer, locale, world.services.now()).id


def say(world: World, tenant: Tenant, conversation: UUID, words: str) -> dict[str, Any]:
    with world.services.begin() as work:
        return take_turn(tenant.store, conversation, words, Page(), work, context_of(world))


def press(world: World, tenant: Tenant, conversation: UUID, consent: bool, email: str | None = None) -> dict[str, Any]:
    with world.services.begin() as work:
        return agree(tenant.store, conversation, consent, email, work, context_of(world))


def prove(
    world: World, tenant: Tenant, conversation: UUID, order: str, email: str = "", postcode: str = ""
) -> dict[str, Any]:
    with world.services.begin() as work:
        return identify(tenant.store, conversation, Proof(order, email, postcode), work, context_of(world))


def choose(world: World, tenant: Tenant, method: HandoffMethod, message: str = "") -> None:
    with world.services.begin() as work:
        work.handoffs.choose(tenant.store, HandoffSettings(method, message=message))


def kept(world: World, tenant: Tenant, conversation: UUID) -> Conversation:
    with world.services.begin() as work:
        found = work.conversations.conversation(tenant.store, conversation)
    assert found is not None
    return found


def outgoing_of(world: World, tenant: Tenant, conversation: UUID) -> Outgoing | None:
    with world.services.begin() as work:
        return work.outbox.of_conversation(tenant.store, conversation)


def handed_over(world: World, tenant: Tenant, customer: int | None = None) -> Outgoing:
    """Return the ticket of a conversation whose shopper asked for a person and agreed."""
    choose(world, tenant, HandoffMethod.ZENDESK)
    conversation = start(world, tenant, customer)
    say(world, tenant, conversation, WISH["en"])
    say(world, tenant, conversation, "yes, jane@example.com")
    outgoing = outgoing_of(world, tenant, conversation)
    assert outgoing is not None
    return outgoing
