"""A visitor's cart. All of it travels in the visitor's own cookie, so the shop keeps nothing."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sandbox.shopify.pages.formatting import available, picture, picture_of
from sandbox.shopify.state import Json, NoSuchRecord, Shop

COOKIE = "cart"
MOST_LINES = 40  # what fits in a cookie
MOST_OF_ONE = 99


class CannotAdd(Exception):
    """The message is what a shopper reads."""


@dataclass(frozen=True)
class Basket:
    """`quantities` is {variant id: how many} in the order of adding."""

    token: str = field(default_factory=lambda: secrets.token_hex(16))
    quantities: Mapping[int, int] = field(default_factory=dict)
    note: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_cookie(cls, text: str) -> Basket:
        """Read a cookie; one that was tampered with is an empty cart."""
        try:
            saved = json.loads(base64.urlsafe_b64decode(text))
            quantities = {int(number): int(quantity) for number, quantity in saved["quantities"].items()}
            attributes = {str(name): str(value) for name, value in saved["attributes"].items()}
            return cls(str(saved["token"]), quantities, str(saved["note"]), attributes)
        except (binascii.Error, ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def to_cookie(self) -> str:
        saved = {
            "token": self.token,
            "quantities": dict(self.quantities),
            "note": self.note,
            "attributes": dict(self.attributes),
        }
        return base64.urlsafe_b64encode(json.dumps(saved, separators=(",", ":")).encode()).decode()

    @property
    def count(self) -> int:
        return sum(self.quantities.values())

    def with_quantity(self, shop: Shop, variant_id: int, quantity: int) -> Basket:
        """Return the cart with so many of one variant; none when 0. Raises CannotAdd or NoSuchRecord."""
        product, variant = shop.find_variant(variant_id)
        quantity = max(0, min(quantity, MOST_OF_ONE))
        _check_stock(product, variant, quantity)
        kept = {number: q for number, q in {**self.quantities, variant_id: quantity}.items() if q}
        if len(kept) > MOST_LINES:
            raise CannotAdd(f"A cart holds {MOST_LINES} different items.")
        return replace(self, quantities=kept)

    def lines(self, shop: Shop) -> list[tuple[Json, Json, int]]:
        """(product, variant, quantity) of what still exists."""
        found = []
        for variant_id, quantity in self.quantities.items():
            try:
                found.append((*shop.find_variant(variant_id), quantity))
            except NoSuchRecord:
                continue
        return found


def as_json(basket: Basket, shop: Shop) -> Json:
    """The cart in the shape of the platform's Ajax API, amounts in cents."""
    items = [line_json(*line) for line in basket.lines(shop)]
    total = sum(item["line_price"] for item in items)
    return {
        "token": basket.token,
        "note": basket.note,
        "attributes": dict(basket.attributes),
        "original_total_price": total,
        "total_price": total,
        "total_discount": 0,
        "total_weight": sum(item["grams"] * item["quantity"] for item in items),
        "item_count": sum(item["quantity"] for item in items),
        "items": items,
        "requires_shipping": any(item["requires_shipping"] for item in items),
        "currency": shop.currency,
        "items_subtotal_price": total,
        "cart_level_discount_applications": [],
    }


def line_json(product: Json, variant: Json, quantity: int) -> Json:
    price = round(Decimal(variant["price"]) * 100)
    title = None if variant["title"] == "Default Title" else variant["title"]
    return {
        "id": variant["id"],
        "key": f"{variant['id']}:{product['handle']}",
        "variant_id": variant["id"],
        "product_id": product["id"],
        "quantity": quantity,
        "title": f"{product['title']} - {title}" if title else product["title"],
        "product_title": product["title"],
        "variant_title": title,
        "product_type": product["product_type"],
        "handle": product["handle"],
        "url": f"/products/{product['handle']}?variant={variant['id']}",
        "image": picture(picture_of(variant, product)),
        "sku": variant["sku"],
        "vendor": product["vendor"],
        "grams": variant.get("grams", 0),
        "price": price,
        "original_price": price,
        "line_price": price * quantity,
        "original_line_price": price * quantity,
        "final_price": price,
        "final_line_price": price * quantity,
        "total_discount": 0,
        "discounts": [],
        "properties": {},
        "gift_card": product["product_type"] == "Gift card",
        "taxable": variant.get("taxable", True),
        "requires_shipping": variant.get("requires_shipping", True),
    }


def _check_stock(product: Json, variant: Json, quantity: int) -> None:
    if not quantity:
        return
    if not available(variant):
        raise CannotAdd(f"The product '{product['title']} - {variant['title']}' is already sold out.")
    limited = variant.get("inventory_management") and variant.get("inventory_policy") != "continue"
    if limited and quantity > variant["inventory_quantity"]:
        raise CannotAdd(f"Only {variant['inventory_quantity']} of '{product['title']}' are left.")
