"""What Zendesk tells a webhook, and how it signs it."""

import base64
import hashlib
import hmac
import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

from sandbox.helpdesks.clock import stamp
from sandbox.helpdesks.deliveries import Courier, Letter
from sandbox.zendesk.records import Account, Ticket, Webhook
from sandbox.zendesk.tickets import Change

PREFIX = "zen:event-type:ticket."
EVENT_TYPES = {
    PREFIX + name
    for name in (
        "created", "comment_added", "status_changed", "priority_changed", "agent_assignment_changed", "tags_changed",
        "custom_field_changed", "merged", "marked_as_spam", "soft_deleted",
    )
}  # fmt: skip


def signature(secret: str, timestamp: str, body: bytes) -> str:
    digest = hmac.new(secret.encode(), timestamp.encode() + body, hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


def tell_webhooks(account: Account, change: Change, courier: Courier, now: datetime) -> None:
    """Send every event of `change` to who subscribed, some of them twice."""
    for kind, event in happenings(account, change):
        envelope = wrap(account, change.after, kind, event, now)
        for webhook in account.webhooks.values():
            if webhook.status == "active" and kind in webhook.subscriptions:
                account.events += 1
                every = account.settings.duplicate_every
                twice = every > 0 and account.events % every == 0
                courier.send(address(account, webhook, envelope), copies=2 if twice else 1)


def happenings(account: Account, change: Change) -> Iterator[tuple[str, dict[str, object]]]:
    before, after = change.before, change.after
    if before is None:
        yield PREFIX + "created", {"meta": {"sequence": {}}}
        return
    if change.comment is not None:
        yield PREFIX + "comment_added", comment_event(account, change)
    if change.fate:
        yield PREFIX + change.fate, {"meta": {"sequence": {}}}
    if before.status != after.status:
        yield PREFIX + "status_changed", {"previous": before.status.upper(), "current": after.status.upper()}
    if before.priority != after.priority:
        yield PREFIX + "priority_changed", {"previous": upper(before.priority), "current": upper(after.priority)}
    if before.tags != after.tags:
        added, removed = set(after.tags) - set(before.tags), set(before.tags) - set(after.tags)
        yield PREFIX + "tags_changed", {"tags_added": sorted(added), "tags_removed": sorted(removed)}


def comment_event(account: Account, change: Change) -> dict[str, object]:
    comment = change.comment
    assert comment is not None
    author = account.users[comment.author_id]
    return {
        "meta": {"sequence": {}},
        "comment": {
            "id": str(comment.id),
            "body": comment.body,
            "is_public": comment.public,
            "author": {"id": str(author.id), "is_staff": author.is_staff, "name": author.name},
        },
    }


def wrap(account: Account, ticket: Ticket, kind: str, event: dict[str, object], now: datetime) -> dict[str, object]:
    return {
        "type": kind,
        "account_id": account.id,
        "id": str(uuid.uuid4()),
        "time": stamp(now),
        "zendesk_event_version": "2022-11-06",
        "subject": f"zen:ticket:{ticket.id}",
        "detail": {
            "id": str(ticket.id),
            "external_id": ticket.external_id,
            "subject": ticket.subject,
            "description": ticket.comments[0].body,
            "status": ticket.status.upper(),
            "priority": upper(ticket.priority),
            "type": upper(ticket.type),
            "requester_id": str(ticket.requester_id),
            "submitter_id": str(ticket.submitter_id),
            "assignee_id": None if ticket.assignee_id is None else str(ticket.assignee_id),
            "is_public": ticket.first_is_public,
            "tags": list(ticket.tags),
            "created_at": stamp(ticket.created_at),
            "updated_at": stamp(ticket.updated_at),
            "via": {"channel": "web_service" if ticket.channel == "api" else ticket.channel},
        },
        "event": event,
    }


def address(account: Account, webhook: Webhook, envelope: dict[str, object]) -> Letter:
    body = json.dumps(envelope, separators=(",", ":"), ensure_ascii=False).encode()
    return sealed(account, webhook, str(envelope["type"]), str(envelope["id"]), body)


def sealed(account: Account, webhook: Webhook, event: str, event_id: str, body: bytes) -> Letter:
    # Signed with real time, so that a clock pushed forward does not make the signature look stale.
    time = stamp(datetime.now(UTC))
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Zendesk Webhook",
        "X-Zendesk-Account-Id": str(account.id),
        "X-Zendesk-Webhook-Id": webhook.id,
        "X-Zendesk-Webhook-Invocation-Id": uuid.uuid4().hex,
        "X-Zendesk-Webhook-Signature-Timestamp": time,
        "X-Zendesk-Webhook-Signature": signature(webhook.secret, time, body),
    }
    return Letter(account.name, event, event_id, "POST", webhook.endpoint, headers, body)


def upper(word: str | None) -> str | None:
    return word.upper() if word else None
