"""The front: requests are whole before anybody works on them, and answers flow as they are made."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from urllib.request import urlopen
from uuid import uuid4

import pytest
from flask import Flask, Response, request

from blueprints import asgi
from blueprints.front import Front
from runtime import connections
from tests.blueprints.callers import rows, visitor_of
from tests.blueprints.webs import Web, web_process
from tests.world import World, signature

HALF = b"POST /%s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
SLOW_SENDERS = 40  # more than there are threads


@pytest.fixture(scope="module")
def web(standing: World) -> Iterator[Web]:
    with web_process(standing.services.settings) as running:
        yield running


@pytest.fixture(scope="module", autouse=True)
def slow(web: Web) -> Iterator[tuple[socket.socket, float]]:
    """Somebody who begins a head before all other tests and never ends it, and when that was."""
    with web.call() as caller:
        caller.sendall(b"GET /health/live HTTP/1.1\r\nHost:")
        yield caller, time.monotonic()


@pytest.mark.parametrize("path", [b"chat/messages", b"webhooks/shopify"])
def test_slow_senders_keep_nobody_else_waiting(web: Web, path: bytes) -> None:
    senders = [web.call() for _ in range(SLOW_SENDERS)]
    for sender in senders:
        sender.sendall(HALF % path)
    time.sleep(0.2)
    began = time.monotonic()
    with urlopen(f"{web.url}/health/live", timeout=10) as answer:
        assert answer.status == 200
    assert time.monotonic() - began < 5
    for sender in senders:
        sender.close()


def test_a_web_process_killed_in_a_flood_has_kept_all_it_acknowledged(world: World) -> None:
    acknowledged: list[str] = []
    with web_process(world.services.settings) as web:
        flood = [threading.Thread(target=send_until_it_dies, args=(world, web, acknowledged)) for _ in range(8)]
        for thread in flood:
            thread.start()
        wait_for_more_than(200, acknowledged)
        web.kill()
        for thread in flood:
            thread.join(30)
    with world.services.begin() as work:
        kept = {one.webhook_id for one in work.inbox.waiting(world.alice.store, 100_000)}
    assert len(acknowledged) > 200
    assert set(acknowledged) <= kept


def send_until_it_dies(world: World, web: Web, acknowledged: list[str]) -> None:
    body = json.dumps({"id": world.alice.product}).encode()
    connection = HTTPConnection("127.0.0.1", web.port, timeout=10)
    try:
        while True:
            headers = signed(world, body)
            connection.request("POST", "/webhooks/shopify", body, headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status == 200:
                acknowledged.append(headers["X-Shopify-Webhook-Id"])
    except OSError:
        connection.close()


def signed(world: World, body: bytes) -> dict[str, str]:
    return {
        "X-Shopify-Topic": "products/update",
        "X-Shopify-Hmac-Sha256": signature(world.services.settings.shopify_secrets[0], body),
        "X-Shopify-Shop-Domain": str(world.alice.store.shop),
        "X-Shopify-API-Version": "2026-10",
        "X-Shopify-Webhook-Id": str(uuid4()),
    }


def wait_for_more_than(count: int, found: list[str]) -> None:
    deadline = time.monotonic() + 30
    while len(found) <= count and time.monotonic() < deadline:
        time.sleep(0.01)


def test_shoppers_are_answered_in_events_by_a_process_of_its_own(world: World, web: Web) -> None:
    chat = visitor_of(world, world.alice)
    connection = HTTPConnection("127.0.0.1", web.port, timeout=60)
    headers = {**chat.headers({"Accept": "text/event-stream"}), "Content-Type": "application/json"}
    connection.request("POST", "/chat/messages", json.dumps({"text": "How much is the Rain Jacket?"}), headers)
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Transfer-Encoding")) == (200, "chunked")
    events = [line for line in answer.read().decode().splitlines() if line.startswith("event: ")]
    assert events[0] == "event: delta" and events[-2:] == ["event: message", "event: done"]


class Caller:
    """Somebody at a front in this process, who sends in pieces and sees what has come back so far."""

    def __init__(self, *pieces: bytes, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
        self.pieces = list(pieces)
        self.headers = list(headers)
        self.sent: list[dict[str, object]] = []

    async def receive(self) -> dict[str, object]:
        if not self.pieces:
            await asyncio.sleep(3600)
        return {"type": "http.request", "body": self.pieces.pop(0), "more_body": bool(self.pieces)}

    async def send(self, message: dict[str, object]) -> None:
        self.sent.append(message)

    def enter(self, front: Front) -> tuple[int, bytes]:
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "POST",
            "path": "/",
            "query_string": b"",
            "headers": self.headers,
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
        }
        asyncio.run(front(scope, self.receive, self.send))
        return self.sent[0]["status"], b"".join(one.get("body", b"") for one in self.sent)


@pytest.fixture
def app() -> Flask:
    app = Flask("tests")

    @app.post("/")
    def echo() -> Response:
        told = {"body": request.get_data(as_text=True), "length": request.content_length, "for": forwarded()}
        return Response(json.dumps(told))

    return app


def forwarded() -> str | None:
    return request.headers.get("X-Forwarded-For")


def test_a_body_in_pieces_is_one_body(app: Flask) -> None:
    status, body = Caller(b"one, ", b"two", headers=((b"transfer-encoding", b"chunked"),)).enter(Front(app))
    assert (status, json.loads(body)) == (200, {"body": "one, two", "length": 8, "for": None})


def test_a_header_that_only_looks_like_a_proxys_is_none(app: Flask) -> None:
    """Flask knows headers by names in which `_` and `-` are one."""
    headers = ((b"x-forwarded-for", b"192.0.2.1"), (b"x_forwarded_for", b"198.51.100.7"))
    _, body = Caller(b"", headers=headers).enter(Front(app))
    assert json.loads(body)["for"] == "192.0.2.1"


def test_a_body_that_does_not_come_is_not_waited_for(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asgi, "BODY_WITHIN", 0.05)
    caller = Caller()
    status, body = caller.enter(Front(app))
    assert (status, json.loads(body)["error"]) == (408, "too_slow")


def test_a_body_that_never_ends_is_not_taken(app: Flask) -> None:
    status, body = Caller(*[b"x" * 65536] * 17).enter(Front(app))
    assert (status, json.loads(body)["error"]) == (413, "too_large")


def test_each_piece_of_an_answer_is_sent_before_the_next_is_made() -> None:
    app, caller, seen = Flask("tests"), Caller(b""), []

    @app.post("/")
    def stream() -> Response:
        def pieces() -> Iterator[bytes]:
            for piece in (b"one", b"two", b"three"):
                yield piece
                wait_for_more_than(1 + len(seen), caller.sent)
                seen.append([one["body"] for one in caller.sent if one.get("body")])

        return Response(pieces())

    assert caller.enter(Front(app)) == (200, b"onetwothree")
    assert seen == [[b"one"], [b"one", b"two"], [b"one", b"two", b"three"]]


def test_a_query_that_no_browser_writes_is_refused_in_our_words(web: Web) -> None:
    with web.call() as caller:
        caller.sendall("GET /health/live?name=é HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        assert whole_answer(caller).startswith(b"HTTP/1.1 400 ")


def test_nobody_multiplies_requests_over_one_connection(web: Web) -> None:
    """HTTP/2 would let each of a thousand connections hold hundreds of bodies."""
    with web.call() as caller:
        caller.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0")
        assert whole_answer(caller)[:10] in (b"", b"HTTP/1.1 4")


def whole_answer(caller: socket.socket) -> bytes:
    return b"".join(iter(lambda: caller.recv(4096), b""))


def test_nothing_is_kept_of_deliveries_that_were_half_sent(world: World, web: Web) -> None:
    with web.call() as sender:
        sender.sendall(HALF % b"webhooks/shopify")
    assert rows(world, "inbox") == 0


def test_a_head_without_end_is_refused(web: Web) -> None:
    endless = web.call()
    endless.sendall(b"GET /health/live HTTP/1.1\r\nHost: x\r\n")
    with suppress(OSError):
        for number in range(200):
            endless.sendall(b"X-%d: %s\r\n" % (number, b"x" * 1000))
    with suppress(ConnectionResetError):
        assert endless.recv(100).startswith(b"HTTP/1.1 431 ") or endless.recv(100) == b""


def test_a_slow_head_is_given_up(slow: tuple[socket.socket, float]) -> None:
    caller, began = slow
    caller.settimeout(max(0.1, began + connections.HEAD_WITHIN + 5 - time.monotonic()))
    assert caller.recv(100) == b""
