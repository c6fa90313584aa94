"""Agreeing on a handoff: offer, consent, e-mail, ticket. Every step returns what is said next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from domain.agent.phrases import say
from domain.agent.replies import HandoffReason, Outcome, Reply, Source
from domain.agent.understanding.consent import read_consent
from domain.agent.understanding.mentions import find_bare_numbers, find_email, find_order_names, visible
from domain.conversations import Author, Conversation, ConversationState, Message
from domain.handoff.contexts import GivenAnswer, HandoffContext
from domain.handoff.rendering import render_ticket
from domain.handoff.settings import HandoffSettings
from domain.handoff.tickets import HandoffMethod, Requester, Ticket
from domain.handoff.words import Word, masked
from domain.language.languages import Language, of_locale
from domain.orders import Order, normalise_order_name
from domain.ports import Customers, Orders
from domain.stores import Store

ADDRESS = re.compile(r"(?<!\S)\S+@\S+")
BESIDE_ADDRESS = 5  # words: "yes please, it is jane@example.com"
RECENT_ORDERS = 3  # blocks on a ticket for a signed-in shopper
OWN_ORDERS = 50  # the newest of a shopper's own among which those spoken of are looked for
HELPDESKS = frozenset({HandoffMethod.ZENDESK, HandoffMethod.GORGIAS})
Envelope = dict[str, Any]


class HandoffShelf(Protocol):
    def settings(self, store: Store) -> HandoffSettings: ...


class OutboxShelf(Protocol):
    def put(
        self, store: Store, conversation_id: UUID, method: HandoffMethod, ticket: Ticket, now: datetime
    ) -> None: ...


class ConversationShelf(Protocol):
    def change(self, store: Store, conversation: Conversation, **values: Any) -> None: ...

    def handoff(self, store: Store, conversation_id: UUID) -> dict[str, Any]: ...

    def envelopes(self, store: Store, conversation_id: UUID) -> list[tuple[Message, Envelope | None]]: ...


class Shelves(Protocol):
    @property
    def conversations(self) -> ConversationShelf: ...

    @property
    def customers(self) -> Customers: ...

    @property
    def orders(self) -> Orders: ...

    @property
    def handoffs(self) -> HandoffShelf: ...

    @property
    def outbox(self) -> OutboxShelf: ...


@dataclass(frozen=True)
class Step:
    """What is said, and where the conversation stands from here on."""

    reply: Reply
    state: ConversationState


def offer(store: Store, conversation: Conversation, reply: Reply, page_url: str, shelves: Shelves) -> Step:
    """Keep why a person is offered. Where the merchant chose a message instead of people, say that."""
    settings = shelves.handoffs.settings(store)
    if settings.method is HandoffMethod.MESSAGE:
        words = f"{reply.text}\n\n{settings.message}" if reply.handoff is None else settings.message
        return Step(replace(reply, text=words, lines=(), outcome=Outcome.NOT_SUPPORTED), ConversationState.OPEN)
    reason = reply.handoff or HandoffReason("low_confidence")
    known = {
        "reason": reason.code,
        "urgent": reason.urgent,
        "intents": list(reply.intents),
        "consent": reply.text,
        "page_url": page_url,
    }
    shelves.conversations.change(store, conversation, handoff=known)
    return Step(reply, ConversationState.OFFERED)


def answer_offer(store: Store, conversation: Conversation, text: str, now: datetime, shelves: Shelves) -> Step | None:
    """Read `text` as the answer to our last question; None when it is none and should be answered as usual."""
    if conversation.state is ConversationState.OFFERED:
        consent = True if is_mere_address(text) else read_consent(text)
        if consent is None:
            return None
        email = find_email(text) or address_given(store, conversation, shelves)
        return decide(store, conversation, consent, email, now, shelves)
    if conversation.state is not ConversationState.AWAITING_EMAIL:
        return None
    email = find_email(text)
    if email is None and read_consent(text) is False:
        return decide(store, conversation, False, None, now, shelves)
    # What looks like no address at all may be a new question, which is answered first.
    return give_email(store, conversation, email, now, shelves) if "@" in text else None


def is_mere_address(text: str) -> bool:
    """Whether a message is an e-mail address with a word or two: after an offer that is a yes. With an order's number
    it is a proof."""
    beside = ADDRESS.sub(" ", text).split()
    numbers = find_order_names(text) or find_bare_numbers(text)
    return find_email(text) is not None and not numbers and len(beside) <= BESIDE_ADDRESS


def address_given(store: Store, conversation: Conversation, shelves: Shelves) -> str | None:
    """Return the address the shopper wrote last in this conversation, so that none is asked for twice."""
    kept = shelves.conversations.envelopes(store, conversation.id)
    said = (one.text for one, _ in reversed(kept) if one.author is Author.SHOPPER)
    return next((email for text in said if (email := find_email(text))), None)


def decide(
    store: Store, conversation: Conversation, consent: bool, email: str | None, now: datetime, shelves: Shelves
) -> Step:
    """Take the shopper's yes or no. A yes asks for an e-mail unless the shopper is signed in or gave one."""
    if not consent:
        return Step(spoken(conversation, Word.GO_ON, Outcome.ANSWERED), ConversationState.OPEN)
    requester = known_requester(store, conversation, shelves)
    if requester is None and email is None:
        return Step(spoken(conversation, Word.ASK_EMAIL, Outcome.CLARIFY), ConversationState.AWAITING_EMAIL)
    return hand_over(store, conversation, requester or typed(conversation, email or ""), now, shelves)


def give_email(store: Store, conversation: Conversation, email: str | None, now: datetime, shelves: Shelves) -> Step:
    if email is None:
        return Step(spoken(conversation, Word.EMAIL_UNCLEAR, Outcome.CLARIFY), ConversationState.AWAITING_EMAIL)
    return hand_over(store, conversation, typed(conversation, email), now, shelves)


def hand_over(store: Store, conversation: Conversation, requester: Requester, now: datetime, shelves: Shelves) -> Step:
    """Put the ticket into the outbox in the transaction that closes the conversation to the agent."""
    method = shelves.handoffs.settings(store).method
    reply = spoken(conversation, Word.PASSED_ON, Outcome.HANDED_OFF, email=masked(requester.email))
    if method in HELPDESKS:
        ticket = render_ticket(context(store, conversation, reply.text, requester, now, shelves))
        shelves.outbox.put(store, conversation.id, method, ticket, now)
    kept = {**shelves.conversations.handoff(store, conversation.id), "email": requester.email, "method": method}
    shelves.conversations.change(store, conversation, handoff=kept)
    return Step(reply, ConversationState.HANDED_OFF)


def context(
    store: Store, conversation: Conversation, last_words: str, requester: Requester, now: datetime, shelves: Shelves
) -> HandoffContext:
    """Return the whole conversation, of which a turn has read only the end, with what is being said just now."""
    agreed = shelves.conversations.handoff(store, conversation.id)
    said = shelves.conversations.envelopes(store, conversation.id)
    kept = {message.id: message for message, _ in said}
    just_heard = [message for message in conversation.messages[-1:] if message.id not in kept]
    last = Message(conversation.id, Author.AGENT, last_words, now)
    conversation = replace(conversation, messages=(*kept.values(), *just_heard, last))
    return HandoffContext(
        store=store,
        conversation=conversation,
        requester=requester,
        reason=HandoffReason(str(agreed.get("reason") or "customer_request"), bool(agreed.get("urgent"))),
        consent_text=str(agreed.get("consent") or ""),
        consented_at=now,
        intents=tuple(agreed.get("intents") or ()),
        orders=tuple(readable_orders(store, conversation, shelves)),
        answers=tuple(given(message, envelope) for message, envelope in said if message.author is Author.AGENT),
        page_url=str(agreed.get("page_url") or ""),
    )


def readable_orders(store: Store, conversation: Conversation, shelves: Shelves) -> list[Order]:
    """Return the orders this shopper may read and spoke of; where they named none, their newest."""
    shopper = conversation.shopper
    if shopper.customer_id is None:
        return shelves.orders.with_ids(store, shopper.proven_orders)
    spoken_of = set(names_spoken_of(conversation))
    newest = shelves.orders.of_customer(store, shopper.customer_id, OWN_ORDERS)
    named = [order for order in newest if normalise_order_name(order.name) in spoken_of]
    return (named or newest)[:RECENT_ORDERS]


def names_spoken_of(conversation: Conversation) -> Iterator[str]:
    for message in conversation.messages:
        if message.author is Author.SHOPPER:
            yield from map(normalise_order_name, find_order_names(visible(message.text)))


def given(message: Message, envelope: Envelope | None) -> GivenAnswer:
    known = envelope or {}
    sources = tuple(Source(**source) for source in known.get("message", {}).get("sources", []))
    return GivenAnswer(message.text, Outcome(known.get("outcome", Outcome.ANSWERED)), sources)


def known_requester(store: Store, conversation: Conversation, shelves: Shelves) -> Requester | None:
    """Return the signed-in customer; None for everybody whose address we would have to believe."""
    shopper = conversation.shopper
    if shopper.customer_id is None:
        return None
    customer = shelves.customers.customer(store, shopper.customer_id)
    if customer is None or not customer.email:
        return None
    return Requester(customer.email, customer.name or customer.email, True, shopper.profile_id.hex)


def typed(conversation: Conversation, email: str) -> Requester:
    return Requester(email, email.partition("@")[0], False, conversation.shopper.profile_id.hex)


def spoken(conversation: Conversation, word: Word, outcome: Outcome, **values: str) -> Reply:
    language: Language = of_locale(conversation.locale)
    return Reply(outcome, say(language, word, **values), topic=conversation.topic)
