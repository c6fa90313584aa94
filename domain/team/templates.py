"""Texts that a team sends again and again, with fields that are filled from what is known of the shopper."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from domain.agent.formatting import coded_money
from domain.customers import Customer
from domain.errors import InvalidRequest
from domain.orders import Order, Tracking
from domain.stores import Store
from domain.team.tickets import Member

# Every run of spaces is read once: in three open ones a page of spaces would take minutes.
FIELD = re.compile(r"\{\{\s*+([^{}\s]*(?:\s+[^{}\s]+)*)\s*\}\}")
NO_TRACKING = Tracking("", "", "")


@dataclass(frozen=True)
class Template:
    id: UUID
    name: str
    text: str


@dataclass(frozen=True)
class Known:
    """What a template is filled from: only what this shopper has proven to be theirs."""

    store: Store
    member: Member
    customer: Customer | None
    order: Order | None


@dataclass(frozen=True)
class Filled:
    """`missing` are the fields that nothing is known for; they stay in `text` as they were."""

    text: str
    missing: tuple[str, ...]


def fill(text: str, known: Known) -> Filled:
    """Raises InvalidRequest for a field that there is not."""
    require_known_fields(text)
    missing = tuple(dict.fromkeys(name for name in FIELD.findall(text) if not FIELDS[name](known)))
    filled = FIELD.sub(lambda found: FIELDS[found[1]](known) or found[0], text)
    return Filled(filled, missing)


def require_known_fields(text: str) -> None:
    unknown = next((name for name in FIELD.findall(text) if name not in FIELDS), None)
    if unknown is not None:
        raise InvalidRequest(f"There is no field {{{{{unknown}}}}}. Use one of: {', '.join(sorted(FIELDS))}.")


def require_filled(text: str) -> None:
    """Raises InvalidRequest where a field would reach the shopper as it is."""
    if left := FIELD.search(text):
        raise InvalidRequest(f"Fill in {left[0]} or take it out before you send this.")


def first_name(known: Known) -> str:
    if known.customer:
        return known.customer.first_name
    return known.order.customer_name.partition(" ")[0] if known.order else ""


def tracking(known: Known) -> Tracking:
    """Return the newest that is told of the order."""
    told = [one for parcel in known.order.fulfilments for one in parcel.tracking] if known.order else []
    return told[-1] if told else NO_TRACKING


def total(known: Known) -> str:
    if known.order is None:
        return ""
    paid = known.order.as_paid
    return coded_money(paid.total, paid.currency)


FIELDS: dict[str, Callable[[Known], str]] = {
    "store.name": lambda known: known.store.name,
    "staff.name": lambda known: known.member.name,
    "customer.first_name": first_name,
    "order.name": lambda known: known.order.name if known.order else "",
    "order.total": total,
    "tracking.company": lambda known: tracking(known).company,
    "tracking.number": lambda known: tracking(known).number,
    "tracking.url": lambda known: tracking(known).url,
}
