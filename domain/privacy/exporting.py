"""Gathering what is held of one person, without a word of another's."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.agent.understanding.mentions import find_emails, find_order_names, visible
from domain.contacts import emails_in, normalise_email
from domain.conversations import Author, Conversation
from domain.handoff.delivering import Outgoing
from domain.orders import Order
from domain.privacy.exports import Export, Noted, SaidThen, SentTicket, Talk
from domain.privacy.records import Done
from domain.privacy.shelves import Entry, Shelves
from domain.privacy.subjects import Subject, is_anothers, is_customer, is_order, subject_of, with_customers
from domain.stores import Store
from domain.updates import PrivacyRequest


@dataclass(frozen=True)
class Owner:
    """The person with the orders that are theirs beyond doubt."""

    subject: Subject
    orders: tuple[Order, ...]

    @property
    def order_ids(self) -> frozenset[int]:
        return frozenset(order.id for order in self.orders)


def export(store: Store, request: PrivacyRequest, at: datetime, shelves: Shelves) -> tuple[Export, Done]:
    """Return the document with the counts of what is in it."""
    named = subject_of(request)
    customers = [one for one in shelves.persons.customers(store, named) if is_customer(named, one)]
    subject = with_customers(named, customers)
    held = shelves.persons.orders(store, subject)
    owner = Owner(subject, tuple(one for one in held if is_order(subject, one) and not is_anothers(subject, one)))
    found = list(conversations(store, owner, shelves))
    theirs = [one for one in found if holds(owner, one)]
    talks = tuple(talk(store, owner, one, shelves) for one in theirs)
    document = Export(
        shop=str(store.shop),
        request=request.request_id,
        asked_at=at,
        customers=tuple(customers),
        orders=owner.orders,
        orders_not_held=tuple(sorted(set(request.order_ids) - {order.id for order in held})),
        conversations=talks,
        unproven=tuple(str(one.id) for one in found if one not in theirs),
    )
    return document, counted(document)


def counted(document: Export) -> Done:
    return Done(
        {
            "customers": len(document.customers),
            "orders": len(document.orders),
            "conversations": len(document.conversations),
            "messages": sum(len(one.messages) for one in document.conversations),
            "tickets": sum(len(one.tickets) for one in document.conversations),
            "notes": sum(len(one.notes) for one in document.conversations),
        }
    )


def conversations(store: Store, owner: Owner, shelves: Shelves) -> Iterator[Conversation]:
    for conversation_id in shelves.persons.conversations(store, replace(owner.subject, order_ids=owner.order_ids)):
        conversation = shelves.conversations.conversation(store, conversation_id, newest=0)
        if conversation is not None:
            yield conversation


def holds(owner: Owner, conversation: Conversation) -> bool:
    """Whether they proved to be the one who speaks: signed in, or as a guest by an order of theirs."""
    shopper = conversation.shopper
    if shopper.customer_id is not None:
        return shopper.customer_id in owner.subject.customer_ids
    return bool(shopper.proven_orders & owner.order_ids)


def talk(store: Store, owner: Owner, conversation: Conversation, shelves: Shelves) -> Talk:
    entries = shelves.conversations.log(store, conversation.id)
    tickets = shelves.outbox.tickets(store, conversation.id)
    proven, signed_in = conversation.shopper.proven_orders, conversation.shopper.customer_id is not None
    spoken = turns(entries)
    own = [turn for turn in spoken if not names_anothers_order(store, turn, owner, shelves)]
    clean = [turn for turn in own if not names_anothers_address(turn, owner)]
    # Whoever is signed in may speak of a friend; of two guests at one keyboard nobody knows who typed what.
    shared = len(own if signed_in else clean) < len(spoken) or not proven <= owner.order_ids
    # What is theirs beyond doubt are then the answers from their own orders.
    told = [entry for turn in clean for entry in turn if not shared or any(orders_in(entry.receipt))]
    whole = not shared and len(clean) == len(spoken)
    notes = tuple(Noted(one.at, one.text) for one in shelves.team.notes(store, conversation.id))
    email = shelves.conversations.agreement(store, conversation.id).email
    return Talk(
        id=str(conversation.id),
        profile_id=conversation.shopper.profile_id.hex,
        visitor=conversation.shopper.visitor,
        started_at=conversation.started_at,
        state=conversation.state.value,
        language=conversation.locale,
        signed_in=signed_in,
        proven_orders=tuple(order.name for order in owner.orders if order.id in proven),
        email_given=email if normalise_email(email) in owner.subject.emails or not shared else "",
        messages=tuple(said_then(entry) for entry in told),
        left_out=len(entries) - len(told),
        tickets=tuple(sent_ticket(one, whole=whole) for one in tickets),
        notes=notes if whole else (),
        notes_left_out=0 if whole else len(notes),
    )


def turns(entries: Collection[Entry]) -> list[list[Entry]]:
    """Return what was said in turns, each from one message of the shopper's to before the next."""
    found: list[list[Entry]] = []
    for entry in entries:
        if not found or entry.message.author is Author.SHOPPER:
            found.append([])
        found[-1].append(entry)
    return found


def names_anothers_order(store: Store, turn: list[Entry], owner: Owner, shelves: Shelves) -> bool:
    """Whether a turn shows or names an order that is not theirs."""
    shown = {order_id for entry in turn for order_id in orders_in(entry.receipt)}
    names = {name for text in words_of_shopper(turn) for name in find_order_names(visible(text))}
    named = {order.id for name in names for order in shelves.orders.keys(store, name)}
    return not shown | named <= owner.order_ids


def names_anothers_address(turn: list[Entry], owner: Owner) -> bool:
    """Whether a turn holds an address that is not theirs, in whatever signs or words the chat reads one."""
    own, seen = owner.subject.emails, [visible(text) for text in words_of_shopper(turn)]
    written = {normalise_email(address) for text in seen for address in find_emails(text)}
    readings = [emails_in(word) for text in seen for word in text.split() if "@" in word]
    return not written <= own or any(reading and own.isdisjoint(reading) for reading in readings)


def words_of_shopper(turn: list[Entry]) -> list[str]:
    return [entry.message.text for entry in turn if entry.message.author is Author.SHOPPER]


def orders_in(receipt: Mapping[str, Any] | None) -> Iterator[int]:
    """Yield the ids of the orders an answer stands on."""
    for piece in (receipt or {}).get("evidence", ()):
        tail = str(piece.get("id", "")).rpartition("/")[2]
        if piece.get("kind") == "order" and tail.isdecimal():
            yield int(tail)


def said_then(entry: Entry) -> SaidThen:
    message = entry.message
    return SaidThen(message.author.value, message.at, message.text, str((entry.envelope or {}).get("outcome") or ""))


def sent_ticket(outgoing: Outgoing, *, whole: bool) -> SentTicket:
    ticket = outgoing.ticket
    return SentTicket(
        method=outgoing.method.value,
        id=outgoing.ref.id,
        url=outgoing.ref.url,
        subject=ticket.subject if whole else "",
        opened_at=ticket.opened_at,
        request=ticket.request_text if whole else "",
        note=ticket.note_text if whole else "",
    )
