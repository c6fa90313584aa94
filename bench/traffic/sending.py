"""Deliveries on their way: signed, several at once, and sent until somebody says 200."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count
from urllib.parse import urlsplit

from bench.traffic.trade import Delivery
from sandbox.shopify.signing import body_hmac

TIMEOUT = 5.0  # seconds; the platform's own patience
FIRST_RETRY, LONGEST_RETRY = 0.2, 5.0  # seconds; the platform's first is a minute, its last an hour
NO_ANSWER = 0  # instead of a status
PATH = "/webhooks/shopify"

Acknowledged = Callable[[float], None]


@dataclass
class Sent:
    """How one delivery fared. `acknowledged` is the monotonic time of its first 200."""

    delivery: Delivery
    on_answer: Acknowledged | None = None
    statuses: list[int] = field(default_factory=list)
    acknowledged: float | None = None
    seconds: float = 0.0  # the 200 took


class Sender:
    """Sends to one app over `connections` at once. Whatever is posted for the same moment goes in that order."""

    def __init__(self, app: str, secret: str, connections: int = 8) -> None:
        self.address = urlsplit(app).netloc
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
        connection = HTTPConnection(self.address, timeout=TIMEOUT)
        while (sent := self._next()) is not None:
            began = time.monotonic()
            status = self._send(connection, sent.delivery)
            self._note(sent, status, began, time.monotonic())
        connection.close()

    def _next(self) -> Sent | None:
        with self._wake:
            while not self._closed:
                wait = self._queue[0][0] - time.monotonic() if self._queue else None
                if wait is not None and wait <= 0:
                    self._busy += 1
                    return heapq.heappop(self._queue)[2]
                self._wake.wait(wait)
            return None

    def _send(self, connection: HTTPConnection, delivery: Delivery) -> int:
        try:
            connection.request("POST", PATH, delivery.body, headers_of(delivery, self.secret))
            answer = connection.getresponse()
            answer.read()
        except (OSError, HTTPException):
            connection.close()
            return NO_ANSWER
        return answer.status

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


def headers_of(delivery: Delivery, secret: str) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "User-Agent": "Shopify-Captain-Hook",
        "X-Shopify-Topic": delivery.topic,
        "X-Shopify-Hmac-Sha256": body_hmac(secret, delivery.body),
        "X-Shopify-Shop-Domain": delivery.shop,
        "X-Shopify-API-Version": "2026-10",
        "X-Shopify-Webhook-Id": delivery.webhook_id,
        "X-Shopify-Event-Id": delivery.event_id,
        "X-Shopify-Triggered-At": delivery.triggered_at,
    }
