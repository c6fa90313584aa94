"""Tickets made and changed, by the API or by a person, with the same rules."""

from dataclasses import dataclass, replace
from datetime import datetime

from sandbox.helpdesks.bodies import Json
from sandbox.helpdesks.clock import stamp
from sandbox.zendesk.records import Account, Comment, Ticket, User
from sandbox.zendesk.refusals import invalid_attribute, record_invalid, record_not_found, update_conflict
from sandbox.zendesk.ticket_fields import Draft, existing, read_changes, read_comment, read_requester

FATES = ("merged", "soft_deleted", "marked_as_spam")


@dataclass(frozen=True)
class Change:
    """What one call did: the ticket before (None when new) and after, and the comment it added."""

    before: Ticket | None
    after: Ticket
    comment: Comment | None
    audit_id: int
    actor: User
    fate: str = ""  # "merged", "soft_deleted" or "marked_as_spam"


def find_ticket(account: Account, ticket_id: int) -> Ticket:
    ticket = account.tickets.get(ticket_id)
    if ticket is None:
        raise record_not_found()
    return ticket


def create_ticket(account: Account, body: Json, caller: User, now: datetime, channel: str = "api") -> Change:
    draft = read_comment(account, body)
    if draft is None:
        raise record_invalid("base", "Description: cannot be blank", "BlankValue")
    changes = read_changes(account, body)
    requester_id = read_requester(account, body, caller, now)
    submitter_id = existing(account, body, "submitter_id") if body.get("submitter_id") is not None else caller.id
    audit_id = account.next_id()
    # The submitter is the author of the first comment, whatever author_id says.
    comment = write_comment(account, draft, submitter_id, True, audit_id, now, channel)
    ticket = Ticket(
        id=max(account.tickets, default=0) + 1,
        subject="",
        requester_id=requester_id,
        submitter_id=submitter_id,
        comments=(comment,),
        created_at=now,
        updated_at=now,
        channel=channel,
    )
    ticket = settle(replace(ticket, **changes))  # type: ignore[arg-type]  # read_changes checked each field
    account.tickets[ticket.id] = ticket
    return Change(None, ticket, comment, audit_id, caller)


def update_ticket(
    account: Account, ticket: Ticket, body: Json, caller: User, now: datetime, channel: str = "api"
) -> Change:
    if ticket.status == "closed":
        raise record_invalid("status", "Status: closed prevents ticket update")
    if body.get("safe_update"):
        check_stamp(ticket, body)
    draft = read_comment(account, body)
    changes = read_changes(account, body)
    if body.get("requester_id") is not None:
        changes["requester_id"] = existing(account, body, "requester_id")
    audit_id = account.next_id()
    comment = None
    if draft is not None:
        author = draft.author_id or caller.id
        comment = write_comment(account, draft, author, ticket.first_is_public, audit_id, now, channel)
    comments = (*ticket.comments, comment) if comment else ticket.comments
    after = replace(ticket, comments=comments, updated_at=now)
    after = settle(replace(after, **changes))  # type: ignore[arg-type]  # read_changes checked each field
    account.tickets[ticket.id] = after
    return Change(ticket, after, comment, audit_id, caller)


def put_away(account: Account, ticket: Ticket, fate: str, actor: User, now: datetime) -> Change:
    """Merge it into another, which closes it, or delete it, which spam is, too."""
    if fate not in FATES:
        raise invalid_attribute("fate", "one of " + ", ".join(FATES))
    after = replace(ticket, updated_at=now)
    if fate == "merged":
        after = replace(after, status="closed", assignee_id=ticket.assignee_id or actor.id)
        account.tickets[ticket.id] = after
    else:
        del account.tickets[ticket.id]
    return Change(ticket, after, None, account.next_id(), actor, fate)


def check_stamp(ticket: Ticket, body: Json) -> None:
    if not body.get("updated_stamp"):
        raise invalid_attribute("updated_stamp", "given with safe_update")
    if body["updated_stamp"] != stamp(ticket.updated_at):
        raise update_conflict()


def write_comment(account: Account, draft: Draft, author_id: int, public: bool, audit_id: int, now: datetime,
                  channel: str) -> Comment:  # fmt: skip
    """`public` is what the ticket's first comment was, for a draft that does not say."""
    return Comment(
        id=account.next_id(),
        audit_id=audit_id,
        author_id=author_id,
        body=draft.body,
        html_body=draft.html_body,
        public=public if draft.public is None else draft.public,
        created_at=now,
        attachments=tuple(account.uploads.pop(token) for token in draft.uploads),
        channel=channel,
    )


def settle(ticket: Ticket) -> Ticket:
    if ticket.status in ("solved", "closed") and ticket.assignee_id is None:
        raise record_invalid("assignee_id", "Assignee: is required when solving a ticket", "BlankValue")
    if ticket.status == "new" and ticket.assignee_id is not None:
        return replace(ticket, status="open")
    return ticket
