"""Sending a merchant to log in elsewhere, and taking back the same browser."""

import hmac
import logging

from flask import Response, make_response, redirect, request
from flask.typing import ResponseReturnValue

from blueprints.frames import unframed
from blueprints.house import services
from domain.errors import BadSignature
from domain.installing import LOGIN_LIFETIME
from domain.stores import ShopDomain

COOKIE = "shopfloor_login"

log = logging.getLogger(__name__)


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
    return ended(make_response(redirect(admin_address(shop))))


def turn_back(shop: ShopDomain, elsewhere: str, reason: str) -> ResponseReturnValue:
    """End a log-in that led to nothing: tell why in a sentence, with the way back to the shop's admin."""
    log.info("log-in led to nothing", extra={"shop": str(shop), "elsewhere": elsewhere, "reason": reason})
    back = admin_address(shop)
    return ended(unframed("turned_back.html", 409, elsewhere=elsewhere.title(), reason=reason, back=back))


def ended(response: Response) -> Response:
    response.delete_cookie(COOKIE, path=request.path)
    return response


def admin_address(shop: ShopDomain) -> str:
    """Return our page inside this shop's admin; Shopify forwards it to wherever its admin lives now."""
    settings = services().settings
    return f"{settings.shopify_origin.format(shop=shop)}/admin/apps/{settings.shopify_client_id}"
