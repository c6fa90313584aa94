"""Records as Gorgias's JSON shows them."""

from datetime import datetime

from sandbox.gorgias.records import Account, Customer, Event, Integration, Message, Ticket, User


def moment(value: datetime | None) -> str | None:
    return value.isoformat() if value is not None else None


def user_shape(user: User) -> dict[str, object]:
    first, _, last = user.name.partition(" ")
    return {
        "id": user.id,
        "name": user.name,
        "firstname": first,
        "lastname": last,
        "email": user.email,
        "role": {"name": user.role},
        "active": True,
        "created_datetime": moment(user.created_at),
    }


def customer_shape(customer: Customer) -> dict[str, object]:
    return {
        "id": customer.id,
        "name": customer.name,
        "email": customer.email,
        "external_id": customer.external_id,
        "channels": list(customer.channels),
        "language": customer.language,
        "timezone": customer.timezone,
        "note": customer.note,
        "meta": customer.meta,
        "created_datetime": moment(customer.created_at),
        "updated_datetime": moment(customer.updated_at),
    }


def message_shape(account: Account, ticket: Ticket, message: Message) -> dict[str, object]:
    customer = party(account.customers[ticket.customer_id])
    sender = party((account.users if message.from_agent else account.customers)[message.sender_id])
    return {
        "id": message.id,
        "uri": f"/api/tickets/{ticket.id}/messages/{message.id}/",
        "ticket_id": ticket.id,
        "channel": message.channel,
        "via": message.via,
        "from_agent": message.from_agent,
        "public": message.public,
        "sender": sender,
        "receiver": customer if message.from_agent and not message.is_note else None,
        "subject": message.subject,
        "body_text": message.body_text,
        "body_html": message.body_html,
        "stripped_text": message.stripped_text or message.body_text,
        "source": message.source,
        "external_id": message.external_id,
        "message_id": message.message_id,
        "attachments": list(message.attachments),
        "meta": message.meta,
        "created_datetime": moment(message.created_at),
        "sent_datetime": moment(message.sent_at),
        "failed_datetime": None,
    }


def party(who: Customer | User) -> dict[str, object]:
    return {"id": who.id, "name": who.name, "email": who.email}


def ticket_shape(account: Account, ticket: Ticket) -> dict[str, object]:
    """Without its messages, as lists show it."""
    assignee = account.users.get(ticket.assignee_id or 0)
    ids = {name: tag_id for tag_id, name in account.tags.items()}
    return {
        "id": ticket.id,
        "uri": f"/api/tickets/{ticket.id}/",
        "channel": ticket.channel,
        "via": ticket.via,
        "from_agent": ticket.from_agent,
        "status": ticket.status,
        "priority": ticket.priority,
        "subject": ticket.subject,
        "customer": party(account.customers[ticket.customer_id]),
        "assignee_user": party(assignee) if assignee else None,
        "assignee_team": None,
        "tags": [{"id": ids[name], "name": name} for name in ticket.tags],
        "custom_fields": list(ticket.custom_fields),
        "external_id": ticket.external_id,
        "language": ticket.language,
        "spam": ticket.spam,
        "meta": ticket.meta,
        "messages_count": len(ticket.messages),
        "created_datetime": moment(ticket.created_at),
        "updated_datetime": moment(ticket.updated_at),
        "closed_datetime": moment(ticket.closed_at),
        "snooze_datetime": None,
        "trashed_datetime": moment(ticket.trashed_at),
    }


def whole_ticket(account: Account, ticket: Ticket) -> dict[str, object]:
    messages = [message_shape(account, ticket, message) for message in ticket.messages]
    return {**ticket_shape(account, ticket), "messages": messages}


def integration_shape(integration: Integration) -> dict[str, object]:
    """`hmac_secret` is written and never read back."""
    shape: dict[str, object] = {
        "id": integration.id,
        "uri": f"/api/integrations/{integration.id}/",
        "name": integration.name,
        "type": integration.type,
        "created_datetime": moment(integration.created_at),
        "deactivated_datetime": moment(integration.deactivated_at),
    }
    if integration.address is not None:
        return {**shape, "meta": {"address": integration.address, "preferred": True, "verified": True}}
    return {**shape, "http": integration.http}


def event_shape(event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "type": event.type,
        "object_type": "Ticket",
        "object_id": event.ticket_id,
        "user_id": event.user_id,
        "context": event.context,
        "data": None,
        "created_datetime": moment(event.created_at),
    }
