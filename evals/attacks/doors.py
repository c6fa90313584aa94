"""How an attacker reaches the app: raw requests from an address of their choice, and a chat over them."""

import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode

import requests

from evals.shoppers import TIMEOUT

Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    status: int
    text: str
    seconds: float = 0.0

    @property
    def json(self) -> Json:
        """Return the object answered, {} where it is none."""
        try:
            found = json.loads(self.text)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


class Door(Protocol):
    """The app's HTTP. `address` is where the request comes from, as the app's own proxy would tell it."""

    def send(self, method: str, path: str, body: object, headers: Mapping[str, str], address: str) -> Answer:
        """Send `body` as JSON, or as it is where it is bytes."""


class HttpDoor:
    """The running app behind one trusted proxy, which is us."""

    def __init__(self, app: str) -> None:
        self.app = app
        self.threads = threading.local()

    def send(self, method: str, path: str, body: object, headers: Mapping[str, str], address: str) -> Answer:
        sent = {"X-Forwarded-For": address, "Content-Type": "application/json", **headers}
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        began = time.perf_counter()
        answer = self.http.request(
            method, f"{self.app}{path}", data=data, headers=sent, timeout=TIMEOUT, allow_redirects=False
        )
        return Answer(answer.status_code, answer.content.decode("utf-8", "replace"), time.perf_counter() - began)

    @property
    def http(self) -> requests.Session:
        if not hasattr(self.threads, "session"):
            self.threads.session = requests.Session()
        session: requests.Session = self.threads.session
        return session


@dataclass
class Chat:
    """One conversation: what was typed into it, and everything that came back."""

    door: Door
    shop: str
    token: str
    id: str
    address: str
    typed: list[str] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def say(self, text: str, page: Json | None = None, *, stream: bool = False) -> Answer:
        self.typed.append(text)
        accept = "text/event-stream" if stream else "application/json"
        return self.post("messages", {"text": text} | ({"page": page} if page else {}), Accept=accept)

    def saying(self, texts: Iterable[str], page: Json | None = None, *, stream: bool = False) -> "Chat":
        """Say one after the other, and return the chat."""
        for text in texts:
            self.say(text, page, stream=stream)
        return self

    def prove(self, order: object, email: object = None, postcode: object = None) -> Answer:
        given = {"order": order, "email": email, "postcode": postcode}
        self.typed.append(f"{order} {email} {postcode}")
        return self.post("identify", {name: value for name, value in given.items() if value is not None})

    def post(self, path: str, body: object, **headers: str) -> Answer:
        return self.kept(self.door.send("POST", f"/chat/{path}", body, self.bearing(headers), self.address))

    def resume(self) -> Answer:
        return self.kept(self.door.send("GET", "/chat/conversation", b"", self.bearing({}), self.address))

    def kept(self, answer: Answer) -> Answer:
        self.answers.append(answer)
        return answer

    def bearing(self, headers: Mapping[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept": "application/json", **headers}

    @property
    def heard(self) -> str:
        return "\n".join(answer.text for answer in self.answers)


def anonymous(door: Door, shop: str, address: str) -> Chat:
    """Begin as nobody. Raises RuntimeError where the app does not let us."""
    return opened(door, shop, address, door.send("POST", "/chat/session", {"shop": shop}, {}, address))


def signed_in(door: Door, shop: str, customer_id: int, secret: str, address: str, visitor: str = "") -> Chat:
    """Begin as the app proxy would for this customer; `visitor` is what their browser is known by."""
    query = urlencode(signed(proxy_values(shop, str(customer_id)), secret))
    body = {"visitor": visitor} if visitor else {}
    return opened(door, shop, address, door.send("POST", f"/proxy/session?{query}", body, {}, address))


def opened(door: Door, shop: str, address: str, answer: Answer) -> Chat:
    if answer.status != 201:
        raise RuntimeError(f"no session: {answer.status} {answer.text[:200]}")
    return Chat(door, shop, answer.json["token"], answer.json["conversation"]["id"], address)


Pairs = Sequence[tuple[str, str]]


def proxy_values(shop: str, customer_id: str) -> list[tuple[str, str]]:
    return [
        ("logged_in_customer_id", customer_id),
        ("path_prefix", "/apps/chat"),
        ("shop", shop),
        ("timestamp", str(int(time.time()))),
    ]


def signed(values: Pairs, secret: str) -> list[tuple[str, str]]:
    """Return the parameters with the signature the app proxy would add: sorted, joined, nothing between."""
    message = "".join(sorted(f"{name}={value}" for name, value in values))
    signature = hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()
    return [*values, ("signature", signature)]
