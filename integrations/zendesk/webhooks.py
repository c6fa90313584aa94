"""What Zendesk's event webhooks say. Source: developer.zendesk.com, "Verifying webhooks" and the ticket events."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from domain.errors import BadSignature
from domain.handoff.tickets import (
    OUR_TICKETS,
    Fate,
    PublicReply,
    StatusChange,
    TicketEvent,
    TicketGone,
    TicketStatus,
)
from integrations.remote import reading
from integrations.values import parse_time, storable

COMMENT_ADDED = "zen:event-type:ticket.comment_added"
STATUS_CHANGED = "zen:event-type:ticket.status_changed"
FATES = {
    "zen:event-type:ticket.merged": Fate.MERGED,
    "zen:event-type:ticket.soft_deleted": Fate.DELETED,
    "zen:event-type:ticket.marked_as_spam": Fate.SPAM,
}
REPLAY_WINDOW = timedelta(minutes=5)  # ours: Zendesk names none
STATUSES = {
    "new": TicketStatus.OPEN,
    "open": TicketStatus.OPEN,
    "pending": TicketStatus.PENDING,
    "hold": TicketStatus.PENDING,
    "solved": TicketStatus.SOLVED,
    "closed": TicketStatus.CLOSED,
}


def check_signature(headers: Mapping[str, str], body: bytes, secret: str, now: datetime) -> None:
    """Raise BadSignature unless Zendesk signed exactly this body with `secret`, less than five minutes from `now`."""
    lowered = {name.lower(): value for name, value in headers.items()}
    timestamp = lowered.get("x-zendesk-webhook-signature-timestamp", "")
    given = lowered.get("x-zendesk-webhook-signature", "")
    if not secret or not given:
        raise BadSignature("zendesk: no secret or no signature")
    if not hmac.compare_digest(signature(secret, timestamp, body).encode(), given.encode()):
        raise BadSignature("zendesk: signature does not match")
    try:
        age = abs(now - parse_time(timestamp))
    except ValueError:
        raise BadSignature("zendesk: unreadable timestamp") from None
    if age > REPLAY_WINDOW:
        raise BadSignature("zendesk: signed too long ago")


def signature(secret: str, timestamp: str, body: bytes) -> str:
    digest = hmac.new(secret.encode(), timestamp.encode() + body, hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


def read_delivery(body: bytes, own_user_id: str) -> list[TicketEvent]:
    """Return what a verified delivery says of our tickets: public words of staff and what became of the ticket.

    Raises RemoteError where it has another shape than Zendesk documents.
    """
    with reading("zendesk", "webhook"):
        delivery = json.loads(body)
        reader = READERS.get(delivery["type"])
        if reader is None or not OUR_TICKETS.fullmatch(str(delivery["detail"].get("external_id") or "")):
            return []
        if own_user_id and _author_id(delivery) == own_user_id:
            return []
        event = reader(delivery)
    return [event] if event else []


def _author_id(delivery: dict[str, Any]) -> str:
    return str(delivery["event"].get("comment", {}).get("author", {}).get("id", ""))


def comment_event_id(comment: dict[str, Any]) -> str:
    """Name what a comment says, whether Zendesk tells us of it or we ask."""
    return f"zendesk-comment-{int(comment['id'])}"


def _read_comment(delivery: dict[str, Any]) -> PublicReply | None:
    comment = delivery["event"]["comment"]
    author = comment["author"]
    if comment["is_public"] is not True or author["is_staff"] is not True:
        return None
    return PublicReply(
        event_id=comment_event_id(comment),
        ticket_id=str(delivery["detail"]["id"]),
        external_id=str(delivery["detail"]["external_id"]),
        author_name=storable(author.get("name") or ""),
        text=storable(comment["body"] or ""),
        at=parse_time(delivery["time"]),
    )


def _read_status(delivery: dict[str, Any]) -> StatusChange | None:
    detail = delivery["detail"]
    # The event's own value, since `detail` may already show a later change.
    status = STATUSES.get(str(delivery["event"].get("current") or detail["status"]).lower())
    if status is None:
        return None
    return StatusChange(
        event_id=str(delivery["id"]),
        ticket_id=str(detail["id"]),
        external_id=str(detail["external_id"]),
        status=status,
        at=parse_time(delivery["time"]),
    )


def _read_fate(delivery: dict[str, Any]) -> TicketGone:
    return TicketGone(
        event_id=str(delivery["id"]),
        ticket_id=str(delivery["detail"]["id"]),
        external_id=str(delivery["detail"]["external_id"]),
        fate=FATES[delivery["type"]],
        at=parse_time(delivery["time"]),
    )


READERS: dict[str, Callable[[dict[str, Any]], TicketEvent | None]] = {
    COMMENT_ADDED: _read_comment,
    STATUS_CHANGED: _read_status,
    **dict.fromkeys(FATES, _read_fate),
}
