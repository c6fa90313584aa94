"""The front of the house, in ASGI: its own doors answer without a thread, everything else is Flask's.

Every request is taken in whole before anybody works on it, so that a slow sender costs some memory and no thread.
"""

from typing import Protocol

from a2wsgi import WSGIMiddleware
from a2wsgi.asgi_typing import HTTPScope, Receive, ReceiveEvent, Scope, Send
from flask import Flask
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed

from blueprints.asgi import Answer, Request, take_in
from blueprints.errors import refusal_of

THREADS = 16  # of one process, for what Flask answers


class Door(Protocol):
    """An address that is answered without Flask. `guard` names whom it lets in, which `answer` proves."""

    path: str
    method: str
    guard: str

    async def answer(self, request: Request) -> Answer: ...

    def refuse(self, error: Exception) -> Answer:
        """Answer a request that did not come in whole, or that `answer` raised an error for."""

    async def close(self) -> None:
        """Finish what is under way."""


class Front:
    """The ASGI application. `doors` by their paths."""

    def __init__(self, app: Flask, *doors: Door) -> None:
        self.doors = {door.path: door for door in doors}
        self.flask = WSGIMiddleware(app.wsgi_app, workers=THREADS)  # type: ignore[arg-type]  # two spellings of the same WSGI types

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.live(receive, send)
        elif scope["type"] == "http":
            door = self.doors.get(scope["path"])
            await (self.enter(door, scope, receive, send) if door else self.pass_on(scope, receive, send))

    async def live(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for door in self.doors.values():
            await door.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def enter(self, door: Door, scope: HTTPScope, receive: Receive, send: Send) -> None:
        try:
            require_method(scope, door.method)
            request = await take_in(scope, receive)
        except HTTPException as error:
            await door.refuse(error).send(send)
        else:
            await (await answer_at(door, request)).send(send)

    async def pass_on(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        try:
            require_ascii(scope["query_string"])
            request = await take_in(scope, receive)
        except HTTPException as error:
            return await refusal_of(error, scope["path"]).send(send)
        await self.flask(as_flask_takes_it(scope, request.body), whole(request.body), send)


async def answer_at(door: Door, request: Request) -> Answer:
    try:
        return await door.answer(request)
    except Exception as error:  # noqa: BLE001 - the last handler there is
        return door.refuse(error)


def require_method(scope: HTTPScope, method: str) -> None:
    if scope["method"] != method:
        raise MethodNotAllowed([method])


def require_ascii(query: bytes) -> None:
    """Refuse what WSGI cannot carry; browsers write it as %C3%A9."""
    if not query.isascii():
        raise BadRequest


def as_flask_takes_it(scope: HTTPScope, body: bytes) -> HTTPScope:
    """Return the scope with the length that the body turned out to have, and no header that looks like another.

    WSGI cannot tell `X_Forwarded_For` from `X-Forwarded-For`, which proxies set and callers must not.
    """
    framing = (b"content-length", b"transfer-encoding")
    headers = [(name, value) for name, value in scope["headers"] if name not in framing and b"_" not in name]
    if body:
        headers.append((b"content-length", str(len(body)).encode()))
    return {**scope, "headers": headers}


def whole(body: bytes) -> Receive:
    async def receive() -> ReceiveEvent:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive
