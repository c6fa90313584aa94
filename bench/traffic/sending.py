"""Deliveries on their way: signed, several at once, and sent until somebody says 200."""

from __future__ import annotations

import heapq
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

from bench.traffic.trade import Delivery
from bench.webhooks.load import END, body_length
from sandbox.shopify.signing import body_hmac

TIMEOUT = 5.0  # seconds; the platform's own patience
FIRST_RETRY, LONGEST_RETRY = 0.2, 5.0  # seconds; the platform's first is a minute, its last an hour
NO_ANSWER = 0  # instead of a status
PATH = "/webhooks/shopify"
CHUNK = 1 << 16  # bytes

Acknowledged = Callable[[float], None]


@dataclass
class Sent:
    """How one delivery fared. `acknowledged` is the monotonic time of its first 200."""

    delivery: Delivery
    on_answer: Acknowledged | None = None
    statuses: list[int] = field(default_factory=list)
    acknowledged: float | None = None
    seconds: float = 0.0  # the 200 took


class Wire:
    """A connection that is kept open, written and read as bytes: a client that does more takes time from the house."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.address = address
        self.socket: socket.socket | None = None

    def ask(self, request: bytes) -> int:
        """Return the status of the answer. Raises OSError."""
        try:
            if self.socket is None:
                self.socket = socket.create_connection(self.address, TIMEOUT)
                self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.socket.sendall(request)
            head = self.answer(self.socket)
        except OSError:
            self.close()
            raise
        if b"connection: close" in head.lower():
            self.close()
        return int(head[9:12])

    def answer(self, connection: socket.socket) -> bytes:
        """Read a whole answer; return its head."""
        found = b""
        while True:
            head, end, rest = found.partition(END)
            if end and len(rest) >= body_length(head):
                return head
            chunk = connection.recv(CHUNK)
            if not chunk:
                raise ConnectionResetError("the app hung up")
            found += chunk

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None


class Sender:
    """Sends to one app over `connections` at once. Whatever is posted for the same moment goes in that order."""

    def __init__(self, app: str, secret: str, connections: int = 8) -> None:
        parts = urlsplit(app)
        self.address = parts.hostname or "127.0.0.1", parts.port or 80
        self.secret = secret
        self.sent: list[Sent] = []
        self._queue: list[tuple[float, int, Sent]] = []
        self._numbers = count()
        self._wake = threading.Condition()
        self._busy = 0
        self._closed = False
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(connections)]
        for thread in self._threads:
            thread.start()

    def post(self, delivery: Delivery, at: float = 0.0, on_answer: Acknowledged | None = None) -> Sent:
        """Send the delivery at the monotonic time `at`, and again until it is taken."""
        sent = Sent(delivery, on_answer)
        with self._wake:
            self.sent.append(sent)
            self._push(at, sent)
        return sent

    def waiting(self) -> int:
        with self._wake:
            return len(self._queue) + self._busy

    def close(self) -> None:
        with self._wake:
            self._closed = True
            self._wake.notify_all()
        for thread in self._threads:
            thread.join(2 * TIMEOUT)

    def _push(self, due: float, sent: Sent) -> None:
        heapq.heappush(self._queue, (due, next(self._numbers), sent))
        self._wake.notify()

    def _work(self) -> None:
        wire = Wire(self.address)
        while (sent := self._next()) is not None:
            request = request_of(sent.delivery, self.address, self.secret)
            began = time.monotonic()
            try:
                status = wire.ask(request)
            except OSError:
                status = NO_ANSWER
            self._note(sent, status, began, time.monotonic())
        wire.close()

    def _next(self) -> Sent | None:
        with self._wake:
            while not self._closed:
                wait = self._queue[0][0] - time.monotonic() if self._queue else None
                if wait is not None and wait <= 0:
                    self._busy += 1
                    return heapq.heappop(self._queue)[2]
                self._wake.wait(wait)
            return None

    def _note(self, sent: Sent, status: int, began: float, ended: float) -> None:
        sent.statuses.append(status)
        if status == 200:
            sent.acknowledged, sent.seconds = ended, ended - began
            if sent.on_answer is not None:
                sent.on_answer(ended)
        with self._wake:
            self._busy -= 1
            if status != 200:
                self._push(ended + min(FIRST_RETRY * 2 ** (len(sent.statuses) - 1), LONGEST_RETRY), sent)


def request_of(delivery: Delivery, address: tuple[str, int], secret: str) -> bytes:
    headers = {"Host": f"{address[0]}:{address[1]}", **headers_of(delivery, secret)}
    lines = [f"POST {PATH} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + END + delivery.body


def headers_of(delivery: Delivery, secret: str) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "Content-Length": str(len(delivery.body)),
        "User-Agent": "Shopify-Captain-Hook",
        "X-Shopify-Topic": delivery.topic,
        "X-Shopify-Hmac-Sha256": body_hmac(secret, delivery.body),
        "X-Shopify-Shop-Domain": delivery.shop,
        "X-Shopify-API-Version": "2026-10",
        "X-Shopify-Webhook-Id": delivery.webhook_id,
        "X-Shopify-Event-Id": delivery.event_id,
        "X-Shopify-Triggered-At": delivery.triggered_at,
    }
