"""Who is signed in at the storefront: a cookie of the shop's own, signed by the sandbox."""

from __future__ import annotations

import hashlib
import hmac

from flask import Request, Response

from sandbox.shopify.state import Shop

COOKIE = "_shop_customer"


def sign_in(request: Request, response: Response, shop: Shop, customer_id: int) -> None:
    """Set the session cookie for this shop's pages. Raises NoSuchRecord for an unknown customer."""
    shop.find("customers", customer_id)
    value = f"{customer_id}.{_seal(shop, str(customer_id))}"
    response.set_cookie(COOKIE, value, path=_path(request, shop), httponly=True, samesite="Lax")


def sign_out(request: Request, response: Response, shop: Shop) -> None:
    response.delete_cookie(COOKIE, path=_path(request, shop))


def signed_in_customer(request: Request, shop: Shop) -> int | None:
    """The customer id of the storefront's session, or None for a guest or a forged cookie."""
    number, _, seal = request.cookies.get(COOKIE, "").partition(".")
    if not number.isascii() or not number.isdigit() or int(number) not in shop.customers:
        return None
    genuine = hmac.compare_digest(_seal(shop, number).encode(), seal.encode("utf-8", "replace"))
    return int(number) if genuine else None


def _seal(shop: Shop, number: str) -> str:
    return hmac.new(shop.cookie_key.encode(), f"{shop.domain}:{number}".encode(), hashlib.sha256).hexdigest()


def _path(request: Request, shop: Shop) -> str:
    return f"{request.script_root}/{shop.domain}"
