"""What a process loads and does before anybody asks it for something."""

import json
import os
import subprocess
import sys
from http.client import HTTPConnection
from uuid import uuid4

from runtime.services import Services
from tests.blueprints.webs import web_process
from tests.house.sources import ROOT
from tests.world import World, jacket, signature

LIGHT = 145  # megabytes of memory: an eighth more than it takes, which differs with libraries and machines
GROWTH = 5  # megabytes, in which five hundred deliveries leave less than one

IMPORTS_ONLY = """
import sys, threading

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.fork"):
        raise SystemExit(f"importing app did {event}")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wxa+"):
        raise SystemExit(f"importing app wrote {arguments[0]}")

sys.dont_write_bytecode = True
sys.addaudithook(watch)
import app
assert threading.active_count() == 1
assert callable(app.create_app) and not hasattr(app, "app")
"""

TAKES_A_WEBHOOK = """
import json, sys
from a2wsgi import ASGIMiddleware
from app import create_app, create_front

given = json.load(sys.stdin)
app = create_app()
app.wsgi_app = ASGIMiddleware(create_front(app))
client = app.test_client()
answer = client.post("/webhooks/shopify", data=given["body"], headers=given["headers"])
live = client.get("/health/live")
heavy = [name for name in ("llama_index", "llama_index.core", "onnxruntime", "onnx", "torch") if name in sys.modules]
print(json.dumps({"status": answer.status_code, "live": live.status_code, "heavy": heavy}))
"""

IN_TWO_THREADS = """
import sys, threading, time

failed = []

def load(module):
    try:
        __import__(module)
    except ImportError as error:
        failed.append(error)

other = threading.Thread(target=load, args=("storage.knowledge",))
other.start()
while "llama_index.core" not in sys.modules:
    time.sleep(0)
load("integrations.models.openai_compatible")
other.join()
assert not failed, failed
"""

NUMPY_FIRST = """
import builtins
from contextlib import suppress
from pathlib import Path
from integrations.embeddings import minilm

begun = []
plain = builtins.__import__

def noting(name, *given, **more):
    if name.partition(".")[0] == "numpy":
        begun.append(name)
    return plain(name, *given, **more)

builtins.__import__ = noting
minilm.cached_graph = lambda *given: Path("nowhere")
with suppress(Exception):
    minilm._load_session(Path(), None, "int8", 1)
print(begun[0])
"""

BINDS_AN_ENUM_MEANWHILE = """
import sys
from sqlalchemy import column
from domain.handoff.tickets import HandoffMethod
import storage.database

class Meanwhile:
    # Stands for another thread, which has its turn at every module that is loaded.
    def find_spec(self, name, path=None, target=None):
        if name.startswith("sqlalchemy"):
            column("method") == HandoffMethod.ZENDESK

sys.meta_path.insert(0, Meanwhile())
import storage.knowledge
"""


def run(code: str, env: dict[str, str], given: str = "") -> subprocess.CompletedProcess[str]:
    paths = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-c", code],
        input=given,
        env={**paths, **env},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def environment(services: Services) -> dict[str, str]:
    settings = services.settings
    assert settings.shopify
    return {
        "DATABASE_URL": settings.database_url,
        "REDIS_URL": settings.redis_url,
        "SECRET_KEY": settings.secret_key,
        "SEALING_KEYS": ",".join(settings.sealing_keys),
        "SHOPIFY_API_KEY": settings.shopify.id,
        "SHOPIFY_API_SECRET": settings.shopify.secret,
    }


def test_importing_the_app_does_nothing_and_needs_no_environment() -> None:
    done = run(IMPORTS_ONLY, {})
    assert (done.returncode, done.stderr) == (0, "")


def test_statements_are_made_while_llamaindex_is_being_loaded() -> None:
    assert run(BINDS_AN_ENUM_MEANWHILE, {}).stderr == ""


def test_a_web_process_that_takes_webhooks_loads_neither_llamaindex_nor_onnx(world: World) -> None:
    body = json.dumps(jacket(1, "alice", price="99.00", updated_at="2026-11-02T09:00:00-05:00"))
    headers = delivery_headers(world, body.encode())
    done = run(TAKES_A_WEBHOOK, environment(world.services), json.dumps({"body": body, "headers": headers}))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"status": 200, "live": 200, "heavy": []}
    with world.services.begin() as work:
        assert work.inbox.counts(world.alice.store) == {"waiting": 1}


def test_a_web_process_that_takes_nothing_but_webhooks_stays_small(world: World) -> None:
    body = json.dumps(jacket(1, "alice")).encode()
    with web_process(world.services.settings) as web:
        at_first = web.megabytes()
        connection = HTTPConnection("127.0.0.1", web.port, timeout=30)
        for _ in range(500):
            connection.request("POST", "/webhooks/shopify", body, delivery_headers(world, body))
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200
        assert web.megabytes() < min(LIGHT, at_first + GROWTH)


def delivery_headers(world: World, body: bytes) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "X-Shopify-Topic": "products/update",
        "X-Shopify-Hmac-Sha256": signature(world.services.settings.shopify_secrets[0], body),
        "X-Shopify-Shop-Domain": str(world.alice.store.shop),
        "X-Shopify-API-Version": "2026-10",
        "X-Shopify-Webhook-Id": str(uuid4()),
    }


def test_a_setting_that_makes_no_sense_stops_the_start_with_one_line(services: Services) -> None:
    done = run("from app import create_app; create_app()", {**environment(services), "PORT": "many"})
    assert done.returncode == 1
    assert done.stderr.splitlines() == ["PORT must be a whole number from 1 to 65535"]


def test_numpy_is_loaded_whole_before_what_begins_at_its_parts() -> None:
    # A question that needs numpy in that moment would find half of it.
    loaded = run(NUMPY_FIRST, {})
    assert (loaded.stdout, loaded.stderr) == ("numpy\n", "")


def test_a_first_question_may_come_while_the_process_warms_up() -> None:
    loaded = run(IN_TWO_THREADS, {})
    assert loaded.returncode == 0, loaded.stderr
