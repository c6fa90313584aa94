"""The merchant's consent page and the token endpoint."""

from __future__ import annotations

import re
import secrets
import socket
import time
from collections.abc import Callable
from urllib.parse import urlencode

from flask import Blueprint, Request, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from sandbox.shopify.embedding import install_request_url
from sandbox.shopify.platform import Code, Platform, platform_of_request
from sandbox.shopify.records import Json
from sandbox.shopify.scopes import covers, listed, missing
from sandbox.shopify.session_tokens import InvalidSessionToken, shop_of
from sandbox.shopify.signing import encoded_host, query_hmac
from sandbox.shopify.state import Shop
from sandbox.shopify.tokens import TokenRefused

oauth = Blueprint("oauth", __name__)

SCOPE = re.compile(r"(read|write)_[a-z_]+")
TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"  # noqa: S105 - a grant type
ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token"  # noqa: S105 - a token type
OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token"
ONLINE = "urn:shopify:params:oauth:token-type:online-access-token"


class ConsentRefused(Exception):
    """The page cannot be shown; the browser gets 400 and the reason."""


@oauth.get("/<shop:domain>/admin/oauth/authorize")
def ask_consent(domain: str) -> AnyResponse | str:
    platform, shop = platform_of_request(), platform_of_request().shops.find(domain)
    scopes = _asked_scopes(platform, request)
    held = shop.installation
    if held.installed and not missing(held.scopes, scopes):
        return redirect(_callback(platform, shop, held.scopes))
    return _consent(platform, shop, scopes.split(","))


@oauth.post("/<shop:domain>/admin/oauth/authorize")
def give_consent(domain: str) -> AnyResponse:
    platform = platform_of_request()
    scopes = _asked_scopes(platform, request)
    return redirect(_callback(platform, platform.shops.find(domain), scopes))


@oauth.get("/<shop:domain>/admin/oauth/install")
def ask_managed_install(domain: str) -> AnyResponse | str:
    """Ask the merchant for what the app's configuration needs and the shop has not granted yet.

    `optional_scopes` asks for some of the optional ones too.
    """
    platform, shop = platform_of_request(), platform_of_request().shops.find(domain)
    _check_client(platform, request)
    if platform.registration.legacy_install:
        return redirect(install_request_url(platform, shop))
    wanted, held = _managed_scopes(platform, shop, request), shop.installation
    asked = missing(held.scopes, ",".join(wanted)) if held.installed else wanted
    if held.installed and not asked:
        return redirect(_app_page(platform, shop))
    return _consent(platform, shop, asked, more=held.installed)


@oauth.post("/<shop:domain>/admin/oauth/install")
def install_managed(domain: str) -> AnyResponse:
    """Shopify-managed installation: nothing calls the app; its first sign is the page load with an id_token."""
    platform, shop = platform_of_request(), platform_of_request().shops.find(domain)
    _check_client(platform, request)
    shop.install_app(",".join(_managed_scopes(platform, shop, request)), managed=True)
    return redirect(_app_page(platform, shop))


@oauth.post("/<shop:domain>/admin/oauth/access_token")
def issue_token(domain: str) -> Response | tuple[Response, int]:
    platform, shop = platform_of_request(), platform_of_request().shops.find(domain)
    form, faults = _fields(request), platform.token_faults
    kind = form.get("grant_type") or "authorization_code"
    faults.note(domain, kind.rpartition(":")[2])
    time.sleep(faults.slow_seconds)
    if faults.takes("failing"):
        return Response("Internal Server Error", 500)
    registration = platform.registration
    given = (form.get("client_id"), form.get("client_secret"))
    if given != (registration.client_id, registration.secret):
        raise TokenRefused("invalid_client", "The client credentials are wrong.")
    grant = GRANTS.get(kind)
    if grant is None:
        raise TokenRefused("unsupported_grant_type", "The grant type is not supported.")
    with shop.lock:
        answer = grant(platform, shop, form)
        shop.version += 1
    if faults.takes("lost"):
        return _hang_up()
    if faults.takes("without_expiry"):
        answer.pop("expires_in", None)
    return jsonify(answer)


@oauth.errorhandler(TokenRefused)
def refuse_token(error: TokenRefused) -> tuple[Response, int]:
    return jsonify(error=error.code, error_description=error.description), 400


@oauth.errorhandler(ConsentRefused)
def refuse_consent(error: ConsentRefused) -> tuple[str, int]:
    return render_template("platform/oauth_error.html", reason=str(error)), 400


def _exchange_code(platform: Platform, shop: Shop, form: dict[str, str]) -> Json:
    code = platform.codes.pop(form.get("code", ""), None)
    if code is None or code.shop != shop.domain or code.expires <= platform.options.clock():
        raise TokenRefused("invalid_request", "The authorization code was not found or was already used")
    if form.get("redirect_uri", code.redirect_uri) != code.redirect_uri:
        raise TokenRefused("invalid_request", "The redirect_uri is not the one the code was made for")
    shop.install_app(code.scopes, managed=False)
    if code.per_user:
        return platform.desk.issue_online(shop.installation)
    return _offline(platform, shop, form)


def _refresh(platform: Platform, shop: Shop, form: dict[str, str]) -> Json:
    _check_installed(shop)
    return platform.desk.refresh(shop.installation, form.get("refresh_token", ""))


def _exchange_token(platform: Platform, shop: Shop, form: dict[str, str]) -> Json:
    _check_installed(shop)
    if form.get("subject_token_type") == OFFLINE:
        return platform.desk.migrate(shop.installation, form.get("subject_token", ""))
    if form.get("subject_token_type") != ID_TOKEN:
        raise TokenRefused("invalid_request", "The subject_token_type is not supported.")
    registration = platform.registration
    token, now = form.get("subject_token", ""), platform.options.clock()
    try:
        vouched = shop_of(registration.secret, registration.client_id, token, now)
    except InvalidSessionToken as error:
        raise TokenRefused("invalid_subject_token", str(error)) from error
    if vouched != shop.domain:
        raise TokenRefused("invalid_subject_token", "the token was made for another shop")
    kind = form.get("requested_token_type", OFFLINE)
    if kind not in (OFFLINE, ONLINE):
        raise TokenRefused("invalid_request", "The requested_token_type is not supported.")
    return platform.desk.issue_online(shop.installation) if kind == ONLINE else _offline(platform, shop, form)


GRANTS: dict[str, Callable[[Platform, Shop, dict[str, str]], Json]] = {
    "authorization_code": _exchange_code,
    "refresh_token": _refresh,
    TOKEN_EXCHANGE: _exchange_token,
}


def _offline(platform: Platform, shop: Shop, form: dict[str, str]) -> Json:
    expiring = form.get("expiring", "0").lower() in ("1", "true")
    desk = platform.desk
    return desk.issue_expiring(shop.installation) if expiring else desk.issue_permanent(shop.installation)


def _check_installed(shop: Shop) -> None:
    if not shop.installation.installed:
        raise TokenRefused("invalid_client", "The app is not installed on this shop.")


def _check_client(platform: Platform, incoming: Request) -> None:
    if incoming.args.get("client_id") != platform.registration.client_id:
        raise ConsentRefused("Oauth error invalid_request: Could not find Shopify API application with api_key")


def _managed_scopes(platform: Platform, shop: Shop, incoming: Request) -> list[str]:
    """What the configuration requires, the optional scopes the shop granted, and those asked for now."""
    optional = listed(platform.registration.optional_scopes)
    asked = listed(incoming.args.get("optional_scopes", ""))
    wrong = [scope for scope in asked if scope not in optional]
    if wrong:
        raise ConsentRefused(f"Oauth error invalid_scope: {', '.join(wrong)}")
    kept = [scope for scope in optional if scope in asked or scope in listed(shop.installation.scopes)]
    return [*listed(platform.registration.scopes), *kept]


def _consent(platform: Platform, shop: Shop, asked: list[str], *, more: bool = False) -> str:
    return render_template(
        "platform/authorize.html", shop=shop, title=platform.registration.title, scopes=asked, more=more
    )


def _app_page(platform: Platform, shop: Shop) -> str:
    return url_for("pages.show_app", domain=shop.domain, client_id=platform.registration.client_id)


def _hang_up() -> Response:
    """Break the line, so that the caller does not know whether its request was carried out."""
    line: socket.socket | None = request.environ.get("werkzeug.socket")
    if line is not None:
        line.shutdown(socket.SHUT_RDWR)
    return Response("", 504)


def _asked_scopes(platform: Platform, incoming: Request) -> str:
    _check_client(platform, incoming)
    if incoming.args.get("redirect_uri") not in platform.registration.redirect_urls:
        raise ConsentRefused("Oauth error invalid_request: The redirect_uri is not whitelisted")
    scopes = [scope.strip() for scope in (incoming.args.get("scope") or platform.registration.scopes).split(",")]
    # read_all_orders is for apps that the platform has approved for it, which then have it registered.
    approved = covers(platform.registration.scopes, "read_all_orders")
    wrong = [s for s in scopes if not SCOPE.fullmatch(s) or (s == "read_all_orders" and not approved)]
    if wrong:
        raise ConsentRefused(f"Oauth error invalid_scope: {', '.join(wrong)}")
    return ",".join(scopes)


def _callback(platform: Platform, shop: Shop, scopes: str) -> str:
    now, redirect_uri = platform.options.clock(), request.args["redirect_uri"]
    code = secrets.token_hex(16)
    per_user = "per-user" in request.args.getlist("grant_options[]")
    expires = now + platform.options.code_seconds
    platform.codes[code] = Code(shop.domain, redirect_uri, scopes, per_user, expires)
    params = {"code": code, "host": encoded_host(shop.domain), "shop": shop.domain, "timestamp": str(int(now))}
    if "state" in request.args:
        params["state"] = request.args["state"]
    params["hmac"] = query_hmac(platform.registration.secret, params)
    return f"{redirect_uri}?{urlencode(params)}"


def _fields(incoming: Request) -> dict[str, str]:
    if incoming.is_json:
        given = incoming.get_json(silent=True)
        fields = given if isinstance(given, dict) else {}
        return {str(key): str(value) for key, value in fields.items()}
    return incoming.form.to_dict()
