"""What is known at the moment a conversation is handed to people."""

from dataclasses import dataclass
from datetime import datetime

from domain.agent.replies import HandoffReason, Outcome, Source
from domain.conversations import Conversation
from domain.handoff.tickets import Requester
from domain.orders import Order
from domain.stores import Store


@dataclass(frozen=True)
class GivenAnswer:
    """One answer of the agent with what it rested on."""

    text: str
    outcome: Outcome
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class HandoffContext:
    """Everything a ticket is written from.

    `conversation` holds all its messages. `orders` are only those this shopper may read, newest first. `channel` names
    where they wrote ("web_chat"); `consent_text` is the sentence they agreed to, at `consented_at`.
    """

    store: Store
    conversation: Conversation
    requester: Requester
    reason: HandoffReason
    consent_text: str
    consented_at: datetime
    intents: tuple[str, ...] = ()
    channel: str = "web_chat"
    orders: tuple[Order, ...] = ()
    answers: tuple[GivenAnswer, ...] = ()
    page_url: str = ""
