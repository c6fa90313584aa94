"""Flask's answers, made in threads: a whole request goes there in one hop, and a whole answer comes back in one.

An answer in pieces takes a thread for each piece alone, so that who reads slowly holds none.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Protocol, TypeVar
from wsgiref.types import WSGIApplication

from a2wsgi.asgi_typing import HTTPScope, Receive, Send

from blueprints.asgi import Answer, Whole
from blueprints.flows import KEY, Flow, carry_on

LARGEST_WHOLE = 1024 * 1024  # bytes of an answer that is made before any of it is sent
FRAMING = frozenset({b"content-length", b"transfer-encoding"})
PLAIN = {b"content-type": "CONTENT_TYPE"}  # the header that WSGI names without HTTP_
Asked = dict[str, Any]  # in WSGI's terms
Made = TypeVar("Made")


class Run(Protocol):
    def __call__(self, step: Callable[[], Made]) -> Awaitable[Made]: ...


@dataclass
class Head:
    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)

    def start(self, status: str, headers: list[tuple[str, str]], failure: object = None) -> Callable[[bytes], object]:
        """Take in what a WSGI application says of its answer."""
        self.status = int(status.split(" ", 1)[0])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return written


def written(piece: bytes) -> object:
    raise NotImplementedError("Flask returns what it sends")


class Answering:
    """One answer of a WSGI application. Its steps may run in different threads, one after the other."""

    def __init__(self, app: WSGIApplication, asked: Asked) -> None:
        self.app = app
        self.asked = asked
        self.head = Head()
        self.made: Iterable[bytes] = ()
        self.pieces: Iterator[bytes] = iter(())

    def begin(self) -> bytes | None:
        """Make the head, and the body where it is told to be short; else None."""
        self.made = self.app(self.asked, self.head.start)
        self.pieces = iter(self.made)
        return b"".join(self.rest()) if 0 <= self.length <= LARGEST_WHOLE else None

    def whole(self) -> Whole:
        """Make all of it, whatever its length."""
        body = self.begin()
        if body is None:
            body = b"".join(self.rest())
            if self.length < 0:
                self.head.headers.append((b"content-length", b"%d" % len(body)))
        return Whole(self.head.status, body, told=self.head.headers)

    @property
    def length(self) -> int:
        told = dict(self.head.headers).get(b"content-length", b"")
        return int(told) if told.isdigit() else -1

    def rest(self) -> Iterator[bytes]:
        while (piece := self.step()) is not None:
            yield piece

    def step(self) -> bytes | None:
        """Return the next piece, None after the last."""
        piece = None
        try:
            piece = next(self.pieces, None)
        finally:
            if piece is None:
                self.close()
        return piece

    @property
    def flow(self) -> Flow | None:
        """What the view left to follow."""
        return self.asked.get(KEY)

    @property
    def is_open(self) -> bool:
        return self.made != ()

    def close(self) -> None:
        made, self.made = self.made, ()
        if close := getattr(made, "close", None):
            close()


class Threads:
    """Has a WSGI application answer in threads of its own."""

    def __init__(self, app: WSGIApplication, threads: int) -> None:
        self.app = app
        self.pool = ThreadPoolExecutor(threads, "answering")

    async def answer(self, scope: HTTPScope, body: bytes, receive: Receive, send: Send) -> None:
        answering, run = Answering(self.app, asked_of(scope, body)), self.runner()
        try:
            whole = await self.send_made(answering, run, send)
            if flow := answering.flow:
                await carry_on(flow, scope, receive, send)
            await send({"type": "http.response.body", "body": whole or b""})
        finally:
            if answering.is_open:  # whoever asked may have gone in the middle
                await run(answering.close)
            if flow := answering.flow:
                flow.close()

    async def whole(self, scope: HTTPScope, body: bytes) -> Answer:
        """Return an answer at once that is not told to come in pieces."""
        answering = Answering(self.app, asked_of(scope, body))
        return await asyncio.get_running_loop().run_in_executor(self.pool, answering.whole)

    async def send_made(self, answering: Answering, run: Run, send: Send) -> bytes | None:
        """Send what is made in threads. Return a body that is whole already."""
        whole = await run(answering.begin)
        status, headers = answering.head.status, answering.head.headers
        await send({"type": "http.response.start", "status": status, "headers": headers})
        if whole is None:
            while (piece := await run(answering.step)) is not None:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        return whole

    def runner(self) -> Run:
        # What Flask knows of a request it keeps in the context, in whichever thread the next piece is made.
        context, loop = copy_context(), asyncio.get_running_loop()
        return lambda step: loop.run_in_executor(self.pool, context.run, step)


def asked_of(scope: HTTPScope, body: bytes) -> Asked:
    """Return the request in WSGI's terms, with the length that its body turned out to have."""
    server, port = scope.get("server") or ("localhost", 80)
    asked: Asked = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("ascii"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": server,
        "SERVER_PORT": str(port or 0),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if client := scope.get("client"):
        asked |= {"REMOTE_ADDR": client[0], "REMOTE_PORT": str(client[1])}
    if body:
        asked["CONTENT_LENGTH"] = str(len(body))
    add_headers(asked, scope["headers"])
    return asked


def add_headers(asked: Asked, headers: Iterable[tuple[bytes, bytes]]) -> None:
    """Add them but for those that look like others.

    WSGI cannot tell `X_Forwarded_For` from `X-Forwarded-For`, which proxies set and callers must not.
    """
    for name, value in headers:
        if name in FRAMING or b"_" in name:
            continue
        known = PLAIN.get(name) or "HTTP_" + name.decode("latin-1").upper().replace("-", "_")
        told = value.decode("latin-1")
        asked[known] = f"{asked[known]},{told}" if known in asked else told
