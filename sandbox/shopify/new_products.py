"""A product as the back office files it: what a script leaves out is given by the shop, as Shopify gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sandbox.shopify.product_input import check
from sandbox.shopify.records import Json, Records, parse_price

DEFAULT = "Default Title"
UNSET = ("published_at",)  # of a product, may be nothing: it is not published; other nothings are as left out
VARIANT: Json = {
    "option1": DEFAULT,
    "option2": None,
    "option3": None,
    "compare_at_price": None,
    "sku": None,
    "barcode": None,
    "inventory_policy": "deny",
    "fulfillment_service": "manual",
    "requires_shipping": True,
    "taxable": True,
    "grams": 0,
    "weight": 0.0,
    "weight_unit": "g",
    "image_id": None,
}


def new_product(shop: Records, given: Json, now: str) -> Json:
    """Return a whole REST product of what was given, with numbers for all that has none. Raises InputRefused."""
    check(given)
    title, status = given["title"].strip(), given.get("status", "active")
    number = _number(shop, given)
    variants = [_variant(shop, one, number, at, now) for at, one in enumerate(given.get("variants") or [{}], 1)]
    images = [_image(shop, one, number, at, now) for at, one in enumerate(given.get("images") or [], 1)]
    return {
        "body_html": "",
        "vendor": shop.name,
        "product_type": "",
        "handle": re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or str(number),
        "tags": "",
        "status": status,
        "created_at": now,
        "published_at": now if status == "active" else None,
        "published_scope": "web",
        "template_suffix": None,
        **{name: value for name, value in given.items() if value is not None or name in UNSET},
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/Product/{number}",
        "title": title,
        "updated_at": now,
        "variants": variants,
        "options": _options(shop, given.get("options") or [{}], variants, number),
        "images": images,
        "image": given.get("image") or (images[0] if images else None),
    }


def _variant(shop: Records, given: Json, product_id: int, position: int, now: str) -> Json:
    number = _number(shop, given)
    values = [given.get(f"option{at}") for at in (1, 2, 3)]
    quantity = int(given.get("inventory_quantity") or 0)
    return {
        **VARIANT,
        "title": " / ".join(str(value) for value in values if value) or DEFAULT,
        "inventory_management": "shopify" if "inventory_quantity" in given else None,
        "created_at": now,
        "updated_at": now,
        **given,
        "inventory_quantity": quantity,
        "old_inventory_quantity": quantity,
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/ProductVariant/{number}",
        "product_id": product_id,
        "position": position,
        "price": parse_price(given.get("price") or 0),
        "inventory_item_id": given.get("inventory_item_id") or shop.next_number(),
    }


def _options(shop: Records, given: Sequence[Json], variants: Sequence[Json], product_id: int) -> list[Json]:
    return [
        {
            "id": option.get("id") or shop.next_number(),
            "product_id": product_id,
            "name": option.get("name") or "Title",
            "position": at,
            "values": list(dict.fromkeys(one[f"option{at}"] for one in variants if one.get(f"option{at}"))),
        }
        for at, option in enumerate(given, 1)
    ]


def _image(shop: Records, given: Json, product_id: int, position: int, now: str) -> Json:
    number = _number(shop, given)
    defaults: Json = {"alt": None, "width": None, "height": None, "src": "", "created_at": now, "updated_at": now}
    ids = {"id": number, "admin_graphql_api_id": f"gid://shopify/MediaImage/{number}", "product_id": product_id}
    return {**defaults, "variant_ids": [], **given, **ids, "position": position}


def _number(shop: Records, given: Json) -> int:
    return int(given.get("id") or 0) or shop.next_number()
