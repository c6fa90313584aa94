"""What every page needs: the shop of the address, its CSRF seal, notices, and pages for what went wrong."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Any
from urllib.parse import quote, unquote

from flask import Blueprint, Response, abort, g, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as AnyResponse

from sandbox import demo_shop
from sandbox.shopify.pages import formatting
from sandbox.shopify.platform import platform_of_request
from sandbox.shopify.shoppers import signed_in_customer
from sandbox.shopify.state import Json, NoSuchRecord, Refused, Shop

pages = Blueprint(
    "pages",
    __name__,
    url_prefix="/<shop:domain>",
    template_folder="templates",
    static_folder="assets",
    static_url_path="/assets",
)
formatting.add_filters(pages)

CLERK = "_back_office"
NOTICE = "_notice"


def this_shop() -> Shop:
    shop: Shop = g.shop
    return shop


def this_customer() -> Json | None:
    """The customer who is signed in at the storefront."""
    number = signed_in_customer(request, this_shop())
    return this_shop().customers.get(number) if number else None


def show(template: str, **values: Any) -> str:
    """Render under the shop's lock, so that a page never shows half a change."""
    shop = this_shop()
    with shop.lock:
        own_words = shop.name == demo_shop.NAME
        return render_template(template, shop=shop, own_words=own_words, **values)


def back_to(endpoint: str, notice: str, **values: Any) -> AnyResponse:
    """See another page, which shows `notice` once."""
    response = redirect(url_for(f"pages.{endpoint}", **values), code=303)
    response.set_cookie(NOTICE, quote(notice), max_age=30, path=_path(), httponly=True, samesite="Strict")
    return response


def chosen(name: str) -> str:
    """A field of the posted form, without surrounding space."""
    return request.form.get(name, "").strip()


def whole_number(given: object) -> int:
    """A number of a form or a script. Raises BadRequest."""
    try:
        return int(str(given).strip())
    except ValueError as error:
        raise BadRequest(f"{given!r} is not a whole number") from error


@pages.url_value_preprocessor
def find_shop(endpoint: str | None, values: dict[str, Any] | None) -> None:
    domain = (values or {}).pop("domain", "")
    shops = platform_of_request().shops
    if domain not in shops:
        abort(404)
    g.shop = shops.find(domain)


@pages.url_defaults
def name_shop(endpoint: str, values: dict[str, Any]) -> None:
    if "shop" in g:
        values.setdefault("domain", this_shop().domain)


@pages.before_request
def refuse_forged_posts() -> None:
    """A back office form carries a seal of the browser's own cookie, which another site cannot read."""
    if request.method != "POST" or not in_office():
        return
    if not hmac.compare_digest(csrf_seal().encode(), request.form.get("csrf", "").encode()):
        abort(403)


@pages.after_request
def hand_out_cookies(response: Response) -> Response:
    if "clerk" in g and CLERK not in request.cookies:
        response.set_cookie(CLERK, g.clerk, path=_path(), httponly=True, samesite="Strict")
    if g.get("notice_shown"):
        response.delete_cookie(NOTICE, path=_path())
    return response


@pages.app_template_global()
def csrf_seal() -> str:
    if "clerk" not in g:
        g.clerk = request.cookies.get(CLERK) or secrets.token_hex(16)
    return hmac.new(this_shop().cookie_key.encode(), f"csrf {g.clerk}".encode(), hashlib.sha256).hexdigest()


@pages.app_template_global()
def take_notice() -> str:
    g.notice_shown = NOTICE in request.cookies
    return unquote(request.cookies.get(NOTICE, ""))


@pages.app_template_global()
def chat_tag() -> dict[str, str]:
    """What a merchant's theme gives the chat's script tag."""
    shop = this_shop()
    return {
        "src": f"{platform_of_request().registration.app_url}/chat/widget.js",
        "shop": shop.domain,
        "proxy": f"{request.script_root}/{shop.domain}/apps/chat",
        "customer": str(customer["id"]) if (customer := this_customer()) else "",
    }


@pages.errorhandler(NoSuchRecord)
@pages.errorhandler(404)
def show_missing(error: Exception) -> tuple[str, int] | Response:
    if "shop" not in g:
        return make_response("There is no such shop here.\n", 404)
    return show("office/missing.html" if in_office() else "shop/missing.html"), 404


@pages.errorhandler(Refused)
def show_refusal(error: Refused) -> tuple[str, int]:
    return _refused(str(error)), 422


@pages.errorhandler(BadRequest)
def show_misunderstanding(error: BadRequest) -> tuple[str | Response, int]:
    if request.path.endswith(".js"):
        return jsonify(status=400, message="Bad Request", description=error.description), 400
    return _refused(error.description or "That could not be read."), 400


@pages.errorhandler(403)
def show_forgery(error: Exception) -> tuple[str, int]:
    return _refused("This form is out of date. Go back, reload the page and send it again."), 403


def _refused(reason: str) -> str:
    return show("office/refused.html" if in_office() else "shop/refused.html", reason=reason)


def in_office() -> bool:
    """Whether the address is a page of the back office."""
    return f"{request.path}/".startswith(f"/{this_shop().domain}/admin/")


def _path() -> str:
    return f"{request.script_root}/{this_shop().domain}"
