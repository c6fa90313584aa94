"""Reads the product export every Shopify merchant can download (CSV) into REST-shaped products."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from sandbox.shopify.records import Json, Records, cents

Row = dict[str, str]

GRAMS = {"kg": 1000.0, "g": 1.0, "lb": 453.592, "oz": 28.3495}


def read_products(path: Path, shop: Records) -> Iterator[Json]:
    """Yield one product per handle; further rows of a handle are its variants and images."""
    with path.open(newline="", encoding="utf-8-sig") as lines:
        rows = [_trimmed(row) for row in csv.DictReader(lines)]
    for handle, group in groupby((row for row in rows if row.get("Handle")), key=lambda row: row["Handle"]):
        yield _product(handle, list(group), shop)


def _product(handle: str, rows: list[Row], shop: Records) -> Json:
    head, now = rows[0], shop.local_time(datetime.now(UTC))
    number = shop.next_number()
    status = (head.get("Status") or "active").lower()
    shown = (head.get("Published") or "true").lower() == "true" and status == "active"
    images = _images(rows, number, shop, now)
    variants = _variants(rows, number, shop, now, images)
    return {
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/Product/{number}",
        "title": head.get("Title") or handle,
        "body_html": head.get("Body (HTML)") or "",
        "vendor": head.get("Vendor") or shop.name,
        "product_type": head.get("Type") or "",
        "handle": handle,
        "tags": head.get("Tags") or "",
        "status": status,
        "created_at": now,
        "updated_at": now,
        "published_at": now if shown else None,
        "published_scope": "web",
        "template_suffix": None,
        "variants": variants,
        "options": _options(head, variants, number, shop),
        "images": images,
        "image": images[0] if images else None,
    }


def _variants(rows: list[Row], product_id: int, shop: Records, now: str, images: list[Json]) -> list[Json]:
    priced = [row for row in rows if row.get("Variant Price") or row.get("Option1 Value")]
    addresses = {image["src"]: image["id"] for image in images}
    return [
        _variant(row, place, product_id, shop, now) | {"image_id": addresses.get(row.get("Variant Image") or "")}
        for place, row in enumerate(priced or rows[:1], 1)
    ]


def _variant(row: Row, place: int, product_id: int, shop: Records, now: str) -> Json:
    number, item = shop.next_number(), shop.next_number()
    values = [row.get(f"Option{column} Value") or None for column in (1, 2, 3)]
    grams = float(row.get("Variant Grams") or 0)
    unit = row.get("Variant Weight Unit") or "g"
    tracked = row.get("Variant Inventory Tracker") or ("shopify" if row.get("Variant Inventory Qty") else None)
    quantity = int(float(row.get("Variant Inventory Qty") or 0))
    compare_at = row.get("Variant Compare At Price")
    return {
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/ProductVariant/{number}",
        "product_id": product_id,
        "title": " / ".join(value for value in values if value) or "Default Title",
        "price": cents(row.get("Variant Price") or "0"),
        "compare_at_price": cents(compare_at) if compare_at else None,
        "position": place,
        "inventory_policy": row.get("Variant Inventory Policy") or "deny",
        "option1": values[0] or "Default Title",
        "option2": values[1],
        "option3": values[2],
        "sku": row.get("Variant SKU", "").lstrip("'") or None,
        "barcode": row.get("Variant Barcode", "").lstrip("'") or None,
        "taxable": (row.get("Variant Taxable") or "true").lower() == "true",
        "requires_shipping": (row.get("Variant Requires Shipping") or "true").lower() == "true",
        "fulfillment_service": row.get("Variant Fulfillment Service") or "manual",
        "grams": round(grams),
        "weight": round(grams / GRAMS.get(unit, 1.0), 3),
        "weight_unit": unit,
        "inventory_management": tracked,
        "inventory_item_id": item,
        "inventory_quantity": quantity,
        "old_inventory_quantity": quantity,
        "created_at": now,
        "updated_at": now,
        "image_id": None,
    }


def _options(head: Row, variants: list[Json], product_id: int, shop: Records) -> list[Json]:
    options = []
    for column in (1, 2, 3):
        name = head.get(f"Option{column} Name") or ("Title" if column == 1 else None)
        if name:
            given = [variant[f"option{column}"] for variant in variants if variant[f"option{column}"]]
            values = list(dict.fromkeys(given))
            number = shop.next_number()
            options.append({"id": number, "product_id": product_id, "name": name, "position": column, "values": values})
    return options


def _images(rows: list[Row], product_id: int, shop: Records, now: str) -> list[Json]:
    images: list[Json] = []
    for row in rows:
        if row.get("Image Src"):
            number = shop.next_number()
            images.append(
                {
                    "id": number,
                    "admin_graphql_api_id": f"gid://shopify/MediaImage/{number}",
                    "product_id": product_id,
                    "position": len(images) + 1,
                    "alt": row.get("Image Alt Text") or None,
                    "src": row["Image Src"],
                    "width": None,
                    "height": None,
                    "created_at": now,
                    "updated_at": now,
                    "variant_ids": [],
                }
            )
    return images


def _trimmed(row: dict[str | None, str | None]) -> Row:
    return {name.strip(): (value or "").strip() for name, value in row.items() if isinstance(name, str)}
