"""Installing: a merchant lets us into a store, now or again."""

from datetime import datetime, timedelta
from typing import Protocol

from domain.stores import AdminTokens, ShopDetails, ShopDomain, Store

LOGIN_LIFETIME = timedelta(minutes=10)  # between leaving for Shopify and coming back
INSTALL = "install"


class StoreShelf(Protocol):
    def install(self, shop: ShopDomain, details: ShopDetails, at: datetime) -> Store: ...


class TokenShelf(Protocol):
    def put(self, store: Store, pair: AdminTokens) -> None: ...


class ImportShelf(Protocol):
    def begin(self, store: Store, now: datetime) -> None: ...


class Shelves(Protocol):
    @property
    def stores(self) -> StoreShelf: ...

    @property
    def tokens(self) -> TokenShelf: ...

    @property
    def imports(self) -> ImportShelf: ...


def install(shop: ShopDomain, details: ShopDetails, pair: AdminTokens, now: datetime, shelves: Shelves) -> Store:
    """Keep store and tokens together, and begin the import that the caller has to queue."""
    store = shelves.stores.install(shop, details, now)
    shelves.tokens.put(store, pair)
    shelves.imports.begin(store, now)
    return store
