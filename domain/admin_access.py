"""Access to a store's Admin API: one pair of tokens, renewed by one process at a time."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NoReturn, Protocol, TypeVar

from domain import permissions
from domain.errors import AppRejected, CredentialsRejected, RemoteError, StoreNotFound
from domain.permissions import note_scopes
from domain.stores import AdminTokens, ShopDomain, Store, is_installed

MARGIN = timedelta(minutes=5)  # before the end; the margin of Shopify's own JavaScript library
IDLE = timedelta(days=30)  # before the end of a refresh token that nothing else renews
LOOK_AGAIN = 0.1  # seconds between two tries to be alone
PATIENCE = 40.0  # seconds; an answer of Shopify's may take thirty
REOPEN = "Open Shopfloor once in your Shopify admin, so that Shopify lets it in again."


class LockShelf(Protocol):
    def lock(self, shop: ShopDomain) -> bool:
        """Be the only one who asks Shopify for this shop's tokens, until the transaction ends; False: another is."""


class TokenShelf(LockShelf, Protocol):
    def held(self, store: Store) -> AdminTokens | None: ...

    def replace(self, store: Store, pair: AdminTokens) -> None: ...

    def reject(self, store: Store) -> None: ...


class Shelves(permissions.Shelves, Protocol):
    @property
    def tokens(self) -> TokenShelf: ...


class Locks(Protocol):
    @property
    def tokens(self) -> LockShelf: ...


Held = TypeVar("Held", bound=Locks)
Begin = Callable[[], AbstractContextManager[Shelves]]
Due = Callable[[AdminTokens], bool]


@dataclass(frozen=True)
class TokenRenewal:
    """What renewing a token takes. `refresh` asks Shopify; `sleep` takes seconds."""

    begin: Begin
    refresh: Callable[[ShopDomain, str], AdminTokens]
    now: Callable[[], datetime]
    sleep: Callable[[float], None]


@dataclass(frozen=True)
class AdminAccess:
    """One store's way in.

    All methods may raise StoreNotFound when the app has left the store, CredentialsRejected when the merchant must
    open the app again, and RemoteError when Shopify cannot be asked.
    """

    store: Store
    renewal: TokenRenewal

    def token(self) -> str:
        """Return an access token that is good now, renewing the pair when it is near its end."""

        def due(pair: AdminTokens) -> bool:
            return pair.access_expires_at - self.renewal.now() <= MARGIN

        with self.renewal.begin() as work:
            pair = required(self.store, work)
        # While somebody else renews it, the old token is good to its own end.
        return (renewed(self.store, self.renewal, due, self.lasts) if due(pair) else pair).access

    def instead_of(self, refused: str) -> str:
        """Return a token in the place of one that the Admin API refused before its time."""
        return renewed(self.store, self.renewal, lambda pair: pair.access == refused, lambda pair: False).access

    def give_up(self, refused: str) -> NoReturn:
        """Note that a token was refused which had just been renewed; only the merchant can help now."""
        with self.renewal.begin() as work:
            pair = work.tokens.held(self.store)
            if pair is not None and pair.access == refused:
                work.tokens.reject(self.store)
        raise CredentialsRejected("shopify", "renewed token refused", advice=REOPEN)

    def keep_alive(self) -> None:
        """Renew a pair that would end unused: a store may be quiet for months."""
        renewed(self.store, self.renewal, lambda pair: pair.refresh_expires_at - self.renewal.now() < IDLE, self.lasts)

    def lasts(self, pair: AdminTokens) -> bool:
        return pair.access_expires_at > self.renewal.now()


def renewed(store: Store, renewal: TokenRenewal, due: Due, good_meanwhile: Due) -> AdminTokens:
    """Return a pair that is not `due`, or one that is `good_meanwhile` where somebody else is renewing it."""
    waited = 0.0
    while waited < PATIENCE:
        with renewal.begin() as work:
            mine = work.tokens.lock(store.shop)
            # Whoever waited finds the pair that was renewed meanwhile.
            pair = required(store, work)
            if not due(pair):
                return pair
            found = refreshed(store, pair, renewal, work) if mine else None
        if mine:
            return accepted(found)
        if good_meanwhile(pair):
            return pair
        renewal.sleep(LOOK_AGAIN)
        waited += LOOK_AGAIN
    raise RemoteError("shopify", "tokens are being renewed for too long", retry_after=PATIENCE)


def refreshed(
    store: Store, pair: AdminTokens, renewal: TokenRenewal, work: Shelves
) -> AdminTokens | CredentialsRejected:
    """Renew the pair and keep the new one; where Shopify refuses, mark it and return the refusal."""
    asked_at = renewal.now()
    try:
        new = renewal.refresh(store.shop, pair.refresh)
    except AppRejected:
        # Our own credentials are at fault, or the news that the app left is still on its way.
        raise
    except CredentialsRejected as error:
        # Not a pair that came from elsewhere while Shopify was asked.
        if work.tokens.held(store) == pair:
            work.tokens.reject(store)
        return error
    if new.scope:
        note_scopes(store, new.scope, asked_at, work)
    work.tokens.replace(store, new)
    return new


def accepted(found: AdminTokens | CredentialsRejected | None) -> AdminTokens:
    if isinstance(found, AdminTokens):
        return found
    raise CredentialsRejected("shopify", "refresh token refused", advice=REOPEN) from found


def required(store: Store, work: Shelves) -> AdminTokens:
    pair = work.tokens.held(store)
    if pair is not None:
        return pair
    if not is_installed(work.stores.of_id(store.id)):
        raise StoreNotFound(str(store.shop))
    raise CredentialsRejected("shopify", "no usable tokens", advice=REOPEN)


@contextmanager
def alone(
    shop: ShopDomain, begin: Callable[[], AbstractContextManager[Held]], sleep: Callable[[float], None], patience: float
) -> Iterator[Held]:
    """Open a transaction in which nobody else asks Shopify for this shop's tokens. Raises RemoteError."""
    waited = 0.0
    while waited < patience:
        with begin() as work:
            if work.tokens.lock(shop):
                yield work
                return
        sleep(LOOK_AGAIN)
        waited += LOOK_AGAIN
    raise RemoteError("shopify", "the shop's tokens are being asked for elsewhere", retry_after=patience)
