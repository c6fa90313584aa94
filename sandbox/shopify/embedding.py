"""The app inside the admin: the frame, its signed address, and the session tokens for App Bridge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, jsonify

from sandbox.shopify.platform import Platform, platform_of_request
from sandbox.shopify.session_tokens import mint
from sandbox.shopify.signing import encoded_host, query_hmac
from sandbox.shopify.state import Shop

embedding = Blueprint("embedding", __name__)

APP_BRIDGE = Path(__file__).parent / "app-bridge.js"


def embedded_app_url(platform: Platform, shop: Shop, inside: str, asked: Mapping[str, str]) -> str:
    """The app's address as the admin opens it in the frame: signed, with a fresh session token.

    `inside` and `asked` are the path and the query behind the app's own address in the admin.
    """
    registration, now = platform.registration, platform.options.clock()
    params = {
        **asked,
        "embedded": "1",
        "host": encoded_host(shop.domain),
        "id_token": mint(registration.secret, registration.client_id, shop.domain, now),
        "locale": "en",
        "session": query_hmac(shop.cookie_key, {"shop": shop.domain}),
        "shop": shop.domain,
        "timestamp": str(int(now)),
    }
    params["hmac"] = query_hmac(registration.secret, params)
    return f"{registration.app_url}/{inside}?{urlencode(params)}"


def install_request_url(platform: Platform, shop: Shop) -> str:
    """The app's address as a shop calls it which has to be installed by the authorization-code grant."""
    params = {
        "host": encoded_host(shop.domain),
        "shop": shop.domain,
        "timestamp": str(int(platform.options.clock())),
    }
    params["hmac"] = query_hmac(platform.registration.secret, params)
    return f"{platform.registration.app_url}/?{urlencode(params)}"


@embedding.get("/<shop:domain>/admin/session-token")
def give_session_token(domain: str) -> tuple[Response, int]:
    platform, shop = platform_of_request(), platform_of_request().shops.find(domain)
    registration = platform.registration
    if not shop.installation.installed:
        return _for_app(jsonify(error="app_not_installed")), 404
    token = mint(registration.secret, registration.client_id, domain, platform.options.clock())
    return _for_app(jsonify(id_token=token)), 200


@embedding.get("/app-bridge.js")
def serve_app_bridge() -> Response:
    return Response(APP_BRIDGE.read_text(encoding="utf-8"), mimetype="text/javascript")


def _for_app(response: Response) -> Response:
    """Only pages of the app may read a session token."""
    address = urlsplit(platform_of_request().registration.app_url)
    response.headers["Access-Control-Allow-Origin"] = f"{address.scheme}://{address.netloc}"
    response.headers["Vary"] = "Origin"
    response.headers["Cache-Control"] = "no-store"
    return response
