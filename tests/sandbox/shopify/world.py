"""The two shops, the app that hears their webhooks, and what a test does with them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from sandbox.shopify.platform import Platform
from sandbox.shopify.state import Shop

ALICE = "alice.myshopify.com"
BOB = "bob.myshopify.com"
SECRET = "hush"  # noqa: S105 - the vectors' own
MORNING = "2024-11-01T08:00:00-05:00"


def product(shop: Shop, number: int, title: str, sizes: tuple[str, ...] = ("S", "M")) -> dict[str, Any]:
    handle = title.lower().replace(" ", "-")
    variants = [
        {
            "id": number * 10 + place,
            "admin_graphql_api_id": f"gid://shopify/ProductVariant/{number * 10 + place}",
            "product_id": number,
            "title": size,
            "price": "20.00",
            "compare_at_price": None,
            "position": place,
            "inventory_policy": "deny",
            "inventory_management": "shopify",
            "inventory_item_id": number * 100 + place,
            "inventory_quantity": 5,
            "option1": size,
            "option2": None,
            "option3": None,
            "sku": f"{handle}-{size}",
            "taxable": True,
            "requires_shipping": True,
            "grams": 300,
            "weight": 0.3,
            "weight_unit": "kg",
            "created_at": MORNING,
            "updated_at": MORNING,
            "image_id": None,
        }
        for place, size in enumerate(sizes, 1)
    ]
    option = {"id": number * 7, "product_id": number, "name": "Size", "position": 1, "values": list(sizes)}
    return {
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/Product/{number}",
        "title": title,
        "handle": handle,
        "body_html": f"<p>{title} of wool.</p>",
        "vendor": shop.name,
        "product_type": "Clothing",
        "tags": "wool, winter",
        "status": "active",
        "created_at": MORNING,
        "updated_at": MORNING,
        "published_at": MORNING,
        "variants": variants,
        "options": [option],
        "images": [],
        "image": None,
    }


def customer(number: int, first: str, email: str) -> dict[str, Any]:
    address = {
        "id": number + 1,
        "customer_id": number,
        "name": first,
        "address1": "Oak Street 1",
        "city": "Boston",
        "province_code": "MA",
        "country_code": "US",
        "country": "United States",
        "zip": "02101",
    }
    return {
        "id": number,
        "admin_graphql_api_id": f"gid://shopify/Customer/{number}",
        "email": email,
        "first_name": first,
        "last_name": "Hill",
        "phone": None,
        "state": "enabled",
        "tags": "",
        "orders_count": 0,
        "created_at": MORNING,
        "updated_at": MORNING,
        "default_address": address,
    }


def fill(shop: Shop, start: int) -> None:
    shop.put_product(product(shop, start + 1, "Wool Coat"))
    shop.put_product(product(shop, start + 2, "Rain Hat", ("One",)))
    shop.put_customer(customer(start + 11, "Ann", "ann@shop.example"))
    shop.put_customer(customer(start + 12, "Ben", "ben@shop.example"))
    shop.update_policy("REFUND_POLICY", "<p>30 days.</p>")
    page = {"id": start + 21, "title": "About", "handle": "about", "body_html": "<p>Us.</p>"}
    shop.put_page({**page, "created_at": MORNING, "updated_at": MORNING, "published_at": MORNING})


@dataclass
class Heard:
    """What the app's webhook endpoint received. `answer` decides the status of each delivery."""

    url: str = ""
    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answer: Callable[[int], int] = lambda count: 200
    lock: threading.Lock = field(default_factory=threading.Lock)

    def topics(self) -> list[str]:
        return [headers["X-Shopify-Topic"] for headers, _ in self.calls]


@dataclass
class World:
    app: Flask
    platform: Platform
    alice: Shop
    bob: Shop
    now: list[float]

    @property
    def client(self) -> FlaskClient:
        return self.app.test_client()

    def install(self, shop: Shop, scopes: str | None = None) -> dict[str, Any]:
        """Install the app as the consent page and the token endpoint do it; return the token answer."""
        shop.installation.installed = True
        shop.installation.managed = True
        shop.installation.scopes = scopes or self.platform.registration.scopes
        return self.platform.desk.issue_expiring(shop.installation)

    def ask(self, shop: Shop, token: str, query: str, /, version: str = "2026-10", **variables: Any) -> Any:
        return self.client.post(
            f"/{shop.domain}/admin/api/{version}/graphql.json",
            json={"query": query, "variables": variables},
            headers={"X-Shopify-Access-Token": token},
        )
