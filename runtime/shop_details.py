"""Asking a shop who it is, before there is a store to ask for."""

from domain.stores import AdminTokens, ShopDetails, ShopDomain
from integrations.shopify.admin_api import AdminApi
from integrations.shopify.source import ShopifySource
from runtime.settings import Settings


def ask_details(settings: Settings, shop: ShopDomain, pair: AdminTokens) -> ShopDetails:
    """Return name, currency, time zone and address of `shop`. Raises RemoteError."""
    api = AdminApi(shop, settings.shopify_origin, settings.shopify_api_version, lambda: pair.access)
    return ShopifySource(api, "").details()
