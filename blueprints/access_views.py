"""How Shopify lets us into a store, as the merchant and the operator are told."""

from typing import Any
from urllib.parse import urlencode

from domain.permissions import what_stops
from domain.stores import Road, Store
from runtime.services import Services, Work

OK = "ok"
RECONNECT = "reconnect"


def access_view(house: Services, store: Store, work: Work) -> dict[str, Any]:
    missing = house.missing_scopes(store.scopes)
    return {
        "state": access_state(house, store, work),
        "missing": [{"scope": scope, "stops": what_stops(scope)} for scope in missing],
        "grant_url": grant_address(house, store),
    }


def access_state(house: Services, store: Store, work: Work) -> str:
    """Return whether our tokens can still be used or renewed, or only the merchant can help."""
    pair = work.tokens.held(store)
    return OK if pair is not None and pair.alive(house.now()) else RECONNECT


def grant_address(house: Services, store: Store) -> str:
    """Return where the merchant allows what is missing: at Shopify itself, or by way of our own door."""
    if store.road is Road.CODE_GRANT:
        return f"/install?{urlencode({'shop': store.shop.value})}"
    return house.shopify_oauth.install_url(store.shop)
