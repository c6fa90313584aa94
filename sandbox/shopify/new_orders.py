"""Builds an order in the official REST shape from what a checkout knows."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from sandbox.shopify.records import Json, Records, Refused, cents


@dataclass(frozen=True)
class Draft:
    """What a shopper ordered: `lines` are (variant id, quantity)."""

    lines: Sequence[tuple[int, int]]
    email: str | None = None
    customer_id: int | None = None
    phone: str | None = None
    shipping_address: Json | None = None
    shipping_title: str = "Standard"
    shipping_price: str = "0.00"
    tax_rate: str = "0.00"
    note: str | None = None
    note_attributes: Sequence[Json] = ()
    cart_token: str | None = None
    locale: str = "en"
    extra: Json = field(default_factory=dict)


def build_order(shop: Records, draft: Draft, at: datetime) -> Json:
    if not draft.lines:
        raise Refused("an order needs at least one line")
    lines = [build_line(shop, variant_id, quantity) for variant_id, quantity in draft.lines]
    customer = shop.find("customers", draft.customer_id) if draft.customer_id else None
    address = draft.shipping_address or (customer or {}).get("default_address")
    email = draft.email or (customer or {}).get("email")
    now = shop.local_time(at)
    number = shop.next_order_number()
    order_id = shop.next_number()
    token = secrets.token_hex(16)
    return {
        "id": order_id,
        "admin_graphql_api_id": f"gid://shopify/Order/{order_id}",
        "app_id": 580111,
        "browser_ip": None,
        "buyer_accepts_marketing": False,
        "cancel_reason": None,
        "cancelled_at": None,
        "cart_token": draft.cart_token,
        "checkout_token": secrets.token_hex(16),
        "closed_at": None,
        "confirmation_number": secrets.token_hex(5).upper()[:9],
        "confirmed": True,
        "contact_email": email,
        "created_at": now,
        "currency": shop.currency,
        "customer_locale": draft.locale,
        "discount_codes": [],
        "discount_applications": [],
        "email": email,
        "financial_status": "paid",
        "fulfillment_status": None,
        "name": f"#{number}",
        "note": draft.note,
        "note_attributes": list(draft.note_attributes),
        "number": number - 1000,
        "order_number": number,
        "order_status_url": f"{shop.primary_url}/{shop.id}/orders/{token}/authenticate?key={token[:12]}",
        "payment_gateway_names": ["bogus"],
        "phone": draft.phone,
        "presentment_currency": shop.currency,
        "processed_at": now,
        "source_name": "web",
        "tags": "",
        "test": False,
        "token": token,
        "updated_at": now,
        "billing_address": address,
        "shipping_address": address,
        "customer": dict(customer) if customer else None,
        "line_items": lines,
        "shipping_lines": [_shipping_line(shop, draft)],
        "fulfillments": [],
        "refunds": [],
        "payment_terms": None,
        **_totals(shop, lines, draft),
        **draft.extra,
    }


def build_line(shop: Records, variant_id: int, quantity: int) -> Json:
    product, variant = shop.find_variant(variant_id)
    if quantity < 1:
        raise Refused("a line needs a quantity of one or more")
    number = shop.next_number()
    title = None if variant["title"] == "Default Title" else variant["title"]
    return {
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/LineItem/{number}",
        "current_quantity": quantity,
        "fulfillable_quantity": quantity,
        "fulfillment_service": "manual",
        "fulfillment_status": None,
        "gift_card": product.get("product_type") == "Gift card",
        "grams": variant.get("grams", 0),
        "name": f"{product['title']} - {title}" if title else product["title"],
        "price": variant["price"],
        "price_set": shop.money_set(variant["price"]),
        "product_exists": True,
        "product_id": product["id"],
        "properties": [],
        "quantity": quantity,
        "requires_shipping": variant.get("requires_shipping", True),
        "sku": variant.get("sku"),
        "taxable": variant.get("taxable", True),
        "title": product["title"],
        "total_discount": "0.00",
        "total_discount_set": shop.money_set("0"),
        "variant_id": variant["id"],
        "variant_inventory_management": variant.get("inventory_management"),
        "variant_title": title,
        "vendor": product.get("vendor"),
        "tax_lines": [],
        "duties": [],
        "discount_allocations": [],
    }


def _shipping_line(shop: Records, draft: Draft) -> Json:
    price = cents(draft.shipping_price)
    return {
        "id": shop.next_number(),
        "code": draft.shipping_title,
        "title": draft.shipping_title,
        "source": "shopify",
        "price": price,
        "price_set": shop.money_set(price),
        "discounted_price": price,
        "discounted_price_set": shop.money_set(price),
        "is_removed": False,
        "phone": None,
        "tax_lines": [],
        "discount_allocations": [],
    }


def _totals(shop: Records, lines: Sequence[Json], draft: Draft) -> Json:
    goods = sum((Decimal(line["price"]) * line["quantity"] for line in lines), Decimal(0))
    tax = Decimal(cents(goods * Decimal(draft.tax_rate)))
    shipping = Decimal(draft.shipping_price)
    amounts = {
        "subtotal_price": goods,
        "current_subtotal_price": goods,
        "total_line_items_price": goods,
        "total_discounts": Decimal(0),
        "current_total_discounts": Decimal(0),
        "total_tax": tax,
        "current_total_tax": tax,
        "total_price": goods + tax + shipping,
        "current_total_price": goods + tax + shipping,
    }
    totals: Json = {"total_outstanding": "0.00", "total_shipping_price_set": shop.money_set(shipping)}
    for name, amount in amounts.items():
        totals[name] = cents(amount)
        totals[f"{name}_set"] = shop.money_set(amount)
    return totals | {"tax_lines": [], "taxes_included": False, "total_weight": 0, "total_tip_received": "0.00"}
