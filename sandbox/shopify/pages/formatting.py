"""How records look to a person: money, dates, pictures, words for states."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from html import unescape
from textwrap import shorten
from typing import Any

import nh3
from flask import Blueprint, g, url_for
from markupsafe import Markup

from sandbox.demo_shop.catalogue import palette
from sandbox.shopify.state import Json, Shop

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "PLN": "zł ", "CAD": "CA$", "KRW": "₩", "JPY": "¥"}
FIRST_LINE = 150  # letters
WITHOUT_CENTS = {"KRW", "JPY"}
PROGRESS = {
    "confirmed": "Known to the carrier",
    "label_printed": "Label printed",
    "in_transit": "On its way",
    "delayed": "Delayed",
    "out_for_delivery": "Out for delivery",
    "attempted_delivery": "Delivery attempted",
    "delivered": "Delivered",
    "failure": "Delivery failed",
}


PERMISSIONS = {
    "read_content": "View pages and articles",
    "read_legal_policies": "View policies",
    "write_app_proxy": "Answer under the shop's address",
}


def add_filters(blueprint: Blueprint) -> None:
    filters = (money, day, moment, picture, plain_html, available, availability, price_span, on_sale, order_state)
    more = (initials, colour, fact_tone, humanised, permission, first_line, stock_words, variant_facts, picture_of)
    for function in (*filters, *more):
        blueprint.add_app_template_filter(function)


def money(amount: Any, currency: str | None = None) -> str:
    """ "1234.5" -> "$1,234.50" in the shop's currency, or in `currency`."""
    code = currency or _shop().currency
    places = 0 if code in WITHOUT_CENTS else 2
    return f"{SIGNS.get(code, code + ' ')}{Decimal(str(amount)):,.{places}f}"


def day(stamp: str | None) -> str:
    return f"{datetime.fromisoformat(stamp):%b %-d, %Y}" if stamp else "–"


def moment(stamp: str | None) -> str:
    return f"{datetime.fromisoformat(stamp):%b %-d, %-I:%M %p}" if stamp else "–"


def picture(image: Json | None) -> str:
    """A picture of the shop's own folder is served from here; another one from where it is."""
    if not image or not image.get("src"):
        return url_for("pages.static", filename="no-picture.svg")
    src = str(image["src"])
    _, own, name = src.rpartition(f"{_shop().domain}/cdn/")
    return url_for("pages.show_picture", name=name) if own else src


def plain_html(html: str | None) -> Markup:
    """A record's HTML without scripts, frames and handlers."""
    return Markup(nh3.clean(html or ""))


def available(variant: Json) -> bool:
    tracked = variant.get("inventory_management") is not None
    return not tracked or variant.get("inventory_quantity", 0) > 0 or variant.get("inventory_policy") == "continue"


def stock_words(variant: Json) -> str:
    """What the product page says about one variant."""
    if not available(variant):
        return "Sold out"
    if variant.get("inventory_management") is None:
        return "Always available"
    left = variant.get("inventory_quantity", 0)
    if left <= 0:
        return "Pre-order"
    return f"Only {left} left" if left <= 3 else "In stock"


def variant_facts(variant: Json) -> Json:
    """What the page's script needs to show another variant."""
    before = variant.get("compare_at_price")
    return {
        "id": variant["id"],
        "options": [variant[name] for name in ("option1", "option2", "option3") if variant.get(name)],
        "price": money(variant["price"]),
        "before": money(before) if before else None,
        "available": available(variant),
        "stock": stock_words(variant),
        "sku": variant.get("sku"),
        "image": variant.get("image_id"),
    }


def picture_of(variant: Json, product: Json) -> Json | None:
    """The variant's own picture, or the product's."""
    own = (image for image in product.get("images") or [] if image["id"] == variant.get("image_id"))
    return next(own, product.get("image"))


def availability(product: Json) -> str:
    """A word for the card: "", "Sold out" or "Pre-order"."""
    variants = product["variants"]
    if not any(available(variant) for variant in variants):
        return "Sold out"
    waiting = all(v.get("inventory_policy") == "continue" and v["inventory_quantity"] <= 0 for v in variants)
    return "Pre-order" if waiting else ""


def price_span(product: Json) -> str:
    prices = [Decimal(variant["price"]) for variant in product["variants"]]
    return money(min(prices)) if min(prices) == max(prices) else f"from {money(min(prices))}"


def on_sale(product: Json) -> str | None:
    """What the cheapest variant cost before, or None."""
    cheapest = min(product["variants"], key=lambda variant: Decimal(variant["price"]))
    before = cheapest.get("compare_at_price")
    return before if before and Decimal(before) > Decimal(cheapest["price"]) else None


def order_state(order: Json) -> str:
    """One word or two for the whole order, as its owner would ask for it."""
    if order.get("cancelled_at"):
        return "Cancelled"
    if order["id"] in _shop().holds:
        return "On hold"
    if not order["fulfillments"]:
        return "Pre-order" if "pre-order" in order.get("tags", "") else "Preparing"
    if order["fulfillment_status"] == "partial":
        return "Partly sent"
    said = order["fulfillments"][-1].get("shipment_status")
    return PROGRESS.get(said, "Sent") if said else "Sent"


def fact_tone(word: str | None) -> str:
    """The colour a state is shown in: good, warm, bad or calm."""
    tones = {
        "good": {"Delivered", "paid", "fulfilled", "delivered", "active", "closed", "Sent", "sent"},
        "warm": {
            "in_transit",
            "out_for_delivery",
            "confirmed",
            "requested",
            "partially_refunded",
            "On its way",
            "Out for delivery",
            "partial",
            "Known to the carrier",
            "Partly sent",
            "open",
            "retrying",
        },
        "bad": {
            "delayed",
            "attempted_delivery",
            "failure",
            "declined",
            "Cancelled",
            "Delayed",
            "Delivery attempted",
            "On hold",
            "refunded",
            "failed",
            "Delivery failed",
        },
    }
    return next((tone for tone, words in tones.items() if word in words), "calm")


def humanised(word: str | None) -> str:
    return (word or "unfulfilled").replace("_", " ").capitalize()


def permission(scope: str) -> str:
    """ "read_orders" -> "View orders"; a scope whose name says little gets words of its own."""
    verb, _, thing = scope.partition("_")
    return PERMISSIONS.get(scope) or f"{'Change' if verb == 'write' else 'View'} {thing.replace('_', ' ')}"


def initials(customer: Json) -> str:
    return f"{(customer.get('first_name') or ' ')[0]}{(customer.get('last_name') or ' ')[0]}".strip() or "?"


def colour(name: str) -> str | None:
    """The hex colour of an option value when it is the name of one."""
    return _colours().get(name.lower())


def first_line(html: str | None) -> str:
    """The beginning of a text, cut at a word."""
    words = unescape(nh3.clean((html or "").replace("<", " <"), tags=set()))
    return shorten(words, FIRST_LINE, placeholder=" …")


def _colours() -> dict[str, str]:
    if "colours" not in g:
        g.colours = PLAIN_COLOURS | {name.lower(): value for name, value in palette().items()}
    colours: dict[str, str] = g.colours
    return colours


PLAIN_COLOURS = {
    "white": "#f6f4ef",
    "red": "#b5372f",
    "blue": "#33618f",
    "green": "#4e7d53",
    "yellow": "#e0bb3f",
    "grey": "#8b8f92",
    "gray": "#8b8f92",
    "brown": "#76543c",
    "pink": "#d993a4",
    "purple": "#6f5288",
    "orange": "#d97c35",
    "beige": "#d9c9ab",
}


def _shop() -> Shop:
    shop: Shop = g.shop
    return shop
