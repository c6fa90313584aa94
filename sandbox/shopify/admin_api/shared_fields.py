"""Fields that several types spell alike: money sets, addresses, counts."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from sandbox.shopify.admin_api.context import Info, Resolver, Resolvers, gid, key, made, shop_of
from sandbox.shopify.records import Json


def money_field(name: str) -> Resolver:
    """A money set of the record, or one made from the plain amount beside it."""

    def resolve(source: Json, info: Info) -> Json:
        given: Json | None = source.get(f"{name}_set")
        return given or shop_of(info).money_set(source.get(name) or "0.00")

    return resolve


def money_computed(function: Callable[[Json], Decimal]) -> Resolver:
    return lambda source, info: shop_of(info).money_set(function(source))


def address_field(name: str) -> Resolver:
    def resolve(source: Json, _info: Info) -> Json | None:
        address: Json | None = source.get(name)
        return address and {"gid": gid("MailingAddress", address.get("id") or source["id"]), **address}

    return resolve


def _formatted(address: Json) -> list[str]:
    parts = (address.get(name) for name in ("name", "address1", "address2", "city", "zip", "country"))
    return [part for part in parts if part]


def exact_count(number: int) -> Json:
    return {"count": number, "precision": "EXACT"}


RESOLVERS: Resolvers = {
    "MailingAddress": {"countryCodeV2": key("country_code"), "formatted": made(_formatted)},
}
