"""The fields of a record as a merchant reads them: "variant.42.available" of "false" is "Variant 42 in stock: no"."""

import re
from collections.abc import Mapping
from datetime import datetime

from domain.rehearsing.answers import QUOTE

OPTION = re.compile(r"option\.(?P<name>.+)\.\d+")
NUMBERED = re.compile(r"(?P<kind>line|parcel|tracking|variant|refund)\.(?P<number>\d+)")
HIDDEN = ("currency", "title", "name")
ONLY_NAMES = (".currency", ".name")
LONGEST_NUMBER = 6  # digits; longer ones are ids, and tell nobody anything
WORDS = {
    "price low": "Price, from",
    "price high": "Price, up to",
    "available": "In stock",
    "state": "Where it stands",
    "total": "Total",
    "sent": "Sent on",
    "delivered": "Delivered on",
    "expected": "Expected on",
    "low": "from",
    "high": "up to",
}
VALUES = {"true": "yes", "false": "no"}


def told_fields(fields: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the fields that an answer told of, each with its value; what only names the record is left out."""
    shown = {name: value for name, value in fields.items() if name not in HIDDEN and not name.endswith(ONLY_NAMES)}
    currency = fields.get("currency", "")
    return list(dict.fromkeys((label(name), value_of(name, value, currency)) for name, value in shown.items()))


def label(name: str) -> str:
    if QUOTE.fullmatch(name):
        return "It says"
    if option := OPTION.fullmatch(name):
        return option["name"]
    parts = NUMBERED.sub(numbered, name).removesuffix(".money").removesuffix(".at").split(".")
    plain = WORDS.get(" ".join(parts)) or " ".join(map(within, parts))
    return plain[:1].upper() + plain[1:]


def within(part: str) -> str:
    """Return a part of a field's name as it stands among others."""
    return WORDS[part].lower() if part in WORDS else part.replace("_", " ")


def numbered(found: re.Match[str]) -> str:
    kind = "item" if found["kind"] == "line" else found["kind"]
    return kind if len(found["number"]) > LONGEST_NUMBER else f"{kind} {found['number']}"


def value_of(name: str, value: str, currency: str) -> str:
    if name.endswith(".money"):
        return f"{value} {currency}".strip()
    if name.endswith(".at"):
        return datetime.fromisoformat(value).strftime("%-d %b %Y")
    return VALUES.get(value, value.replace("_", " ") if name.endswith("state") else value)
