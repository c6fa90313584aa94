"""One `Shop` per myshopify domain, and the `Shops` of this platform."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sandbox.shopify.content_operations import ContentOperations
from sandbox.shopify.installations import Installation
from sandbox.shopify.records import COLLECTIONS, Event, Json, Listener, NoSuchRecord, Refused
from sandbox.shopify.refund_operations import RefundOperations

__all__ = ["Event", "Json", "NoSuchRecord", "Refused", "Shop", "Shops"]

SHOP_DOMAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com")
FACTS = ("name", "currency", "timezone", "contact_email", "primary_url", "created_at", "cookie_key", "locations")
COUNTERS = ("_next_number", "_next_order", "_sequence", "_last_trigger")


class Shop(RefundOperations, ContentOperations):
    """A store: records to read, put_* to file, and the operations of its back office.

    Operations raise Refused (or NoSuchRecord) with a sentence for the person, return the live record,
    move `updated_at`, and announce the webhooks the platform would send.
    """

    def __init__(self, domain: str, **facts: Any) -> None:
        if not SHOP_DOMAIN.fullmatch(domain):
            raise Refused(f"{domain} is not a myshopify.com domain")
        super().__init__(domain, **facts)
        self.installation = Installation()

    def change_scopes(self, scopes: str) -> None:
        """Grant other scopes than before, "read_products,read_orders". Tells app/scopes_update."""
        with self.acting() as action:
            if not self.installation.installed:
                raise Refused("the app is not installed")
            previous, self.installation.scopes = self.installation.scopes, scopes
            body = {"id": self.id, "previous": previous.split(","), "current": scopes.split(",")}
            action.announce("app/scopes_update", body | {"updated_at": self.local_time(action.at)})

    def uninstall_app(self) -> None:
        """Tells app/uninstalled, then revokes every token and drops the app's own subscriptions."""
        with self.acting() as action:
            if not self.installation.installed:
                raise Refused("the app is not installed")
            action.announce("app/uninstalled", self.rest_record())
        with self.lock:
            self.installation = Installation()

    def snapshot(self) -> Json:
        with self.lock:
            return {
                "domain": self.domain,
                "facts": {name: getattr(self, name) for name in FACTS},
                "counters": {name: getattr(self, name) for name in COUNTERS},
                "records": {kind: list(getattr(self, kind).values()) for kind in COLLECTIONS},
                "holds": list(self.holds.items()),
                "delivery_estimates": list(self.delivery_estimates.items()),
                "installation": asdict(self.installation),
            }

    @classmethod
    def from_snapshot(cls, saved: Json) -> Shop:
        shop = cls(saved["domain"])
        for name, value in (saved["facts"] | saved["counters"]).items():
            setattr(shop, name, value)
        for kind in COLLECTIONS:
            setattr(shop, kind, {record["id"]: record for record in saved["records"][kind]})
        shop.holds = dict(saved["holds"])
        shop.delivery_estimates = dict(saved["delivery_estimates"])
        installation = saved["installation"]
        numbered = {int(number): entry for number, entry in installation["subscriptions"].items()}
        shop.installation = Installation(**{**installation, "subscriptions": numbered})
        return shop


class Shops:
    """Every shop of this platform by domain; each shop announces to the listeners given here."""

    def __init__(self, listeners: tuple[Listener, ...] = ()) -> None:
        self._shops: dict[str, Shop] = {}
        self._lock = threading.Lock()
        self._listeners = list(listeners)

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)
        for shop in self:
            shop.listeners.append(listener)

    def add(self, shop: Shop) -> Shop:
        with self._lock:
            if shop.domain in self._shops:
                raise Refused(f"{shop.domain} exists already")
            shop.listeners.extend(self._listeners)
            self._shops[shop.domain] = shop
            return shop

    def find(self, domain: str) -> Shop:
        try:
            return self._shops[domain]
        except KeyError:
            raise NoSuchRecord(f"shop {domain} does not exist") from None

    def __iter__(self) -> Iterator[Shop]:
        with self._lock:
            return iter(list(self._shops.values()))

    def __contains__(self, domain: object) -> bool:
        return domain in self._shops
