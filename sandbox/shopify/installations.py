"""Which app this platform knows, and how it stands installed in a shop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

SCOPES = (
    "read_products,read_inventory,read_orders,read_fulfillments,read_returns,read_customers,"
    "read_legal_policies,read_content,write_app_proxy"
)
COMPLIANCE_TOPICS = ("customers/data_request", "customers/redact", "shop/redact")
TOPICS = (
    "app/uninstalled",
    "app/scopes_update",
    "shop/update",
    "bulk_operations/finish",
    "products/create",
    "products/update",
    "products/delete",
    "collections/create",
    "collections/update",
    "collections/delete",
    "inventory_levels/update",
    "orders/create",
    "orders/updated",
    "orders/edited",
    "orders/paid",
    "orders/cancelled",
    "orders/fulfilled",
    "orders/partially_fulfilled",
    "orders/delete",
    "fulfillments/create",
    "fulfillments/update",
    "fulfillment_events/create",
    "refunds/create",
    "returns/request",
    "returns/approve",
    "returns/update",
    "returns/close",
    "customers/update",
    "customers/delete",
    *COMPLIANCE_TOPICS,
)


@dataclass(frozen=True)
class AppRegistration:
    """What a developer entered for the app: shopify.app.toml and the credentials."""

    client_id: str
    secret: str
    app_url: str
    scopes: str = SCOPES
    topics: tuple[str, ...] = TOPICS
    handle: str = "shopfloor"
    title: str = "Shopfloor"
    api_version: str = "2026-10"
    proxy_prefix: str = "apps"
    proxy_subpath: str = "chat"

    @property
    def redirect_urls(self) -> tuple[str, ...]:
        return (f"{self.app_url}/install/callback",)

    @property
    def webhook_uri(self) -> str:
        return f"{self.app_url}/webhooks/shopify"

    @property
    def proxy_url(self) -> str:
        return f"{self.app_url}/proxy"


@dataclass
class Installation:
    """The app in one shop. Subscriptions here are those made through the Admin API."""

    installed: bool = False
    # The platform keeps the registration's own topics for Shopify-managed installations; an app that came by the
    # authorization-code grant subscribes through the Admin API.
    managed: bool = False
    scopes: str = ""
    access_tokens: dict[str, dict[str, Any]] = field(default_factory=dict)
    refresh_tokens: dict[str, dict[str, Any]] = field(default_factory=dict)
    subscriptions: dict[int, dict[str, Any]] = field(default_factory=dict)

    def allows(self, *any_of: str) -> bool:
        """True when one of the scopes was granted; a write scope implies the read scope."""
        return covers(self.scopes, *any_of)


def covers(granted: str, *any_of: str) -> bool:
    held = {scope.strip() for scope in granted.split(",")}
    held |= {scope.replace("write_", "read_", 1) for scope in held if scope.startswith("write_")}
    return any(scope in held for scope in any_of)
