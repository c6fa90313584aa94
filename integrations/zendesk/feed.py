"""What became of our tickets, read again where a webhook was lost."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from domain.handoff.tickets import Changes, Fate, PublicReply, StatusChange, TicketEvent, TicketGone, TicketRef
from integrations.remote import RequestRefused
from integrations.values import parse_time, storable
from integrations.zendesk.connection import ZendeskSession
from integrations.zendesk.webhooks import STATUSES, comment_event_id

FIRST_LOOK = timedelta(hours=1)  # how far the first reading looks back
LOST_CURSOR = frozenset({400, 404, 422})
PAGE = "100"  # comments, the most there are on a page
DELETED = "deleted"

Json = dict[str, Any]


def read_changes(session: ZendeskSession, bookmark: str, now: datetime) -> Changes:
    """Return the tickets of one page of the account's incremental export, which tells nothing of the last minute."""
    begin = {"start_time": str(int((now - FIRST_LOOK).timestamp()))}
    address = f"{session.origin}/api/v2/incremental/tickets/cursor.json"
    try:
        page = session.get(address, params={"cursor": bookmark} if bookmark else begin).json()
    except RequestRefused as error:
        if bookmark and error.status in LOST_CURSOR:
            return Changes((), "", more=True)
        raise
    ids = dict.fromkeys(str(int(ticket["id"])) for ticket in page["tickets"])
    return Changes(tuple(ids), str(page["after_cursor"] or bookmark), more=not page["end_of_stream"])


def look_at(session: ZendeskSession, ref: TicketRef, external_id: str, own_user_id: str, now: datetime,
            ) -> list[TicketEvent]:  # fmt: skip
    """Return all that staff wrote to the shopper in the ticket and how it stands, or that it is gone."""
    ticket = _ticket(session, int(ref.id))
    if ticket is None or ticket["status"] == DELETED:
        return [TicketGone(f"zendesk-ticket-{int(ref.id)}-gone", ref.id, external_id, Fate.DELETED, now)]
    if ticket["external_id"] != external_id:
        return []
    return [*_replies(session, ticket, own_user_id), *_standing(ticket)]


def _ticket(session: ZendeskSession, ticket_id: int) -> Json | None:
    try:
        found: Json = session.get(f"{session.origin}/api/v2/tickets/{ticket_id}.json").json()["ticket"]
    except RequestRefused as error:
        if error.status == 404 and error.answer is not None:  # a page says nothing of the ticket
            return None
        raise
    return found


def _replies(session: ZendeskSession, ticket: Json, own_user_id: str) -> Iterator[PublicReply]:
    for page in _pages(session, int(ticket["id"])):
        staff = {user["id"]: user for user in page["users"] if user["role"] in ("agent", "admin")}
        for comment in page["comments"]:
            author = staff.get(comment["author_id"])
            if comment["public"] is True and author is not None and str(author["id"]) != own_user_id:
                yield PublicReply(
                    event_id=comment_event_id(comment),
                    ticket_id=str(ticket["id"]),
                    external_id=ticket["external_id"],
                    author_name=storable(author.get("name") or ""),
                    text=storable(comment["body"] or ""),
                    at=parse_time(comment["created_at"]),
                )


def _pages(session: ZendeskSession, ticket_id: int) -> Iterator[Json]:
    address = f"{session.origin}/api/v2/tickets/{ticket_id}/comments.json"
    after: dict[str, str] = {}
    while True:
        page: Json = session.get(address, params={"include": "users", "page[size]": PAGE} | after).json()
        yield page
        if not page["meta"]["has_more"]:
            return
        after = {"page[after]": str(page["meta"]["after_cursor"])}


def _standing(ticket: Json) -> Iterator[StatusChange]:
    status = STATUSES.get(str(ticket["status"]))
    if status is not None:
        named = f"zendesk-ticket-{ticket['id']}-{status}-{ticket['updated_at']}"
        yield StatusChange(named, str(ticket["id"]), ticket["external_id"], status, parse_time(ticket["updated_at"]))
