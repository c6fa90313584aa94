"""Products, variants, stock and collections."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from html import unescape
from typing import Any

from sandbox.shopify.admin_api.connections import TIMES, connect, text_of
from sandbox.shopify.admin_api.context import (
    Info,
    Resolvers,
    by_gid,
    context_of,
    found,
    gid,
    key,
    made,
    number_in,
    shop_of,
)
from sandbox.shopify.admin_api.media import image_of, media_of, product_media, variant_image, variant_product
from sandbox.shopify.admin_api.search import Values
from sandbox.shopify.admin_api.shared_fields import exact_count
from sandbox.shopify.records import Json
from sandbox.shopify.state import Shop

PRODUCT_SEARCH: dict[str, Values] = {
    "default": text_of("title", "vendor", "product_type", "tags", "handle"),
    "id": text_of("id"),
    "handle": text_of("handle"),
    "title": text_of("title"),
    "vendor": text_of("vendor"),
    "product_type": text_of("product_type"),
    "status": text_of("status"),
    "tag": lambda product: list(split_tags(product.get("tags"))),
    "sku": lambda product: [variant.get("sku") for variant in product["variants"]],
    **TIMES,
}


def split_tags(tags: str | list[str] | None) -> list[str]:
    given = tags if isinstance(tags, list) else (tags or "").split(",")
    return [tag.strip() for tag in given if tag.strip()]


def plain_text(html: str | None) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html or "")).split())


def money(shop: Shop, amount: str | Decimal) -> Json:
    return {"amount": str(amount), "currency_code": shop.currency}


def is_gift_card(product: Json) -> bool:
    return (product.get("product_type") or "").casefold() in ("gift card", "gift cards")


def online_url(shop: Shop, product: Json) -> str | None:
    published = product.get("published_at") and product.get("status", "active") == "active"
    return f"{shop.primary_url}/products/{product['handle']}" if published else None


def for_sale(product: Json, variant: Json) -> bool:
    untracked = not variant.get("inventory_management")
    stocked = variant.get("inventory_quantity", 0) > 0 or variant.get("inventory_policy") == "continue"
    return product.get("status", "active") == "active" and (untracked or stocked)


def all_variants(shop: Shop) -> list[Json]:
    return [variant for product in shop.products.values() for variant in product["variants"]]


def _resolve_products(_source: Any, info: Info, **arguments: Any) -> Json:
    return connect(shop_of(info).products.values(), info, arguments, PRODUCT_SEARCH)


def _resolve_product(_source: Any, info: Info, id: str) -> Json | None:  # noqa: A002 - GraphQL's
    return shop_of(info).products.get(number_in(id, "Product") or 0)


def _resolve_identified(_source: Any, info: Info, identifier: Json) -> Json | None:
    if "id" in identifier:
        return _resolve_product(_source, info, identifier["id"])
    every = shop_of(info).products.values()
    return next((product for product in every if product["handle"] == identifier["handle"]), None)


def _resolve_variant(_source: Any, info: Info, id: str) -> Json | None:  # noqa: A002 - GraphQL's
    pair = context_of(info).variant(number_in(id, "ProductVariant"))
    return pair[1] if pair else None


def _selected_options(source: Json, info: Info) -> list[Json]:
    product = variant_product(source, info)
    return [
        {"name": option["name"], "value": source[f"option{option['position']}"]}
        for option in product["options"]
        if source.get(f"option{option['position']}") is not None
    ]


def _variants(source: Json, info: Info, **arguments: Any) -> Json:
    return connect(source["variants"], info, arguments)


def _options(source: Json, _info: Info, first: int | None = None) -> list[Json]:
    return [option | {"variants": source["variants"]} for option in source["options"][:first]]


def _option_values(option: Json) -> list[Json]:
    column = f"option{option['position']}"
    used = {variant.get(column) for variant in option["variants"]}
    return [
        {
            "gid": gid("ProductOptionValue", f"{option['id']}{place:03d}"),
            "name": value,
            "has_variants": value in used,
        }
        for place, value in enumerate(option["values"], 1)
    ]


def _range(shop: Shop, prices: list[str], low: str, high: str) -> Json | None:
    amounts = sorted(Decimal(price) for price in prices)
    return {low: money(shop, amounts[0]), high: money(shop, amounts[-1])} if amounts else None


def _price_range(shop: Shop, product: Json) -> Json | None:
    prices = [variant["price"] for variant in product["variants"]]
    return _range(shop, prices, "min_variant_price", "max_variant_price")


def _compare_range(shop: Shop, product: Json) -> Json | None:
    prices = [v["compare_at_price"] for v in product["variants"] if v.get("compare_at_price")]
    return _range(shop, prices, "min_variant_compare_at_price", "max_variant_compare_at_price")


def _collections(source: Json, info: Info, **arguments: Any) -> Json:
    every = shop_of(info).collections.values()
    theirs = [entry for entry in every if source["id"] in entry.get("product_ids", ())]
    return connect(theirs, info, arguments, COLLECTION_SEARCH)


def _collection_products(source: Json, info: Info, **arguments: Any) -> Json:
    products = shop_of(info).products
    inside = [products[number] for number in source.get("product_ids", ()) if number in products]
    return connect(inside, info, arguments, in_given_order=True)


def _metafields(source: Json, info: Info, **arguments: Any) -> Json:
    return connect(source.get("metafields") or (), info, arguments)


def _metafield(source: Json, _info: Info, key: str, namespace: str | None = None) -> Json | None:
    every = source.get("metafields") or ()
    return next((m for m in every if m["key"] == key and m["namespace"] == namespace), None)


def _description(source: Json, _info: Info, truncateAt: int | None = None) -> str:
    return plain_text(source.get("body_html"))[:truncateAt]


def _upper(name: str, default: str) -> Callable[[Json], str]:
    return lambda record: str(record.get(name) or default).upper()


COLLECTION_SEARCH: dict[str, Values] = {
    "default": text_of("title"),
    "id": text_of("id"),
    "handle": text_of("handle"),
    "title": text_of("title"),
    **TIMES,
}

RESOLVERS: Resolvers = {
    "QueryRoot": {
        "products": _resolve_products,
        "product": _resolve_product,
        "productByIdentifier": _resolve_identified,
        "productsCount": lambda _s, info, **_a: exact_count(len(shop_of(info).products)),
        "productVariant": _resolve_variant,
        "productVariants": lambda _s, info, **a: connect(
            all_variants(shop_of(info)), info, a, {"id": text_of("id"), "sku": text_of("sku"), **TIMES}
        ),
        "collection": by_gid("collections", "Collection"),
        "collections": lambda _s, info, **a: connect(shop_of(info).collections.values(), info, a, COLLECTION_SEARCH),
    },
    "Product": {
        "status": made(_upper("status", "active")),
        "vendor": key("vendor", ""),
        "productType": key("product_type", ""),
        "tags": made(lambda product: sorted(split_tags(product.get("tags")))),
        "description": _description,
        "descriptionHtml": key("body_html", ""),
        "onlineStoreUrl": found(online_url),
        "onlineStorePreviewUrl": found(lambda shop, product: f"{shop.primary_url}/products/{product['handle']}"),
        "isGiftCard": made(is_gift_card),
        "totalInventory": made(lambda p: sum(v.get("inventory_quantity") or 0 for v in p["variants"])),
        "tracksInventory": made(lambda p: any(v.get("inventory_management") for v in p["variants"])),
        "hasOnlyDefaultVariant": made(lambda p: [v["title"] for v in p["variants"]] == ["Default Title"]),
        "seo": key("seo", {}),
        "priceRangeV2": found(_price_range),
        "compareAtPriceRange": found(_compare_range),
        "options": _options,
        "featuredMedia": made(lambda product: media_of(product.get("image"))),
        "media": product_media,
        "collections": _collections,
        "metafield": _metafield,
        "metafields": _metafields,
        "variants": _variants,
        "variantsCount": made(lambda product: exact_count(len(product["variants"]))),
    },
    "ProductOption": {"optionValues": made(_option_values)},
    "ProductVariant": {
        "product": variant_product,
        "displayName": lambda source, info: f"{variant_product(source, info)['title']} - {source['title']}",
        "availableForSale": lambda source, info: for_sale(variant_product(source, info), source),
        "inventoryPolicy": made(_upper("inventory_policy", "deny")),
        "selectedOptions": _selected_options,
        "inventoryItem": made(lambda variant: variant),
        "taxable": key("taxable", True),
        "image": lambda source, info: image_of(variant_image(source, info)),
        "media": lambda source, info, **a: connect([m for m in [media_of(variant_image(source, info))] if m], info, a),
    },
    "Collection": {
        "description": made(lambda entry: plain_text(entry.get("body_html"))),
        "descriptionHtml": key("body_html", ""),
        "products": _collection_products,
        "productsCount": made(lambda entry: exact_count(len(entry.get("product_ids", ())))),
    },
}
