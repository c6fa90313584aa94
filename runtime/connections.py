"""Connections to the web process: uvicorn's own, with an end to patience for heads of requests."""

import asyncio

from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

LARGEST_HEAD = 64 * 1024  # bytes; a browser's largest is a fourth of that
LINE = "shopfloor.line"  # where ASGI's extensions name the connection of a request
HEAD_WITHIN = 10.0  # seconds, from the first byte or from the connecting
TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class BoundedConnection(HttpToolsProtocol):
    """The parser has no bounds of its own: a head without end would be held in memory, a slow one for ever.

    Bodies are bounded where they are read, in blueprints/asgi.py.
    """

    deadline: asyncio.TimerHandle | None = None
    in_head = False
    head = 0  # bytes that came of a head which has not ended
    under_way: RequestResponseCycle | None = None  # the request that is answered now, whatever came behind it
    is_endless = False  # the answer ends when whoever reads it goes

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self.expect_head()
        self.set_deadline()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.expect_head()

    def on_headers_complete(self) -> None:
        self.head_is_over()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.in_head:
            self.head += len(data)
            if self.head > LARGEST_HEAD:
                self.transport.write(TOO_LARGE)
                self.transport.close()
            elif self.deadline is None:
                # Most heads come in one piece and never need one.
                self.set_deadline()

    def connection_lost(self, exc: Exception | None) -> None:
        self.head_is_over()
        # uvicorn tells only what came last; who answers another would write to a connection that is no more.
        if self.under_way is not None:
            self.under_way.disconnected = True
        super().connection_lost(exc)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        self.under_way = cycle
        cycle.scope["extensions"] = {LINE: self}  # type: ignore[dict-item]  # it is ours to define
        super()._start_asgi_task(cycle, app)

    def shutdown(self) -> None:
        """Leave a connection whose answer would never end by itself; the rest may end theirs."""
        super().shutdown()
        if self.is_endless:
            self.transport.close()

    def hang_up(self) -> None:
        """Leave whoever does not read, with all that waits for them."""
        self.transport.abort()

    def expect_head(self) -> None:
        self.head_is_over()
        self.in_head = True

    def head_is_over(self) -> None:
        if self.deadline is not None:
            self.deadline.cancel()
        self.deadline, self.in_head, self.head = None, False, 0

    def set_deadline(self) -> None:
        self.deadline = asyncio.get_running_loop().call_later(HEAD_WITHIN, self.transport.close)
