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
from sandbox.shopify.admin_api.search import Values
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
UNITS = {"g": "GRAMS", "kg": "KILOGRAMS", "lb": "POUNDS", "oz": "OUNCES"}


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


def _resolve_item(_source: Any, info: Info, id: str) -> Json | None:  # noqa: A002 - GraphQL's
    wanted = number_in(id, "InventoryItem")
    return next((v for v in all_variants(shop_of(info)) if v["inventory_item_id"] == wanted), None)


def _variant_product(source: Json, info: Info) -> Json:
    return shop_of(info).products[source["product_id"]]


def _selected_options(source: Json, info: Info) -> list[Json]:
    product = _variant_product(source, info)
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


def _image(image: Json | None) -> Json | None:
    if not image:
        return None
    return {
        "gid": gid("ProductImage", image["id"]),
        "url": image["src"],
        "alt_text": image.get("alt"),
        "width": image.get("width"),
        "height": image.get("height"),
    }


def _media(image: Json | None) -> Json | None:
    if not image:
        return None
    return {
        "__typename": "MediaImage",
        "id": image["id"],
        "gid": image.get("admin_graphql_api_id") or gid("MediaImage", image["id"]),
        "alt": image.get("alt"),
        "media_content_type": "IMAGE",
        "preview": {"image": _image(image)},
    }


def _product_media(source: Json, info: Info, **arguments: Any) -> Json:
    images = [_media(image) for image in source.get("images") or ()]
    return connect([image for image in images if image], info, arguments, in_given_order=True)


def _variant_image(source: Json, info: Info) -> Json | None:
    images = _variant_product(source, info).get("images") or ()
    return next((image for image in images if image["id"] == source.get("image_id")), None)


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


def _weight(variant: Json) -> Json:
    weight = {"value": variant.get("weight") or 0.0, "unit": UNITS[variant.get("weight_unit") or "kg"]}
    return {"gid": gid("InventoryItemMeasurement", variant["inventory_item_id"]), "weight": weight}


def _levels(shop: Shop, variant: Json) -> list[Json]:
    return [{"variant": variant, "location": location, "id": location["id"]} for location in shop.locations[:1]]


def _inventory_levels(source: Json, info: Info, **arguments: Any) -> Json:
    return connect(_levels(shop_of(info), source), info, arguments)


def _inventory_level(source: Json, info: Info, locationId: str) -> Json | None:
    wanted = number_in(locationId, "Location")
    return next((level for level in _levels(shop_of(info), source) if level["id"] == wanted), None)


def _quantities(source: Json, _info: Info, names: list[str]) -> list[Json]:
    variant = source["variant"]
    available = variant.get("inventory_quantity", 0)
    amounts = {"available": available, "on_hand": available, "committed": 0, "incoming": 0}
    return [
        {
            "gid": f"gid://shopify/InventoryQuantity/{variant['inventory_item_id']}?name={name}",
            "name": name,
            "quantity": amounts[name],
            "updated_at": variant.get("updated_at"),
        }
        for name in names
        if name in amounts
    ]


def _item_variants(source: Json, info: Info, **arguments: Any) -> Json:
    return connect([source], info, arguments)


def _level_gid(level: Json) -> str:
    item = level["variant"]["inventory_item_id"]
    return gid("InventoryLevel", f"{level['id']}?inventory_item_id={item}")


def _exact(number: int) -> Json:
    return {"count": number, "precision": "EXACT"}


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
        "productsCount": lambda _s, info, **_a: _exact(len(shop_of(info).products)),
        "productVariant": _resolve_variant,
        "productVariants": lambda _s, info, **a: connect(
            all_variants(shop_of(info)), info, a, {"id": text_of("id"), "sku": text_of("sku"), **TIMES}
        ),
        "inventoryItem": _resolve_item,
        "collection": by_gid("collections", "Collection"),
        "collections": lambda _s, info, **a: connect(shop_of(info).collections.values(), info, a, COLLECTION_SEARCH),
        "locations": lambda _s, info, **a: connect(shop_of(info).locations, info, a),
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
        "featuredMedia": made(lambda product: _media(product.get("image"))),
        "media": _product_media,
        "collections": _collections,
        "metafield": _metafield,
        "metafields": _metafields,
        "variants": _variants,
        "variantsCount": made(lambda product: _exact(len(product["variants"]))),
    },
    "ProductOption": {"optionValues": made(_option_values)},
    "ProductVariant": {
        "product": _variant_product,
        "displayName": lambda source, info: f"{_variant_product(source, info)['title']} - {source['title']}",
        "availableForSale": lambda source, info: for_sale(_variant_product(source, info), source),
        "inventoryPolicy": made(_upper("inventory_policy", "deny")),
        "selectedOptions": _selected_options,
        "inventoryItem": made(lambda variant: variant),
        "taxable": key("taxable", True),
        "image": lambda source, info: _image(_variant_image(source, info)),
        "media": lambda source, info, **a: connect([m for m in [_media(_variant_image(source, info))] if m], info, a),
    },
    "InventoryItem": {
        "id": made(lambda variant: gid("InventoryItem", variant["inventory_item_id"])),
        "legacyResourceId": key("inventory_item_id"),
        "tracked": made(lambda variant: bool(variant.get("inventory_management"))),
        "requiresShipping": key("requires_shipping", True),
        "measurement": made(_weight),
        "variants": _item_variants,
        "inventoryLevels": _inventory_levels,
        "inventoryLevel": _inventory_level,
    },
    "InventoryLevel": {
        "id": made(_level_gid),
        "createdAt": made(lambda level: level["variant"].get("created_at")),
        "updatedAt": made(lambda level: level["variant"].get("updated_at")),
        "quantities": _quantities,
    },
    "Location": {"isActive": key("active", True)},
    "Collection": {
        "description": made(lambda entry: plain_text(entry.get("body_html"))),
        "descriptionHtml": key("body_html", ""),
        "products": _collection_products,
        "productsCount": made(lambda entry: _exact(len(entry.get("product_ids", ())))),
    },
}
