"""Many who listen over HTTP at once, each to a conversation of their own."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from evals.shoppers import Shopper


@dataclass
class Ear:
    """One stream. `heard` holds the moment at which each message first came, by its id."""

    shopper: Shopper
    heard: dict[str, float] = field(default_factory=dict)
    doubled: int = 0
    is_open: bool = False
    ended: bool = False
    writer: asyncio.StreamWriter | None = None

    async def listen(self) -> None:
        where = urlsplit(self.shopper.app)
        reader, self.writer = await asyncio.open_connection(where.hostname, where.port)
        token = self.shopper.http.headers["Authorization"]
        head = f"GET /chat/events HTTP/1.1\r\nHost: {where.netloc}\r\nAuthorization: {token!s}\r\n\r\n"
        self.writer.write(head.encode())
        event = ""
        while line := await reader.readline():
            event = self.take(line.decode().rstrip(), event)
        self.ended = True

    def take(self, line: str, event: str) -> str:
        """Take in one line, of which the event before tells what it is about. Return that for the next."""
        name, _, value = line.partition(": ")
        if name == "event":
            return value
        if name == "data" and event == "state":
            self.is_open = True
        elif name == "data" and event == "message":
            self.note(json.loads(value)["id"])
        return event

    def note(self, message: str) -> None:
        self.doubled += message in self.heard
        self.heard.setdefault(message, time.perf_counter())

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()


async def open_all(ears: Sequence[Ear], within: float) -> list[asyncio.Task[None]]:
    """Open them, a few at a time. Return what reads them, once each has been told where it stands."""
    listening = []
    for number, ear in enumerate(ears):
        listening.append(asyncio.create_task(ear.listen()))
        if number % 20 == 19:
            await asyncio.sleep(0.05)
    async with asyncio.timeout(within):
        while not all(ear.is_open for ear in ears):
            await asyncio.sleep(0.02)
    return listening
