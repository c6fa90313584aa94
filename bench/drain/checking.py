"""Whether what is held at the end is what the shops have."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, text

from sandbox.shopify.records import Json
from sandbox.shopify.state import Shop

HELD = "SELECT {table}.id, {table}.record FROM {table} JOIN stores ON stores.id = {table}.store_id WHERE shop = :shop"


def differences(connection: Connection, shop: Shop) -> list[str]:
    """Return a line for each record that is not as the shop has it."""
    products, orders = held(connection, "products", shop), held(connection, "orders", shop)
    return [
        *compared("product", shop, {number: as_sold(one) for number, one in shop.products.items()}, products, as_held),
        *compared("order", shop, {number: as_ordered(one) for number, one in shop.orders.items()}, orders, as_kept),
    ]


def held(connection: Connection, table: str, shop: Shop) -> dict[int, Json]:
    query = text(HELD.format(table=table))
    return {row.id: row.record for row in connection.execute(query, {"shop": shop.domain}) if row.record is not None}


def compared(kind: str, shop: Shop, wanted: dict[int, Any], found: dict[int, Json], read: Any) -> Iterator[str]:
    for number in sorted(wanted.keys() | found.keys()):
        have = read(found[number]) if number in found else None
        if have != wanted.get(number):
            yield f"{shop.domain} {kind} {number}: the shop has {wanted.get(number)}, held is {have}"


def as_sold(product: Json) -> tuple[Any, ...]:
    variants = {
        one["id"]: (Decimal(one["price"]), one["inventory_quantity"] if one["inventory_management"] else None)
        for one in product["variants"]
    }
    return product["title"], product["status"], variants, product["body_html"].count("Batch")


def as_held(product: Json) -> tuple[Any, ...]:
    variants = {one["id"]: (Decimal(one["price"]), one["quantity"]) for one in product["variants"]}
    return product["title"], product["status"], variants, product["description"].count("Batch")


def as_ordered(order: Json) -> tuple[Any, ...]:
    parcels = {one["id"]: one.get("shipment_status") or "" for one in order["fulfillments"]}
    cancelled = order.get("cancelled_at") is not None
    return order["financial_status"], order["fulfillment_status"] or "", parcels, len(order["refunds"]), cancelled


def as_kept(order: Json) -> tuple[Any, ...]:
    # What nobody told of since the import stands as the Admin API names it; webhooks have no word for orders on hold.
    status = "" if order["fulfilment_status"] == "on_hold" else order["fulfilment_status"]
    parcels = {one["id"]: one["shipment_status"] for one in order["fulfilments"]}
    cancelled = order["cancelled_at"] is not None
    return order["financial_status"], status, parcels, len(order["refunds"]), cancelled
