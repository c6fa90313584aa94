"""The short way to an address of Flask's: however a request is sent, Flask hears the same of it and answers once."""

from collections.abc import Iterator

import pytest
from flask import Flask, Response, request

from blueprints import errors
from blueprints.front import Front
from blueprints.threads import LARGEST_WHOLE
from tests.blueprints.test_doorways import LAST, WAYS, House, post


class Echoing(House):
    """Flask behind a doorway, with a short way to /echo."""

    def __init__(self) -> None:
        self.told: list[bytes] = []
        super().__init__()

    def front(self) -> Front:
        app = Flask("tests")
        errors.register(app)
        app.add_url_rule("/echo", view_func=self.echo, methods=["POST"])
        return Front(app, short=["/echo"])

    def echo(self) -> Response:
        self.told.append(request.get_data())
        if self.told[-1] == b"break":
            raise ValueError
        if self.told[-1] == b"long":
            return Response(bytes(LARGEST_WHOLE + 1))
        if request.accept_mimetypes.best == "text/event-stream":
            return Response(iter([b"one ", b"by one"]), mimetype="text/event-stream")
        heard = f"{request.method} {request.path} {request.host} {request.remote_addr} {request.url}"
        return Response(self.told[-1], headers={"X-Heard": heard.removesuffix("?a=b")})


@pytest.fixture
def house() -> Iterator[Echoing]:
    house = Echoing()
    house.thread.start()
    yield house
    house.leave()
    house.thread.join(10)
    house.socket.close()


@pytest.mark.parametrize("pieces", WAYS.values(), ids=WAYS)
def test_however_it_is_sent_flask_hears_the_same_and_answers_once(house: Echoing, pieces: tuple[bytes, ...]) -> None:
    answers = house.ask(*pieces)
    assert house.told == [b"one", b"last"]
    assert answers.count(b"HTTP/1.1 200 OK\r\n") == 2
    assert answers.count(b"\r\nx-heard: POST /echo x 127.0.0.1 http://x/echo\r\n") == 2
    assert answers.index(b"\r\n\r\none") < answers.index(b"\r\nconnection: close") < answers.index(b"\r\n\r\nlast")


def test_an_answer_in_pieces_takes_the_long_way(house: Echoing) -> None:
    answers = house.ask(post(b"one", b"Accept: text/event-stream") + LAST)
    assert b"\r\ntransfer-encoding: chunked\r\n" in answers
    assert b"\r\none \r\n" in answers and answers.endswith(b"last")


def test_a_long_answer_tells_its_length_once(house: Echoing) -> None:
    answers = house.ask(post(b"long") + LAST)
    assert answers.count(b"content-length: %d\r\n" % (LARGEST_WHOLE + 1)) == 1 and answers.endswith(b"last")


def test_what_breaks_behind_it_says_so_and_the_way_stays_open(house: Echoing) -> None:
    answers = house.ask(post(b"break") + post(b"break", b"Expect: x") + LAST)
    assert answers.count(b"HTTP/1.1 500 ") == 2 and answers.count(b'"internal_error"') == 2
    assert answers.endswith(b"last")


@pytest.mark.parametrize("method", [b"GET", b"PUT"])
def test_another_method_is_flasks_to_refuse(house: Echoing, method: bytes) -> None:
    assert house.ask(LAST.replace(b"POST", method)).startswith(b"HTTP/1.1 405 ")
    assert house.told == []


def test_two_callers_have_their_own_answers(house: Echoing) -> None:
    with house.call() as one, house.call() as other:
        one.sendall(post(b"one"))
        other.sendall(post(b"other"))
        assert other.recv(4096).endswith(b"other") and one.recv(4096).endswith(b"one")
