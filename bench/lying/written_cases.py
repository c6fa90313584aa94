"""Drafts written by hand: right ones as a good model words them, and lies in other words than any template's.

A file holds sections, `== question`, `@ #1051` behind it where its owner asks, `| de` where it is asked in German; in
them `+ a right draft` and `- kind: a lie`. Names in braces stand for what the order's record has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.lying.cases import Case
from bench.lying.statements import Matter, Statement, Teller
from sandbox.shopify.records import Json

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
SHIPS_FROM = re.compile(r"Ships from (\w+ \d+)")
FOLDER = Path(__file__).parent / "written"


@dataclass(frozen=True)
class Section:
    """What one question is answered by."""

    question: str
    order: str
    language: str
    right: tuple[str, ...]
    lies: tuple[tuple[str, str], ...]


def written_cases(teller: Teller) -> Iterator[Case]:
    """Yield every draft written by hand, about the teller's shop; a lie stands behind a right draft, if there is one."""
    for file in sorted(FOLDER.glob("*.txt")):
        for section in read_sections(file.read_text()):
            yield from _cases(section, teller)


def read_sections(text: str) -> Iterator[Section]:
    for block in text.split("== ")[1:]:
        head, *lines = block.strip().splitlines()
        asked, _, language = head.partition(" | ")
        question, _, order = asked.partition(" @ ")
        right = tuple(line[2:] for line in lines if line.startswith("+ "))
        lies = tuple(
            (kind, lie) for line in lines if line.startswith("- ") for kind, _, lie in [line[2:].partition(": ")]
        )
        yield Section(question.strip(), order.strip(), language.strip() or "en", right, lies)


def _cases(section: Section, teller: Teller) -> Iterator[Case]:
    order = next((one for one in teller.shop.orders.values() if one["name"] == section.order), None)
    values = _values(teller, order, section.language)
    customer = order["customer"]["id"] if order else None
    for draft in section.right:
        said = tuple(SENTENCE_END.split(draft.format_map(values)))
        yield Case(_matter(section, teller, customer, said), said, "written, right", "")
    for at, (kind, lie) in enumerate(section.lies):
        before = [section.right[at % len(section.right)].format_map(values)] if section.right and at % 2 else []
        said = (*before, lie.format_map(values))
        yield Case(_matter(section, teller, customer, said), said, f"written, {kind}", lie.format_map(values))


def _matter(section: Section, teller: Teller, customer: int | None, said: tuple[str, ...]) -> Matter:
    statements = tuple(Statement(one, ()) for one in said)
    return Matter(teller.shop.domain, section.question, customer, section.language, statements)


def _values(teller: Teller, order: Json | None, language: str) -> dict[str, str]:
    product = next(one for one in teller.shop.products.values() if one["title"] == "Skerry Rain Shell")
    values = {"url": f"{teller.shop.primary_url}/products/{product['handle']}", "ships": _first_day(teller)}
    if order is None:
        return values
    parcels, refunds = order["fulfillments"], order["refunds"]
    moments = {
        "placed": order["created_at"],
        "cancelled": order["cancelled_at"],
        "sent": parcels[0]["created_at"] if parcels else None,
        "delivered": parcels[0]["updated_at"] if parcels else None,
        "refunded": refunds[0]["created_at"] if refunds else None,
    }
    days = {name: teller.day(moment, language) for name, moment in moments.items() if moment}
    return values | days | {"number": str(parcels[0]["tracking_number"]) if parcels else ""}


def _first_day(teller: Teller) -> str:
    """Return the day from which the shop's pre-order ships, as its page has it."""
    found = (SHIPS_FROM.search(one["body_html"]) for one in teller.shop.products.values())
    return next(one[1] for one in found if one)
