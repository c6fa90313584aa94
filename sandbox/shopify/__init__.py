"""A stand-in for Shopify: OAuth, the Admin API, webhooks, the app proxy and the admin's frame."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from flask import Flask
from werkzeug.routing import BaseConverter

from sandbox.shopify.admin_api.endpoint import admin_api
from sandbox.shopify.app_proxy import app_proxy
from sandbox.shopify.controls import controls, refuse
from sandbox.shopify.embedding import embedding
from sandbox.shopify.installations import AppRegistration
from sandbox.shopify.oauth import oauth
from sandbox.shopify.pages import pages
from sandbox.shopify.platform import Options, Platform, attach
from sandbox.shopify.records import Refused
from sandbox.shopify.seeding import DEMO, add_shop
from sandbox.shopify.snapshots import Snapshots

__all__ = ["AppRegistration", "Options", "Platform", "close", "create_app"]


class ShopConverter(BaseConverter):
    regex = r"[a-z0-9][a-z0-9-]*\.myshopify\.com"


def create_app(
    app_url: str,
    state_dir: Path | None = None,
    *,
    registration: AppRegistration | None = None,
    options: Options | None = None,
    base_url: str = "http://127.0.0.1:9100/shopify",
    shops: tuple[str, ...] = (),
    seeded: tuple[str, ...] = (),
    catalog: Path | None = None,
    demo: bool = True,
) -> Flask:
    """Build the platform with the demo shop, the empty `shops` and the `seeded` ones. Call close(app) at the end."""
    app = Flask("sandbox.shopify", root_path=str(Path(__file__).parent))
    app.url_map.converters["shop"] = ShopConverter
    app.secret_key = os.urandom(32)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    registration = registration or registration_from_environment(app_url)
    platform = Platform.assemble(replace(registration, app_url=app_url.rstrip("/")), options or Options())
    attach(app, platform)
    _load(app, platform, state_dir, base_url)
    if demo and DEMO not in platform.shops:
        add_shop(platform.shops, DEMO, base_url, seeded=True, catalog=catalog)
    for domain in (*shops, *seeded):
        if domain not in platform.shops:
            add_shop(platform.shops, domain, base_url, seeded=domain in seeded)
    platform.farewells.start()
    for blueprint in (pages, controls, oauth, admin_api, embedding, app_proxy):
        app.register_blueprint(blueprint)
    app.register_error_handler(Refused, refuse)
    return app


def close(app: Flask) -> None:
    """Write what changed and stop the threads."""
    platform: Platform = app.extensions["sandbox_shopify"]
    platform.close()
    if "sandbox_snapshots" in app.extensions:
        app.extensions["sandbox_snapshots"].close()


def registration_from_environment(app_url: str) -> AppRegistration:
    return AppRegistration(
        client_id=os.environ.get("SHOPIFY_API_KEY") or "shopfloor-demo",
        secret=os.environ.get("SHOPIFY_API_SECRET") or "shopfloor-demo-secret",
        app_url=app_url,
    )


def _load(app: Flask, platform: Platform, state_dir: Path | None, base_url: str) -> None:
    if state_dir is None:
        return
    snapshots = Snapshots(state_dir / "shopify", platform.shops)
    for shop in snapshots.load():
        shop.primary_url = f"{base_url}/{shop.domain}"
    snapshots.start()
    app.extensions["sandbox_snapshots"] = snapshots
