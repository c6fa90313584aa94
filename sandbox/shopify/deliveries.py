"""Sends webhooks the way the platform does: signed, concurrent, retried, and not always once or in order."""

from __future__ import annotations

import heapq
import itertools
import random
import threading
import time
import uuid
from collections import deque
from dataclasses import dataclass, field, replace

import requests

from sandbox.shopify.installations import AppRegistration, AppSubscription
from sandbox.shopify.payloads import passes, reduced
from sandbox.shopify.records import Event, Json
from sandbox.shopify.signing import body_hmac
from sandbox.shopify.state import Shops
from sandbox.shopify.topics import COMPLIANCE_TOPICS, permitted

TIMEOUT = 5.0  # seconds for the whole exchange
CONNECT_TIMEOUT = 1.0  # seconds
RETRIES = 8
FIRST_RETRY = 4 * 3600 / (2**RETRIES - 1)  # seconds; eight doubling waits make four hours
REMEMBERED = 2000  # deliveries a shop's log holds


@dataclass(frozen=True)
class DeliveryOptions:
    """Shares are 0..1 of all deliveries. A duplicate repeats the webhook id; a late one is overtaken.

    The news that the app is gone may come late and several times, as deliveries of their own.
    """

    retry_scale: float = 1.0
    workers: int = 8
    duplicate_share: float = 0.0
    reorder_share: float = 0.0
    reorder_seconds: float = 0.3
    delay_share: float = 0.0
    delay_seconds: float = 2.0
    uninstall_copies: int = 1
    uninstall_delay: float = 0.0  # seconds
    seed: int = 20261120


@dataclass(frozen=True)
class Target:
    uri: str
    subscription_id: int | None = None  # None: app-specific, never removed
    name: str | None = None
    include_fields: tuple[str, ...] = ()
    filter: str | None = None
    api_version: str = ""


@dataclass(frozen=True)
class Attempt:
    at: float
    status: int | None
    error: str | None
    seconds: float


@dataclass
class Delivery:
    webhook_id: str
    event: Event
    target: Target
    body: bytes
    state: str = "waiting"  # waiting, delivered, retrying, failed
    attempts: list[Attempt] = field(default_factory=list)

    def as_json(self) -> Json:
        last = self.attempts[-1] if self.attempts else None
        return {
            "id": self.webhook_id,
            "event_id": self.event.event_id,
            "shop": self.event.shop,
            "topic": self.event.topic,
            "uri": self.target.uri,
            "triggered_at": self.event.triggered_at,
            "state": self.state,
            "status": last.status if last else None,
            "error": last.error if last else None,
            "attempts": len(self.attempts),
            "milliseconds": round(last.seconds * 1000) if last else None,
            "bytes": len(self.body),
        }


class Dispatcher:
    """Deliveries to one shop start in trigger order and run concurrently. Call close() to stop the threads."""

    def __init__(self, registration: AppRegistration, shops: Shops, options: DeliveryOptions) -> None:
        self.registration = registration
        self.options = options
        self._shops = shops
        self._random = random.Random(options.seed)  # noqa: S311 - chooses faults, not secrets
        self._queue: list[tuple[float, int, Delivery, bool]] = []
        self._count = itertools.count()
        self._wake = threading.Condition()
        self._busy = 0
        self._closed = False
        self._threads: list[threading.Thread] = []
        self._log: dict[str, deque[Delivery]] = {}
        self._last_success: dict[tuple[str, int | None], float] = {}  # by shop and subscription

    def receive(self, event: Event) -> None:
        """Queue one delivery per subscription. Called under the shop's lock, so in trigger order."""
        gone = event.topic == "app/uninstalled"
        copies, late = (self.options.uninstall_copies, self.options.uninstall_delay) if gone else (1, 0.0)
        for target in self._targets(event) * copies:
            body = reduced(event.body, target.include_fields)
            if passes(event.body, target.filter):
                self._enqueue(Delivery(str(uuid.uuid4()), event, target, body), late)

    def log(self, shop: str) -> list[Json]:
        """The deliveries of a shop, newest first."""
        with self._wake:
            return [delivery.as_json() for delivery in reversed(self._log.get(shop, ()))]

    def change_faults(self, **shares: float) -> None:
        self.options = replace(self.options, **shares)  # type: ignore[arg-type]

    def wait_until_quiet(self, timeout: float) -> bool:
        """True once nothing is queued, waiting for a retry or under way."""
        deadline = time.monotonic() + timeout
        with self._wake:
            while self._queue or self._busy:
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._wake.wait(left)
            return True

    def close(self) -> None:
        with self._wake:
            self._closed = True
            self._wake.notify_all()
        for thread in self._threads:
            thread.join(TIMEOUT + CONNECT_TIMEOUT)

    # -- queueing ---------------------------------------------------------------------------------------

    def _targets(self, event: Event) -> list[Target]:
        installation = self._shops.find(event.shop).installation
        compliance = event.topic in COMPLIANCE_TOPICS
        if not compliance and not (installation.installed and permitted(event.topic, installation.scopes)):
            return []
        targets = []
        if compliance or (installation.managed and not self.registration.legacy_install):
            targets += [self._app_target(one) for one in self.registration.subscribed(event.topic)]
        for number, entry in list(installation.subscriptions.items()):
            if entry["topic"] == event.topic:
                targets.append(_api_target(number, entry))
        return targets

    def _app_target(self, subscription: AppSubscription) -> Target:
        return Target(
            uri=self.registration.address(subscription.uri),
            name=subscription.name,
            include_fields=subscription.include_fields,
            filter=subscription.filter,
            api_version=self.registration.api_version,
        )

    def _enqueue(self, delivery: Delivery, late: float) -> None:
        now = time.monotonic()
        options = self.options
        with self._wake:
            self._log.setdefault(delivery.event.shop, deque(maxlen=REMEMBERED)).append(delivery)
            if self._random.random() < options.reorder_share:
                late += options.reorder_seconds
            if self._random.random() < options.delay_share:
                late += options.delay_seconds
            self._push(now + late, delivery)
            if self._random.random() < options.duplicate_share:
                self._push(now + late, delivery, echo=True)
            self._start_threads()

    def _push(self, due: float, delivery: Delivery, echo: bool = False) -> None:
        heapq.heappush(self._queue, (due, next(self._count), delivery, echo))
        self._wake.notify_all()

    def _start_threads(self) -> None:
        while len(self._threads) < self.options.workers and not self._closed:
            thread = threading.Thread(target=self._work, name="webhooks", daemon=True)
            self._threads.append(thread)
            thread.start()

    # -- sending ----------------------------------------------------------------------------------------

    def _work(self) -> None:
        session = requests.Session()
        session.trust_env = False
        while (item := self._next()) is not None:
            delivery, echo = item
            attempt = self._send(session, delivery)
            with self._wake:
                self._record(delivery, attempt, echo)
                self._busy -= 1
                self._wake.notify_all()

    def _next(self) -> tuple[Delivery, bool] | None:
        with self._wake:
            while not self._closed:
                wait = self._queue[0][0] - time.monotonic() if self._queue else None
                if wait is not None and wait <= 0:
                    _, _, delivery, echo = heapq.heappop(self._queue)
                    self._busy += 1
                    return delivery, echo
                self._wake.wait(wait)
            return None

    def _send(self, session: requests.Session, delivery: Delivery) -> Attempt:
        start = time.monotonic()
        try:
            answer = session.post(
                delivery.target.uri,
                data=delivery.body,
                headers=self._headers(delivery),
                timeout=(CONNECT_TIMEOUT, TIMEOUT),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            return Attempt(time.time(), None, type(error).__name__, time.monotonic() - start)
        seconds = time.monotonic() - start
        return Attempt(time.time(), answer.status_code, "too slow" if seconds > TIMEOUT else None, seconds)

    def _headers(self, delivery: Delivery) -> dict[str, str]:
        event, target = delivery.event, delivery.target
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "Shopify-Captain-Hook",
            "X-Shopify-Topic": event.topic,
            "X-Shopify-Hmac-Sha256": body_hmac(self.registration.secret, delivery.body),
            "X-Shopify-Shop-Domain": event.shop,
            "X-Shopify-API-Version": target.api_version,
            "X-Shopify-Webhook-Id": delivery.webhook_id,
            "X-Shopify-Event-Id": event.event_id,
            "X-Shopify-Triggered-At": event.triggered_at,
        }
        return headers | ({"X-Shopify-Name": target.name} if target.name else {})

    def _record(self, delivery: Delivery, attempt: Attempt, echo: bool) -> None:
        delivery.attempts.append(attempt)
        if attempt.error is None and attempt.status is not None and 200 <= attempt.status < 300:
            delivery.state = "delivered"
            self._last_success[_line(delivery)] = attempt.at
        elif not echo and delivery.state != "delivered":
            self._retry(delivery)

    def _retry(self, delivery: Delivery) -> None:
        failures = len(delivery.attempts)
        if failures > RETRIES:
            delivery.state = "failed"
            self._drop_subscription(delivery)
            return
        delivery.state = "retrying"
        wait = FIRST_RETRY * 2 ** (failures - 1) * self.options.retry_scale
        self._push(time.monotonic() + wait, delivery)

    def _drop_subscription(self, delivery: Delivery) -> None:
        """Remove a subscription of the Admin API whose eight retries failed in a row, with no success between."""
        number = delivery.target.subscription_id
        succeeded = self._last_success.get(_line(delivery), 0.0)
        if number is not None and succeeded < delivery.attempts[0].at:
            self._shops.find(delivery.event.shop).installation.subscriptions.pop(number, None)


def _line(delivery: Delivery) -> tuple[str, int | None]:
    return delivery.event.shop, delivery.target.subscription_id


def _api_target(number: int, entry: Json) -> Target:
    return Target(
        uri=entry["uri"],
        subscription_id=number,
        name=entry["name"],
        include_fields=tuple(entry["include_fields"]),
        filter=entry["filter"],
        api_version=entry["api_version"],
    )
