"""Who read people's data: noted each time, never with what was read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Seen(StrEnum):
    """What was read."""

    CONVERSATIONS = "conversations"
    CONVERSATION = "conversation"
    QUESTIONS = "questions"
    EXPORT = "export"
    CUSTOMER = "customer"
    ORDER = "order"


OPERATOR = "operator:"
BY_ITSELF = "itself:tests"  # saved tests that are run because something changed


@dataclass(frozen=True)
class Access:
    """`actor` is `staff:<Shopify's user id>`, `operator:<login>` or BY_ITSELF; `record_id` an id of ours or of
    Shopify's."""

    at: datetime
    actor: str
    seen: Seen
    record_id: str


def staff(user_id: str) -> str:
    return f"staff:{user_id}"


def operator(login: str) -> str:
    return f"{OPERATOR}{login}"
