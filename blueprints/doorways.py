"""Connections that stand at the front's doors: a plain request is handed in there without ASGI between.

ASGI's scope, task, events and messages cost a delivery more than all that its door does. Whatever is not plain (in
pieces, before the last was answered, asking to hang up, too much at once) goes the long way and comes to the same.
"""

import asyncio
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from a2wsgi.asgi_typing import HTTPScope
from uvicorn.protocols.http.httptools_impl import STATUS_LINE
from werkzeug.exceptions import RequestTimeout

from blueprints import asgi
from blueprints.asgi import Answer, Request, announced_length
from blueprints.front import Door, answer_at
from runtime.connections import BoundedConnection

IN_PIECES = b"text/event-stream"
NOBODY_WAITS = asyncio.Event()


class Visit:
    """A request at a door. uvicorn sees it where it looks for a cycle of its own: whether it is over, who hung up."""

    message_event = NOBODY_WAITS

    def __init__(self, door: Door, scope: HTTPScope) -> None:
        self.door = door
        self.scope = scope
        self.pieces: list[bytes] = []
        self.whole = False
        self.keep_alive = True
        self.disconnected = False
        self.response_complete = False


class Doorway(BoundedConnection):
    patience: asyncio.TimerHandle | None = None  # for a body that did not come with its head

    @cached_property
    def doors(self) -> Mapping[bytes, Door]:
        open_to_all: Mapping[str, Door] = {**getattr(self.app, "passages", {}), **getattr(self.app, "doors", {})}
        return {path.encode(): door for path, door in open_to_all.items()}

    @property
    def visit(self) -> Visit | None:
        """The request at a door whose body is coming."""
        visit: object = self.cycle
        return visit if isinstance(visit, Visit) and not visit.whole else None

    def on_headers_complete(self) -> None:
        door = self.doors.get(self.url)
        if door is None or not self.is_plain(door):
            return super().on_headers_complete()
        self.head_is_over()
        scope: Any = self.scope | {"method": door.method, "path": door.path, "query_string": b""}
        self.cycle = Visit(door, scope)  # type: ignore[assignment]  # it has what uvicorn asks for

    def is_plain(self, door: Door) -> bool:
        return (
            self.parser.get_method() == door.method.encode()
            and 0 < announced_length(self.headers) <= asgi.LARGEST_BODY
            and self.parser.get_http_version() == "1.1"
            and self.parser.should_keep_alive()
            and not self.parser.should_upgrade()
            and not self.expect_100_continue
            and not any(name == b"accept" and IN_PIECES in value for name, value in self.headers)
            and not self.is_busy()
        )

    def is_busy(self) -> bool:
        """Whether this connection waits for an answer or does not read them, or there is too much to do altogether."""
        if self.flow.write_paused or (self.cycle is not None and not self.cycle.response_complete):
            return True
        return self.limit_concurrency is not None and self.limit_concurrency <= max(
            len(self.connections), len(self.tasks)
        )

    def on_body(self, body: bytes) -> None:
        if visit := self.visit:
            visit.pieces.append(body)
        else:
            super().on_body(body)

    def on_message_complete(self) -> None:
        if visit := self.visit:
            visit.whole = True
            self.stop_waiting()
            task = self.loop.create_task(self.attend(visit))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
        else:
            super().on_message_complete()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.patience is None and self.visit:
            self.patience = self.loop.call_later(asgi.BODY_WITHIN, self.give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        self.stop_waiting()
        super().connection_lost(exc)

    def stop_waiting(self) -> None:
        if self.patience is not None:
            self.patience.cancel()
            self.patience = None

    def give_up(self) -> None:
        if visit := self.visit:
            visit.keep_alive, visit.whole = False, True
            self.tell(visit, visit.door.refuse(RequestTimeout()))

    async def attend(self, visit: Visit) -> None:
        answer = await answer_at(visit.door, Request(visit.scope, b"".join(visit.pieces)))
        if not visit.disconnected:
            self.tell(visit, answer)

    def tell(self, visit: Visit, answer: Answer) -> None:
        headers = [*self.server_state.default_headers, *answer.head]
        if not visit.keep_alive:
            headers.append((b"connection", b"close"))
        lines = b"".join(b"%b: %b\r\n" % header for header in headers)
        self.transport.write(b"%b%b\r\n%b" % (STATUS_LINE[answer.status], lines, answer.body))
        visit.response_complete = True
        if not visit.keep_alive:
            self.transport.close()
        self.on_response_complete()
