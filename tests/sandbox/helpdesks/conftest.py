"""Both helpdesks' stand-ins on a free port, and clients of their accounts."""

import base64
import hashlib
import json
import secrets
import time
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from werkzeug.exceptions import NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from sandbox import gorgias, zendesk
from tests.servers import running, served

CLIENT = ("shopfloor-demo", "shopfloor-demo-secret")
APP_URL = "http://127.0.0.1:7999"  # nobody listens there; only its redirect addresses matter


@pytest.fixture(scope="session")
def origin():
    """Both stand-ins mounted as they are in production, on a free port."""
    mounted = DispatcherMiddleware(
        NotFound(), {"/zendesk": zendesk.create_app(APP_URL, None), "/gorgias": gorgias.create_app(APP_URL, None)}
    )
    with served(mounted) as address:
        yield address


class Desk:
    """One account as a client sees it."""

    def __init__(self, base, api):
        self.base = base
        self.api = f"{base}/{api}"
        self.session = requests.Session()

    def call(self, method, path, **options):
        return self.session.request(method, f"{self.api}/{path}", timeout=5, **options)

    def steer(self, what, **body):
        return requests.post(f"{self.base}/_sandbox/{what}", json=body, timeout=5).json()

    def look(self, what):
        return requests.get(f"{self.base}/_sandbox/{what}", timeout=5).json()


def walk_consent(url, redirect_uri, scope, **more):
    """Walk the consent page as the merchant would; the answer is the redirect's query."""
    query = {"response_type": "code", "client_id": CLIENT[0], "redirect_uri": redirect_uri, "scope": scope, **more}
    assert requests.get(url, params=query, timeout=5).status_code == 200
    answer = requests.post(url, params=query, data={"decision": "allow"}, allow_redirects=False, timeout=5)
    assert answer.headers["Location"].startswith(redirect_uri)
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def make_pkce():
    verifier = secrets.token_urlsafe(48)
    digest = hashlib.sha256(verifier.encode()).digest()
    return verifier, base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Listener:
    """The application's webhook address: keeps what arrives, answers what it is told to."""

    def __init__(self):
        self.got = []
        self.answers = []
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.got.append((dict(self.headers), body))
                self.send_response(listener.answers.pop(0) if listener.answers else 200)
                self.end_headers()

            def log_message(self, *words):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"

    def wait_for(self, count, seconds=4.0):
        ends = time.monotonic() + seconds
        while len(self.got) < count and time.monotonic() < ends:
            time.sleep(0.01)
        return self.got

    def bodies(self):
        return [json.loads(body) for _, body in self.got]


@pytest.fixture
def listener():
    listener = Listener()
    with running(listener.server):
        yield listener


def client_token(desk, scope, **more):
    body = {"grant_type": "client_credentials", "client_id": CLIENT[0], "client_secret": CLIENT[1], "scope": scope}
    answer = requests.post(f"{desk.base}/oauth/tokens", json={**body, **more}, timeout=5)
    assert answer.status_code == 200, answer.text
    return answer.json()["access_token"]


@pytest.fixture
def client():
    return CLIENT


@pytest.fixture
def callback():
    return APP_URL + "/connect/{}/callback"


@pytest.fixture
def authorize():
    return walk_consent


@pytest.fixture
def pkce():
    return make_pkce


@pytest.fixture
def token_for():
    return client_token


def two_desks(origin, helpdesk, api):
    """Accounts of two merchants, new in every test."""
    mark = secrets.token_hex(4)
    return [Desk(f"{origin}/{helpdesk}/{name}-{mark}", api) for name in ("alice", "bob")]


@pytest.fixture
def zendesks(origin):
    desks = two_desks(origin, "zendesk", "api/v2")
    for desk in desks:
        desk.session.headers["Authorization"] = "Bearer " + client_token(desk, "read write")
    return desks


@pytest.fixture
def gorgiases(origin):
    desks = two_desks(origin, "gorgias", "api")
    for desk in desks:
        desk.session.auth = ("demo@shopfloor.example", "demo-key")
    return desks


@pytest.fixture
def start_app():
    """Serve one stand-in of its own, for tests that stop and start it."""
    with ExitStack() as servers:
        yield lambda app: servers.enter_context(served(app))
