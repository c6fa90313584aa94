"""Whether a delivery that is still held speaks of a person. It may be broken, so nothing of its shape is relied on."""

import json
from collections.abc import Iterator
from typing import Any

from domain.contacts import emails_in, phones_in
from domain.privacy.subjects import Subject
from domain.updates import PrivacyKind

PRIVACY = frozenset(kind.value for kind in PrivacyKind)  # these are carried out themselves
OWN_ID = {"orders": "order", "customers": "customer"}  # whose id a body of the topic's first half bears at its top


def speaks_of(subject: Subject, topic: str, body: bytes) -> bool:
    text = body.decode("utf-8", "replace")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = text
    return any(
        is_id(subject, path, found) or is_contact(subject, found)
        for path, found in leaves(value, OWN_ID.get(topic.partition("/")[0], ""))
    )


def leaves(value: Any, name: str) -> Iterator[tuple[str, object]]:
    """Yield every single value with what it is of: the customer's id as ("customer_id", 7)."""
    open_values: list[tuple[str, Any]] = [(name, value)]
    while open_values:
        path, one = open_values.pop()
        if isinstance(one, dict):
            open_values += [(named(path, key), inner) for key, inner in one.items()]
        elif isinstance(one, list):
            open_values += [(path, inner) for inner in one]
        else:
            yield path, one


def named(owner: str, key: str) -> str:
    return f"{owner}_id" if key == "id" else key


def is_id(subject: Subject, path: str, value: object) -> bool:
    wanted = {"customer_id": subject.customer_ids, "order_id": subject.order_ids}.get(path)
    return wanted is not None and str(value) in {str(one) for one in wanted}


def is_contact(subject: Subject, value: object) -> bool:
    if not isinstance(value, str):
        return False
    return bool(emails_in(value) & subject.emails or phones_in(value) & subject.phones)
