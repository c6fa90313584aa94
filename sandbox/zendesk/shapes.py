"""Records as Zendesk's JSON shows them."""

from flask import url_for

from sandbox.helpdesks.clock import stamp
from sandbox.zendesk.records import Account, Attachment, Comment, Ticket, TicketField, User, Webhook
from sandbox.zendesk.tickets import Change


def user_shape(account: Account, user: User) -> dict[str, object]:
    return {
        "id": user.id,
        "url": url_for("api.show_user", account=account.name, user_id=user.id, _external=True) + ".json",
        "name": user.name,
        "email": user.email,
        "role": user.role,
        "external_id": user.external_id,
        "active": True,
        "verified": user.is_staff,
        "suspended": False,
        "locale": user.locale,
        "time_zone": "UTC",
        "phone": None,
        "organization_id": None,
        "tags": [],
        "user_fields": {},
        "created_at": stamp(user.created_at),
        "updated_at": stamp(user.updated_at),
    }


def ticket_shape(account: Account, ticket: Ticket) -> dict[str, object]:
    given = {value.id: value.value for value in ticket.custom_fields}
    values = [{"id": field.id, "value": given.get(field.id)} for field in account.fields]
    return {
        "id": ticket.id,
        "url": url_for("api.show_ticket", account=account.name, ticket_id=ticket.id, _external=True) + ".json",
        "external_id": ticket.external_id,
        "via": {"channel": ticket.channel, "source": {"from": {}, "to": {}, "rel": None}},
        "created_at": stamp(ticket.created_at),
        "updated_at": stamp(ticket.updated_at),
        "type": ticket.type,
        "subject": ticket.subject,
        "raw_subject": ticket.subject,
        "description": ticket.comments[0].body,
        "priority": ticket.priority,
        "status": ticket.status,
        "recipient": None,
        "requester_id": ticket.requester_id,
        "submitter_id": ticket.submitter_id,
        "assignee_id": ticket.assignee_id,
        "group_id": ticket.group_id,
        "organization_id": None,
        "collaborator_ids": [],
        "follower_ids": [],
        "email_cc_ids": [],
        "has_incidents": False,
        "is_public": any(comment.public for comment in ticket.comments),
        "due_at": None,
        "tags": list(ticket.tags),
        "custom_fields": values,
        "fields": values,
        "allow_channelback": False,
        "allow_attachments": True,
        "from_messaging_channel": False,
    }


def comment_shape(account: Account, comment: Comment) -> dict[str, object]:
    return {
        "id": comment.id,
        "type": "Comment",
        "author_id": comment.author_id,
        "body": comment.body,
        "html_body": f'<div class="zd-comment" dir="auto">{comment.html_body}</div>',
        "plain_body": comment.body,
        "public": comment.public,
        "attachments": [attachment_shape(account, item) for item in comment.attachments],
        "audit_id": comment.audit_id,
        "via": {"channel": comment.channel, "source": {"from": {}, "to": {}, "rel": None}},
        "created_at": stamp(comment.created_at),
        "metadata": {"system": {}, "custom": {}},
    }


def attachment_shape(account: Account, item: Attachment) -> dict[str, object]:
    return {
        "id": item.id,
        "file_name": item.file_name,
        "content_type": item.content_type,
        "content_url": url_for("agent.show_file", account=account.name, file_id=item.id, _external=True),
        "size": item.size,
        "inline": False,
        "deleted": False,
        "thumbnails": [],
    }


def audit_shape(account: Account, change: Change) -> dict[str, object]:
    events: list[dict[str, object]] = []
    if change.comment is not None:
        events.append(comment_shape(account, change.comment))
    kind = "Create" if change.before is None else "Change"
    for name in ("subject", "status", "priority", "type", "external_id", "assignee_id"):
        old, new = getattr(change.before, name, None), getattr(change.after, name)
        if new != old:
            events.append({"id": change.audit_id, "type": kind, "field_name": name, "value": new})
    return {
        "id": change.audit_id,
        "ticket_id": change.after.id,
        "created_at": stamp(change.after.updated_at),
        "author_id": change.actor.id,
        "events": events,
        "metadata": {"system": {}, "custom": {}},
        "via": {"channel": "api", "source": {"from": {}, "to": {}, "rel": None}},
    }


def field_shape(account: Account, field: TicketField, position: int) -> dict[str, object]:
    return {
        "id": field.id,
        "title": field.title,
        "raw_title": field.title,
        "type": field.type,
        "description": "",
        "position": position,
        "active": field.active,
        "required": False,
        "removable": True,
        "visible_in_portal": False,
        "editable_in_portal": False,
    }


def webhook_shape(webhook: Webhook) -> dict[str, object]:
    return {
        "id": webhook.id,
        "name": webhook.name,
        "endpoint": webhook.endpoint,
        "http_method": "POST",
        "request_format": "json",
        "status": webhook.status,
        "subscriptions": list(webhook.subscriptions),
        "created_at": stamp(webhook.created_at),
        "updated_at": stamp(webhook.created_at),
    }
