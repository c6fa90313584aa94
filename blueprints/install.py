"""Installing by the authorization-code grant: out to Shopify, and back with a code."""

import hmac

from flask import Blueprint, make_response, redirect, request
from flask.typing import ResponseReturnValue

from blueprints.guards import by_anyone
from blueprints.house import services
from domain.errors import BadSignature
from domain.installing import INSTALL, LOGIN_LIFETIME, install
from domain.stores import ShopDomain
from integrations.shopify.signatures import check_query
from jobs.imports import import_later
from runtime.shop_details import ask_details

blueprint = Blueprint("install", __name__)

COOKIE = "shopfloor_login"


@blueprint.get("/install")
@by_anyone
def begin() -> ResponseReturnValue:
    """Send the merchant to Shopify. Where Shopify itself sent them here, its signature must be right."""
    house = services()
    house.limits.count("install", request.remote_addr or "unknown", most=60, seconds=600)
    shop = ShopDomain.parse(request.args.get("shop", ""))
    if "hmac" in request.args:
        check_query(house.settings.shopify_secrets, request.query_string, house.now())
    with house.begin() as work:
        state = work.oauth_states.issue(INSTALL, {"shop": shop.value}, house.now(), LOGIN_LIFETIME)
    return leave_with(state, house.shopify_oauth.authorize_url(shop, state), "/install/callback")


@blueprint.get("/install/callback")
@by_anyone
def callback() -> ResponseReturnValue:
    """Take the code: signed by Shopify, for the log-in this browser began, once."""
    house = services()
    query = check_query(house.settings.shopify_secrets, request.query_string, house.now())
    shop = ShopDomain.parse(query.get("shop", ""))
    with house.begin() as work:
        began = work.oauth_states.take(INSTALL, state_of_browser(query.get("state", "")), house.now())
    if began is None or began["shop"] != shop.value:
        raise BadSignature("no such log-in under way")
    pair = house.shopify_oauth.exchange_code(shop, query.get("code", ""))
    details = ask_details(house.settings, shop, pair)
    with house.begin() as work:
        store = install(shop, details, pair, house.now(), work)
    import_later(house.redis, store)
    response = make_response(redirect(admin_address(shop)))
    response.delete_cookie(COOKIE, path="/install/callback")
    return response


def admin_address(shop: ShopDomain) -> str:
    """Return our page inside this shop's admin; Shopify forwards it to wherever its admin lives now."""
    settings = services().settings
    client_id = settings.shopify.id if settings.shopify else ""
    return f"{settings.shopify_origin.format(shop=shop)}/admin/apps/{client_id}"


def leave_with(state: str, address: str, path: str) -> ResponseReturnValue:
    """Redirect to a log-in elsewhere, with the state bound to this browser."""
    response = make_response(redirect(address))
    secure = services().settings.app_url.startswith("https://")
    age = int(LOGIN_LIFETIME.total_seconds())
    response.set_cookie(COOKIE, state, max_age=age, path=path, secure=secure, httponly=True, samesite="Lax")
    return response


def state_of_browser(given: str) -> str:
    """Return `given` where it is the state this very browser left with. Raises BadSignature."""
    kept = request.cookies.get(COOKIE, "")
    if not given or not hmac.compare_digest(kept.encode(), given.encode()):
        raise BadSignature("log-in was begun in another browser")
    return given
