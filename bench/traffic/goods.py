"""Goods of invented names, so that a question can be about one of them and about nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product

from sandbox.shopify.records import Json, Records, cents

NOUNS = ("Kettle", "Lantern", "Blanket", "Rucksack", "Mug", "Jacket", "Hammock", "Stove")
SENTENCES = (
    "It was drawn for long weekends and holds up on weekdays.",
    "The seams are sewn twice and checked by hand.",
    "It packs into its own pocket and weighs next to nothing.",
    "Wipe it with a damp cloth; it asks for no other care.",
    "The handles are beech, oiled before they leave the workshop.",
    "It keeps its warmth through a night at the tree line.",
    "Spare parts are kept for ten years.",
    "It stands firmly on uneven ground.",
)


def names(chance: random.Random) -> Iterator[str]:
    """Yield words that no language has, each once: "Zovimak", "Parudel" …"""
    syllables = ["".join(pair) for pair in product("bdfgklmnprstvz", "aeiou")]
    seen: set[str] = set()
    while True:
        name = "".join(chance.choices(syllables, k=3)).capitalize() + chance.choice("dkmnprt")
        if name[:4] not in seen:
            seen.add(name[:4])
            yield name


def words(chance: random.Random) -> str:
    return "<p>" + " ".join(chance.sample(SENTENCES, 3)) + f" Batch {chance.randrange(10**6)}.</p>"


def price(chance: random.Random) -> str:
    return cents(chance.randrange(500, 40_000) / 100)


def invented(shop: Records, title: str, chance: random.Random) -> Json:
    """Return a product of one variant with tracked stock, in the REST shape."""
    number, variant, item = shop.next_number(), shop.next_number(), shop.next_number()
    now = shop.local_time(datetime.fromtimestamp(shop.clock() / 1e9, UTC))
    return {
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/Product/{number}",
        "title": title,
        "body_html": words(chance),
        "vendor": shop.name,
        "product_type": title.split()[-1],
        "handle": title.lower().replace(" ", "-"),
        "tags": "",
        "status": "active",
        "created_at": now,
        "updated_at": now,
        "published_at": now,
        "published_scope": "web",
        "template_suffix": None,
        "variants": [_variant(variant, item, number, now, chance)],
        "options": [
            {"id": variant + 1, "product_id": number, "name": "Title", "position": 1, "values": ["Default Title"]}
        ],
        "images": [],
        "image": None,
    }


def _variant(number: int, item: int, product_id: int, now: str, chance: random.Random) -> Json:
    return {
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/ProductVariant/{number}",
        "product_id": product_id,
        "title": "Default Title",
        "price": price(chance),
        "compare_at_price": None,
        "position": 1,
        "inventory_policy": "deny",
        "option1": "Default Title",
        "option2": None,
        "option3": None,
        "sku": f"SKU-{number}",
        "barcode": None,
        "taxable": True,
        "requires_shipping": True,
        "fulfillment_service": "manual",
        "grams": 500,
        "weight": 500.0,
        "weight_unit": "g",
        "inventory_management": "shopify",
        "inventory_item_id": item,
        "inventory_quantity": 20,
        "old_inventory_quantity": 20,
        "created_at": now,
        "updated_at": now,
        "image_id": None,
    }
