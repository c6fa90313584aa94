"""Who is calling: each view names its guard, and a guard proves store and caller before the view runs."""

import logging
import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import abort, g, request
from flask.typing import ResponseReturnValue

from blueprints.admission import admitted
from blueprints.bodies import object_in
from blueprints.chat_tokens import ShopperClaims, read_chat_token
from blueprints.house import ChatCaller, services
from blueprints.origins import allow_every_page, require_own_origin
from blueprints.proofs import require
from blueprints.sessions import bearer_token, fresh_token_needed, session_token, wrong_shop
from domain.errors import BadSignature, CredentialsRejected, InvalidShopDomain, StoreNotFound
from domain.stores import ShopDomain, Store, is_installed
from integrations.shopify.signatures import (
    AdminCaller,
    Proven,
    Reason,
    Refused,
    check_proxy,
    check_session_token,
)

log = logging.getLogger(__name__)

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

STORE_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")


def guard(name: str, prove: Callable[..., None]) -> Callable[[View], View]:
    """Make a decorator that runs `prove` before a view and notes the guard's name on it."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> ResponseReturnValue:
            prove(**kwargs)
            return view(*args, **kwargs)

        guarded.guard = name  # type: ignore[attr-defined]  # functions take attributes, their type does not say so
        return guarded  # type: ignore[return-value]  # `wraps` keeps the view's own signature

    return decorate


def let_anyone(**_: object) -> None:
    """For what is public by nature: health, the widget's file, the doors to a log-in."""


def prove_storefront(**_: object) -> None:
    """Prove that Shopify's app proxy passed this on, and who is signed in there."""
    house = services()
    caller = require(check_proxy(house.settings.shopify_secrets, request.query_string, house.now())).value
    g.store = installed_store(caller.shop)
    g.customer_id = caller.customer_id


def prove_merchant(**_: object) -> None:
    """Prove a member of the store's staff by Shopify's session token."""
    if services().settings.shopify is None:
        abort(404)
    g.session_token = session_token()
    verdict = member_of_staff(g.session_token)
    if isinstance(verdict, Refused):
        log.info("refused", extra={"code": "bad_session", "reason": str(verdict), "path": request.path})
        abort(wrong_shop() if verdict.reason is Reason.OTHER_SHOP else fresh_token_needed())
    g.shop, g.staff = verdict.value.shop, verdict.value.user_id
    g.store = store_of(g.shop)


def member_of_staff(token: str) -> Proven[AdminCaller] | Refused:
    """Return whom the token names, where the address names no other shop."""
    settings = services().settings
    verdict = check_session_token(settings.shopify_secrets, settings.shopify_client_id, token)
    if isinstance(verdict, Proven):
        shop = verdict.value.shop.value
        return verdict if request.args.get("shop", shop).lower() == shop else Refused(Reason.OTHER_SHOP, "shop")
    return verdict


def prove_installed_merchant(**kwargs: object) -> None:
    """Prove a member of staff, and that we are in their store: a call may come before the page that lets us in."""
    prove_merchant(**kwargs)
    if is_installed(g.store):
        return
    try:
        g.store = admitted()
    except CredentialsRejected:
        raise StoreNotFound(str(g.shop)) from None


def prove_shopper(**_: object) -> None:
    """Prove the holder of a chat token, and that their browser is on one of the store's own pages."""
    claims = shopper_claims()
    with services().glance() as work:
        store = work.stores.of_id(claims.store_id)
    if not is_installed(store):
        raise StoreNotFound(str(claims.store_id))
    let_in(claims, store)


def prove_writing_shopper(**_: object) -> None:
    """Prove the same by the store as this process last read it, without the database (docs/decisions/0055).

    The turn checks by the mark whether the store is still so. Where this would refuse, the store is read first.
    """
    claims = shopper_claims()
    held = services().storage.last_read(claims.store_id)
    if held is None or not is_installed(held[0]):
        prove_shopper()
        return
    try:
        let_in(claims, *held)
    except BadSignature:  # from a page that may be the store's own by now
        prove_shopper()


def shopper_claims() -> ShopperClaims:
    """Return what the request's chat token says. Raises BadSignature."""
    token = bearer_token()
    if token is None:
        raise BadSignature("no chat token")
    return read_chat_token(token)


def let_in(claims: ShopperClaims, store: Store, mark: str = "") -> None:
    """Note who is calling, from a page that Shopify vouched for (docs/decisions/0051) or else one of the store's own.

    Raises BadSignature for any other page.
    """
    if claims.vouched:
        allow_every_page()
    else:
        require_own_origin(store)
    g.store = store
    g.chat = ChatCaller(store, claims.conversation_id, mark)


def prove_helpdesk(store_key: str, **_: object) -> None:
    """Find the store by the unguessable part of the address; the view checks the helpdesk's own signature."""
    if not STORE_KEY.fullmatch(store_key):
        raise StoreNotFound("not the form of a key")
    object_in(request.get_data(cache=True))
    with services().begin() as work:
        store = work.stores.of_key(store_key)
    if store is None:
        raise StoreNotFound("no store has this key")
    g.store = store


def installed_store(shop: ShopDomain) -> Store:
    store = store_of(shop)
    if not is_installed(store):
        raise StoreNotFound(str(shop))
    return store


def has_app(shop: str) -> bool:
    """Whether a shop of that name, which nobody has proven, has the app."""
    try:
        return is_installed(store_of(ShopDomain.parse(shop)))
    except InvalidShopDomain:
        return False


def store_of(shop: ShopDomain) -> Store | None:
    with services().look() as work:
        return work.stores.of_shop(shop)


by_anyone = guard("anyone", let_anyone)
by_storefront = guard("storefront", prove_storefront)
by_merchant = guard("merchant", prove_merchant)
by_installed_merchant = guard("installed merchant", prove_installed_merchant)
by_shopper = guard("shopper", prove_shopper)
by_writing_shopper = guard("shopper", prove_writing_shopper)
by_helpdesk = guard("helpdesk", prove_helpdesk)
