"""What one execution knows, and how resolvers are written down."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graphql import GraphQLResolveInfo

from sandbox.shopify.records import Json
from sandbox.shopify.state import Shop

if TYPE_CHECKING:
    from sandbox.shopify.platform import Platform

Resolver = Callable[..., Any]
Resolvers = Mapping[str, Mapping[str, Resolver]]


@dataclass
class Context:
    platform: Platform
    shop: Shop
    version: str
    base_url: str  # where this platform is reached, "http://127.0.0.1:9100/shopify"
    window: tuple[int, int] | None = None  # (start, stop) of root records, in a bulk operation only
    warnings: list[Json] = field(default_factory=list)
    _variants: dict[int, tuple[Json, Json]] | None = None

    def variant(self, variant_id: int | None) -> tuple[Json, Json] | None:
        """(product, variant), or None when the variant is gone."""
        if self._variants is None:
            self._variants = {v["id"]: (p, v) for p in self.shop.products.values() for v in p["variants"]}
        return self._variants.get(variant_id or 0)


Info = GraphQLResolveInfo[Context]


def context_of(info: Info) -> Context:
    context: Context = info.context
    return context


def shop_of(info: Info) -> Shop:
    return context_of(info).shop


def resolve_by_name(source: Any, info: Info, **_arguments: Any) -> Any:
    """The default: `createdAt` reads `created_at`."""
    return source.get(snake(info.field_name)) if isinstance(source, dict) else None


def key(name: str, default: Any = None) -> Resolver:
    """A field which is another key of the record."""
    return lambda source, _info, **_arguments: default if source.get(name) is None else source[name]


def made(function: Callable[[Json], Any]) -> Resolver:
    """A field which is computed from the record alone."""
    return lambda source, _info, **_arguments: function(source)


def found(function: Callable[[Shop, Json], Any]) -> Resolver:
    """A field which is computed from the record and its shop."""
    return lambda source, info, **_arguments: function(shop_of(info), source)


def by_gid(collection: str, kind: str) -> Resolver:
    """A root field `name(id:)` over one of the shop's collections."""

    def resolve(_source: Any, info: Info, id: str) -> Json | None:  # noqa: A002 - GraphQL's own word
        record: Json | None = getattr(shop_of(info), collection).get(number_in(id, kind) or 0)
        return record

    return resolve


def gid(kind: str, number: int | str) -> str:
    return f"gid://shopify/{kind}/{number}"


def number_in(global_id: str, kind: str) -> int | None:
    """The number of a global id of this kind, else None."""
    match = re.fullmatch(rf"gid://shopify/{kind}/(\d+)", global_id)
    return int(match[1]) if match else None


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()
