"""Tickets and messages made and changed, by the API or by a person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sandbox.gorgias.customers import meet
from sandbox.gorgias.records import Account, Customer, Event, Mailing, Message, Raw, TagRule, Ticket, User
from sandbox.gorgias.refusals import bad_request, moved_permanently, not_found
from sandbox.gorgias.validation import read_moment
from sandbox.helpdesks.bodies import NOTHING, Json, as_object
from sandbox.helpdesks.markup import html_from_text, text_from_html


@dataclass(frozen=True)
class Change:
    """What one call did: before (None when new), after, and the messages it added."""

    before: Ticket | None
    after: Ticket
    added: tuple[Message, ...]
    actor: User | None


def find_ticket(account: Account, ticket_id: int) -> Ticket:
    ticket = account.tickets.get(ticket_id)
    if ticket is None and ticket_id in account.merged:
        raise moved_permanently(f"/{account.name}/api/tickets/{account.merged[ticket_id]}")
    if ticket is None:
        raise not_found()
    return ticket


def create_ticket(account: Account, body: Json, caller: User, now: datetime) -> Change:
    written = objects(body["messages"])
    check_tags(account, body)
    senders = check_senders(account, written, caller)
    customer = ticket_customer(account, body, written, now)
    first = written[0]
    ticket = Ticket(
        id=account.next_id(),
        channel=str(body.get("channel") or first["channel"]),
        via=str(body["via"]),
        from_agent=bool(body.get("from_agent", first["from_agent"])),
        customer_id=customer.id,
        messages=(),
        created_at=read_moment(body.get("created_datetime")) or now,
        updated_at=now,
    )
    ticket = apply(account, ticket, body, now)
    added = tuple(
        write_message(account, ticket, item, sender, now) for item, sender in zip(written, senders, strict=True)
    )
    ticket = replace(ticket, messages=added)
    account.tickets[ticket.id] = ticket
    return Change(None, ticket, added, caller)


def check_tags(account: Account, body: Json) -> None:
    named = [str(tag["name"]) for tag in objects(body.get("tags"))]
    unknown = [place for place, name in enumerate(named) if name not in account.tags.values()]
    if unknown and account.settings.tag_rule != TagRule.CREATED:
        wrong = {str(place): {"name": ["Tag does not exist."]} for place in unknown}
        raise bad_request("Failed to create ticket", {"tags": wrong})


def delete_ticket(account: Account, ticket: Ticket, caller: User, now: datetime) -> None:
    """Nobody is told but who reads the events."""
    del account.tickets[ticket.id]
    account.events.append(Event(account.next_id(), "ticket-deleted", ticket.id, caller.id, "", now))


def merge_ticket(account: Account, source: Ticket, into: Ticket, caller: User, now: datetime) -> Change:
    """Put all of `source` into `into`, in the order it was written. Only the ticket that stays has an event of it."""
    messages = sorted((*into.messages, *source.messages), key=lambda message: message.created_at)
    after = replace(into, messages=tuple(messages), updated_at=now)
    account.tickets[into.id] = after
    del account.tickets[source.id]
    account.merged |= {old: into.id for old, new in account.merged.items() if new == source.id} | {source.id: into.id}
    account.events.append(Event(account.next_id(), "ticket-merged", into.id, caller.id, "", now))
    return Change(into, after, (), caller)


def update_ticket(account: Account, ticket: Ticket, body: Json, caller: User | None, now: datetime) -> Change:
    if (named := as_object(body.get("customer"))) is not None:
        ticket = replace(ticket, customer_id=meet(account, named, now).id)
    after = replace(apply(account, ticket, body, now), updated_at=now)
    account.tickets[ticket.id] = after
    return Change(ticket, after, (), caller)


def add_message(account: Account, ticket: Ticket, body: Json, caller: User, now: datetime, by: str = "api") -> Change:
    """A customer's message opens a closed ticket again."""
    (sender,) = check_senders(account, [body], caller)
    message = write_message(account, ticket, body, sender, now, by)
    reopened = {} if message.from_agent else {"status": "open", "closed_at": None}
    after = replace(ticket, messages=(*ticket.messages, message), updated_at=now, **reopened)  # type: ignore[arg-type]  # two known fields
    account.tickets[ticket.id] = after
    return Change(ticket, after, (message,), caller)


def apply(account: Account, ticket: Ticket, body: Json, now: datetime) -> Ticket:
    """`ticket` with the plain fields of `body`; tags and custom fields are replaced as a whole."""
    given: dict[str, object] = {name: body[name] for name in PLAIN if body.get(name) is not None}
    if isinstance(body.get("tags"), list):
        given["tags"] = tuple(dict.fromkeys(str(tag["name"]) for tag in objects(body["tags"])))
        remember_tags(account, [str(tag["name"]) for tag in objects(body["tags"])])
    if isinstance(body.get("custom_fields"), list):
        given["custom_fields"] = tuple(dict(item) for item in objects(body["custom_fields"]))
    if "trashed_datetime" in body:
        given["trashed_at"] = read_moment(body["trashed_datetime"])
    if "assignee_user" in body:
        given["assignee_id"] = known_user(account, as_object(body["assignee_user"]) or NOTHING)
    changed = replace(ticket, **given)  # type: ignore[arg-type]  # validated before
    closed = (ticket.closed_at or now) if changed.status == "closed" else None
    return replace(changed, closed_at=closed)


PLAIN = ("channel", "status", "priority", "subject", "external_id", "language", "spam", "meta")


def objects(value: object) -> list[Json]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def remember_tags(account: Account, names: Sequence[str]) -> None:
    for name in names:
        if name not in account.tags.values():
            account.tags[account.next_id()] = name


def known_user(account: Account, party: Json) -> int | None:
    user_id = party.get("id")
    if user_id is not None and user_id not in account.users:
        raise bad_request("Failed to update ticket", {"assignee_user": ["User does not exist."]})
    return int(str(user_id)) if user_id is not None else None


def ticket_customer(account: Account, body: Json, written: Sequence[Json], now: datetime) -> Customer:
    """The customer named, else the sender of the first message a customer wrote."""
    named = as_object(body.get("customer"))
    incoming = (as_object(item.get("sender")) for item in written if not item["from_agent"])
    party = named or next((sender for sender in incoming if sender), None)
    if party is None:
        raise bad_request("Failed to create ticket", {"customer": ["Missing data for required field."]})
    return meet(account, party, now)


def check_senders(account: Account, written: Sequence[Json], caller: User) -> list[User | None]:
    """The user behind each outgoing message, None behind each incoming one."""
    return [sending_user(account, place, item, caller) for place, item in enumerate(written)]


def sending_user(account: Account, place: int, item: Json, caller: User) -> User | None:
    if not item["from_agent"]:
        return None
    party = as_object(item.get("sender"))
    if party is None:
        return caller
    for user in account.users.values():
        if user.id == party.get("id") or user.email.casefold() == str(party.get("email") or "").casefold():
            return user
    wrong = {"messages": {str(place): {"sender": ["User does not exist."]}}}
    raise bad_request("Failed to create message", wrong)


def write_message(account: Account, ticket: Ticket, body: Json, sender: User | None, now: datetime,
                  by: str = "api") -> Message:  # fmt: skip
    message = read_message(account, ticket, body, sender, now)
    goes_out = message.from_agent and not message.is_note and message.sent_at is None
    return send(account, ticket, message, by) if goes_out else message


def read_message(account: Account, ticket: Ticket, body: Json, sender: User | None, now: datetime) -> Message:
    text, markup = str(body.get("body_text") or ""), str(body.get("body_html") or "")
    party = as_object(body.get("sender"))
    customer_id = meet(account, party, now).id if sender is None and party else ticket.customer_id
    channel = str(body["channel"])
    plain: dict[str, object] = {name: body.get(name) for name in MESSAGE_PLAIN}
    return Message(
        id=account.next_id(),
        channel=channel,
        via=str(body["via"]),
        from_agent=bool(body["from_agent"]),
        public=bool(body.get("public", True)) and channel != "internal-note",
        sender_id=sender.id if sender else customer_id,
        body_text=text or text_from_html(markup),
        body_html=markup or html_from_text(text),
        created_at=read_moment(body.get("created_datetime")) or now,
        sent_at=read_moment(body.get("sent_datetime")),
        attachments=tuple(dict(item) for item in objects(body.get("attachments"))),
        **plain,  # type: ignore[arg-type]  # validated before
    )


MESSAGE_PLAIN = ("subject", "stripped_text", "source", "external_id", "message_id", "meta")


def send(account: Account, ticket: Ticket, message: Message, by: str) -> Message:
    """An outgoing message without `sent_datetime` is e-mailed to the customer, here and now."""
    to = recipient(account, ticket, message.source)
    if to is None:
        raise bad_request("Failed to create message", {"receiver": ["Missing data for required field."]})
    subject = message.subject or ticket.subject or ""
    at = message.created_at
    account.mailings.append(Mailing(ticket.id, message.id, to, subject, message.body_text, by, at))
    return replace(message, sent_at=at, mailed=True)


def recipient(account: Account, ticket: Ticket, source: Raw | None) -> str | None:
    named = objects((source or {}).get("to"))
    return str(named[0]["address"]) if named else account.customers[ticket.customer_id].email
