"""The app: `create_app()` builds it, `create_front()` puts it behind its front; nothing happens at import."""

import os

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from blueprints import (
    admin,
    chat,
    connect,
    errors,
    health,
    helpdesk_webhooks,
    install,
    live,
    merchant,
    offering,
    origins,
    privacy,
    proxy,
    team,
    team_members,
    texts,
    uploads,
    widget,
)
from blueprints.commands import register_commands
from blueprints.front import Front
from blueprints.house import KEY
from blueprints.merchant import clock
from blueprints.webhooks import ShopifyDoor
from runtime.cores import settle_on_core
from runtime.huge_pages import use_huge_pages
from runtime.logs import configure_logs
from runtime.services import Services
from runtime.settings import Settings

BLUEPRINTS = (
    install,
    proxy,
    chat,
    live,
    offering,
    widget,
    admin,
    *merchant.PAGES,
    team,
    team_members,
    texts,
    uploads,
    privacy,
    connect,
    helpdesk_webhooks,
    health,
)


def create_app(services: Services | None = None) -> Flask:
    """Return the web app, from the environment unless `services` are given. Raises SettingError."""
    services = services or Services(Settings.from_env(os.environ))
    configure_logs(services.settings.log_level)
    app = Flask(__name__, template_folder="blueprints/templates", static_folder="blueprints/static")
    # Flask would send whoever forgot or doubled a slash to the host that they name.
    app.url_map.strict_slashes = app.url_map.merge_slashes = False
    app.extensions[KEY] = services
    for module in BLUEPRINTS:
        app.register_blueprint(module.blueprint)
    origins.allow_storefronts(app)
    errors.register(app)
    clock.register(app)
    register_commands(app)
    if hops := services.settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]  # as Flask documents it
    return app


def create_front(app: Flask | None = None) -> Front:
    """Return what a web process serves, in ASGI: the app with the doors that need no thread. Raises SettingError."""
    app = app or create_app()
    settle_on_core(app.extensions[KEY])
    use_huge_pages()
    return Front(app, ShopifyDoor(app.extensions[KEY]), short=["/chat/messages"])
