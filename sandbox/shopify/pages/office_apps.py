"""The back office's apps: install ours, open it in its frame, uninstall it."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import abort
from werkzeug.wrappers import Response as AnyResponse

from sandbox.shopify.embedding import embedded_app_url
from sandbox.shopify.pages.blueprint import back_to, pages, show, this_shop
from sandbox.shopify.platform import platform_of_request


@pages.get("/admin/apps")
def show_apps() -> str:
    shop, registration = this_shop(), platform_of_request().registration
    return show(
        "office/apps.html",
        app=registration,
        installation=shop.installation,
        install_url=f"{registration.app_url}/install?{urlencode({'shop': shop.domain})}",
    )


@pages.post("/admin/apps/uninstall")
def uninstall() -> AnyResponse:
    this_shop().uninstall_app()
    return back_to("show_apps", f"{platform_of_request().registration.title} is uninstalled.")


@pages.get("/admin/apps/<client_id>")
def show_app(client_id: str) -> str:
    """The app in its frame, with the signed address the platform would open."""
    platform, shop = platform_of_request(), this_shop()
    if client_id != platform.registration.client_id or not shop.installation.installed:
        abort(404)
    return show("office/app.html", app=platform.registration, url=embedded_app_url(platform, shop))
