"""One `Shop` per myshopify domain, and the `Shops` of this platform."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sandbox.shopify.app_operations import AppOperations
from sandbox.shopify.installations import Installation
from sandbox.shopify.privacy_operations import PrivacyOperations
from sandbox.shopify.records import COLLECTIONS, Event, Json, Listener, NoSuchRecord, Refused
from sandbox.shopify.refund_operations import RefundOperations

__all__ = ["Event", "Json", "NoSuchRecord", "Refused", "Shop", "Shops"]

SHOP_DOMAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com")
FACTS = (
    "name",
    "currency",
    "timezone",
    "contact_email",
    "primary_url",
    "created_at",
    "cookie_key",
    "locations",
    "left_at",
)
COUNTERS = ("_next_number", "_next_order", "_sequence", "_last_trigger")


class Shop(RefundOperations, AppOperations, PrivacyOperations):
    """A store: records to read, put_* to file, and the operations of its back office.

    Operations raise Refused (or NoSuchRecord) with a sentence for the person, return the live record,
    move `updated_at`, and announce the webhooks the platform would send.
    """

    def __init__(self, domain: str, **facts: Any) -> None:
        if not SHOP_DOMAIN.fullmatch(domain):
            raise Refused(f"{domain} is not a myshopify.com domain")
        super().__init__(domain, **facts)
        self.installation = Installation()
        self.left_at = None

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
