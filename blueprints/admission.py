"""Going into a store when a merchant opens us there: the first time, or with better tokens than we had."""

import logging

from flask import abort, g
from redis.exceptions import RedisError

from blueprints.house import services
from blueprints.sessions import fresh_token_needed
from domain.errors import BadSignature
from domain.installing import enter_if_needed
from domain.stores import Road, Store, is_installed
from jobs.imports import import_later

log = logging.getLogger(__name__)


def admitted() -> Store:
    """Return the store of the merchant that the guard proved, once Shopify lets us in there.

    Raises CredentialsRejected where it does not, RemoteError where it cannot be asked.
    """
    house, shop, token = services(), g.shop, g.session_token
    installation = house.installation(shop, Road.MANAGED, lambda: house.shopify_oauth.exchange_token(shop, token))
    try:
        store = enter_if_needed(installation)
    except BadSignature:
        abort(fresh_token_needed())
    if not is_installed(g.store):
        read_later(store)
    return store


def read_later(store: Store) -> None:
    """Have a new store read. The sweep does it where Redis is down."""
    try:
        import_later(services().redis, store)
    except RedisError as error:
        log.warning("import left to the sweep", extra={"shop": str(store.shop), "error": type(error).__name__})
