"""One WSGI process for all stand-ins: /shopify, /zendesk, /gorgias, and /mail where mail is taken."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sandbox import mail, shopify
from sandbox.mail.mailbox import Mailbox

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HELPDESKS = ("zendesk", "gorgias")


@dataclass(frozen=True)
class Settings:
    app_url: str
    port: int = 9100
    host: str = "127.0.0.1"
    smtp_port: int = 0  # none: no mail is taken
    state_dir: Path | None = None
    shops: tuple[str, ...] = ()
    seeded: tuple[str, ...] = ()
    catalog: Path | None = None
    registration: shopify.AppRegistration | None = None
    options: shopify.Options = field(default_factory=shopify.Options)

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"


class QuietHandler(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        return


class Sandbox:
    """The stand-ins behind one loopback server. `serve` blocks; `close` may be called from another thread."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.shopify = shopify.create_app(
            settings.app_url,
            settings.state_dir,
            registration=settings.registration,
            options=settings.options,
            base_url=f"{settings.url}/shopify",
            shops=settings.shops,
            seeded=settings.seeded,
            catalog=settings.catalog,
        )
        self.helpdesks = {name: app for name in HELPDESKS if (app := _helpdesk(name, settings))}
        self.mailbox = Mailbox(settings.state_dir / "mail" if settings.state_dir else None)
        self.smtp = mail.MailServer(self.mailbox, settings.smtp_port, settings.host) if settings.smtp_port else None
        self.server = _server(settings, self._mounted())

    def _mounted(self) -> WSGIApplication:
        apps = {"shopify": self.shopify, **self.helpdesks}
        if self.smtp is not None:
            apps["mail"] = mail.create_app(self.mailbox)
        return DispatcherMiddleware(_nothing_here, {f"/{name}": app.wsgi_app for name, app in apps.items()})

    def serve(self) -> None:
        if self.smtp is not None:
            self.smtp.start()
        self.server.serve_forever(poll_interval=0.1)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        shopify.close(self.shopify)
        if self.smtp is not None:
            self.smtp.close()


def _server(settings: Settings, application: WSGIApplication) -> BaseWSGIServer:
    return make_server(settings.host, settings.port, application, threaded=True, request_handler=QuietHandler)


def _helpdesk(name: str, settings: Settings) -> Flask | None:
    if importlib.util.find_spec(f"sandbox.{name}") is None:
        return None
    module = importlib.import_module(f"sandbox.{name}")
    create: Callable[[str, Path | None], Flask] | None = getattr(module, "create_app", None)
    return create(settings.app_url, settings.state_dir) if create else None


def _nothing_here(_environ: object, start_response: Callable[..., object]) -> Iterable[bytes]:
    start_response("404 Not Found", [("Content-Type", "text/plain"), ("Content-Length", "10")])
    return [b"Not found\n"]
