"""Which app this platform knows, and how it stands installed in a shop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sandbox.shopify.scopes import covers
from sandbox.shopify.topics import COMPLIANCE_TOPICS, SENDABLE

SCOPES = (
    "read_products,read_inventory,read_orders,read_fulfillments,read_returns,read_customers,"
    "read_legal_policies,read_content,write_app_proxy"
)


@dataclass(frozen=True)
class AppSubscription:
    """One topic of the app's own configuration. `uri` is a path of the app or an address elsewhere."""

    topic: str
    uri: str = "/webhooks/shopify"
    include_fields: tuple[str, ...] = ()
    filter: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class ProxyRoute:
    """`/<prefix>/<subpath>` of the storefront goes to `url`, a path of the app or an address elsewhere."""

    url: str = "/proxy"
    prefix: str = "apps"
    subpath: str = "chat"


@dataclass(frozen=True)
class AppRegistration:
    """The credentials, and what a developer deployed for the app. Without a shopify.app.toml: all we can send."""

    client_id: str
    secret: str
    app_url: str
    scopes: str = SCOPES
    optional_scopes: str = ""
    legacy_install: bool = False  # the app is installed by the authorization-code grant alone
    subscriptions: tuple[AppSubscription, ...] = tuple(map(AppSubscription, (*SENDABLE, *COMPLIANCE_TOPICS)))
    redirects: tuple[str, ...] = ("/install/callback",)
    proxy: ProxyRoute | None = ProxyRoute()
    title: str = "Shopfloor"
    handle: str = "shopfloor"
    api_version: str = "2026-10"

    @property
    def redirect_urls(self) -> tuple[str, ...]:
        return tuple(map(self.address, self.redirects))

    def address(self, uri: str) -> str:
        """Where a path of the app is, or the address itself."""
        return f"{self.app_url}{uri}" if uri.startswith("/") else uri

    def subscribed(self, topic: str) -> list[AppSubscription]:
        return [one for one in self.subscriptions if one.topic == topic]


@dataclass
class Installation:
    """The app in one shop. Subscriptions here are those made through the Admin API."""

    installed: bool = False
    # The platform serves the app's own configuration to Shopify-managed installations; an app that came by the
    # authorization-code grant subscribes through the Admin API.
    managed: bool = False
    scopes: str = ""
    access_tokens: dict[str, dict[str, Any]] = field(default_factory=dict)
    refresh_tokens: dict[str, dict[str, Any]] = field(default_factory=dict)
    subscriptions: dict[int, dict[str, Any]] = field(default_factory=dict)

    def allows(self, *any_of: str) -> bool:
        """True when one of the scopes was granted; a write scope implies the read scope."""
        return covers(self.scopes, *any_of)
