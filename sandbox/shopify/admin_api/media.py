"""Pictures of products and variants."""

from __future__ import annotations

from typing import Any

from sandbox.shopify.admin_api.connections import connect
from sandbox.shopify.admin_api.context import Info, gid, shop_of
from sandbox.shopify.records import Json


def variant_product(source: Json, info: Info) -> Json:
    return shop_of(info).products[source["product_id"]]


def image_of(image: Json | None) -> Json | None:
    if not image:
        return None
    return {
        "gid": gid("ProductImage", image["id"]),
        "url": image["src"],
        "alt_text": image.get("alt"),
        "width": image.get("width"),
        "height": image.get("height"),
    }


def media_of(image: Json | None) -> Json | None:
    if not image:
        return None
    return {
        "__typename": "MediaImage",
        "id": image["id"],
        "gid": image.get("admin_graphql_api_id") or gid("MediaImage", image["id"]),
        "alt": image.get("alt"),
        "media_content_type": "IMAGE",
        "preview": {"image": image_of(image)},
    }


def product_media(source: Json, info: Info, **arguments: Any) -> Json:
    images = [media_of(image) for image in source.get("images") or ()]
    return connect([image for image in images if image], info, arguments, in_given_order=True)


def variant_image(source: Json, info: Info) -> Json | None:
    images = variant_product(source, info).get("images") or ()
    return next((image for image in images if image["id"] == source.get("image_id")), None)
