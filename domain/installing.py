"""Installing: a merchant lets us into a store, now or again."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from domain import permissions
from domain.admin_access import LockShelf, alone
from domain.imports import ImportProgress, ImportState
from domain.permissions import note_scopes
from domain.stores import AdminTokens, Road, ShopDetails, ShopDomain, Store, is_installed

LOGIN_LIFETIME = timedelta(minutes=10)  # between leaving for Shopify and coming back
INSTALL = "install"
PATIENCE = 10.0  # seconds; a merchant is waiting, and a thread that others need


class StoreShelf(permissions.StoreShelf, Protocol):
    def of_shop(self, shop: ShopDomain) -> Store | None: ...

    def install(self, shop: ShopDomain, details: ShopDetails, at: datetime, road: Road, scopes: str) -> Store: ...


class TokenShelf(LockShelf, Protocol):
    def held(self, store: Store) -> AdminTokens | None: ...

    def put(self, store: Store, pair: AdminTokens) -> None: ...


class ImportShelf(permissions.ImportShelf, Protocol):
    def progress(self, store: Store) -> ImportProgress | None: ...


class Shelves(Protocol):
    @property
    def stores(self) -> StoreShelf: ...

    @property
    def tokens(self) -> TokenShelf: ...

    @property
    def imports(self) -> ImportShelf: ...


@dataclass(frozen=True)
class Installation:
    """A shop that may let us in. `acquire` asks Shopify for a new pair, which ends every older refresh token.

    `covers` tells whether scopes are all that we need; `sleep` takes seconds.
    """

    shop: ShopDomain
    road: Road
    acquire: Callable[[], AdminTokens]
    details: Callable[[AdminTokens], ShopDetails]
    covers: Callable[[str], bool]
    begin: Callable[[], AbstractContextManager[Shelves]]
    now: Callable[[], datetime]
    sleep: Callable[[float], None]


@dataclass(frozen=True)
class HeldShop:
    """A shop as we hold it: nothing, a store that left, or one with or without tokens."""

    store: Store | None
    pair: AdminTokens | None

    def lets_in(self, now: datetime) -> bool:
        return self.store is not None and self.pair is not None and self.pair.alive(now)


def enter(installation: Installation) -> Store:
    """Go in with a new pair, whatever was held before. Raises CredentialsRejected or RemoteError."""
    with alone(installation.shop, installation.begin, installation.sleep, PATIENCE) as work:
        pair = installation.acquire()
        return install(installation.shop, installation.details(pair), pair, installation.now(), work, installation.road)


def enter_if_needed(installation: Installation) -> Store:
    """Go in where we are not, or where our tokens no longer work or allow too little: once, however many ask.

    Raises BadSignature where Shopify takes no such proof of the merchant, CredentialsRejected or RemoteError.
    """
    with installation.begin() as work:
        seen = held_shop(installation.shop, work)
    if seen.store is not None and suffices(installation, seen, before=None):
        return seen.store
    with alone(installation.shop, installation.begin, installation.sleep, PATIENCE) as work:
        # Whoever waited finds what was brought meanwhile.
        found = held_shop(installation.shop, work)
        if found.store is not None and suffices(installation, found, before=seen):
            return found.store
        return admitted(installation, found, work)


def suffices(installation: Installation, found: HeldShop, before: HeldShop | None) -> bool:
    """Whether nothing is to be asked for. What somebody brought since `before` is all that there is to have."""
    if not found.lets_in(installation.now()) or found.pair is None:
        return False
    return installation.covers(found.pair.scope) or (before is not None and found.pair != before.pair)


def held_shop(shop: ShopDomain, work: Shelves) -> HeldShop:
    store = work.stores.of_shop(shop)
    if not is_installed(store):
        return HeldShop(None, None)
    return HeldShop(store, work.tokens.held(store))


def admitted(installation: Installation, found: HeldShop, work: Shelves) -> Store:
    pair = installation.acquire()
    if found.store is None:
        return install(installation.shop, installation.details(pair), pair, installation.now(), work, installation.road)
    return heal(found.store, pair, installation.now(), work)


def heal(store: Store, pair: AdminTokens, now: datetime, work: Shelves) -> Store:
    """Keep new tokens for a store that we are in, and read what could not be read without them."""
    if pair.scope:
        note_scopes(store, pair.scope, now, work)
    work.tokens.put(store, pair)
    progress = work.imports.progress(store)
    if progress is None or progress.state is ImportState.FAILED:
        work.imports.begin(store, now)
    return work.stores.of_shop(store.shop) or store


def install(
    shop: ShopDomain,
    details: ShopDetails,
    pair: AdminTokens,
    now: datetime,
    shelves: Shelves,
    road: Road = Road.CODE_GRANT,
) -> Store:
    """Keep store and tokens together, and begin the import that the caller has to queue."""
    known = shelves.stores.of_shop(shop)
    # A code grant into a managed installation changes nothing of what the app's own configuration delivers.
    stays = is_installed(known) and known.road is Road.MANAGED
    store = shelves.stores.install(shop, details, now, Road.MANAGED if stays else road, pair.scope)
    shelves.tokens.put(store, pair)
    shelves.imports.begin(store, now)
    return store
