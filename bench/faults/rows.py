"""What the house holds in the end, and whether that is what it would hold had nobody disturbed it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, create_engine, text

from sandbox.shopify.records import Json
from sandbox.shopify.state import Shop

# Beside these stands told stock: which of its rows are left depends on what came together, and what they say is in the
# products.
TABLES = ("products", "orders", "customers", "documents", "follow_ups")
# What differs between any two runs: when we took something in, which number the house gave a store, and what is
# hashed together with that number. A product's grams have it before them.
MARK = 8  # letters of it
VOLATILE = ("store_id", "kept_at", "told_at", "next_at", "version", "email_hash", "phone_hash")

TAG, NO_LETTER = re.compile(r"<[^>]*>"), re.compile(r"[\W_]+")

Rows = dict[str, list[str]]  # {"products": sorted lines of JSON, …}
Facts = dict[int, Json]


@dataclass(frozen=True)
class InboxRow:
    shop: str
    webhook_id: str
    state: str
    reason: str

    @property
    def settled(self) -> bool:
        """Applied, or left out for a reason a person can read."""
        return self.state == "applied" or (self.state == "skipped" and bool(self.reason))


@dataclass(frozen=True)
class Held:
    """`rows` of each shop, and all of the inbox."""

    rows: Mapping[str, Rows]
    inbox: Sequence[InboxRow]

    @property
    def digest(self) -> dict[str, int]:
        """Return how many rows there are of each kind, over all shops."""
        kinds = {kind for rows in self.rows.values() for kind in rows}
        return {kind: sum(len(rows.get(kind, ())) for rows in self.rows.values()) for kind in sorted(kinds)}


def read_held(database_url: str) -> Held:
    engine = create_engine(database_url)
    with engine.connect() as connection:
        stores = {row.shop: row.id for row in connection.execute(text("SELECT shop, id FROM stores"))}
        rows = {shop: rows_of(connection, store) for shop, store in stores.items()}
        inbox = text("SELECT shop, webhook_id, i.state, reason FROM inbox i JOIN stores s ON s.id = i.store_id")
        found = Held(rows, [InboxRow(*row) for row in connection.execute(inbox)])
    engine.dispose()
    return found


def rows_of(connection: Connection, store: UUID) -> Rows:
    tables = [one for one in TABLES if connection.execute(text("SELECT to_regclass(:one)"), {"one": one}).scalar()]
    found = {
        table: lines(connection, f"SELECT to_jsonb(t) FROM {table} t WHERE store_id = '{store}'") for table in tables
    }
    found["orders"] = of_goods(found["orders"], {one["id"] for one in records(found["products"])})
    schema = f"store_{store.hex}"
    shelves = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = :s"), {"s": schema})
    for table in shelves.scalars().all():
        query = f"SELECT jsonb_build_array(text, metadata_->>'document_id', embedding::text) FROM {schema}.{table}"
        found[f"vectors of {table.removeprefix('data_')}"] = lines(connection, query)
    return found


def lines(connection: Connection, query: str) -> list[str]:
    found = connection.execute(text(query)).scalars()
    return sorted(json.dumps(steady(value), sort_keys=True) for value in found)


def steady(value: Any) -> Any:
    """Return a row without what differs between any two runs.

    Comparing with the shop, which the clock has done, reads a record again: that brings the time of its last stock move
    as its version, when a return was asked for, which webhooks do not say, and the moments of the tellings.
    """
    if not isinstance(value, dict):
        return value
    kept = {name: one for name, one in value.items() if name not in VOLATILE}
    if "grams" in kept:
        kept["grams"] = [gram[MARK:] for gram in kept["grams"]]
    if isinstance(record := kept.get("record"), dict):
        parts = {name: [quiet(one) for one in record[name]] for name in ("returns", "fulfilments") if name in record}
        kept["record"] = {name: one for name, one in record.items() if name != "version"} | parts
    return kept


def of_goods(orders: Sequence[str], sold: Set[int]) -> list[str]:
    """Return orders whose lines name what is `sold` alone: read again, the line of a deleted product names none."""
    return sorted(json.dumps(with_goods(json.loads(row), sold), sort_keys=True) for row in orders)


def with_goods(row: Json, sold: Set[int]) -> Json:
    if not row.get("record"):
        return row
    goods = [
        line if line["product_id"] in sold else {**line, "product_id": None, "variant_id": None}
        for line in row["record"]["lines"]
    ]
    return {**row, "record": {**row["record"], "lines": goods}}


def quiet(part: dict[str, Any]) -> dict[str, Any]:
    """Return a parcel or a return without when it was told."""
    unsaid = {"told_at": None, "expected": None}
    return {**part, **unsaid, **({"created_at": None} if "quantity" in part else {})}


def differences(undisturbed: Held, killed: Held) -> list[str]:
    """Return what one holds and the other does not, in words."""
    return [
        f"{shop} {kind} {words}"
        for shop, rows in undisturbed.rows.items()
        for kind in rows
        for words in differing(rows[kind], killed.rows[shop].get(kind, []))
    ]


def differing(undisturbed: Sequence[str], killed: Sequence[str]) -> Iterator[str]:
    if len(undisturbed) != len(killed):
        yield f"{len(killed)} rows instead of {len(undisturbed)}"
    ours, theirs = by_id(set(killed) - set(undisturbed)), by_id(set(undisturbed) - set(killed))
    for number in ours.keys() | theirs.keys():
        yield f"{number}: {unlike(ours.get(number, {}), theirs.get(number, {}))}"


def by_id(rows: Iterable[str]) -> dict[str, Json]:
    """Return rows by what names them, flat: a record's fields beside its columns."""
    parsed = [json.loads(row) for row in rows]
    flat = [{**one, **(one.get("record") or {})} if isinstance(one, dict) else {"text": one[0]} for one in parsed]
    return {str(one.get("id") or one.get("text") or one): one for one in flat}


# -- against the source -------------------------------------------------------------------------------------


def against_source(held: Held, shops: Iterable[Shop]) -> list[str]:
    """Return where the rows say something else than the shops themselves."""
    return [
        f"{shop.domain} {kind} {number}: {unlike(ours.get(number, {}), theirs.get(number, {}))}"
        for shop in shops
        for kind, ours, theirs in compared(held.rows[shop.domain], shop)
        for number in ours.keys() | theirs.keys()
        if ours.get(number) != theirs.get(number)
    ]


def unlike(ours: Json, theirs: Json) -> str:
    names = [name for name in ours | theirs if ours.get(name) != theirs.get(name) and name not in ("record", "grams")]
    return "; ".join(f"{name} {shown(ours.get(name))} instead of {shown(theirs.get(name))}" for name in names)


def shown(value: object) -> str:
    return str(value)[:160]


def compared(rows: Rows, shop: Shop) -> Iterable[tuple[str, Facts, Facts]]:
    products, orders = records(rows["products"]), records(rows["orders"])
    yield "product", {one["id"]: our_product(one) for one in products}, facts(shop.products, product_facts)
    yield "order", {one["id"]: our_order(one) for one in orders}, facts(shop.orders, partial(order_facts, shop.holds))


def records(rows: Sequence[str]) -> list[Json]:
    """Return the records of rows that are not tombstones."""
    parsed = (json.loads(row) for row in rows)
    return [row["record"] for row in parsed if row["record"] is not None and row["deleted_at"] is None]


def facts(records: Mapping[int, Json], read: Callable[[Json], Json]) -> Facts:
    return {number: read(record) for number, record in records.items()}


def our_product(record: Json) -> Json:
    variants = {one["id"]: (Decimal(one["price"]), one["quantity"]) for one in record["variants"]}
    return {"title": record["title"], "words": letters(record["description"]), "variants": variants}


def product_facts(product: Json) -> Json:
    variants = {one["id"]: (Decimal(one["price"]), counted(one)) for one in product["variants"]}
    return {"title": product["title"], "words": letters(product["body_html"]), "variants": variants}


def letters(markup: str) -> str:
    """Return what is left of a text whatever its markup: two ways of taking that off need not agree on spaces."""
    return NO_LETTER.sub("", html.unescape(TAG.sub("", markup)))


def counted(variant: Json) -> int | None:
    return variant["inventory_quantity"] if variant.get("inventory_management") else None


def our_order(record: Json) -> Json:
    return {
        "paid": record["financial_status"],
        "sent": record["fulfilment_status"],
        "cancelled": record["cancelled_at"] is not None,
        "parcels": {one["id"]: one["shipment_status"] for one in record["fulfilments"]},
        "refunds": sorted(one["id"] for one in record["refunds"]),
    }


def order_facts(holds: Mapping[int, str], order: Json) -> Json:
    return {
        "paid": order["financial_status"],
        "sent": "on_hold" if order["id"] in holds else order["fulfillment_status"] or "",
        "cancelled": order["cancelled_at"] is not None,
        "parcels": {one["id"]: one.get("shipment_status") or "" for one in order["fulfillments"]},
        "refunds": sorted(one["id"] for one in order["refunds"]),
    }
