"""Servers on loopback: one for any application, and one that keeps what webhooks bring."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from wsgiref.types import WSGIApplication

from flask import Flask, Request, Response, request
from werkzeug.serving import make_server

from tests.fakes_helpdesk import Delivery


@contextmanager
def serving(app: WSGIApplication) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(timeout=5)


class Mailbox:
    """Keeps what webhooks bring, by the path they brought it to."""

    def __init__(self) -> None:
        self.app = Flask("mailbox")
        self.app.add_url_rule("/<path:path>", view_func=self._keep, methods=["POST"])
        self._arrived: dict[str, list[Delivery]] = {}

    def _keep(self, path: str) -> Response:
        self._arrived.setdefault(path, []).append(as_delivery(request))
        return Response(status=200)

    def take(self, path: str, at_least: int = 1) -> list[Delivery]:
        """Wait for deliveries and the silence after them."""
        deadline, count = time.monotonic() + 5, -1
        while time.monotonic() < deadline:
            arrived = len(self._arrived.get(path, []))
            if arrived >= at_least and arrived == count:
                break
            count = arrived
            time.sleep(0.15)
        return self._arrived.pop(path, [])


def as_delivery(arrived: Request) -> Delivery:
    return dict(arrived.headers), arrived.get_data()
