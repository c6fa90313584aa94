"""Stock: inventory items, their levels and the places they are kept."""

from __future__ import annotations

from typing import Any

from sandbox.shopify.admin_api.catalogue import all_variants
from sandbox.shopify.admin_api.connections import connect
from sandbox.shopify.admin_api.context import Info, Resolvers, gid, key, made, number_in, shop_of
from sandbox.shopify.records import Json
from sandbox.shopify.state import Shop

UNITS = {"g": "GRAMS", "kg": "KILOGRAMS", "lb": "POUNDS", "oz": "OUNCES"}


def _resolve_item(_source: Any, info: Info, id: str) -> Json | None:  # noqa: A002 - GraphQL's
    wanted = number_in(id, "InventoryItem")
    return next((v for v in all_variants(shop_of(info)) if v["inventory_item_id"] == wanted), None)


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


RESOLVERS: Resolvers = {
    "QueryRoot": {
        "inventoryItem": _resolve_item,
        "locations": lambda _s, info, **a: connect(shop_of(info).locations, info, a),
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
}
