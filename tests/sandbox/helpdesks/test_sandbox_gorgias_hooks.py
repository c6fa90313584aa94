import base64
import hashlib
import hmac

import pytest
import requests

FORM = {
    "ticket_id": "{{ticket.id}}",
    "external_id": "{{ ticket.external_id }}",
    "status": "{{ticket.status}}",
    "from_agent": "{{message.from_agent}}",
    "text": "{{message.body_text}}",
    "event": "{{context}}",
    "missing": "{{ticket.nothing}}",
}
TRIGGERS = {"ticket-message-created": True, "ticket-status-updated": True, "ticket-created": False}


def connect(desk, address, **more):
    http = {
        "url": address,
        "method": "POST",
        "request_content_type": "application/json",
        "response_content_type": "application/json",
        "form": FORM,
        "headers": {"X-Shopfloor-Key": "s3cret"},
        "hmac_secret": "signing",
        "triggers": TRIGGERS,
        **more,
    }
    return desk.call("POST", "integrations", json={"name": "Shopfloor", "type": "http", "http": http})


@pytest.fixture
def watched(gorgiases, listener):
    """Both merchants have a ticket; only the first is connected, and nothing is sent twice."""
    ids = []
    for desk in gorgiases:
        desk.steer("settings", duplicate_every=0)
        incoming = {"channel": "email", "via": "api", "from_agent": False, "body_text": "Hi"}
        body = {
            "via": "api",
            "external_id": "conv_1",
            "customer": {"email": "jane@example.com"},
            "messages": [incoming],
        }
        ids.append(desk.call("POST", "tickets", json=body).json()["id"])
    assert connect(gorgiases[0], listener.url).status_code == 201
    return gorgiases[0], ids[0]


def answer(desk, ticket_id, **form):
    requests.post(f"{desk.base}/agent/tickets/{ticket_id}", data=form, timeout=5)


def test_renders_the_form_with_every_value_as_text(watched, listener):
    alice, ticket_id = watched
    answer(alice, ticket_id, text="On Friday.", status="closed")
    listener.wait_for(2)
    told = {body["text"]: body for body in listener.bodies()}
    reply = told["On Friday."]
    assert (reply["ticket_id"], reply["external_id"], reply["from_agent"]) == (str(ticket_id), "conv_1", "True")
    assert reply["missing"] == "" and told[""]["status"] == "closed"
    assert [mail["by"] for mail in alice.look("sent")] == ["helpdesk"]


def test_sends_the_headers_and_signs_the_body(watched, listener):
    alice, ticket_id = watched
    answer(alice, ticket_id, text="One")
    headers, body = listener.wait_for(1)[0]
    digest = hmac.new(b"signing", body, hashlib.sha256).digest()
    assert (headers["X-Shopfloor-Key"], headers["X-Gorgias-Signature"]) == ("s3cret", digest.hex())
    alice.steer("settings", signature_style="base64")
    answer(alice, ticket_id, text="Two")
    headers, body = listener.wait_for(2)[1]
    digest = hmac.new(b"signing", body, hashlib.sha256).digest()
    assert headers["X-Gorgias-Hmac-Sha256"] == base64.b64encode(digest).decode()


def test_our_own_note_comes_back_as_an_echo(watched, listener):
    alice, ticket_id = watched
    note = {"channel": "internal-note", "via": "api", "from_agent": True, "body_text": "context"}
    alice.call("POST", f"tickets/{ticket_id}/messages", json=note)
    listener.wait_for(1)
    assert [body["text"] for body in listener.bodies()] == ["context"]


def test_bobs_changes_never_reach_alices_integration(watched, listener, gorgiases):
    bobs = gorgiases[1].look("tickets")[0]["id"]
    answer(gorgiases[1], bobs, text="Bob's answer")
    answer(*watched, text="Alice's answer")
    listener.wait_for(1)
    assert [body["text"] for body in listener.bodies()] == ["Alice's answer"]


def test_the_secret_is_never_read_back(watched, gorgiases):
    shown = gorgiases[0].call("GET", "integrations", params={"type": "http"}).text
    assert "signing" not in shown and "ticket-message-created" in shown


def test_the_event_feed_tells_what_a_lost_webhook_would_have(watched):
    alice, ticket_id = watched
    answer(alice, ticket_id, text="Hello", status="closed")
    query = {"object_type": "Ticket", "object_id": ticket_id}
    kinds = [event["type"] for event in alice.call("GET", "events", params=query).json()["data"]]
    assert kinds[:2] == ["ticket-created", "ticket-message-created"] and "ticket-status-updated" in kinds
    later = {**query, "created_datetime[gte]": "2126-01-01T00:00:00Z"}
    assert alice.call("GET", "events", params=later).json()["data"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "https://example.com/hook"},
        {"method": "SEND"},
        {"form": {"x": 1}},
        {"form": {"x": "{{ticket.id"}},
        {"triggers": {"ticket-created": "yes"}},
        {"request_content_type": "text/plain"},
    ],
)
def test_refuses_an_integration_the_service_would_refuse(gorgiases, listener, wrong):
    refused = connect(gorgiases[0], listener.url, **wrong)
    assert refused.status_code == 400 and refused.json()["error"]["data"]["http"]
