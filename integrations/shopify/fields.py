"""Reading single values out of Shopify's JSON, whatever is missing from it."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from domain.errors import InvalidRequest
from domain.orders import EPOCH
from integrations.values import storable

Record = Mapping[str, Any]

DAY_ALONE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:$|[T ](?:00:00|23:59))")
WHOLE = re.compile(r"-?[0-9]{1,19}")
CENT = Decimal("0.01")
NO_MONEY = Decimal("0.00")
MONEY = range(-9, 16)  # powers of ten of an amount's first digit; written out, "1E+999999" would fill the memory
LARGEST = 2**63 - 1  # Shopify's ids and PostgreSQL's bigint have 64 bits


def text(record: Record, name: str) -> str:
    value = record.get(name)
    return "" if value is None else storable(value)


def number(record: Record, name: str) -> int:
    """Raise InvalidRequest unless the field holds a whole number: it is the record's identity."""
    value = optional_number(record, name)
    if value is None:
        raise InvalidRequest(f"The payload has no usable {name}.")
    return value


def optional_number(record: Record, name: str) -> int | None:
    return whole_number(record.get(name))


def whole_number(value: object) -> int | None:
    """Return a number of 64 bits, from JSON's number or its text; None for all else."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    # Never through str(): Python refuses to write out numbers of thousands of digits.
    found = value if isinstance(value, int) else int(value) if WHOLE.fullmatch(value) else None
    return found if found is not None and abs(found) <= LARGEST else None


def amount(record: Record, name: str) -> Decimal:
    """Return the money in `record[name]`, zero where it is missing or no number."""
    try:
        value = Decimal(str(record.get(name) or 0))
    except InvalidOperation:
        return NO_MONEY
    if not value.is_finite() or value.adjusted() not in MONEY:
        return NO_MONEY
    # Webhooks write the same money with two decimals that GraphQL writes with one.
    cents = value.quantize(CENT)
    return cents if cents == value else value


def optional_amount(record: Record, name: str) -> Decimal | None:
    return amount(record, name) if record.get(name) not in (None, "") else None


def moment(record: Record, name: str) -> datetime | None:
    """Return an aware time in UTC. Shopify's nanoseconds are cut to microseconds."""
    return parse_moment(text(record, name))


def due(record: Record, name: str) -> tuple[datetime | None, bool]:
    """Return by when something is to come, and whether that was written as a day without a time: as a mere day, or as
    its first or last minute. Such a day is its midnight in UTC, wherever it was written."""
    found = DAY_ALONE.match(text(record, name))
    day = parse_moment(found[1]) if found else None
    return (day, True) if day else (moment(record, name), False)


def parse_moment(value: str) -> datetime | None:
    try:
        parsed = datetime.fromisoformat(value)
        return parsed.replace(tzinfo=parsed.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def version(record: Record, name: str = "updated_at") -> datetime:
    """Return the record's version; a record without one is older than any that has."""
    return moment(record, name) or EPOCH


def records(record: Record, name: str) -> list[Record]:
    """Return the list of objects in `record[name]`, without what is no object."""
    value = record.get(name)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []


def parts(record: Record, name: str) -> list[Record]:
    """Return the parts of which the record consists. Raises InvalidRequest where something else stands there."""
    if not isinstance(record.get(name), list | None):
        raise InvalidRequest(f"The payload has no usable {name}.")
    return records(record, name)


def words(record: Record, name: str) -> tuple[str, ...]:
    """Return a comma-joined string or a list of strings as its parts."""
    value = record.get(name)
    parts = value if isinstance(value, list) else str(value or "").split(",")
    return tuple(part for part in (storable(item).strip() for item in parts) if part)


def tags(record: Record) -> tuple[str, ...]:
    """Return the tags in one order: webhooks and the Admin API need not agree on theirs, and no words change by it."""
    return tuple(sorted(words(record, "tags"), key=str.casefold))


def pairs(record: Record, name: str, key: str = "name") -> tuple[tuple[str, str], ...]:
    return tuple((text(item, key), text(item, "value")) for item in records(record, name))


def id_of(value: object) -> int:
    """Return a record's id from its gid (`gid://shopify/Product/1` → 1) or the number itself. Raises InvalidRequest."""
    found = whole_number(value.rsplit("/", 1)[-1].split("?")[0] if isinstance(value, str) else value)
    if found is None or found < 0:
        raise InvalidRequest("The record has no usable id.")
    return found


def words_of_list(record: Record, name: str) -> tuple[str, ...]:
    """Return a list of strings whose items may hold commas themselves."""
    value = record.get(name)
    return tuple(storable(item) for item in value) if isinstance(value, list) else ()


def mapping(record: Record, name: str) -> Record:
    """Return the object in `record[name]`, empty where there is none."""
    value = record.get(name)
    return value if isinstance(value, Mapping) else {}
