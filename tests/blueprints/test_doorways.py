"""The doors' short way: however a request is sent, it is answered as by the long way, in its order, once."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest
import uvicorn
import uvloop
from flask import Flask

from blueprints import asgi
from blueprints.asgi import Answer, Request
from blueprints.doorways import Doorway
from blueprints.errors import refusal_of
from blueprints.front import Front

PLAIN = b"POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n%s\r\n%s"


class Echo:
    """A door that says what it was told, and remembers it. "wait" waits until it is let, "break" breaks it."""

    path = "/echo"
    method = "POST"
    guard = "tests"

    def __init__(self) -> None:
        self.told: list[bytes] = []
        self.let = asyncio.Event()
        self.waiting = False

    async def answer(self, request: Request) -> Answer:
        if request.body == b"wait":
            self.waiting = True
            await self.let.wait()
        self.told.append(request.body)
        if request.body == b"break":
            raise ValueError
        return Answer(200, request.body, {"X-Host": request.named()["host"]})

    def refuse(self, error: Exception) -> Answer:
        return refusal_of(error, self.path)

    async def close(self) -> None:
        pass


class House:
    """An echo behind a doorway, on a port and in a thread of its own."""

    def __init__(self) -> None:
        self.door = Echo()
        self.loop = uvloop.new_event_loop()  # as in the Procfile
        config = uvicorn.Config(self.front(), http=Doorway, log_config=None, proxy_headers=False)
        self.server = uvicorn.Server(config)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self.run)

    def front(self) -> Front:
        return Front(Flask("tests"), self.door)

    def run(self) -> None:
        asyncio.set_event_loop(self.loop)
        with closing(self.loop):
            self.loop.run_until_complete(self.server.serve(sockets=[self.socket]))

    def let(self) -> None:
        self.loop.call_soon_threadsafe(self.door.let.set)

    def leave(self) -> None:
        self.server.should_exit = True

    def wait_until_it_closes(self) -> None:
        connections = self.server.server_state.connections
        wait_until(lambda: not any(one.cycle.keep_alive for one in connections))  # type: ignore[union-attr]  # of one protocol

    def wait_until_it_waits(self) -> None:
        wait_until(lambda: self.door.waiting)

    def wait_until_all_have_left(self) -> None:
        wait_until(lambda: not self.server.server_state.connections)

    @contextmanager
    def call(self) -> Iterator[socket.socket]:
        with socket.create_connection(self.socket.getsockname(), timeout=10) as caller:
            yield caller

    def ask(self, *pieces: bytes) -> bytes:
        """Send the pieces one after the other, hang up half, and return all that comes back."""
        with self.call() as caller:
            caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for piece in pieces:
                caller.sendall(piece)
            return all_of(caller)


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def all_of(caller: socket.socket) -> bytes:
    return b"".join(iter(lambda: caller.recv(4096), b""))


def post(body: bytes, *headers: bytes) -> bytes:
    return PLAIN % (len(body), b"".join(header + b"\r\n" for header in headers), body)


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    house.thread.start()
    yield house
    house.let()
    house.leave()
    house.thread.join(10)
    house.socket.close()


LAST = post(b"last", b"Connection: close")
WAYS = {
    "at once": (post(b"one") + LAST,),
    "in pieces": (post(b"one")[:20], post(b"one")[20:-2], b"ne", LAST),
    "chunked": (b"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n0\r\n\r\n", LAST),
    "with a question": (PLAIN.replace(b"/echo", b"/echo?a=b") % (3, b"", b"one"), LAST),
    "after asking": (post(b"one", b"Expect: 100-continue"), LAST),
}


@pytest.mark.parametrize("pieces", WAYS.values(), ids=WAYS)
def test_however_it_is_sent_the_door_hears_it_once_and_answers(house: House, pieces: tuple[bytes, ...]) -> None:
    answers = house.ask(*pieces)
    assert house.door.told == [b"one", b"last"]
    assert answers.count(b"HTTP/1.1 200 OK\r\n") == 2 and answers.count(b"\r\nx-host: x\r\n") == 2
    assert answers.index(b"\r\n\r\none") < answers.index(b"\r\nconnection: close") < answers.index(b"\r\n\r\nlast")


def test_requests_on_the_heels_of_one_that_waits_are_answered_after_it(house: House) -> None:
    with house.call() as caller:
        caller.sendall(post(b"wait") + b"".join(post(b"%d" % number) for number in range(20)) + LAST)
        house.let()
        answers = all_of(caller)
    expected = [b"wait", *(b"%d" % number for number in range(20)), b"last"]
    assert [part.partition(b"HTTP/1.1")[0] for part in answers.split(b"\r\n\r\n")[1:]] == expected


def test_a_body_that_does_not_come_is_given_up(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asgi, "BODY_WITHIN", 0.05)
    answer = house.ask(post(b"one")[:-1])
    assert answer.startswith(b"HTTP/1.1 408 ") and b'"too_slow"' in answer and b"\r\nconnection: close\r\n" in answer
    assert house.door.told == []


def test_a_body_that_is_too_large_is_not_waited_for(house: House) -> None:
    with house.call() as caller:
        caller.sendall(PLAIN % (asgi.LARGEST_BODY + 1, b"", b"{"))
        assert caller.recv(100).startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("method", [b"GET", b"PUT", b"OPTIONS"])
def test_another_method_is_refused(house: House, method: bytes) -> None:
    answer = house.ask(LAST.replace(b"POST", method))
    assert answer.startswith(b"HTTP/1.1 405 ") and b"\r\nallow: POST\r\n" in answer


def test_a_door_that_breaks_says_so_by_either_way_and_stays(house: House) -> None:
    answers = house.ask(post(b"break") + post(b"break", b"Expect: x") + post(b"break") + LAST)
    assert answers.count(b"HTTP/1.1 500 ") == 3 and answers.count(b'"internal_error"') == 3
    assert answers.endswith(b"last") and house.door.told == [b"break", b"break", b"break", b"last"]


def test_what_cannot_be_read_behind_a_request_costs_that_caller_alone(house: House) -> None:
    house.ask(post(b"wait") + b"\0\0 nonsense\r\n\r\n")
    house.let()
    assert b"\r\n\r\nlast" in house.ask(LAST)
    assert house.door.told == [b"wait", b"last"]


def test_who_hangs_up_early_was_heard_all_the_same(house: House) -> None:
    with house.call() as caller:
        caller.sendall(post(b"wait"))
    house.let()
    assert b"\r\n\r\nlast" in house.ask(LAST)
    assert sorted(house.door.told) == [b"last", b"wait"]


def test_who_hangs_up_with_more_on_the_heels_breaks_nothing(house: House, caplog: pytest.LogCaptureFixture) -> None:
    with house.call() as caller:
        caller.sendall(post(b"wait", b"Expect: 100-continue") + post(b"one") + post(b"two"))
        house.wait_until_it_waits()
    house.wait_until_all_have_left()
    house.let()
    assert b"\r\n\r\nlast" in house.ask(LAST)
    assert house.door.told == [b"wait", b"last"]
    assert caplog.messages == []


def test_who_waits_when_the_house_closes_gets_an_answer_still(house: House) -> None:
    with house.call() as caller:
        caller.sendall(post(b"one"))
        assert caller.recv(1000).endswith(b"one")
        caller.sendall(post(b"wait"))
        house.leave()
        house.wait_until_it_closes()
        house.let()
        answer = all_of(caller)
    assert answer.endswith(b"wait") and b"\r\nconnection: close\r\n" in answer
