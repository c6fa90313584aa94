"""The web as sites are read: only public addresses are connected to, whatever a name or redirect leads to."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count

import pytest
import requests

from domain.knowledge.files.kinds import Unreadable
from integrations.web import gate as gates
from integrations.web import reader
from integrations.web.gate import Gate, is_public, look_up
from integrations.web.reader import AWAY, HEAVY, LARGEST, MISSING, NO_ADDRESS, NO_TEXT, PRIVATE, ROUND, SHUT, PublicWeb
from tests.servers import running

INSIDE = [
    "127.0.0.1",
    "127.1",
    "127.255.255.254",
    "0.0.0.0",
    "0",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "017700000001",
    "localhost",
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.1.254",
    "169.254.169.254",
    "169.254.170.2",
    "0xa9fea9fe",
    "2852039166",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:169.254.169.254]",
    "[::ffff:a00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::a9fe:a9fe]",
    "[2002:7f00:1::]",
    "[2001:0:4136:e378::1]",
    "[fe80::1]",
    "[fe80::1%25lo]",
    "[fec0::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[2001:db8::1]",
    "[100::1]",
]
NAMES = {
    "metadata.google.internal": ["169.254.169.254"],
    "inside.example": ["10.1.2.3"],
    "rebound.example": ["93.184.215.14", "127.0.0.1"],
    "six.example": ["::1"],
    "mapped.example": ["::ffff:10.0.0.8"],
}
NO_WEB = [
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_x",
    "ftp://example.com/",
    "http://user:secret@example.com/",
    "http://",
    "//example.com",
    "javascript:alert(1)",
    "http://[::1",
    "dict://127.0.0.1:6379/info",
]


class Site(BaseHTTPRequestHandler):
    """A site on this machine. `/to?…` points wherever the rest of its address says."""

    def do_GET(self) -> None:
        kind, _, rest = self.path[1:].partition("?")
        status = {"to": 302, "gone": 404, "shut": 403, "broken": 500}.get(kind, 200)
        self.send_response(status)
        if kind == "to":
            self.send_header("Location", "/to?to" if rest.startswith("to") else rest)
        self.send_header("Content-Type", "image/png" if kind == "picture" else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"x" * (LARGEST + 10) if kind == "huge" else "<p>Grüße</p>".encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    with running(server):
        yield server.server_port


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch, port: int) -> list[tuple[str, int]]:
    """What was connected to; nothing but our own site really is."""
    found: list[tuple[str, int]] = []
    connect = socket.create_connection

    def note(address: tuple[str, int], **named: float | None) -> socket.socket:
        found.append(address)
        if address == ("127.0.0.1", port):
            return connect(address, named["timeout"])
        raise ConnectionRefusedError

    monkeypatch.setattr(gates.socket, "create_connection", note)
    return found


def resolve(host: str, port: int) -> list[str]:
    return NAMES.get(host) or look_up(host, port)


def web_of(port: int) -> PublicWeb:
    """A web with our own site in it; all else is as it is in production, but that any port may be asked for."""
    return PublicWeb(
        Gate(lambda ip, to: is_public(ip, 80) or (ip, to) == ("127.0.0.1", port), resolve),
    )


def problem(web: PublicWeb, url: str) -> str:
    with pytest.raises(Unreadable) as told:
        web.fetch(url)
    return told.value.sentence


@pytest.mark.parametrize("host", [*INSIDE, *NAMES])
def test_no_inner_address_is_reached(reached: list[tuple[str, int]], host: str) -> None:
    web = PublicWeb(Gate(resolve=resolve))
    assert problem(web, f"http://{host}/latest/meta-data/") in (PRIVATE, NO_ADDRESS, AWAY)
    assert problem(web, f"https://{host}/") in (PRIVATE, NO_ADDRESS, AWAY)
    assert reached == []


@pytest.mark.parametrize("host", [*INSIDE, *NAMES])
def test_no_redirect_leads_to_an_inner_address(reached: list[tuple[str, int]], port: int, host: str) -> None:
    for target in (f"http://{host}/", f"http://{host}:6379/", f"//{host}/"):
        assert problem(web_of(port), f"http://127.0.0.1:{port}/to?{target}") in (PRIVATE, NO_ADDRESS, AWAY)
    assert set(reached) == {("127.0.0.1", port)}


@pytest.mark.parametrize("url", NO_WEB)
def test_what_is_no_address_of_the_web_is_not_asked_for(reached: list[tuple[str, int]], port: int, url: str) -> None:
    assert problem(web_of(port), url) == NO_ADDRESS
    reached.clear()
    # These two are addresses where they follow another.
    if url not in ("//example.com", "http://"):
        assert problem(web_of(port), f"http://127.0.0.1:{port}/to?{url}") in (NO_ADDRESS, PRIVATE)
    assert not [one for one in reached if one != ("127.0.0.1", port)]


@pytest.mark.parametrize("port_asked", [22, 25, 5432, 6379, 8080])
def test_no_port_but_the_webs_is_reached(reached: list[tuple[str, int]], port_asked: int) -> None:
    assert problem(PublicWeb(), f"http://93.184.215.14:{port_asked}/") == PRIVATE
    assert reached == []


def test_a_name_that_changes_its_mind_is_connected_to_where_it_was_checked(reached: list[tuple[str, int]]) -> None:
    answers = count()
    web = PublicWeb(Gate(resolve=lambda *_: ["127.0.0.1" if next(answers) else "93.184.215.14"]))
    assert problem(web, "http://rebinding.example/") == AWAY
    assert reached == [("93.184.215.14", 80)]
    assert next(answers) == 1


def test_no_proxy_of_the_environment_is_used(
    reached: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch, port: int
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
    assert problem(PublicWeb(), "http://93.184.215.14/") == AWAY
    assert reached == [("93.184.215.14", 80)]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [("gone", MISSING), ("shut", SHUT), ("broken", AWAY), ("picture", NO_TEXT), ("huge", HEAVY), ("to?to?to", ROUND)],
)
def test_what_cannot_be_read_ends_in_one_sentence(port: int, path: str, sentence: str) -> None:
    assert problem(web_of(port), f"http://127.0.0.1:{port}/{path}") == sentence


def test_a_page_is_read_in_its_own_letters_where_a_redirect_led_to(port: int) -> None:
    found = web_of(port).fetch(f"http://127.0.0.1:{port}/to?/page")
    assert (found.url, found.text) == (f"http://127.0.0.1:{port}/page", "<p>Grüße</p>")


@pytest.mark.parametrize(
    "charset", ["unicode_escape", "punycode", "undefined", "utf-7", "hex", "none", "utf\x008", "²"]
)
def test_a_charset_that_is_none_of_the_webs_is_read_as_utf_8(charset: str) -> None:
    assert (
        reader.as_text("https://a.example/", answer(charset, "Gr\\ud800\\x00\u00fc\u00dfe".encode())).text
        == "Gr\\ud800\\x00\u00fc\u00dfe"
    )


@pytest.mark.parametrize(
    "charset", ["ISO-8859-1", "windows-1252", "latin1", "iso-8859-15", "utf-16", "macintosh", "cp850"]
)
def test_old_charsets_of_the_web_are_read_as_what_they_are(charset: str) -> None:
    words = "Gr\u00fc\u00dfe" if charset != "cp850" else "Gr\ufffde"
    content = "Gr\u00fc\u00dfe".encode(charset) if charset != "cp850" else b"Gr\x81e"
    assert reader.as_text("https://a.example/", answer(charset, content)).text == words


def answer(charset: str, content: bytes) -> requests.Response:
    found = requests.Response()
    found.headers["Content-Type"] = f"text/html; charset={charset}"
    found._content = content
    return found
