"""Builds the executable schema from schema.graphql and the resolvers."""

from __future__ import annotations

from datetime import UTC
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
    get_named_type,
)

from sandbox.shopify.admin_api import (
    app_records,
    catalogue,
    content,
    customers,
    inventory,
    orders,
    parcels,
    scopes,
    shared_fields,
)
from sandbox.shopify.admin_api.context import Info, Resolver, by_gid, gid, key, resolve_by_name
from sandbox.shopify.admin_api.search import instant
from sandbox.shopify.records import Json, cents

SDL = Path(__file__).parent.parent / "schema.graphql"
GROUPS = (
    catalogue.RESOLVERS,
    inventory.RESOLVERS,
    orders.RESOLVERS,
    parcels.RESOLVERS,
    customers.RESOLVERS,
    content.RESOLVERS,
    app_records.RESOLVERS,
    shared_fields.RESOLVERS,
)
NODES = (
    "Product",
    "ProductVariant",
    "Collection",
    "InventoryItem",
    "Order",
    "Customer",
    "Page",
    "Article",
    "BulkOperation",
    "WebhookSubscription",
)
WITHOUT_ROOT_FIELD = {"Return": "returns", "ShopPolicy": "policies", "FulfillmentEvent": "fulfillment_events"}


@cache
def admin_schema() -> GraphQLSchema:
    schema = build_schema(SDL.read_text(encoding="utf-8"))
    for name, serialize in SCALARS.items():
        scalar = schema.type_map[name]
        assert isinstance(scalar, GraphQLScalarType)
        scalar.coerce_output_value = serialize  # type: ignore[assignment]
    resolvers = _gathered()
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__"):
            _wire(kind, resolvers.get(kind.name, {}))
    return schema


@cache
def _gathered() -> dict[str, dict[str, Resolver]]:
    gathered: dict[str, dict[str, Resolver]] = {}
    for group in GROUPS:
        for kind, fields in group.items():
            gathered.setdefault(kind, {}).update(fields)
    gathered["QueryRoot"] |= {"node": _node, "nodes": _nodes}
    return gathered


def _wire(kind: GraphQLObjectType, resolvers: dict[str, Resolver]) -> None:
    for name, definition in kind.fields.items():
        resolver = resolvers.get(name) or _usual(kind.name, name)
        returned = get_named_type(definition.type).name.removesuffix("Connection")
        needed = scopes.OF_FIELD.get((kind.name, name)) or scopes.OF_TYPE.get(returned)
        definition.resolve = scopes.guarded(resolver, name, needed) if needed else resolver


def _usual(kind: str, name: str) -> Resolver:
    if name == "id":
        return lambda source, _info: _global_id(kind, source)
    return key("id") if name == "legacyResourceId" else resolve_by_name


def _global_id(kind: str, source: Json) -> str | None:
    if "gid" in source:
        return str(source["gid"])
    return gid(kind, source["id"]) if "id" in source else None


def _node(_source: Any, info: Info, id: str) -> Json | None:  # noqa: A002 - GraphQL's
    kind, _, number = id.removeprefix("gid://shopify/").partition("/")
    look_up = _look_up(kind)
    if look_up is None or not number:
        return None
    record: Json | None = look_up(None, info, id=id)
    return record and {**record, "__typename": kind}


def _look_up(kind: str) -> Resolver | None:
    """How a kind is read alone: by its own root field when it has one, else from the shop's records."""
    if kind in WITHOUT_ROOT_FIELD:
        resolver: Resolver | None = by_gid(WITHOUT_ROOT_FIELD[kind], kind)
    else:
        resolver = _gathered()["QueryRoot"].get(f"{kind[:1].lower()}{kind[1:]}") if kind in NODES else None
    needed = scopes.OF_TYPE.get(kind)
    return scopes.guarded(resolver, "node", needed) if resolver and needed else resolver


def _nodes(_source: Any, info: Info, ids: list[str]) -> list[Json | None]:
    return [_node(_source, info, global_id) for global_id in ids]


def _date_time(value: Any) -> str:
    moment = instant(str(value))
    if moment is None:
        raise ValueError(f"{value!r} is not a time")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _decimal(value: Any) -> str:
    """MoneyV2 amounts drop trailing zeros down to one: 199.00 is "199.0"."""
    text = format(Decimal(str(value)), "f")
    if "." not in text:
        return f"{text}.0"
    return text.rstrip("0") + ("0" if text.rstrip("0").endswith(".") else "")


SCALARS = {"DateTime": _date_time, "Decimal": _decimal, "Money": cents, "UnsignedInt64": str}
