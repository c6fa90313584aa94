"""Products and collections as Shopify's REST API and webhooks show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from typing import Any

from sandbox.demo_shop.catalogue import HERE, SEPARATOR, Kind, Sheet, digest, sheets, table

Json = dict[str, Any]
PREORDER_DAYS = 59  # until the next batch lands
FIRST_ID = 9_000_000_000_000  # above the numbers a shop gives to what is made in it


@dataclass(frozen=True)
class Setting:
    """Where and when the shop is: ids, times and links come from here, so two shops never share an id."""

    domain: str
    url: str
    currency: str
    now: datetime

    def number(self, *parts: str) -> int:
        return FIRST_ID + digest(self.domain, *parts) % 90_000_000_000

    def stamp(self, moment: datetime) -> str:
        return moment.astimezone(self.now.tzinfo).isoformat(timespec="seconds")

    def ago(self, days: float) -> str:
        return self.stamp(self.now - timedelta(days=days))

    def dated(self, text: str) -> str:
        """Fill in {ships}, the day on which pre-orders leave."""
        ships = self.now + timedelta(days=PREORDER_DAYS)
        return text.replace("{ships}", f"{ships:%B} {ships.day}")


def rest_products(setting: Setting) -> list[Json]:
    return [rest_product(setting, sheet) for sheet in sheets()]


def rest_product(setting: Setting, sheet: Sheet) -> Json:
    product_id = setting.number("product", sheet.handle)
    born = setting.ago(120 + digest(sheet.sku, "born") % 700)
    touched = setting.ago(2 + digest(sheet.sku, "touched") % 40 + digest(sheet.sku, "minute") % 1440 / 1440)
    times = {"created_at": born, "updated_at": touched}
    variants = [
        _variant(setting, sheet, product_id, position, values) | times
        for position, values in enumerate(sheet.combinations(), 1)
    ]
    images = [image | times for image in _images(setting, sheet, product_id, variants)]
    return {
        "id": product_id,
        "title": sheet.title,
        "body_html": setting.dated(description(sheet)),
        "vendor": sheet.vendor,
        "product_type": sheet.type,
        "handle": sheet.handle,
        **times,
        "published_at": born,
        "template_suffix": None,
        "published_scope": "web",
        "tags": sheet.tags,
        "status": "active",
        "admin_graphql_api_id": f"gid://shopify/Product/{product_id}",
        "variants": variants,
        "options": _options(setting, sheet, product_id),
        "images": images,
        "image": images[0],
    }


def description(sheet: Sheet) -> str:
    facts = "".join(f"<li><strong>{escape(k)}:</strong> {escape(v)}</li>" for k, v in sheet.facts.items())
    waiting = f"<p><em>Pre-order. {escape(sheet.preorder)}.</em></p>" if sheet.preorder else ""
    return f"<p>{escape(sheet.about)}</p>{waiting}<ul>{facts}</ul>"


def rest_collections(setting: Setting) -> list[Json]:
    return [_collection(setting, entry) for entry in table(HERE / "collections.toml")["collection"]]


def variant_sku(sheet: Sheet, values: tuple[str, ...]) -> str:
    return "-".join([sheet.sku, *(_short(value) for value in values)])


def _variant(setting: Setting, sheet: Sheet, product_id: int, position: int, values: tuple[str, ...]) -> Json:
    sku = variant_sku(sheet, values)
    variant_id = setting.number("variant", sku)
    stocked = sheet.kind is Kind.GOODS
    quantity = sheet.quantity_of(values) if stocked else 0
    price = f"{sheet.price_of(values):.2f}"
    return {
        "id": variant_id,
        "product_id": product_id,
        "title": SEPARATOR.join(values) or "Default Title",
        "price": price,
        "position": position,
        "inventory_policy": "continue" if sheet.preorder else "deny",
        "compare_at_price": _compare_at(sheet, values),
        **{f"option{n}": value for n, value in enumerate(_padded(values or ("Default Title",)), 1)},
        "taxable": sheet.taxable,
        "barcode": barcode(sku) if stocked else None,
        "fulfillment_service": "gift_card" if sheet.kind is Kind.GIFT_CARD else "manual",
        "grams": sheet.grams,
        "inventory_management": "shopify" if stocked else None,
        "requires_shipping": stocked,
        "sku": sku,
        "weight": float(sheet.grams),
        "weight_unit": "g",
        "inventory_item_id": setting.number("item", sku),
        "inventory_quantity": quantity,
        "old_inventory_quantity": quantity,
        "presentment_prices": [
            {"price": {"amount": price, "currency_code": setting.currency}, "compare_at_price": None}
        ],
        "admin_graphql_api_id": f"gid://shopify/ProductVariant/{variant_id}",
        "image_id": setting.number("image", sheet.handle, _colour(sheet, values)),
    }


def _options(setting: Setting, sheet: Sheet, product_id: int) -> list[Json]:
    named = dict(sheet.options) or {"Title": ["Default Title"]}
    return [
        {
            "id": setting.number("option", sheet.handle, name),
            "product_id": product_id,
            "name": name,
            "position": position,
            "values": list(values),
        }
        for position, (name, values) in enumerate(named.items(), 1)
    ]


def _images(setting: Setting, sheet: Sheet, product_id: int, variants: list[Json]) -> list[Json]:
    """One picture a colour, or one for all."""
    return [
        _image(setting, sheet, product_id, variants, position, colour)
        for position, colour in enumerate(sheet.colours or [""], 1)
    ]


def _image(setting: Setting, sheet: Sheet, product_id: int, variants: list[Json], position: int, colour: str) -> Json:
    image_id = setting.number("image", sheet.handle, colour)
    shown = [variant["id"] for variant in variants if variant["image_id"] == image_id]
    return {
        "id": image_id,
        "alt": f"{sheet.title} in {colour}" if colour else sheet.title,
        "position": position,
        "product_id": product_id,
        "admin_graphql_api_id": f"gid://shopify/MediaImage/{image_id}",
        "width": 800,
        "height": 800,
        "src": f"{setting.url}/cdn/{picture_name(sheet, colour)}",
        "variant_ids": shown if colour else [],
    }


def picture_name(sheet: Sheet, colour: str) -> str:
    """The first colour is the product's own picture: tent.svg, tent.ember.svg."""
    first = not colour or colour == sheet.colours[0]
    return f"{sheet.handle}.svg" if first else f"{sheet.handle}.{colour.lower().replace(' ', '-')}.svg"


def barcode(sku: str) -> str:
    """An EAN-13 of the range for use inside a shop, with its check digit."""
    digits = f"20{digest('barcode', sku) % 10_000_000_000:010d}"
    weighted = sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits))
    return f"{digits}{-weighted % 10}"


def _collection(setting: Setting, entry: Json) -> Json:
    handle = "-".join("".join(c if c.isalnum() else " " for c in entry["title"].lower()).split())
    inside = [
        setting.number("product", sheet.handle)
        for sheet in sheets()
        if sheet.type in entry.get("types", ()) or entry.get("tag") in sheet.tags.split(", ")
    ]
    collection_id = setting.number("collection", handle)
    return {
        "id": collection_id,
        "handle": handle,
        "title": entry["title"],
        "body_html": f"<p>{escape(entry['about'])}</p>",
        "updated_at": setting.ago(5),
        "published_at": setting.ago(400),
        "product_ids": inside,
        "admin_graphql_api_id": f"gid://shopify/Collection/{collection_id}",
    }


def _compare_at(sheet: Sheet, values: tuple[str, ...]) -> str | None:
    return f"{sheet.was + sheet.price_of(values) - sheet.price:.2f}" if sheet.was else None


def _colour(sheet: Sheet, values: tuple[str, ...]) -> str:
    return next((value for value in values if value in sheet.colours), "")


def _padded(values: tuple[str, ...]) -> list[str | None]:
    return [*values, *[None] * (3 - len(values))]


def _short(value: str) -> str:
    """Moss -> MOS, Bath towel -> BT, 500 ml -> 500M, S-M -> SM."""
    words = "".join(c if c.isalnum() else " " for c in value).split()
    if len(words) == 1:
        return words[0][:3].upper()
    return "".join(word if word.isdigit() else word[0] for word in words).upper()
