"""What is known at the moment a conversation is handed to people."""

from dataclasses import dataclass
from datetime import datetime

from domain.agent.replies import HandoffReason, Outcome, Source
from domain.conversations import Conversation
from domain.handoff.routing import RoutingRule
from domain.handoff.settings import Channel
from domain.handoff.tickets import HandoffMethod, Requester, TicketRef
from domain.orders import Order
from domain.stores import Store


@dataclass(frozen=True)
class GivenAnswer:
    """One answer of the agent with what it rested on."""

    text: str
    outcome: Outcome
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class EarlierTicket:
    """An earlier round of the conversation; `ref` None where it has no ticket, or none yet."""

    began_at: datetime
    ref: TicketRef | None


@dataclass(frozen=True)
class HandoffContext:
    """Everything a ticket is written from.

    `conversation` holds all its messages. `orders` are only those this shopper may read, newest first. `channel` names
    where they wrote ("web_chat"); `consent_text` is the sentence they agreed to, at `consented_at`. `external_id` names
    the round, which goes to people by `method`; `earlier` are the rounds before it. `rules` are the merchant's for its
    tags and priority.
    """

    store: Store
    conversation: Conversation
    requester: Requester
    reason: HandoffReason
    consent_text: str
    consented_at: datetime
    external_id: str
    method: HandoffMethod
    intents: tuple[str, ...] = ()
    channel: Channel = Channel.WEB_CHAT
    orders: tuple[Order, ...] = ()
    answers: tuple[GivenAnswer, ...] = ()
    page_url: str = ""
    earlier: tuple[EarlierTicket, ...] = ()
    rules: tuple[RoutingRule, ...] = ()
