"""A client that keeps `connections` busy with requests made beforehand, and notes how long each answer took."""

import asyncio
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

END = b"\r\n\r\n"
LENGTH = b"content-length:"


@dataclass(frozen=True)
class Round:
    """What one round saw. Times in milliseconds."""

    rate: float
    p50: float
    p99: float
    statuses: dict[int, int]
    count: int


class Caller(asyncio.Protocol):
    """One connection, one request at a time. It takes its requests from the line that all callers share."""

    def __init__(self, line: list[bytes], seconds: list[float], statuses: Counter[int]) -> None:
        self.line, self.seconds, self.statuses = line, seconds, statuses
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.answer = b""
        self.began = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.send()

    def send(self) -> None:
        if not self.line:
            self.transport.close()
            return
        self.began = time.perf_counter()
        self.transport.write(self.line.pop())

    def data_received(self, data: bytes) -> None:
        self.answer += data
        head, end, rest = self.answer.partition(END)
        if end and len(rest) >= body_length(head):
            self.seconds.append(time.perf_counter() - self.began)
            self.statuses[int(head[9:12])] += 1
            self.answer = b""
            self.send()

    def connection_lost(self, error: Exception | None) -> None:
        if self.line and error is None:
            error = ConnectionError("the server hung up")
        if not self.done.done():
            self.done.set_exception(error) if error else self.done.set_result(None)


def body_length(head: bytes) -> int:
    _, found, rest = head.lower().partition(LENGTH)
    return int(rest.split(b"\r\n", 1)[0]) if found else 0


def run_round(port: int, connections: int, requests: Sequence[bytes]) -> Round:
    return asyncio.run(one_round(port, connections, list(requests)))


async def one_round(port: int, connections: int, line: list[bytes]) -> Round:
    seconds: list[float] = []
    statuses: Counter[int] = Counter()
    loop, began = asyncio.get_running_loop(), time.perf_counter()
    pairs = [
        await loop.create_connection(lambda: Caller(line, seconds, statuses), "127.0.0.1", port)
        for _ in range(connections)
    ]
    await asyncio.gather(*(caller.done for _, caller in pairs))
    took = time.perf_counter() - began
    cuts = statistics.quantiles(seconds, n=100)
    return Round(len(seconds) / took, 1000 * cuts[49], 1000 * cuts[98], dict(statuses), len(seconds))
