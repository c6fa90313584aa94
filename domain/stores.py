"""Stores: the tenants. A `Store` is argument one of everything that touches its data."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeGuard
from uuid import UUID

from domain.drafting.own_models import OwnModel
from domain.errors import InvalidShopDomain
from domain.launching import Launch
from domain.voice.settings import Voice

SHOP_DOMAIN = re.compile(r"[a-z0-9][a-z0-9-]*\.myshopify\.com", re.ASCII)
LONGEST_DOMAIN = 255  # characters; the DNS limit


@dataclass(frozen=True, order=True)
class ShopDomain:
    """A `<name>.myshopify.com`, valid by type: build it with `parse`."""

    value: str

    @classmethod
    def parse(cls, text: str) -> "ShopDomain":
        """Raise InvalidShopDomain unless the whole text is a shop's domain (any letter case)."""
        # Other alphabets have letters whose lower case is one of ours.
        lowered = text.lower() if text.isascii() else ""
        if len(lowered) > LONGEST_DOMAIN or not SHOP_DOMAIN.fullmatch(lowered):
            raise InvalidShopDomain(text[:80])
        return cls(lowered)

    @property
    def name(self) -> str:
        """The part before `.myshopify.com`, as the admin's addresses use it."""
        return self.value.removesuffix(".myshopify.com")

    def __str__(self) -> str:
        return self.value


class StoreState(StrEnum):
    INSTALLED = "installed"
    UNINSTALLED = "uninstalled"


class Road(StrEnum):
    """How the app came into a store, which decides who keeps the webhook subscriptions (docs/decisions/0007)."""

    MANAGED = "managed"
    CODE_GRANT = "code_grant"


@dataclass(frozen=True)
class Store:
    """One merchant's shop as we know it.

    `key` is the unguessable part of its helpdesk webhook addresses; `scopes` is what the merchant allows us, as
    Shopify last said it: "read_products,read_orders".
    """

    id: UUID
    shop: ShopDomain
    key: str
    state: StoreState
    name: str
    currency: str
    timezone: str
    contact_email: str
    url: str
    road: Road = Road.CODE_GRANT
    scopes: str = ""
    launch: Launch = Launch()
    greetings: tuple[tuple[str, str], ...] = ()  # the merchant's own, by language
    voice: Voice = Voice()
    model: OwnModel = OwnModel()

    @property
    def schema(self) -> str:
        """The PostgreSQL schema that holds this store's vectors and nothing else's."""
        return f"store_{self.id.hex}"

    def admin_url(self, kind: str, record_id: int) -> str:
        """Return where the merchant opens a record in Shopify's admin; `kind` as there: "orders", "customers"."""
        return f"https://admin.shopify.com/store/{self.shop.name}/{kind}/{record_id}"


def is_installed(store: Store | None) -> TypeGuard[Store]:
    """Whether there is such a store and the app is in it."""
    return store is not None and store.state is StoreState.INSTALLED


@dataclass(frozen=True)
class ShopDetails:
    """What Shopify says of a shop. `timezone` is an IANA name, `currency` an ISO 4217 code."""

    name: str
    currency: str
    timezone: str
    contact_email: str
    url: str


@dataclass(frozen=True)
class AdminTokens:
    """Shopify's expiring offline pair. Never printed."""

    access: str
    refresh: str
    access_expires_at: datetime
    refresh_expires_at: datetime
    scope: str

    def alive(self, now: datetime) -> bool:
        """Whether this pair can still be used or renewed."""
        return max(self.access_expires_at, self.refresh_expires_at) > now

    def __repr__(self) -> str:
        return f"AdminTokens(scope={self.scope!r}, access_expires_at={self.access_expires_at.isoformat()})"
