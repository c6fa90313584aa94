"""The back office's apps: install ours, open it in its frame, decide what it may do, uninstall it."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from sandbox.shopify.embedding import embedded_app_url
from sandbox.shopify.pages.blueprint import back_to, pages, show, this_shop
from sandbox.shopify.platform import Platform, platform_of_request
from sandbox.shopify.scopes import listed, missing
from sandbox.shopify.state import Shop


@pages.get("/admin/apps")
def show_apps() -> str:
    shop, platform = this_shop(), platform_of_request()
    return show(
        "office/apps.html",
        app=platform.registration,
        installation=shop.installation,
        permissions=_permissions(platform, shop),
        erased_at=_erased_at(platform, shop),
    )


@pages.post("/admin/apps/permissions")
def change_permissions() -> AnyResponse:
    this_shop().change_scopes(",".join(request.form.getlist("scope")))
    return back_to("show_apps", "The app may do what is ticked, and was told so.")


@pages.post("/admin/apps/uninstall")
def uninstall() -> AnyResponse:
    this_shop().uninstall_app()
    return back_to("show_apps", f"{platform_of_request().registration.title} is uninstalled.")


@pages.post("/admin/apps/redact")
def redact_shop() -> AnyResponse:
    this_shop().redact_shop()
    return back_to("show_apps", "The app was told to erase this shop.")


@pages.get("/admin/apps/<client_id>", defaults={"inside": ""})
@pages.get("/admin/apps/<client_id>/<path:inside>")
def show_app(client_id: str, inside: str) -> AnyResponse | str:
    """The app in its frame, with the signed address the platform would open: the path behind the app's is the app's.

    A merchant is first asked to install it, or to grant what a new configuration needs.
    """
    platform, shop = platform_of_request(), this_shop()
    if _has_to_ask(platform, shop) or client_id != platform.registration.client_id:
        return redirect(url_for("oauth.ask_managed_install", domain=shop.domain, client_id=client_id))
    _drop_what_is_needed_no_more(platform, shop)
    url = embedded_app_url(platform, shop, inside, request.args.to_dict())
    return show("office/app.html", app=platform.registration, url=url)


def _has_to_ask(platform: Platform, shop: Shop) -> bool:
    held = shop.installation
    return not held.installed or (held.managed and bool(missing(held.scopes, platform.registration.scopes)))


def _drop_what_is_needed_no_more(platform: Platform, shop: Shop) -> None:
    """Nobody has to agree to an app that wants less."""
    registered = f"{platform.registration.scopes},{platform.registration.optional_scopes}"
    kept = [scope for scope in listed(shop.installation.scopes) if scope in listed(registered)]
    if shop.installation.managed and kept != listed(shop.installation.scopes):
        shop.change_scopes(",".join(kept))


def _permissions(platform: Platform, shop: Shop) -> list[tuple[str, bool, bool]]:
    """(scope, granted, optional) of everything the app has or may ask for."""
    registration, granted = platform.registration, listed(shop.installation.scopes)
    optional = listed(registration.optional_scopes)
    known = dict.fromkeys([*listed(registration.scopes), *optional, *granted])
    return [(scope, scope in granted, scope in optional) for scope in known]


def _erased_at(platform: Platform, shop: Shop) -> str | None:
    if shop.left_at is None:
        return None
    return shop.local_time(datetime.fromtimestamp(shop.left_at + platform.farewells.after, UTC))
