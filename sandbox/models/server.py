"""The scripted model over real HTTP."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from sandbox.models.acts import Act, Says, repeated


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Who asked has gone in the middle of an answer: that is part of the play."""


class ScriptedModel:
    """Listens on loopback. `play` tells what the next requests get, the last act for ever; `asked` is what came in."""

    def __init__(self, port: int = 0) -> None:
        self.acts: Iterator[Act] = repeated([Says("Hello.")])
        self.asked: list[dict[str, Any]] = []
        self.server = Server(("127.0.0.1", port), handler_of(self))
        threading.Thread(target=self.server.serve_forever, args=(0.02,), name="scripted model", daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def play(self, *acts: Act) -> None:
        self.acts, self.asked = repeated(list(acts)), []

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def handler_of(model: ScriptedModel) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            model.asked.append(json.loads(self.rfile.read(length)))
            act = next(model.acts)
            self.send_response(act.status)
            self.send_header("Content-Type", "text/event-stream" if act.status == 200 else "application/json")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self._play(act)

        def _play(self, act: Act) -> None:
            try:
                if act.send(self._write):
                    self.wfile.write(b"0\r\n\r\n")
                else:
                    self.close_connection = True
            except OSError:
                self.close_connection = True  # who asked has gone

        def _write(self, piece: bytes) -> None:
            self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Nothing: whoever runs this prints what matters."""

    return Handler
