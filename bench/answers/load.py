"""Shoppers who write as soon as they were answered, each on a connection of their own."""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import cast

from bench.answers.talk import Talker

END = b"\r\n\r\n"
LENGTH = b"content-length:"


@dataclass
class Seat:
    """A conversation: its token, who speaks in it, and how many messages it has yet to go."""

    token: str
    talker: Talker
    left: int


@dataclass
class Heard:
    """What was answered: seconds by kind of message, outcomes by kind, and statuses."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    took: float = 0.0

    @property
    def all(self) -> list[float]:
        return [one for found in self.seconds.values() for one in found]


class Caller(asyncio.Protocol):
    """One connection with one message under way. A conversation that is over makes room for the next."""

    def __init__(self, seat: Callable[[], Seat | None], heard: Heard) -> None:
        self.next_seat, self.heard = seat, heard
        self.seat: Seat | None = None
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.answer = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.say()

    def say(self) -> None:
        if self.seat is None or self.seat.left == 0:
            self.seat = self.next_seat()
        if self.seat is None:
            self.transport.close()
            return
        self.seat.left -= 1
        line = self.seat.talker.line()
        self.kind, self.began = line.kind, time.perf_counter()
        self.transport.write(request(self.seat.token, line.text))

    def data_received(self, data: bytes) -> None:
        self.answer += data
        head, end, body = bytes(self.answer).partition(END)
        if end and len(body) >= body_length(head):
            self.hear(int(head[9:12]), body)
            self.answer.clear()
            self.say()

    def hear(self, status: int, body: bytes) -> None:
        self.heard.seconds.setdefault(self.kind, []).append(time.perf_counter() - self.began)
        self.heard.statuses[status] += 1
        if status == 200:
            self.heard.outcomes[self.kind, json.loads(body)["outcome"]] += 1

    def connection_lost(self, error: Exception | None) -> None:
        if self.seat is not None and error is None:
            error = ConnectionError("the server hung up")
        if not self.done.done():
            self.done.set_exception(error) if error else self.done.set_result(None)


def request(token: str, text: str) -> bytes:
    body = json.dumps({"text": text}).encode()
    head = (
        f"POST /chat/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def body_length(head: bytes) -> int:
    _, found, rest = head.lower().partition(LENGTH)
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


def converse(port: int, clients: int, seats: Sequence[Seat]) -> Heard:
    """Have `clients` at once take the seats, one after another, until all have been sat through."""
    return asyncio.run(conversing(port, clients, list(seats)))


async def conversing(port: int, clients: int, seats: list[Seat]) -> Heard:
    heard = Heard()
    loop, began = asyncio.get_running_loop(), time.perf_counter()
    pairs = [
        await loop.create_connection(lambda: Caller(lambda: seats.pop() if seats else None, heard), "127.0.0.1", port)
        for _ in range(clients)
    ]
    await asyncio.gather(*(caller.done for _, caller in pairs))
    heard.took = time.perf_counter() - began
    return heard
