"""Servers on loopback, each in a thread until its test is over."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import TCPServer
from wsgiref.types import WSGIApplication

from werkzeug.serving import WSGIRequestHandler, make_server

POLL = 0.02  # seconds; a server that is to stop looks for that only twice a second by itself


class QuietHandler(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Nothing: tests are quiet."""


@contextmanager
def served(app: WSGIApplication) -> Iterator[str]:
    """Serve an application on a free port, at the address that is given: `http://127.0.0.1:40123`."""
    with running(make_server("127.0.0.1", 0, app, threaded=True, request_handler=QuietHandler)) as address:
        yield address


@contextmanager
def running(server: TCPServer) -> Iterator[str]:
    """Run a server that was made, and close it in the end."""
    thread = threading.Thread(target=server.serve_forever, args=(POLL,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
