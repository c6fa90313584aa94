"""Access to a store's Admin API: one pair of tokens, renewed by one process at a time."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Protocol

from domain.errors import CredentialsRejected
from domain.stores import AdminTokens, ShopDomain, Store

MARGIN = timedelta(minutes=5)  # before the end; the margin of Shopify's own JavaScript library
REOPEN = "Open Shopfloor once in your Shopify admin, so that Shopify lets it in again."


class TokenShelf(Protocol):
    def held(self, store: Store, *, lock: bool = False) -> AdminTokens | None: ...

    def put(self, store: Store, pair: AdminTokens) -> None: ...

    def reject(self, store: Store) -> None: ...


class Shelves(Protocol):
    @property
    def tokens(self) -> TokenShelf: ...


Begin = Callable[[], AbstractContextManager[Shelves]]
Refresh = Callable[[ShopDomain, str], AdminTokens]


def access_token(store: Store, begin: Begin, refresh: Refresh, now: Callable[[], datetime]) -> str:
    """Return a token that is good now, renewing the pair when it is near its end.

    Raises CredentialsRejected when the merchant must open the app again, RemoteError when Shopify cannot be asked.
    """
    with begin() as work:
        pair = work.tokens.held(store)
    if pair is None:
        raise CredentialsRejected("shopify", "no usable tokens", advice=REOPEN)
    return pair.access if fresh(pair, now()) else renewed(store, begin, refresh, now)


def renewed(store: Store, begin: Begin, refresh: Refresh, now: Callable[[], datetime]) -> str:
    with begin() as work:
        # Whoever waited for the lock finds the pair that was renewed meanwhile.
        pair = work.tokens.held(store, lock=True)
        if pair is None:
            raise CredentialsRejected("shopify", "no usable tokens", advice=REOPEN)
        if fresh(pair, now()):
            return pair.access
        try:
            pair = refresh(store.shop, pair.refresh)
        except CredentialsRejected as error:
            rejected = error
        else:
            work.tokens.put(store, pair)
            return pair.access
        # Noted under the same lock: a pair that a reinstallation brings meanwhile must not be marked.
        work.tokens.reject(store)
    raise CredentialsRejected(rejected.system, "refresh token refused", advice=REOPEN) from rejected


def fresh(pair: AdminTokens, now: datetime) -> bool:
    return pair.access_expires_at - now > MARGIN
