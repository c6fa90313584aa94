"""Two stores with the same kinds of things in them, so that a leak from one to the other shows."""

import asyncio
import base64
import hashlib
import hmac
import json
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property
from typing import Any
from uuid import uuid4

from a2wsgi import ASGIMiddleware
from flask import Flask
from flask.testing import FlaskClient

from app import create_app, create_front
from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.ingestion import learn_document, learn_products
from domain.orders import Order
from domain.stores import ShopDetails, ShopDomain, Store
from integrations.shopify.order_payloads import parse_order
from integrations.shopify.payloads import parse_customer, parse_product
from runtime.services import Services, Work

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Tenant:
    """A store with two of its customers: `own` and `other`, each with one order."""

    store: Store
    own_customer: int
    own_email: str
    own_order: str
    other_customer: int
    other_email: str
    other_order: str
    product: int


@dataclass(frozen=True)
class World:
    services: Services
    alice: Tenant
    bob: Tenant

    @cached_property
    def app(self) -> Flask:
        """The app behind its front, as everybody comes to it."""
        app = create_app(self.services)
        app.testing = False
        by_front = ASGIMiddleware(create_front(app), loop=front_loop())
        # Read to the end at once: what nobody reads would keep the front waiting.
        app.wsgi_app = lambda environ, start: [b"".join(by_front(environ, start))]
        return app

    @property
    def client(self) -> FlaskClient:
        """A caller who comes for the first time."""
        client = self.app.test_client()
        client.environ_base["REMOTE_PORT"] = "50000"
        return client

    def deliver(
        self,
        client: FlaskClient,
        tenant: Tenant,
        topic: str,
        payload: dict[str, Any] | bytes,
        *,
        secret: str | None = None,
        **headers: str,
    ) -> Any:
        """POST a webhook as Shopify does; keyword headers replace ours ("" leaves one out)."""
        body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        key = secret if secret is not None else self.services.settings.shopify_secrets[0]
        sent = {
            "Content-Type": "application/json",
            "X-Shopify-Topic": topic,
            "X-Shopify-Hmac-Sha256": signature(key, body),
            "X-Shopify-Shop-Domain": str(tenant.store.shop),
            "X-Shopify-API-Version": "2026-10",
            "X-Shopify-Webhook-Id": str(uuid4()),
            "X-Shopify-Event-Id": str(uuid4()),
            "X-Shopify-Triggered-At": datetime.now(UTC).isoformat(),
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        return client.post(
            "/webhooks/shopify", data=body, headers={name: value for name, value in sent.items() if value}
        )


@cache
def front_loop() -> asyncio.AbstractEventLoop:
    """Return the event loop of every front of the tests: a writer belongs to the loop that first used it."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="front", daemon=True).start()
    return loop


def front_at_rest() -> None:
    """Wait until the front has done everything that its answers did not wait for."""

    async def rest() -> None:
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.wait(others)

    asyncio.run_coroutine_threadsafe(rest(), front_loop()).result(30)


def orders_named(work: Work, store: Store, name: str) -> list[Order]:
    return work.orders.with_ids(store, [keys.id for keys in work.orders.keys(store, name)])


def signature(secret: str, body: bytes) -> str:
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def furnish(services: Services) -> World:
    return World(services, furnished(services, "alice", 1), furnished(services, "bob", 2))


def furnished(services: Services, name: str, number: int) -> Tenant:
    """Install the store and fill it; ids and contents differ by `number`."""
    details = ShopDetails(f"{name.title()}'s Goods", "USD", "America/New_York", f"{name}@shop.example", "")
    with services.begin() as work:
        store = work.stores.install(ShopDomain.parse(f"{name}-goods.myshopify.com"), details, NOW - timedelta(days=1))
    services.storage.bookcase.build(store)
    own = person(number, 1, f"own.{name}@mail.example")
    other = person(number, 2, f"other.{name}@mail.example")
    product = jacket(number, name)
    with services.begin() as work:
        learn_products(store, [parse_product(product, f"https://{store.shop}")], work)
        learn_document(store, refund_policy(store, 20 + number), work)
        for customer, order_name in ((own, f"#{number}001"), (other, f"#{number}002")):
            work.customers.put(store, parse_customer(customer))
            work.orders.put(store, parse_order(order(number, customer, order_name, product)))
    return Tenant(
        store=store,
        own_customer=own["id"],
        own_email=own["email"],
        own_order=f"#{number}001",
        other_customer=other["id"],
        other_email=other["email"],
        other_order=f"#{number}002",
        product=product["id"],
    )


def person(number: int, index: int, email: str) -> dict[str, Any]:
    return {
        "id": 7_000_000_000_000 + number * 100 + index,
        "email": email,
        "first_name": "Own" if index == 1 else "Other",
        "last_name": f"Shopper{number}",
        "updated_at": "2026-11-01T09:00:00-05:00",
    }


def jacket(
    number: int, name: str, price: str = "89.00", updated_at: str = "2026-11-01T09:00:00-05:00"
) -> dict[str, Any]:
    product_id = 8_000_000_000_000 + number
    sizes = ("S", "M", "L")
    return {
        "id": product_id,
        "title": f"{name.title()} Rain Jacket",
        "handle": f"{name}-rain-jacket",
        "status": "active",
        "vendor": f"{name.title()} Works",
        "product_type": "Jacket",
        "tags": "rain, outdoor",
        "body_html": f"<p>A jacket for {name}. It weighs {300 + number} grams and folds into its pocket.</p>",
        "published_at": "2026-01-01T00:00:00-05:00",
        "updated_at": updated_at,
        "options": [{"name": "Size", "values": list(sizes)}],
        "variants": [
            {
                "id": product_id * 10 + position,
                "title": size,
                "option1": size,
                "price": price,
                "sku": f"{name.upper()}-RJ-{size}",
                "inventory_quantity": 0 if size == "L" else 5,
                "inventory_policy": "deny",
                "inventory_management": "shopify",
                "inventory_item_id": product_id * 100 + position,
            }
            for position, size in enumerate(sizes)
        ],
    }


def refund_policy(store: Store, days: int) -> Document:
    html = f"<h2>Returns</h2><p>You can return unworn items within {days} days of delivery for a full refund.</p>"
    url = f"https://{store.shop}/policies/refund-policy"
    return Document(DocumentKind.POLICY, "refund_policy", "Refund policy", url, html, NOW)


def order(number: int, customer: dict[str, Any], name: str, product: dict[str, Any]) -> dict[str, Any]:
    order_id = 9_000_000_000_000 + int(name.strip("#"))
    tracking = f"TRACK{number}{name.strip('#')}"
    return {
        "id": order_id,
        "name": name,
        "email": customer["email"],
        "customer": customer,
        "created_at": "2026-11-10T10:00:00-05:00",
        "processed_at": "2026-11-10T10:00:00-05:00",
        "updated_at": "2026-11-12T10:00:00-05:00",
        "currency": "USD",
        "financial_status": "paid",
        "fulfillment_status": "fulfilled",
        "total_price": f"9{number}.50",
        "subtotal_price": "89.00",
        "line_items": [
            {
                "id": order_id * 10,
                "title": product["title"],
                "variant_title": "M",
                "quantity": 1,
                "current_quantity": 1,
                "fulfillable_quantity": 0,
                "price": "89.00",
                "product_id": product["id"],
                "variant_id": product["variants"][1]["id"],
                "requires_shipping": True,
            }
        ],
        "fulfillments": [
            {
                "id": order_id * 10 + 5,
                "status": "success",
                "shipment_status": "in_transit",
                "tracking_company": "UPS",
                "tracking_numbers": [tracking],
                "tracking_urls": [f"https://carrier.example/{tracking}"],
                "created_at": "2026-11-11T10:00:00-05:00",
                "updated_at": "2026-11-12T10:00:00-05:00",
                "line_items": [{"id": order_id * 10, "quantity": 1}],
            }
        ],
        "shipping_address": {
            "name": f"{customer['first_name']} {customer['last_name']}",
            "address1": f"{number} Hidden Lane",
            "city": f"Secretville{number}",
            "zip": f"1000{number}",
            "country": "United States",
        },
    }
