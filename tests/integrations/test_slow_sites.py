"""Sites that answer by drops, without end, or with more than they seem to send: each is left after its time."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from itertools import repeat

import pytest

from domain.knowledge.files.kinds import Away
from integrations.remote import Timeouts
from integrations.web import reader
from integrations.web.gate import Gate
from integrations.web.reader import AWAY, HEAVY, PublicWeb

TIME = 1.0  # seconds that such a site is given here
DROP = 0.05  # seconds between two drops, each of them well within the time-out of a read
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
PACKED = gzip.compress(bytes(60_000_000), 9)
TWICE = gzip.compress(PACKED, 9)

Pieces = Callable[[], Iterator[bytes]]


def endless(first: bytes, drop: bytes) -> Pieces:
    def pieces() -> Iterator[bytes]:
        yield first
        yield from repeat(drop)

    return pieces


def packed(body: bytes, encoding: bytes) -> Pieces:
    return lambda: iter([OK + b"Content-Encoding: " + encoding + b"\r\n\r\n" + body])


SITES: dict[str, tuple[Pieces, tuple[str, ...]]] = {
    "a status by drops": (endless(b"", b"H"), (AWAY,)),
    "heads by drops": (endless(OK, b"X"), (AWAY, HEAVY)),
    "heads without end": (endless(OK, b"X-Y: z\r\n"), (AWAY, HEAVY)),
    "a body by drops": (endless(OK + b"\r\n", b"x"), (HEAVY,)),
    "the size of a chunk by drops": (endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"), (AWAY, HEAVY)),
    "go on, go on": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), (AWAY, HEAVY)),
    "a bomb": (packed(PACKED, b"gzip"), (HEAVY,)),
    "a bomb in a bomb": (packed(TWICE, b"gzip, gzip"), (HEAVY,)),
}


@pytest.fixture
def serve() -> Iterator[Callable[[Pieces], int]]:
    servers: list[socket.socket] = []

    def start(pieces: Pieces) -> int:
        server = socket.create_server(("127.0.0.1", 0))
        servers.append(server)
        threading.Thread(target=answer, args=(server, pieces), daemon=True).start()
        port: int = server.getsockname()[1]
        return port

    yield start
    for server in servers:
        server.close()


def answer(server: socket.socket, pieces: Pieces) -> None:
    try:
        caller, _ = server.accept()
        with caller:
            caller.recv(65536)
            for piece in pieces():
                caller.sendall(piece)
                time.sleep(DROP)
    except OSError:
        return


@pytest.mark.parametrize("name", SITES)
def test_a_site_that_does_not_come_to_an_end_is_left(
    serve: Callable[[Pieces], int], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    pieces, sentences = SITES[name]
    monkeypatch.setattr(reader, "GRACE", 0.2)
    web = PublicWeb(Gate(lambda *_: True))
    web.session.timeouts = Timeouts(connect=1, read=5, total=TIME)
    began = time.monotonic()
    with pytest.raises(Away) as told:
        web.fetch(f"http://127.0.0.1:{serve(pieces)}/")
    assert told.value.sentence in sentences
    assert time.monotonic() - began < 3 * TIME


def test_a_site_that_is_answered_in_time_is_not_cut_off(serve: Callable[[Pieces], int]) -> None:
    web = PublicWeb(Gate(lambda *_: True))
    whole = OK + b"Content-Length: 9\r\nConnection: close\r\n\r\n<p>Hi</p>"
    assert web.fetch(f"http://127.0.0.1:{serve(lambda: iter([whole]))}/").text == "<p>Hi</p>"
    assert not [
        thread
        for thread in threading.enumerate()
        if isinstance(thread, threading.Timer) and thread.is_alive() and not thread.finished.is_set()
    ]
