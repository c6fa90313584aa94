"""The people who ordered."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sandbox.shopify.admin_api.catalogue import split_tags
from sandbox.shopify.admin_api.connections import TIMES, connect, text_of
from sandbox.shopify.admin_api.context import Info, Resolvers, by_gid, found, key, made, number_in, shop_of
from sandbox.shopify.admin_api.orders import ORDER_SEARCH, visible_orders
from sandbox.shopify.admin_api.search import Values
from sandbox.shopify.admin_api.shared_fields import address_field, exact_count
from sandbox.shopify.records import Json
from sandbox.shopify.state import Shop

CUSTOMER_SEARCH: dict[str, Values] = {
    "default": text_of("first_name", "last_name", "email"),
    "id": text_of("id"),
    "email": text_of("email"),
    "phone": text_of("phone"),
    "first_name": text_of("first_name"),
    "last_name": text_of("last_name"),
    "state": text_of("state"),
    "tag": lambda customer: list(split_tags(customer.get("tags"))),
    **TIMES,
}


def _customer_orders(source: Json, info: Info, **arguments: Any) -> Json:
    visible = visible_orders(info)
    theirs = [order for order in _orders_of(shop_of(info), source) if order["id"] in visible]
    return connect(theirs, info, arguments, ORDER_SEARCH)


def _orders_of(shop: Shop, customer: Json) -> list[Json]:
    return [o for o in shop.orders.values() if (o.get("customer") or {}).get("id") == customer["id"]]


def _display_name(customer: Json) -> str:
    names = [customer.get("first_name"), customer.get("last_name")]
    return " ".join(name for name in names if name) or customer.get("email") or customer.get("phone") or ""


def _resolve_identified(_source: Any, info: Info, identifier: Json) -> Json | None:
    customers = shop_of(info).customers
    if "id" in identifier:
        return customers.get(number_in(identifier["id"], "Customer") or 0)
    email = (identifier.get("emailAddress") or "").casefold()
    phone = identifier.get("phoneNumber")
    for customer in customers.values():
        if (email and (customer.get("email") or "").casefold() == email) or (phone and customer.get("phone") == phone):
            return customer
    return None


RESOLVERS: Resolvers = {
    "QueryRoot": {
        "customer": by_gid("customers", "Customer"),
        "customerByIdentifier": _resolve_identified,
        "customers": lambda _s, info, **a: connect(shop_of(info).customers.values(), info, a, CUSTOMER_SEARCH),
        "customersCount": lambda _s, info, **_a: exact_count(len(shop_of(info).customers)),
    },
    "Customer": {
        "displayName": made(_display_name),
        "locale": key("locale", "en"),
        "state": made(lambda customer: (customer.get("state") or "disabled").upper()),
        "tags": made(lambda customer: split_tags(customer.get("tags"))),
        "verifiedEmail": key("verified_email", True),
        "numberOfOrders": found(lambda shop, customer: len(_orders_of(shop, customer))),
        "amountSpent": found(
            lambda shop, customer: {
                "amount": sum((Decimal(o["total_price"]) for o in _orders_of(shop, customer)), Decimal(0)),
                "currency_code": shop.currency,
            }
        ),
        "defaultEmailAddress": made(lambda c: {"email_address": c["email"]} if c.get("email") else None),
        "defaultPhoneNumber": made(lambda c: {"phone_number": c["phone"]} if c.get("phone") else None),
        "defaultAddress": address_field("default_address"),
        "orders": _customer_orders,
    },
}
