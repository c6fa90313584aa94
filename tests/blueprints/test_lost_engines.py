"""Engines lost while running: 503 with a code, nothing half done, and recovery by itself."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit, urlunsplit

import pytest
from sqlalchemy.engine import make_url
from werkzeug.test import TestResponse

from runtime.services import Services
from tests.blueprints.callers import merchant, proxied, refused, rows, visitor_of
from tests.world import World, front_at_rest

BODY = {"id": 1, "title": "Jacket"}


class Wire:
    """A way to an engine that can be cut and mended: what it carries is the real engine's."""

    def __init__(self, target: str | tuple[str, int]) -> None:
        self.target = target
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.whole = True
        self.ends: list[socket.socket] = []
        self.flowing = threading.Event()
        self.flowing.set()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self) -> None:
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            if not self.whole:
                near.close()
                continue
            far = self.reach()
            self.ends += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self.carry, args=(one, other), daemon=True).start()

    def reach(self) -> socket.socket:
        if isinstance(self.target, tuple):
            return socket.create_connection(self.target)
        far = socket.socket(socket.AF_UNIX)
        far.connect(self.target)
        return far

    def carry(self, source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                self.flowing.wait()
                sink.sendall(data)
        except OSError:
            return
        finally:
            for end in (source, sink):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue

    def cut(self) -> None:
        self.whole = False
        for end in self.ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        self.ends.clear()

    def stall(self) -> None:
        """Take in what is sent and pass nothing on, as an engine does that hangs."""
        self.flowing.clear()

    def mend(self) -> None:
        self.whole = True
        self.flowing.set()

    def close(self) -> None:
        self.mend()
        self.cut()
        self.listener.close()


def to_database(url: str) -> tuple[str, Wire]:
    """Return the address of the same PostgreSQL by a wire of ours, whatever socket it listens on."""
    address = make_url(url)
    folder = address.query.get("host")
    port = address.port or 5432
    wire = Wire(f"{folder}/.s.PGSQL.{port}" if isinstance(folder, str) else (address.host or "127.0.0.1", port))
    rest = {name: value for name, value in address.query.items() if name != "host"}
    by_wire = address.set(host="127.0.0.1", port=wire.port, query=rest)
    return by_wire.render_as_string(hide_password=False), wire


def to_redis(url: str) -> tuple[str, Wire]:
    """Return the address of the same Redis by a wire of ours."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        wire = Wire(parts.path)
        return f"redis://127.0.0.1:{wire.port}/{dict(parse_qsl(parts.query)).get('db', '0')}", wire
    wire = Wire((parts.hostname or "127.0.0.1", parts.port or 6379))
    user = parts.netloc.rpartition("@")[0]
    netloc = f"{user}@127.0.0.1:{wire.port}" if user else f"127.0.0.1:{wire.port}"
    return urlunsplit(parts._replace(netloc=netloc)), wire


@pytest.fixture
def wired(world: World) -> Iterator[tuple[World, Wire, Wire]]:
    """The same stores behind a server whose ways to PostgreSQL and Redis can be cut."""
    settings = world.services.settings
    database_url, database = to_database(settings.database_url)
    redis_url, redis = to_redis(settings.redis_url)
    services = Services(replace(settings, database_url=database_url, redis_url=redis_url))
    yield World(services, world.alice, world.bob), database, redis
    redis.mend()
    front_at_rest()
    services.storage.database.close()
    services.redis.close()
    database.close()
    redis.close()


def knock_at_every_door(world: World, token: str) -> list[TestResponse]:
    client = world.client
    shopper = {"Authorization": f"Bearer {token}"}
    return [
        world.deliver(client, world.alice, "products/update", BODY),
        client.post("/chat/session", json={"shop": str(world.alice.store.shop)}),
        client.post("/chat/messages", json={"text": "Hello"}, headers=shopper),
        client.get("/chat/conversation", headers=shopper),
        client.post("/chat/handoff", json={"consent": True}, headers=shopper),
        client.post(f"/proxy/session?{proxied(world, world.alice)}"),
        client.get("/admin/api/overview", headers=merchant(world, world.alice)),
        client.get("/install?shop=alice-goods.myshopify.com"),
        client.post(f"/webhooks/zendesk/{world.alice.store.key}", json={}),
    ]


def test_without_the_database_every_door_says_so_and_opens_again_by_itself(
    wired: tuple[World, Wire, Wire],
) -> None:
    world, database, _ = wired
    token = visitor_of(world, world.alice).token
    before = rows(world, "inbox"), rows(world, "conversations"), rows(world, "messages")
    database.cut()
    for answer in knock_at_every_door(world, token):
        refused(answer, 503, "unavailable")
        assert int(answer.headers["Retry-After"]) > 0
    client = world.client
    ready = client.get("/health/ready")
    assert ready.status_code == 503 and ready.get_json()["postgresql"] is False and ready.get_json()["redis"] is True
    assert client.get("/health/live").status_code == 200
    database.mend()
    assert (rows(world, "inbox"), rows(world, "conversations"), rows(world, "messages")) == before
    assert world.deliver(client, world.alice, "products/update", BODY).status_code == 200
    assert client.get("/chat/conversation", headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_without_redis_a_webhook_is_still_kept_and_quickly(wired: tuple[World, Wire, Wire]) -> None:
    """Shopify waits five seconds; the clock's sweep queues later what could not be queued now."""
    world, _, redis = wired
    client = world.client
    assert world.services.redis.ping()
    redis.cut()
    started = time.monotonic()
    assert world.deliver(client, world.alice, "products/update", BODY).status_code == 200
    assert time.monotonic() - started < 4.5
    assert rows(world, "inbox") == 1
    redis.mend()
    with world.services.begin() as work:
        assert work.inbox.stores_waiting() == [world.alice.store.id]
    assert world.deliver(client, world.alice, "products/update", {"id": 2}).status_code == 200
    front_at_rest()
    assert world.services.redis.llen("rq:queue:inbox") == 1


def test_a_redis_that_hangs_keeps_no_webhook_waiting_for_five_seconds(wired: tuple[World, Wire, Wire]) -> None:
    world, _, redis = wired
    client = world.client
    assert world.services.redis.ping()
    redis.stall()
    started = time.monotonic()
    assert world.deliver(client, world.alice, "products/update", BODY).status_code == 200
    assert time.monotonic() - started < 4.5
    assert rows(world, "inbox") == 1


def test_a_database_that_hangs_has_webhooks_sent_again_within_shopifys_patience(
    wired: tuple[World, Wire, Wire],
) -> None:
    world, database, _ = wired
    client = world.client
    assert world.deliver(client, world.alice, "products/update", BODY).status_code == 200
    database.stall()
    started = time.monotonic()
    refused(world.deliver(client, world.alice, "products/update", BODY), 503, "unavailable")
    assert time.monotonic() - started < 5
    database.mend()
    assert world.deliver(client, world.bob, "products/update", BODY).status_code == 200


def test_without_redis_what_must_be_counted_is_refused_until_it_is_back(wired: tuple[World, Wire, Wire]) -> None:
    world, _, redis = wired
    client = world.client
    caller = visitor_of(world, world.alice, client)
    redis.cut()
    for answer in (
        client.post("/chat/session", json={"shop": str(world.alice.store.shop)}),
        caller.post("messages", {"text": "Hello"}),
        caller.post("identify", {"order": "#1001", "email": world.alice.own_email}),
    ):
        refused(answer, 503, "unavailable")
        assert answer.headers["Retry-After"]
    assert caller.get("conversation").get_json()["messages"] == []
    assert "event: retry" in caller.get("events").get_data(as_text=True)
    ready = client.get("/health/ready").get_json()
    assert (ready["postgresql"], ready["redis"], ready["worker"]) == (True, False, False)
    redis.mend()
    assert caller.say("Hello")["message"]["text"]


def test_a_server_whose_database_never_was_there_says_so(world: World) -> None:
    url = "postgresql+psycopg://nobody@127.0.0.1:1/nothing"
    dead = World(Services(replace(world.services.settings, database_url=url)), world.alice, world.bob)
    refused(dead.deliver(dead.client, world.alice, "products/update", BODY), 503, "unavailable")
