"""Reading what a caller says about a ticket, field by field, with Zendesk's refusals."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sandbox.helpdesks.bodies import Json, as_object
from sandbox.helpdesks.markup import clean_html, html_from_text, text_from_html
from sandbox.zendesk.people import add_user, by_email, checked_email, text
from sandbox.zendesk.records import Account, CustomValue, TicketField, User
from sandbox.zendesk.refusals import invalid_attribute, record_invalid, record_not_found

STATUSES = ("new", "open", "pending", "hold", "solved", "closed")
PRIORITIES = ("urgent", "high", "normal", "low")
TYPES = ("problem", "incident", "question", "task")
FIELD_TYPES = ("text", "textarea", "checkbox", "date", "integer", "decimal", "regexp", "partialcreditcard")
TAG = re.compile(r"[\w\-/.:]+")
ID_FIELDS = ("requester_id", "submitter_id", "assignee_id", "group_id")


@dataclass(frozen=True)
class Draft:
    """A comment before it has an author and a number."""

    body: str
    html_body: str
    public: bool | None
    author_id: int | None
    uploads: tuple[str, ...]  # tokens, spent when the comment is written


def read_changes(account: Account, body: Json) -> dict[str, object]:
    """The plain fields among `body`, checked; what is not named is not in the answer."""
    for name in ID_FIELDS:
        whole_number(body, name)
    return {name: read(account, body) for name, read in READERS.items() if name in body}


def one_of(name: str, allowed: tuple[str, ...]) -> Callable[[Account, Json], object]:
    def read(account: Account, body: Json) -> object:
        value = body[name]
        if value is not None and value not in allowed:
            raise record_invalid(name, f"{name.capitalize()}: {value} is not valid")
        return value

    return read


def read_status(account: Account, body: Json) -> object:
    return one_of("status", STATUSES)(account, body) or "new"


def read_tags(account: Account, body: Json) -> object:
    return normal_tags(body["tags"])


def normal_tags(value: object) -> tuple[str, ...]:
    """A set, lower-case, split at spaces, as Zendesk keeps it."""
    parts = value.split() if isinstance(value, str) else value
    if not isinstance(parts, list):
        raise invalid_attribute("tags", "an array")
    words = [word for part in parts for word in str(part).lower().split()]
    if any(not TAG.fullmatch(word) for word in words):
        raise record_invalid("tags", "Tags: contain invalid characters")
    return tuple(sorted(set(words)))


def read_custom_fields(account: Account, body: Json) -> object:
    """Values of known fields; an unknown field is dropped without a word, as the real service does."""
    values = body["custom_fields"]
    if not isinstance(values, list) or any(not isinstance(value, dict) or "id" not in value for value in values):
        raise invalid_attribute("custom_fields", "an array of objects with id and value")
    known = {field.id for field in account.fields}
    kept = (value for value in values if value["id"] in known)
    return tuple(CustomValue(v["id"], None if v.get("value") is None else str(v["value"])) for v in kept)


def create_field(account: Account, body: Json) -> TicketField:
    title = (text(body, "title") or "").strip()
    if not title:
        raise record_invalid("title", "Title: cannot be blank", "BlankValue")
    if body.get("type") not in FIELD_TYPES:
        raise record_invalid("type", f"Type: {body.get('type')} is not valid")
    field = TicketField(max((known.id for known in account.fields), default=360000) + 1, title, str(body["type"]))
    account.fields = (*account.fields, field)
    return field


def find_field(account: Account, field_id: int) -> tuple[int, TicketField]:
    """Return it with its place among the account's."""
    found = next(((place, one) for place, one in enumerate(account.fields) if one.id == field_id), None)
    if found is None:
        raise record_not_found()
    return found


def read_external_id(account: Account, body: Json) -> object:
    value = text(body, "external_id")
    if value is not None and len(value) > 255:
        raise record_invalid("external_id", "External: is too long (maximum is 255 characters)", "TooLong")
    return value


def read_assignee(account: Account, body: Json) -> object:
    value = whole_number(body, "assignee_id")
    if value is not None and (value not in account.users or not account.users[value].is_staff):
        raise record_invalid("assignee", "Assignee: is invalid")
    return value


def read_subject(account: Account, body: Json) -> object:
    return text(body, "subject") or ""


READERS: dict[str, Callable[[Account, Json], object]] = {
    "subject": read_subject,
    "status": read_status,
    "priority": one_of("priority", PRIORITIES),
    "type": one_of("type", TYPES),
    "tags": read_tags,
    "custom_fields": read_custom_fields,
    "external_id": read_external_id,
    "assignee_id": read_assignee,
}


def read_requester(account: Account, body: Json, caller: User, now: datetime) -> int:
    """Whoever is named, made if new; the caller when nobody is named."""
    if body.get("requester_id") is not None:
        return existing(account, body, "requester_id")
    if body.get("requester") is None:
        return caller.id
    wish = as_object(body["requester"])
    if wish is None:
        raise invalid_attribute("requester", "an object")
    email = checked_email(text(wish, "email"))
    known = by_email(account, email)
    if known is None and not (text(wish, "name") or "").strip():
        raise record_invalid("requester", "Requester: Name:  is too short (minimum one character)", "BlankValue")
    return (known or add_user(account, text(wish, "name"), email, now)).id


def existing(account: Account, body: Json, name: str) -> int:
    user_id = whole_number(body, name)
    if user_id is None or user_id not in account.users:
        field = name.removesuffix("_id")
        raise record_invalid(field, f"{field.capitalize()}: is invalid")
    return user_id


def read_comment(account: Account, body: Json) -> Draft | None:
    """The comment of `body`, or None when it has none. A comment that says nothing is refused."""
    if body.get("comment") is None:
        return None
    comment = as_object(body["comment"])
    if comment is None:
        raise invalid_attribute("comment", "an object")
    public = comment.get("public")
    if public is not None and not isinstance(public, bool):
        raise invalid_attribute("public", "a boolean")
    html_body, plain = text(comment, "html_body"), text(comment, "body")
    markup = clean_html(html_body) if html_body is not None else html_from_text(plain or "")
    words = text_from_html(markup) if html_body is not None else (plain or "").strip()
    uploads = read_uploads(account, comment)
    if not words and not uploads:
        raise record_invalid("base", "Description: cannot be blank", "BlankValue")
    author = existing(account, comment, "author_id") if comment.get("author_id") is not None else None
    return Draft(words, markup, public, author, uploads)


def read_uploads(account: Account, comment: Json) -> tuple[str, ...]:
    tokens = comment.get("uploads") or []
    if not isinstance(tokens, list):
        raise invalid_attribute("uploads", "an array")
    if any(token not in account.uploads for token in tokens):
        raise record_invalid("uploads", "Uploads: token is invalid or expired")
    return tuple(tokens)


def whole_number(body: Json, name: str) -> int | None:
    value = body.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if isinstance(value, str) and value.isdigit():
        return int(value)
    raise invalid_attribute(name, "an integer")
