"""What we send to helpdesks, said again to Prism, which holds it against their schemas in its own way.

`npm install -g @stoplight/prism-cli`, or PRISM naming the program, has this run; it is no part of what must be there.
"""

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from domain.handoff.tickets import Comment, Priority
from tests.integrations.helpdesks.conftest import GORGIAS_BEYOND, GORGIAS_SCHEMA, ZENDESK_BEYOND, ZENDESK_SCHEMA
from tests.integrations.helpdesks.gorgias_desk import GorgiasDesk
from tests.integrations.helpdesks.schemas import REFERENCE, Sent
from tests.integrations.helpdesks.tickets_of import ALICES, BOBS
from tests.integrations.helpdesks.zendesk_desk import ZendeskDesk

STARTS_WITHIN = 60.0  # seconds; node reads a megabyte of schema
LATER = Comment("conv_a11ce-c1", "<p>And the beanie?</p>", "And the beanie?", ALICES.opened_at)
UNTOLD = rf".* {ZENDESK_BEYOND}|POST /api/v2/ticket_fields\.json"  # the schema has no body for the latter
PAGE = "https://admin.shopify.example/conversations/{conversation}"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = REFERENCE / ZENDESK_SCHEMA
    if not file.is_file():
        pytest.skip("Zendesk's own schema is not on this machine")
    found = tmp_path_factory.mktemp("prism") / "zendesk.yaml"
    found.write_bytes(gzip.decompress(file.read_bytes()))
    return found


@pytest.fixture(scope="module")
def prism(document: Path) -> Iterator[str]:
    with mocking(document) as address:
        yield address


@pytest.fixture(scope="module")
def gorgias_prism() -> Iterator[str]:
    if not (REFERENCE / GORGIAS_SCHEMA).is_file():
        pytest.skip("the schema derived for Gorgias is not on this machine")
    with mocking(REFERENCE / GORGIAS_SCHEMA) as address:
        yield address


@contextmanager
def mocking(document: Path) -> Iterator[str]:
    """Yield the address of a stand-in that answers what the schema allows and refuses what it does not."""
    program = os.environ.get("PRISM") or shutil.which("prism")
    if not program:
        pytest.skip("Prism is not on this machine")
    port = free_port()
    command = [program, "mock", "-h", "127.0.0.1", "-p", str(port), str(document)]
    mock = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        mock.terminate()
        mock.wait(timeout=10)


def said_to(prism: str, sent: Sent) -> str:
    """Send it again; return what Prism has against it."""
    answer = requests.request(
        sent.method,
        f"{prism}{sent.path}?{sent.query}",
        json=sent.body,
        headers={"Authorization": "Bearer any"},
        timeout=30,
    )
    return "" if answer.ok else f"{sent.method} {sent.path}: {answer.text}"


def test_prism_takes_all_that_a_ticket_takes(zendesk: ZendeskDesk, zendesk_sent: list[Sent], prism: str) -> None:
    fields = zendesk.helpdesk.prepare_fields()
    helpdesk = zendesk.build("", fields=fields, conversation_page=PAGE)
    ref = helpdesk.open_ticket(replace(ALICES, order_names=("#1001",)))
    helpdesk.add_note(ref, ALICES)
    helpdesk.add_comment(ref, LATER)
    helpdesk.find_by_external_id(ALICES.external_id)
    helpdesk.open_ticket(BOBS)
    told = [sent for sent in zendesk_sent if not re.fullmatch(UNTOLD, f"{sent.method} {sent.path}")]
    assert {"/api/v2/tickets.json", "/api/v2/users.json", "/api/v2/users/create_or_update.json"} <= {
        sent.path for sent in told
    }
    assert [refusal for sent in told if (refusal := said_to(prism, sent))] == []


def test_prism_refuses_what_is_wrong(prism: str) -> None:
    wrong = Sent("POST", "/api/v2/tickets.json", "", {"ticket": {"comment": {"body": "?"}, "requester_id": "nobody"}})
    assert "requester_id" in said_to(prism, wrong)


def test_prism_takes_all_that_a_gorgias_ticket_takes(
    gorgias: GorgiasDesk, gorgias_sent: list[Sent], gorgias_prism: str
) -> None:
    for number, priority in enumerate(Priority):
        for person in (ALICES, BOBS):
            known = f"{person.external_id[:-1]}{number}"
            ticket = replace(person, external_id=known, key=f"{known}-1", priority=priority, order_names=("#1001",))
            ref = gorgias.helpdesk.open_ticket(ticket)
            gorgias.helpdesk.add_note(ref, ticket)
            gorgias.helpdesk.add_comment(ref, replace(LATER, key=f"{known}-c1"))
            gorgias.helpdesk.look_at(ref, known, ticket.opened_at)
    told = [sent for sent in gorgias_sent if not GORGIAS_BEYOND.fullmatch(f"{sent.method} {sent.path}")]
    assert {"/api/tickets", "/api/customers", "/api/integrations"} <= {sent.path for sent in told if sent.body}
    assert [refusal for sent in told if (refusal := said_to(gorgias_prism, sent))] == []


def test_prism_refuses_what_is_wrong_for_gorgias(gorgias_prism: str) -> None:
    message = {"channel": "email", "via": "api", "from_agent": False}
    right = {"via": "api", "priority": "critical", "messages": [message]}
    for body, refused in ((right, False), (right | {"priority": "urgent"}, True), (right | {"messages": []}, True)):
        assert bool(said_to(gorgias_prism, Sent("POST", "/api/tickets", "", body))) is refused


def free_port() -> int:
    with socket.socket() as sought:
        sought.bind(("127.0.0.1", 0))
        return int(sought.getsockname()[1])


def wait_for(port: int) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise AssertionError("Prism did not start")
