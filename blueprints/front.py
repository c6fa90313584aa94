"""The front of the house, in ASGI: its own doors answer without a thread, everything else is Flask's.

Every request is taken in whole before anybody works on it, so that a slow sender costs some memory and no thread.
"""

from collections.abc import Sequence
from typing import Protocol

from a2wsgi.asgi_typing import HTTPScope, Receive, Scope, Send
from flask import Flask
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed

from blueprints.asgi import Answer, Request, take_in
from blueprints.errors import refusal_of
from blueprints.threads import Threads

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


class Shortcut:
    """A short way to one address of Flask's, where the route's own guard stands."""

    method = "POST"
    guard = "the route's own"

    def __init__(self, path: str, flask: Threads) -> None:
        self.path = path
        self.flask = flask

    async def answer(self, request: Request) -> Answer:
        return await self.flask.whole(request.scope, request.body)

    def refuse(self, error: Exception) -> Answer:
        return refusal_of(error, self.path)

    async def close(self) -> None:
        pass


class Front:
    """The ASGI application. `doors` by their paths, `shortcuts` to what is asked most."""

    def __init__(self, app: Flask, *doors: Door, short: Sequence[str] = ()) -> None:
        self.doors = {door.path: door for door in doors}
        self.flask = Threads(app.wsgi_app, THREADS)
        self.shortcuts = {path: Shortcut(path, self.flask) for path in short}

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
        await self.flask.answer(scope, request.body, receive, send)


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
