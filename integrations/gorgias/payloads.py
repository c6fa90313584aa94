"""Our tickets as Gorgias spells them, and its messages as replies."""

from datetime import UTC, datetime
from html import escape
from typing import Any

from domain.handoff.tickets import (
    Comment,
    Fate,
    Priority,
    PublicReply,
    StatusChange,
    Ticket,
    TicketGone,
    TicketStatus,
)
from integrations.values import parse_time, storable

Payload = dict[str, Any]

PRIORITIES = {
    Priority.URGENT: "critical",
    Priority.HIGH: "high",
    Priority.NORMAL: "normal",
    Priority.LOW: "low",
}
LONGEST_SUBJECT = 998  # characters
LEAD = "The conversation in Shopfloor"
LEAD_CUT = "The whole of this long conversation in Shopfloor"


def ticket_payload(ticket: Ticket, customer_id: int, support_address: str, page: str) -> Payload:
    """The channel is e-mail, addressed to the merchant, so that an answer leaves Gorgias by e-mail.

    `page` is where staff read the conversation, or "".
    """
    about = {
        "conversation_id": ticket.external_id,
        "conversation_url": page,
        "profile_id": ticket.requester.profile_id,
        "orders": ", ".join(ticket.order_names),
    }
    return {
        "channel": "email",
        "via": "api",
        "from_agent": False,
        "status": "open",
        "priority": PRIORITIES[ticket.priority],
        "subject": ticket.subject[:LONGEST_SUBJECT],
        "external_id": ticket.external_id,
        "language": ticket.language[:2] or None,
        "customer": {"id": customer_id},
        "tags": [{"name": tag} for tag in ticket.tags],
        "meta": {name: value for name, value in about.items() if value},
        "messages": [_request_message(ticket, customer_id, support_address)],
    }


def note_payload(ticket: Ticket, note_id: str, own_email: str, page: str) -> Payload:
    """The note leads to the whole conversation, of which the ticket may have had to leave some out."""
    sender = {"sender": {"email": own_email}} if own_email else {}
    lead = LEAD_CUT if ticket.transcript else LEAD
    html = f'<p><a href="{escape(page)}">{lead}</a></p>' if page else ""
    text = f"\n\n{lead}: {page}" if page else ""
    words = {"body_html": ticket.note_html + html, "body_text": ticket.note_text + text, "external_id": note_id}
    note = {"channel": "internal-note", "from_agent": True, "public": False}
    return _imported(ticket.opened_at, sender | note | words)


def comment_payload(comment: Comment, customer: Payload, support_address: str) -> Payload:
    """From the ticket's customer, whoever staff made that."""
    words = {"body_html": comment.html, "body_text": comment.text, "external_id": comment.key}
    shopper = _shopper(int(customer["id"]), customer.get("name") or "", customer.get("email") or "", support_address)
    return _imported(comment.written_at, shopper | words | {"created_datetime": iso(comment.written_at)})


def _request_message(ticket: Ticket, customer_id: int, support_address: str) -> Payload:
    shopper = _shopper(customer_id, ticket.requester.name, ticket.requester.email, support_address)
    words = {"body_html": ticket.request_html, "body_text": ticket.request_text, "external_id": ticket.key}
    dated = {"subject": ticket.subject[:LONGEST_SUBJECT], "created_datetime": iso(ticket.opened_at)}
    return _imported(ticket.opened_at, shopper | words | dated)


def _shopper(customer_id: int, name: str, email: str, support_address: str) -> Payload:
    """The customer as sender, as if by e-mail, so that an answer goes out by e-mail too."""
    origin = {"from": {"name": name, "address": email}} if email else {}
    source = {"type": "email", **origin, "to": [{"address": support_address}]}
    sender = {"sender": {"id": customer_id}, "source": source}
    return {"channel": "email", "from_agent": False, "public": True} | sender


def _imported(at: datetime, message: Payload) -> Payload:
    """A message that stands there already. Gorgias e-mails to the shopper what has no `sent_datetime`."""
    return message | {"via": "api", "sent_datetime": iso(at)}


def read_replies(ticket: Payload, external_id: str, messages: list[Payload], own_email: str) -> list[PublicReply]:
    """Return what staff wrote for the shopper of that round to read; our own writing is left out."""
    theirs = [message for message in messages if _is_staff_reply(message, own_email)]
    return [_read_reply(ticket, external_id, message) for message in theirs]


def read_status(ticket: Payload, external_id: str) -> StatusChange | TicketGone:
    """Return how the ticket stands, as of its last change.

    A closed Gorgias ticket opens again when the shopper answers, so it is solved rather than closed.
    """
    known = {"ticket_id": str(ticket["id"]), "external_id": external_id}
    event = f"gorgias-ticket-{ticket['id']}{_for_round(ticket, external_id)}"
    changed_at = ticket["updated_datetime"]
    if fate := Fate.DELETED if ticket.get("trashed_datetime") else Fate.SPAM if ticket.get("spam") else None:
        return TicketGone(f"{event}-{fate}-{changed_at}", **known, fate=fate, at=parse_time(changed_at))
    if ticket["status"] != "closed":
        return StatusChange(f"{event}-open-{changed_at}", **known, status=TicketStatus.OPEN, at=parse_time(changed_at))
    closed_at = ticket.get("closed_datetime") or changed_at
    return StatusChange(f"{event}-closed-{closed_at}", **known, status=TicketStatus.SOLVED, at=parse_time(closed_at))


def iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_staff_reply(message: Payload, own_email: str) -> bool:
    sender = str((message.get("sender") or {}).get("email") or "")
    is_note = message["channel"] == "internal-note" or message.get("public") is False
    is_ours = bool(own_email) and message.get("via") == "api" and sender.lower() == own_email.lower()
    return message["from_agent"] is True and not is_note and not is_ours


def _for_round(ticket: Payload, external_id: str) -> str:
    """In a ticket that took in several rounds, each of them hears the same, once."""
    return "" if ticket.get("external_id") == external_id else f"-{external_id}"


def _read_reply(ticket: Payload, external_id: str, message: Payload) -> PublicReply:
    return PublicReply(
        event_id=f"gorgias-message-{message['id']}{_for_round(ticket, external_id)}",
        ticket_id=str(ticket["id"]),
        external_id=external_id,
        author_name=storable((message.get("sender") or {}).get("name") or ""),
        text=storable(message.get("stripped_text") or message.get("body_text") or ""),
        at=parse_time(message.get("sent_datetime") or message["created_datetime"]),
    )
