"""Installing by the authorization-code grant: out to Shopify, and back with a code."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from blueprints.admission import read_later
from blueprints.guards import by_anyone
from blueprints.house import services
from blueprints.logins import arrive, leave_with, state_of_browser
from blueprints.proofs import require
from blueprints.quotas import count_install
from domain.errors import BadSignature
from domain.installing import INSTALL, LOGIN_LIFETIME, enter
from domain.stores import Road, ShopDomain
from integrations.shopify.signatures import check_query

blueprint = Blueprint("install", __name__)


@blueprint.get("/install")
@by_anyone
def begin() -> ResponseReturnValue:
    """Send the merchant to Shopify. Where Shopify itself sent them here, its signature must be right."""
    count_install()
    house = services()
    shop = ShopDomain.parse(request.args.get("shop", ""))
    if "hmac" in request.args:
        require(check_query(house.settings.shopify_secrets, request.query_string, house.now()))
    with house.begin() as work:
        state = work.oauth_states.issue(INSTALL, {"shop": shop.value}, house.now(), LOGIN_LIFETIME)
    return leave_with(state, house.shopify_oauth.authorize_url(shop, state), "/install/callback")


@blueprint.get("/install/callback")
@by_anyone
def callback() -> ResponseReturnValue:
    """Take the code: signed by Shopify, for the log-in this browser began, once."""
    house = services()
    query = require(check_query(house.settings.shopify_secrets, request.query_string, house.now())).value
    shop = ShopDomain.parse(query.get("shop", ""))
    require_begun(shop)
    code = query.get("code", "")
    store = enter(house.installation(shop, Road.CODE_GRANT, lambda: house.shopify_oauth.exchange_code(shop, code)))
    read_later(store)
    return arrive(shop)


def require_begun(shop: ShopDomain) -> None:
    """Raises BadSignature unless this browser left to install into that very shop."""
    house, state = services(), state_of_browser()
    with house.begin() as work:
        began = work.oauth_states.take(INSTALL, state, house.now())
    if began is None or began["shop"] != shop.value:
        raise BadSignature("no such log-in under way")
