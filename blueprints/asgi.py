"""A request as the front takes it in and an answer as it goes out, in ASGI's terms."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from a2wsgi.asgi_typing import HTTPScope, Receive, Send
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge, RequestTimeout

LARGEST_BODY = 1024 * 1024  # bytes
BODY_WITHIN = 10.0  # seconds; the largest body at the pace of a slow line
Headers = Sequence[tuple[bytes, bytes]]  # names in lower case


@dataclass(frozen=True)
class Request:
    """A request that has come in whole."""

    scope: HTTPScope
    body: bytes

    @property
    def headers(self) -> Headers:
        return list(self.scope["headers"])

    def named(self) -> dict[str, str]:
        """The headers by their names; of one that is repeated, the last."""
        return {name.decode("latin-1"): value.decode("latin-1") for name, value in self.headers}


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def head(self) -> list[tuple[bytes, bytes]]:
        length = (b"content-length", str(len(self.body)).encode())
        return [length, *((name.lower().encode(), value.encode()) for name, value in self.headers.items())]

    async def send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.head})
        await send({"type": "http.response.body", "body": self.body})


@dataclass(frozen=True)
class Whole(Answer):
    """An answer whose headers are told as they go over the wire, its length among them."""

    told: list[tuple[bytes, bytes]] = field(default_factory=list)

    @cached_property
    def head(self) -> list[tuple[bytes, bytes]]:
        return self.told


async def take_in(scope: HTTPScope, receive: Receive) -> Request:
    """Return the request once it is here. Raises RequestEntityTooLarge, RequestTimeout or ClientDisconnected."""
    if announced_length(scope["headers"]) > LARGEST_BODY:
        raise RequestEntityTooLarge
    try:
        async with asyncio.timeout(BODY_WITHIN):
            return Request(scope, await whole_body(receive))
    except TimeoutError:
        raise RequestTimeout from None


def announced_length(headers: Iterable[tuple[bytes, bytes]]) -> int:
    """Return the Content-Length, 0 where the body's end will show."""
    found = next((value for name, value in headers if name == b"content-length"), b"")
    return int(found) if found.isdigit() else 0


async def whole_body(receive: Receive) -> bytes:
    body, more = bytearray(), True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise ClientDisconnected
        body += message["body"]
        more = message.get("more_body", False)
        if len(body) > LARGEST_BODY:
            raise RequestEntityTooLarge
    return bytes(body)
