"""The people who buy at the demo shop."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sandbox.demo_shop.catalogue import HERE, digest, table
from sandbox.demo_shop.products import Json, Setting

ADDRESS = ("address1", "city", "zip", "province_code", "province", "country_code", "country")
POLISH_L = str.maketrans("Łł", "Ll")  # has no decomposition in Unicode


@dataclass(frozen=True)
class Person:
    key: str
    first_name: str
    last_name: str
    email: str
    locale: str
    phone: str | None
    tags: str
    address: Mapping[str, str]

    @property
    def country(self) -> str:
        return self.address["country_code"]


@cache
def people() -> Mapping[str, Person]:
    return {key: _person(key, entry) for key, entry in table(HERE / "customers.toml").items()}


def rest_customer(setting: Setting, person: Person, orders: list[Json]) -> Json:
    """The whole customer, counting `orders`, which are oldest first."""
    customer = customer_in_order(setting, person)
    spent = sum((Decimal(order["current_total_price"]) for order in orders), Decimal(0))
    address = customer["default_address"]
    return customer | {
        "orders_count": len(orders),
        "total_spent": f"{spent:.2f}",
        "last_order_id": orders[-1]["id"] if orders else None,
        "last_order_name": orders[-1]["name"] if orders else None,
        "addresses": [address],
        "locale": person.locale,
    }


def customer_in_order(setting: Setting, person: Person) -> Json:
    """The customer as an order carries it: without counts."""
    customer_id = setting.number("customer", person.key)
    consent = {"state": "not_subscribed", "opt_in_level": "single_opt_in", "consent_updated_at": None}
    if "newsletter" in person.tags:
        consent |= {"state": "subscribed", "consent_updated_at": setting.ago(430)}
    return {
        "id": customer_id,
        "email": person.email,
        "created_at": setting.ago(430 + digest("joined", person.key) % 200),
        "updated_at": setting.ago(1 + digest("seen", person.key) % 30),
        "first_name": person.first_name,
        "last_name": person.last_name,
        "state": "enabled",
        "note": None,
        "verified_email": True,
        "multipass_identifier": None,
        "tax_exempt": False,
        "tags": person.tags,
        "currency": setting.currency,
        "phone": person.phone,
        "tax_exemptions": [],
        "email_marketing_consent": consent,
        "sms_marketing_consent": None,
        "admin_graphql_api_id": f"gid://shopify/Customer/{customer_id}",
        "default_address": _default_address(setting, person, customer_id),
    }


def postal_address(person: Person) -> Json:
    """The address as orders carry it."""
    return {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "name": _full_name(person),
        "company": None,
        "address2": None,
        "phone": person.phone,
        "latitude": None,
        "longitude": None,
        **person.address,
        "province": person.address["province"] or None,
        "province_code": person.address["province_code"] or None,
    }


def _default_address(setting: Setting, person: Person, customer_id: int) -> Json:
    kept = {k: v for k, v in postal_address(person).items() if k not in ("latitude", "longitude")}
    return {
        "id": setting.number("address", person.key),
        "customer_id": customer_id,
        **kept,
        "country_name": person.address["country"],
        "default": True,
    }


def _full_name(person: Person) -> str:
    if person.locale == "ko":
        return f"{person.last_name}{person.first_name}"
    return f"{person.first_name} {person.last_name}"


def _person(key: str, entry: Json) -> Person:
    first, last = entry["name"]
    return Person(
        key=key,
        first_name=first,
        last_name=last,
        email=entry.get("email", f"{_plain(first)}.{_plain(last)}@example.com"),
        locale=entry["locale"],
        phone=entry.get("phone"),
        tags=entry.get("tags", ""),
        address=dict(zip(ADDRESS, entry["address"], strict=True)),
    )


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.translate(POLISH_L))
    return "".join(letter for letter in decomposed if letter.isascii()).lower()
