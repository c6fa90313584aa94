"""What helpdesks send back: signed by their secret, about their own store's tickets, once."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from rq import Queue
from rq.serializers import JSONSerializer
from werkzeug.test import TestResponse

from domain.handoff.tickets import HandoffMethod
from domain.readings import ReadingKind
from integrations.zendesk.webhooks import signature
from jobs.queues import QueueName
from runtime.vendors import GorgiasVendor
from tests.blueprints.callers import ChatShopper, refused, rows
from tests.blueprints.handoffs import EMAIL, asked_for_a_person, choose, tickets
from tests.world import Tenant, World

SECRET = "w" * 32
KINDS = [HandoffMethod.ZENDESK, HandoffMethod.GORGIAS]


@pytest.fixture
def handed_over(world: World) -> ChatShopper:
    choose(world, world.alice)
    choose(world, world.bob)
    caller = asked_for_a_person(world, world.alice)
    caller.post("handoff", {"consent": True, "email": EMAIL})
    return caller


def comment(external_id: str, words: str = "We are on it.", event: str = "event-1") -> dict[str, Any]:
    author = {"id": "77", "is_staff": True, "name": "Sam Rivera"}
    return {
        "id": event,
        "type": "zen:event-type:ticket.comment_added",
        "time": "2026-11-20T12:00:00Z",
        "detail": {"id": "5", "external_id": external_id, "status": "OPEN"},
        "event": {"comment": {"id": "9", "body": words, "is_public": True, "author": author}},
    }


def deliver(
    world: World, tenant: Tenant, body: object, secret: str = SECRET, at: datetime | None = None
) -> TestResponse:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    stamp = (at or datetime.now(UTC)).isoformat()
    headers = {
        "X-Zendesk-Webhook-Signature": signature(secret, stamp, raw),
        "X-Zendesk-Webhook-Signature-Timestamp": stamp,
    }
    return world.client.post(f"/webhooks/zendesk/{tenant.store.key}", data=raw, headers=headers)


def external_id(world: World) -> str:
    return str(tickets(world)[0]["external_id"])


def test_a_reply_of_staff_reaches_the_shopper_once(world: World, handed_over: ChatShopper) -> None:
    for _ in range(2):
        assert deliver(world, world.alice, comment(external_id(world))).status_code == 200
    replies = [one for one in handed_over.messages() if one["author"] == "staff"]
    assert [(one["text"], one["author_name"]) for one in replies] == [("We are on it.", "Sam Rivera")]
    assert handed_over.get("conversation").get_json()["conversation"]["state"] == "with_human"


@pytest.mark.parametrize("changed", [{"time": None}, {"event": []}, {"detail": None}, {"type": ["x"]}])
def test_a_delivery_in_a_shape_of_its_own_is_taken_and_the_account_asked(
    world: World, handed_over: ChatShopper, changed: dict[str, object]
) -> None:
    later = world.services.now() + timedelta(hours=1)
    with world.services.begin() as work:
        for tenant in (world.alice, world.bob):
            work.readings.note(tenant.store, ReadingKind.TICKETS, "", later)
    assert deliver(world, world.alice, comment(external_id(world)) | changed).status_code == 200
    assert [one["author"] for one in handed_over.messages() if one["author"] == "staff"] == []
    with world.services.begin() as work:
        soon = work.readings.claim(ReadingKind.TICKETS, world.services.now(), later, 10)
    assert soon == [world.alice.store.id]


def test_a_reply_without_words_says_nothing_of_ours(world: World, handed_over: ChatShopper) -> None:
    assert deliver(world, world.alice, comment(external_id(world), None)).status_code == 200
    assert handed_over.messages()[-1]["text"] == ""


def test_a_reply_with_characters_no_table_takes_reaches_the_shopper_without_them(
    world: World, handed_over: ChatShopper
) -> None:
    odd = comment(external_id(world), "We are\0 on it \ud83d.")
    odd["event"]["comment"]["author"]["name"] = "Sam\0"
    assert deliver(world, world.alice, odd).status_code == 200
    reply = handed_over.messages()[-1]
    assert (reply["text"], reply["author_name"]) == ("We are on it .", "Sam")


def test_bobs_helpdesk_cannot_write_into_alices_conversation(world: World, handed_over: ChatShopper) -> None:
    before = handed_over.messages()
    assert deliver(world, world.bob, comment(external_id(world))).status_code == 200
    assert handed_over.messages() == before


@pytest.mark.parametrize("secret", ["v" * 32, "", "test-secret-of-the-app-long-enough-for-hmac"])
def test_refuses_a_forged_reply(world: World, handed_over: ChatShopper, secret: str) -> None:
    before = handed_over.messages()
    refused(deliver(world, world.alice, comment(external_id(world)), secret), 401, "bad_signature")
    assert handed_over.messages() == before


@pytest.mark.parametrize("minutes", [-6, 6])
def test_refuses_a_reply_signed_at_another_time(world: World, handed_over: ChatShopper, minutes: int) -> None:
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    refused(deliver(world, world.alice, comment(external_id(world)), at=at), 401, "bad_signature")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", ["x", "nobody", "%00", "%ff", "x" * 5000, "..%2f", "'", "*", "%F0%9F%92%A9"])
def test_an_unknown_key_is_not_found(world: World, kind: HandoffMethod, key: str) -> None:
    answer = world.client.post(f"/webhooks/{kind}/{key}", json={"ticket_id": "1"})
    assert answer.status_code == 404 and answer.get_json()["error"] in ("store_not_found", "not_found")


@pytest.mark.parametrize("kind", KINDS)
def test_a_helpdesk_that_is_not_connected_is_not_found(world: World, kind: HandoffMethod) -> None:
    answer = world.client.post(f"/webhooks/{kind}/{world.alice.store.key}", json={"ticket_id": "1"})
    refused(answer, 404, "store_not_found")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Shopfloor-Secret": "", "X-Zendesk-Webhook-Signature": ""},
        {"X-Shopfloor-Secret": "v" * 32, "X-Zendesk-Webhook-Signature": "AAAA"},
        {"X-Shopfloor-Secret": "ünïcödé", "X-Zendesk-Webhook-Signature": "ünïcödé"},
        {"X-Zendesk-Webhook-Signature": "AAAA", "X-Zendesk-Webhook-Signature-Timestamp": "yesterday"},
    ],
    ids=lambda headers: ascii(sorted(headers.values()))[:40],
)
def test_refuses_a_delivery_without_the_right_proof(world: World, kind: HandoffMethod, headers: dict[str, str]) -> None:
    choose(world, world.alice, kind)
    answer = world.client.post(f"/webhooks/{kind}/{world.alice.store.key}", json={"ticket_id": "1"}, headers=headers)
    refused(answer, 401, "bad_signature")
    assert rows(world, "messages") == 0


def test_a_gorgias_signature_that_is_there_must_be_right_too(world: World) -> None:
    choose(world, world.alice, HandoffMethod.GORGIAS)
    headers = {"X-Shopfloor-Secret": SECRET, "X-Gorgias-Signature": "é"}
    answer = world.client.post(f"/webhooks/gorgias/{world.alice.store.key}", json={"ticket_id": "1"}, headers=headers)
    refused(answer, 401, "bad_signature")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"\xff", b"[" * 100_000, b'{"a":' * 50_000], ids=lambda body: ascii(body)[:12]
)
def test_refuses_a_delivery_that_is_no_json_object(world: World, kind: HandoffMethod, body: bytes) -> None:
    choose(world, world.alice, kind)
    answer = world.client.post(f"/webhooks/{kind}/{world.alice.store.key}", data=body)
    refused(answer, 400, "invalid_request")


@pytest.mark.parametrize("kind", KINDS)
def test_refuses_a_delivery_over_one_megabyte(world: World, kind: HandoffMethod) -> None:
    choose(world, world.alice, kind)
    body = b'{"a": "' + b"x" * (1024 * 1024) + b'"}'
    refused(world.client.post(f"/webhooks/{kind}/{world.alice.store.key}", data=body), 413, "too_large")


def test_a_ticket_of_somebody_elses_is_acknowledged_and_left_alone(world: World, handed_over: ChatShopper) -> None:
    before = rows(world, "messages")
    for name in ("crm-77", "conv_unknown", "", "conv_" + "x" * 10_000):
        assert deliver(world, world.alice, comment(name)).status_code == 200
    assert rows(world, "messages") == before


def hint(world: World, tenant: Tenant, body: object) -> TestResponse:
    headers = {"X-Shopfloor-Secret": SECRET}
    return world.client.post(f"/webhooks/gorgias/{tenant.store.key}", json=body, headers=headers)


def looks(world: World) -> list[list[str]]:
    """Return the tickets that workers are to look at, with their stores."""
    queue = Queue(QueueName.HINTS.value, connection=world.services.redis, serializer=JSONSerializer)
    return [job.args for job in queue.jobs if job.func_name == "jobs.watching.look_at_ticket"]


def test_a_hint_of_gorgiass_is_acknowledged_and_looked_into_by_a_worker(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(world, world.alice, HandoffMethod.GORGIAS)
    # Nobody listens there, and nobody is asked.
    gone = GorgiasVendor(None, "http://127.0.0.1:1/{account}", "")
    monkeypatch.setitem(world.services.helpdesks.vendors, HandoffMethod.GORGIAS, gone)
    assert hint(world, world.alice, {"ticket_id": "54921", "text": "Believe me"}).status_code == 200
    assert looks(world) == [[str(world.alice.store.id), "54921"]]
    assert rows(world, "messages") == 0


@pytest.mark.parametrize("body", [{}, {"ticket_id": "../users"}, {"ticket_id": None}])
def test_a_hint_that_cannot_be_read_is_acknowledged_and_left_to_the_clock(world: World, body: object) -> None:
    """Refused deliveries would have Gorgias switch our webhook off."""
    later = world.services.now() + timedelta(hours=1)
    for tenant in (world.alice, world.bob):
        choose(world, tenant, HandoffMethod.GORGIAS)
        with world.services.begin() as work:
            work.readings.note(tenant.store, ReadingKind.TICKETS, "", later)
    assert hint(world, world.alice, body).status_code == 200
    with world.services.begin() as work:
        soon = work.readings.claim(ReadingKind.TICKETS, world.services.now(), later, 10)
    assert soon == [world.alice.store.id]
    assert looks(world) == []
