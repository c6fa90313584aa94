import json
import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from flask import Flask, Response, jsonify, redirect, request

from domain.errors import CredentialsRejected, RemoteError
from integrations.remote import BearerAuth, RemoteSession, RequestRefused, Timeouts, parse_retry_after, reading
from tests.servers import running, served

app = Flask("elsewhere")


@app.get("/<name>/ok")
def ok(name: str) -> Response:
    response = jsonify(authorization=request.headers.get("Authorization"), cookies=len(request.cookies))
    response.set_cookie("session", "sticky")
    return response


@app.route("/<name>/status/<int:code>", methods=["GET", "POST"])
def status(name: str, code: int) -> Response:
    return Response('{"error": "Secret words"}', status=code, headers=dict(request.args), mimetype="application/json")


@app.get("/<name>/page")
def page(name: str) -> str:
    return "<h1>Welcome</h1>"


@app.get("/<name>/away")
def away(name: str) -> Response:
    return redirect("http://127.0.0.1:1/stolen")  # type: ignore[return-value]


@app.get("/<name>/large")
def large(name: str) -> Response:
    return Response(iter([b"[" + b"1," * 40_000, b"1]"]), mimetype="application/json")


@app.get("/<name>/drip")
def drip(name: str) -> Response:
    def drops() -> Iterator[bytes]:
        for _ in range(200):
            time.sleep(0.05)
            yield b" "

    return Response(drops(), mimetype="application/json")


@app.get("/<name>/empty")
def empty(name: str) -> Response:
    return Response(status=204)


class TellsPort(BaseHTTPRequestHandler):
    """Keeps its connections, which werkzeug does not; answers in chunks with the caller's port."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = str(self.client_address[1]).encode()
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    with served(app) as address:
        yield address


@pytest.fixture
def session(base: str) -> RemoteSession:
    timeouts = Timeouts(connect=1, read=0.5, total=0.4)
    return RemoteSession("acme", origin=f"{base}/alice", timeouts=timeouts, largest=50_000)


def test_reads_json_and_nothing_sticks(session: RemoteSession, base: str) -> None:
    session.get(f"{base}/alice/ok")
    assert session.get(f"{base}/alice/ok").json() == {"authorization": None, "cookies": 0}
    assert session.get(f"{base}/alice/empty").content == b""


def test_keeps_one_connection_for_many_requests() -> None:
    with running(ThreadingHTTPServer(("127.0.0.1", 0), TellsPort)) as address, RemoteSession("acme") as session:
        ports = {session.get(f"{address}/").json() for _ in range(3)}
    assert len(ports) == 1


def test_a_token_is_asked_for_at_each_request(base: str) -> None:
    tokens = iter(["first", "second"])
    session = RemoteSession("acme", auth=BearerAuth(lambda: next(tokens)))
    given = [session.get(f"{base}/alice/ok").json()["authorization"] for _ in range(2)]
    assert given == ["Bearer first", "Bearer second"]


def test_what_the_token_provider_raises_reaches_the_caller(base: str) -> None:
    def no_token() -> str:
        raise CredentialsRejected("acme", "refresh token expired")

    with pytest.raises(CredentialsRejected):
        RemoteSession("acme", auth=BearerAuth(no_token)).get(f"{base}/alice/ok")


def test_never_speaks_outside_its_origin(session: RemoteSession, base: str) -> None:
    for address in (f"{base}/bob/ok", f"{base}/alicex/ok", "http://127.0.0.1:1/alice/ok"):
        with pytest.raises(RemoteError, match="outside the account"):
            session.get(address)


def test_follows_no_redirect(session: RemoteSession, base: str) -> None:
    with pytest.raises(RequestRefused, match="302 on GET /alice/away"):
        session.get(f"{base}/alice/away")


def test_401_asks_for_new_credentials(session: RemoteSession, base: str) -> None:
    with pytest.raises(CredentialsRejected):
        session.get(f"{base}/alice/status/401")


@pytest.mark.parametrize("code", [400, 403, 404, 422])
def test_a_refusal_is_permanent(session: RemoteSession, base: str, code: int) -> None:
    with pytest.raises(RequestRefused) as caught:
        session.post(f"{base}/alice/status/{code}")
    assert (caught.value.status, caught.value.permanent) == (code, True)


@pytest.mark.parametrize("code", [408, 409, 425, 429, 500, 502, 503, 504])
def test_a_passing_trouble_is_not_permanent(session: RemoteSession, base: str, code: int) -> None:
    with pytest.raises(RequestRefused) as caught:
        session.post(f"{base}/alice/status/{code}")
    assert not caught.value.permanent


def test_a_refusal_that_names_a_time_may_be_tried_again(session: RemoteSession, base: str) -> None:
    with pytest.raises(RequestRefused) as caught:
        session.get(f"{base}/alice/status/413?Retry-After=20")
    assert (caught.value.retry_after, caught.value.permanent) == (20, False)


def test_retry_after_may_be_seconds_or_a_date() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert parse_retry_after("30") == 30
    assert 80 < (parse_retry_after(soon) or 0) <= 90
    assert parse_retry_after("Fri, 20 Nov 2020 08:00:00 GMT") == 0
    assert [parse_retry_after(text) for text in (None, "", "soon", "-3", "1e9")] == [None] * 5


@pytest.mark.parametrize("value", ["9" * 5000, "99999999999999", "Fri, 31 Dec 9998 23:59:59 GMT"])
def test_nobody_can_have_us_wait_for_more_than_a_day(value: str) -> None:
    assert parse_retry_after(value) == 86400
    assert parse_retry_after("Fri, 31 Dec 9999 23:59:59 -1400") is None


def test_a_page_where_json_was_due_is_an_error(session: RemoteSession, base: str) -> None:
    with pytest.raises(RemoteError, match="200 without JSON on GET /alice/page"):
        session.get(f"{base}/alice/page")


def test_an_answer_too_large_is_dropped(session: RemoteSession, base: str) -> None:
    with pytest.raises(RemoteError, match="too large or too slow"):
        session.get(f"{base}/alice/large")


def test_an_answer_that_drips_ends_at_the_deadline(session: RemoteSession, base: str) -> None:
    started = time.monotonic()
    with pytest.raises(RemoteError, match="too large or too slow"):
        session.get(f"{base}/alice/drip")
    assert time.monotonic() - started < 5


def test_a_caller_may_read_a_stream_at_their_own_pace(session: RemoteSession, base: str) -> None:
    with session.get(f"{base}/alice/large", stream=True) as response:
        assert sum(len(piece) for piece in response.iter_content(1024)) > 50_000


def test_nobody_at_the_other_end_is_a_passing_trouble() -> None:
    with pytest.raises(RemoteError) as caught:
        RemoteSession("acme").get("http://127.0.0.1:1/api")
    assert not caught.value.permanent


def test_neither_messages_nor_logs_carry_what_was_said(base: str, caplog: pytest.LogCaptureFixture) -> None:
    session = RemoteSession("acme", auth=BearerAuth(lambda: "top-secret"))
    with caplog.at_level(logging.DEBUG), pytest.raises(RemoteError) as caught:
        session.get(f"{base}/alice/status/500?email=alice@example.com")
    with caplog.at_level(logging.DEBUG), pytest.raises(RemoteError) as unreachable:
        session.get("http://127.0.0.1:1/search?email=alice@example.com")
    ours = [record.getMessage() for record in caplog.records if record.name != "werkzeug"]
    told = " ".join([*ours, str(caught.value), str(unreachable.value), repr(unreachable.value.__cause__)])
    assert not any(word in told for word in ("alice@", "top-secret", "Secret words"))


def test_an_answer_of_another_shape_is_a_remote_error() -> None:
    with pytest.raises(RemoteError, match="unexpected answer to ticket"), reading("acme", "ticket"):
        {"tickets": []}["ticket"]
    with pytest.raises(RemoteError, match="unexpected answer to ticket"), reading("acme", "ticket"):
        json.loads("[" * 100_000)
