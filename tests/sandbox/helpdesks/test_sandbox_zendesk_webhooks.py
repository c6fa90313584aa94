import base64
import hashlib
import hmac
import json

import pytest
import requests

from sandbox.zendesk.events import signature

EVENTS = ["zen:event-type:ticket.comment_added", "zen:event-type:ticket.status_changed"]


def subscribe(desk, url, **more):
    hook = {
        "name": "Shopfloor",
        "endpoint": url,
        "http_method": "POST",
        "request_format": "json",
        "status": "active",
        "subscriptions": EVENTS,
        **more,
    }
    return desk.call("POST", "webhooks", json={"webhook": hook})


@pytest.fixture
def watched(zendesks, listener):
    """Both merchants have an open ticket; only the first has a webhook, and nothing is sent twice."""
    for desk in zendesks:
        desk.steer("settings", duplicate_every=0)
        ticket = {"comment": {"body": "Hi"}, "external_id": "conv_1", "priority": "high", "status": "open"}
        desk.call("POST", "tickets", json={"ticket": ticket})
    return zendesks[0], subscribe(zendesks[0], listener.url).json()["webhook"]


def answer(desk, **form):
    return requests.post(f"{desk.base}/agent/tickets/1", data=form, timeout=5)


def test_signs_as_the_published_vector():
    body = b'{"type":"zen:event-type:ticket.comment_added"}'
    secret = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=="
    assert signature(secret, "2026-11-20T08:00:00Z", body) == "9urg1I2vr84hSqZYVF3SyaiRhat8bZb9bypjPVrfZfM="


def test_tells_of_an_agents_answer_with_a_signature_that_checks(watched, listener):
    desk, hook = watched
    secret = desk.call("GET", f"webhooks/{hook['id']}/signing_secret").json()["signing_secret"]["secret"]
    answer(desk, text="It arrives on Friday.", status="solved")
    got = listener.wait_for(2)
    for headers, body in got:
        signed = headers["X-Zendesk-Webhook-Signature-Timestamp"].encode() + body
        expected = base64.b64encode(hmac.new(secret.encode(), signed, hashlib.sha256).digest()).decode()
        assert headers["X-Zendesk-Webhook-Signature"] == expected
        assert headers["X-Zendesk-Webhook-Id"] == hook["id"]
    events = {event["type"].rpartition(".")[2]: event for event in listener.bodies()}
    comment = events["comment_added"]["event"]["comment"]
    assert (comment["body"], comment["is_public"], comment["author"]["is_staff"]) == (
        "It arrives on Friday.",
        True,
        True,
    )
    assert events["comment_added"]["detail"]["external_id"] == "conv_1"
    assert (events["comment_added"]["detail"]["id"], events["comment_added"]["detail"]["priority"]) == ("1", "HIGH")
    assert events["status_changed"]["event"] == {"previous": "OPEN", "current": "SOLVED"}


def test_our_own_note_comes_back_as_an_echo(watched, listener):
    desk, _ = watched
    me = str(desk.call("GET", "users/me").json()["user"]["id"])
    desk.call("PUT", "tickets/1", json={"ticket": {"comment": {"body": "context", "public": False}}})
    listener.wait_for(1)
    comment = listener.bodies()[0]["event"]["comment"]
    assert (comment["is_public"], comment["author"]["id"]) == (False, me)


def test_bobs_changes_never_reach_alices_webhook(watched, listener, zendesks):
    answer(zendesks[1], text="Bob's answer", status="open")
    answer(zendesks[0], text="Alice's answer", status="")
    listener.wait_for(1)
    assert [body["event"]["comment"]["body"] for body in listener.bodies()] == ["Alice's answer"]


def test_a_failed_delivery_is_tried_again_with_the_same_event(watched, listener):
    listener.answers[:] = [500]
    answer(watched[0], text="Hello", status="")
    first, second = listener.wait_for(2)
    assert json.loads(first[1])["id"] == json.loads(second[1])["id"]
    journal = [a for a in watched[0].look("deliveries")]
    assert [a["status"] for a in journal][:1] == [500]


def test_duplicates_carry_the_same_event_id(watched, listener):
    watched[0].steer("settings", duplicate_every=1)
    answer(watched[0], text="Hello", status="")
    listener.wait_for(2)
    assert len({body["id"] for body in listener.bodies()}) == 1 and len(listener.got) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "https://example.com/hook"},
        {"subscriptions": ["zen:event-type:ticket.exploded"]},
        {"subscriptions": []},
        {"http_method": "GET"},
        {"status": "on"},
    ],
)
def test_refuses_a_webhook_the_service_would_refuse(zendesks, listener, wrong):
    refused = subscribe(zendesks[0], listener.url, **wrong)
    assert refused.status_code == 400 and refused.json()["errors"]


def test_a_removed_webhook_hears_nothing(watched, listener):
    desk, hook = watched
    assert desk.call("DELETE", f"webhooks/{hook['id']}").status_code == 204
    answer(desk, text="Hello", status="")
    assert desk.look("deliveries") == [] and desk.call("GET", f"webhooks/{hook['id']}").status_code == 404


def test_a_test_event_arrives_at_once_signed_and_its_answer_is_told(watched, listener, zendesks):
    alice, hook = watched
    asked = {"request": {"payload": '{"type":"a:test"}'}}
    told = alice.call("POST", f"webhooks/test?webhook_id={hook['id']}", json=asked)
    assert told.json()["response"]["status"] == 200
    (headers, body), *_ = listener.got
    secret = alice.call("GET", f"webhooks/{hook['id']}/signing_secret").json()["signing_secret"]["secret"]
    stamp = headers["X-Zendesk-Webhook-Signature-Timestamp"]
    assert headers["X-Zendesk-Webhook-Signature"] == signature(secret, stamp, body)
    assert zendesks[1].call("POST", f"webhooks/test?webhook_id={hook['id']}", json=asked).status_code == 404


def test_a_webhook_put_to_sleep_hears_nothing_until_it_is_woken(watched, listener):
    alice, hook = watched
    for status in ("inactive", "active"):
        assert alice.call("PATCH", f"webhooks/{hook['id']}", json={"webhook": {"status": status}}).status_code == 204
        answer(alice, text=f"Said while {status}")
    listener.wait_for(1)
    assert [body["event"]["comment"]["body"] for body in listener.bodies()] == ["Said while active"]
