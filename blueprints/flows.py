"""Answers that go on for as long as somebody reads them. Flask lets the reader in; what follows takes no thread."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, Protocol

from a2wsgi.asgi_typing import HTTPScope, Receive, Send
from flask import Response, request

from blueprints.streams import stream
from runtime.connections import LINE

KEY = "shopfloor.flow"  # where a view leaves a flow for the front
SLOW = 20.0  # seconds a reader may take for what has been sent before
Write = Callable[[str], Awaitable[None]]


class Flow(Protocol):
    """What a reader is told, event by event."""

    async def run(self, write: Write, *, goes_on: bool) -> None:
        """Write what there is, and where it `goes_on`, whatever follows."""

    def close(self) -> None:
        """Give up what the flow holds. Called once or more, from any thread."""


class Line(Protocol):
    """The connection of a reader."""

    is_endless: bool

    def hang_up(self) -> None: ...


def flowing(flow: Flow, first: str) -> Response:
    """Answer with `first` and then with what flows, where the front carries it on."""
    if request.method == "GET":
        request.environ[KEY] = flow
    else:
        flow.close()
    return stream(alone(first))


def alone(first: str) -> Iterator[str]:
    yield first


async def carry_on(flow: Flow, scope: HTTPScope, receive: Receive, send: Send) -> None:
    """Let it flow until it ends, the reader goes, or takes too long to read.

    Under a server that names no line nobody could hang up, so that what there is at first is all.
    """
    extensions: dict[str, Any] = dict(scope.get("extensions") or {})
    line: Line | None = extensions.get(LINE)
    if line is None:
        return await flow.run(writer(send), goes_on=False)
    line.is_endless = True
    reader = asyncio.create_task(gone(receive))
    telling = asyncio.create_task(tell(flow, line, send))
    try:
        await asyncio.wait((reader, telling), return_when=asyncio.FIRST_COMPLETED)
    finally:
        line.is_endless = False
        reader.cancel()
        telling.cancel()
        await asyncio.wait((reader, telling))
    if not telling.cancelled():
        telling.result()


async def gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def tell(flow: Flow, line: Line, send: Send) -> None:
    write = writer(send)

    async def write_in_time(piece: str) -> None:
        hanging_up = asyncio.get_running_loop().call_later(SLOW, line.hang_up)
        try:
            await write(piece)
        finally:
            hanging_up.cancel()

    await flow.run(write_in_time, goes_on=True)


def writer(send: Send) -> Write:
    async def write(piece: str) -> None:
        if piece:
            await send({"type": "http.response.body", "body": piece.encode(), "more_body": True})

    return write
