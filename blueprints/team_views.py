"""What the pages of the house's own inbox show, as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from blueprints.admin_views import entry_view
from blueprints.envelopes import moment, source_json
from domain.agent.formatting import coded_money
from domain.agent.orders.states import state_of
from domain.conversations import AGENT_MAY_SPEAK, Conversation
from domain.handoff.gathering import readable_orders
from domain.handoff.notes import fewer
from domain.handoff.tickets import HandoffMethod
from domain.letters.to_shoppers import address_of
from domain.orders import Order
from domain.stores import Store
from domain.team.lists import Counts, EarlierTalk, Listed
from domain.team.suggesting import Suggestion
from domain.team.templates import FIELDS, Filled, Template
from domain.team.tickets import Member, Note, TeamTicket
from runtime.colleagues import Colleague
from runtime.services import Services, Work

Json = dict[str, Any]

MOST_ORDERS = 10  # the newest
MOST_EARLIER = 10


def list_view(listed: Sequence[Listed], counts: Counts, tags: list[str], team: list[Member], me: Member) -> Json:
    return {
        "tickets": [listed_view(one) for one in listed],
        "counts": asdict(counts),
        "tags": tags,
        "members": [member_view(one) for one in team],
        "me": member_view(me),
    }


def listed_view(one: Listed) -> Json:
    state = {"state": one.state.value, "unread": one.unread, "last_words": one.last_words}
    return {**ticket_view(one.ticket), **state}


def ticket_view(ticket: TeamTicket) -> Json:
    return {
        "number": ticket.number,
        "conversation": str(ticket.conversation_id),
        "subject": ticket.subject,
        "name": ticket.requester.name,
        "verified": ticket.requester.verified,
        "tags": list(ticket.tags),
        "priority": ticket.priority.value,
        "status": ticket.status.value,
        "level": ticket.level.value,
        "assignee": ticket.assignee,
        "opened_at": moment(ticket.opened_at),
        # Exactly, so that the next page begins behind it.
        "updated_at": ticket.updated_at.isoformat(),
    }


def member_view(one: Member) -> Json:
    return {"id": one.id, "name": one.name, "level": one.level.value}


def opened_view(
    house: Services, store: Store, conversation: Conversation, work: Work, after: UUID | None = None
) -> Json:
    """Return the conversation with who is at it just now, and whither an answer goes that the shopper does not see.

    Its messages are those `after` one that the page has. `mailed_to` is "" where no address is known or no mail can be
    sent: then an answer waits in the chat.
    """
    address = address_of(store, conversation, work) if house.mail else None
    return {
        **conversation_view(store, conversation, work, after),
        "shopper_here": house.presence.is_here(store.id, conversation.id),
        "team_here": team_view(house.colleagues.at(store.id, [conversation.id])[conversation.id]),
        "mailed_to": address or "",
        "sends_mail": house.mail is not None,
    }


def team_view(colleagues: Sequence[Colleague]) -> list[Json]:
    return [{"member": one.member, "doing": one.doing.value} for one in colleagues]


def conversation_view(store: Store, conversation: Conversation, work: Work, after: UUID | None) -> Json:
    ticket = work.team.of_conversation(store, conversation.id)
    rounds = work.rounds.all(store, conversation.id)
    elsewhere = bool(rounds) and rounds[-1].runs and rounds[-1].method is not HandoffMethod.INBOX
    return {
        "id": str(conversation.id),
        "state": conversation.state.value,
        "with_agent": conversation.state in AGENT_MAY_SPEAK,
        "can_reopen": bool(rounds) and not rounds[-1].runs and rounds[-1].method is HandoffMethod.INBOX,
        "answered_in": rounds[-1].method.label if elsewhere else "",
        "locale": conversation.locale,
        "ticket": None if ticket is None else {**ticket_view(ticket), "note": ticket.note_text},
        "messages": [entry_view(entry) for entry in work.conversations.log(store, conversation.id, after)],
        "notes": [note_view(note) for note in work.team.notes(store, conversation.id)],
        "shopper": shopper_view(store, conversation, ticket, work),
    }


def note_view(note: Note) -> Json:
    return {"member": note.member, "text": note.text, "at": moment(note.at)}


def shopper_view(store: Store, conversation: Conversation, ticket: TeamTicket | None, work: Work) -> Json:
    """Return who it is as far as that is proven, with orders that are theirs beyond doubt; of an address that was only
    typed nothing is looked up."""
    customer_id = conversation.shopper.customer_id
    customer = None if customer_id is None else work.customers.customer(store, customer_id)
    earlier = work.team_lists.earlier(store, conversation.id, MOST_EARLIER)
    return {
        "name": customer.name if customer else (ticket.requester.name if ticket else ""),
        "email": customer.email if customer else (ticket.requester.email if ticket else ""),
        "proof": proof_of(conversation),
        "url": store.admin_url("customers", customer_id) if customer_id else "",
        "profile": conversation.shopper.profile_id.hex,
        "orders": [order_view(store, order) for order in theirs(store, conversation, work)],
        "earlier": [earlier_view(one) for one in earlier],
    }


def proof_of(conversation: Conversation) -> str:
    if conversation.shopper.customer_id is not None:
        return "signed_in"
    return "order" if conversation.shopper.proven_orders else "typed"


def theirs(store: Store, conversation: Conversation, work: Work) -> list[Order]:
    """Return what they spoke of first, then the newest."""
    spoken_of = readable_orders(store, conversation, work)
    customer_id = conversation.shopper.customer_id
    newest = [] if customer_id is None else work.orders.of_customer(store, customer_id, MOST_ORDERS)
    return list({order.id: order for order in (*spoken_of, *newest)}.values())[:MOST_ORDERS]


def order_view(store: Store, order: Order) -> Json:
    paid = order.as_paid
    tracking = [one for parcel in order.fulfilments for one in parcel.tracking]
    return {
        "name": order.name,
        "url": store.admin_url("orders", order.id),
        "placed_at": moment(order.created_at),
        "status": state_of(order).value,
        "total": coded_money(paid.total, paid.currency),
        "items": [f"{line.quantity} × {line.title}{fewer(order, line)}" for line in order.lines],
        "tracking": [{"company": one.company, "number": one.number, "url": one.url} for one in tracking],
    }


def earlier_view(one: EarlierTalk) -> Json:
    return {
        "id": str(one.id),
        "state": one.state.value,
        "started_at": moment(one.started_at),
        "opening": one.opening[:160],
    }


def suggestion_view(one: Suggestion) -> Json:
    return {"question": one.question, "text": one.text, "sources": [source_json(source) for source in one.sources]}


def templates_view(templates: list[Template]) -> Json:
    kept = [{"id": str(one.id), "name": one.name, "text": one.text} for one in templates]
    return {"templates": kept, "fields": sorted(FIELDS)}


def filled_view(filled: Filled) -> Json:
    return {"text": filled.text, "missing": list(filled.missing)}
