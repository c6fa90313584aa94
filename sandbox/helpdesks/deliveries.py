"""Webhooks on their way out: in the background, retried, sometimes twice, never in a promised order."""

import ipaddress
import queue
import threading
import time
import uuid
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import requests

ATTEMPTS = 3
TIMEOUT = 10  # seconds; the documented patience of both helpdesks
PAUSES = (0.5, 1.0, 2.0)  # seconds; shorter than the real ones, so that a person can watch
COURIERS = 3


@dataclass(frozen=True)
class Letter:
    account: str
    event: str
    event_id: str
    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes
    id: str = field(default_factory=lambda: uuid.uuid4().hex)


@dataclass(frozen=True)
class Attempt:
    account: str
    event: str
    event_id: str
    url: str
    number: int
    status: int | None  # None: nobody answered
    body: str


class Courier:
    """Delivers letters from daemon threads. `journal` holds what was tried, oldest first."""

    def __init__(self, app_url: str) -> None:
        self._app_host = urlsplit(app_url).hostname
        self._letters: queue.Queue[Letter] = queue.Queue()
        self._started = threading.Lock()
        self._running = False
        self.journal: deque[Attempt] = deque(maxlen=500)

    def may_reach(self, url: str) -> bool:
        """Only this machine or the application itself: a stand-in never talks to strangers."""
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and (parts.hostname == self._app_host or is_loopback(parts.hostname))

    def send(self, letter: Letter, copies: int = 1) -> None:
        self._start()
        for _ in range(copies):
            self._letters.put(letter)

    def _start(self) -> None:
        with self._started:
            if not self._running:
                self._running = True
                for _ in range(COURIERS):
                    threading.Thread(target=self._deliver_forever, daemon=True).start()

    def _deliver_forever(self) -> None:
        while True:
            self._deliver(self._letters.get())

    def _deliver(self, letter: Letter) -> None:
        for number in range(1, ATTEMPTS + 1):
            status = post(letter)
            text = letter.body.decode()
            self.journal.append(
                Attempt(letter.account, letter.event, letter.event_id, letter.url, number, status, text)
            )
            if status is not None and status != 409 and status != 429 and status < 500:
                return
            time.sleep(PAUSES[number - 1])


def post(letter: Letter) -> int | None:
    with requests.Session() as session:
        session.trust_env = False
        try:
            response = session.request(
                letter.method,
                letter.url,
                data=letter.body,
                headers=dict(letter.headers),
                timeout=TIMEOUT,
                allow_redirects=False,
            )
        except requests.RequestException:
            return None
        return response.status_code


def is_loopback(host: str | None) -> bool:
    if host is None or host == "localhost":
        return host is not None
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
