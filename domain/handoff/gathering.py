"""Gathering what people need to take over: who asks, all that was said, and the orders it is about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from domain.agent.replies import HandoffReason, Outcome, Source
from domain.agent.understanding.mentions import find_order_names, visible
from domain.conversations import Author, Conversation, Message
from domain.handoff.addresses import addresses_in, is_unread
from domain.handoff.contexts import EarlierTicket, GivenAnswer, HandoffContext
from domain.handoff.rounds import Round
from domain.handoff.routing import RoutingRule
from domain.handoff.shelves import Envelope, Shelves
from domain.handoff.tickets import Requester
from domain.orders import Order, normalise_order_name
from domain.stores import Store

RECENT_ORDERS = 3  # blocks on a ticket for a signed-in shopper
OWN_ORDERS = 50  # the newest of a shopper's own among which those spoken of are looked for


def gather(
    store: Store,
    conversation: Conversation,
    one: Round,
    last_words: str,
    requester: Requester,
    now: datetime,
    shelves: Shelves,
    rules: tuple[RoutingRule, ...],
) -> HandoffContext:
    """Return the whole conversation, of which a turn has read only the end, with what is being said just now."""
    agreed = shelves.conversations.agreement(store, conversation.id)
    said = shelves.conversations.envelopes(store, conversation.id)
    kept = {message.id: message for message, _ in said}
    just_heard = [message for message in conversation.messages[-1:] if message.id not in kept]
    last = Message(conversation.id, Author.AGENT, last_words, now)
    conversation = replace(conversation, messages=(*kept.values(), *just_heard, last))
    earlier = earlier_tickets(store, one, shelves)
    return HandoffContext(
        store=store,
        conversation=conversation,
        requester=requester,
        reason=HandoffReason(agreed.reason or "customer_request", agreed.urgent),
        consent_text=agreed.consent,
        consented_at=now,
        intents=agreed.intents,
        orders=tuple(readable_orders(store, conversation, shelves)),
        answers=tuple(given(message, envelope) for message, envelope in said if message.author is Author.AGENT),
        page_url=agreed.page_url,
        external_id=one.external_id,
        method=one.method,
        earlier=earlier,
        rules=rules,
    )


def earlier_tickets(store: Store, one: Round, shelves: Shelves) -> tuple[EarlierTicket, ...]:
    """Return the rounds before this one, each with its ticket where it has one."""
    if one.number == 1:
        return ()
    refs = {outgoing.round: outgoing.ref for outgoing in shelves.outbox.tickets(store, one.conversation_id)}
    rounds = [before for before in shelves.rounds.all(store, one.conversation_id) if before.number < one.number]
    return tuple(EarlierTicket(before.began_at, refs.get(before.number)) for before in rounds)


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


def requester_of(store: Store, conversation: Conversation, email: str | None, shelves: Shelves) -> Requester | None:
    """Return who asks: the signed-in customer, else who has the address given; None where none is."""
    if signed_in := known_requester(store, conversation, shelves):
        return signed_in
    address = email or address_given(store, conversation, shelves)
    return typed_requester(conversation, address) if address else None


def known_requester(store: Store, conversation: Conversation, shelves: Shelves) -> Requester | None:
    """Return the signed-in customer; None for everybody whose address we would have to believe."""
    shopper = conversation.shopper
    if shopper.customer_id is None:
        return None
    customer = shelves.customers.customer(store, shopper.customer_id)
    if customer is None or not customer.email:
        return None
    return Requester(customer.email, customer.name or customer.email, True, shopper.profile_id.hex)


def typed_requester(conversation: Conversation, email: str) -> Requester:
    return Requester(email, email.partition("@")[0], False, conversation.shopper.profile_id.hex)


def address_given(store: Store, conversation: Conversation, shelves: Shelves) -> str | None:
    """Return the address the shopper wrote last in this conversation, or gave for an earlier round, so that none is
    asked for twice."""
    agreed = shelves.conversations.agreement(store, conversation.id)
    last = next(addresses_by_message(store, conversation, shelves), [])
    mistyped = agreed.email and agreed.doubted and [agreed.doubted.typed] == last
    if not last or mistyped:
        return agreed.email or None
    return last[0] if len(last) == 1 else None


def addresses_written(store: Store, conversation: Conversation, shelves: Shelves) -> list[str]:
    return [address for found in addresses_by_message(store, conversation, shelves) for address in found]


def addresses_by_message(store: Store, conversation: Conversation, shelves: Shelves) -> Iterator[list[str]]:
    """Return what may be the shopper's own addresses in each message that has any, the last first: to the store's own,
    or to one that takes no answers, they only wrote."""
    # A turn has read only the end.
    kept = [message for message, _ in shelves.conversations.envelopes(store, conversation.id)]
    for message in reversed([*kept, *conversation.messages[-1:]]):
        found = addresses_in(message.text) if message.author is Author.SHOPPER else []
        if own := [one for one in found if one.lower() != store.contact_email.lower() and not is_unread(one)]:
            yield own
