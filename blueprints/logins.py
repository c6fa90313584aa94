"""Sending a merchant to log in elsewhere, and taking back the same browser."""

import hmac

from flask import make_response, redirect, request
from flask.typing import ResponseReturnValue

from blueprints.house import services
from domain.errors import BadSignature
from domain.installing import LOGIN_LIFETIME
from domain.stores import ShopDomain

COOKIE = "shopfloor_login"


def leave_with(state: str, address: str, callback: str) -> ResponseReturnValue:
    """Redirect to a log-in elsewhere, with the state bound to this browser until it comes to `callback`."""
    response = make_response(redirect(address))
    secure = services().settings.app_url.startswith("https://")
    age = int(LOGIN_LIFETIME.total_seconds())
    response.set_cookie(COOKIE, state, max_age=age, path=callback, secure=secure, httponly=True, samesite="Lax")
    return response


def state_of_browser() -> str:
    """Return the state that came back, where it is the one this very browser left with. Raises BadSignature."""
    given, kept = request.args.get("state", ""), request.cookies.get(COOKIE, "")
    if not given or not hmac.compare_digest(kept.encode(), given.encode()):
        raise BadSignature("log-in was begun in another browser")
    return given


def arrive(shop: ShopDomain) -> ResponseReturnValue:
    """End the log-in at this callback: forget its state, and open our page inside the shop's admin."""
    response = make_response(redirect(admin_address(shop)))
    response.delete_cookie(COOKIE, path=request.path)
    return response


def admin_address(shop: ShopDomain) -> str:
    """Return our page inside this shop's admin; Shopify forwards it to wherever its admin lives now."""
    settings = services().settings
    return f"{settings.shopify_origin.format(shop=shop)}/admin/apps/{settings.shopify_client_id}"
