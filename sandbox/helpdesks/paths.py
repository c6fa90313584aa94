"""Address forms that the real services take as one: `/tickets`, `/tickets.json`, `/tickets/`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class OnePath:
    def __init__(self, app: "WSGIApplication", suffix: str = "") -> None:
        self._app = app
        self._suffix = suffix

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        path = str(environ["PATH_INFO"])
        if "/api/" in path:
            environ["PATH_INFO"] = (path.rstrip("/")).removesuffix(self._suffix)
        return self._app(environ, start)
