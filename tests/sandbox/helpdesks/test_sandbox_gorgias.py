import pytest
import requests

SENT = "2026-11-20T08:00:12Z"


def message(**more):
    incoming = {
        "channel": "email",
        "via": "api",
        "from_agent": False,
        "sender": {"email": "jane@example.com"},
        "source": {"type": "email", "from": {"address": "jane@example.com"}, "to": [{"address": "support@a.example"}]},
        "body_html": "<p>Where is my order?</p>",
        "sent_datetime": SENT,
    }
    return {**incoming, **more}


NOTE = {
    "channel": "internal-note",
    "via": "api",
    "from_agent": True,
    "public": False,
    "body_html": "<p><b>Summary</b></p>",
}
OUTGOING = {"channel": "email", "via": "api", "from_agent": True, "body_text": "An AI line"}


def open_ticket(desk, messages=None, **more):
    body = {
        "channel": "email",
        "via": "api",
        "subject": "Where is #1001?",
        "external_id": "conv_1",
        "customer": {"email": "jane@example.com", "name": "Jane Kim"},
        "tags": [{"name": "ai_handover"}],
        "messages": messages or [message()],
        **more,
    }
    return desk.call("POST", "tickets", json={name: value for name, value in body.items() if value is not ...})


def test_opens_a_ticket_whose_customer_and_first_author_is_the_shopper(gorgiases):
    alice, bob = gorgiases
    made = open_ticket(alice, [message(), NOTE], priority="high")
    ticket = made.json()
    assert made.status_code == 201 and ticket["uri"] == f"/api/tickets/{ticket['id']}/"
    assert [(m["from_agent"], m["public"]) for m in ticket["messages"]] == [(False, True), (True, False)]
    assert ticket["messages"][0]["sender"]["email"] == ticket["customer"]["email"] == "jane@example.com"
    assert alice.call("GET", "tickets", params={"external_id": "conv_1"}).json()["data"][0]["id"] == ticket["id"]
    assert bob.call("GET", "tickets", params={"external_id": "conv_1"}).json()["data"] == []


def test_an_outgoing_message_without_sent_datetime_is_mailed_to_the_customer(gorgiases):
    alice, bob = gorgiases
    made = open_ticket(alice, [message(), OUTGOING, {**OUTGOING, "sent_datetime": SENT}, NOTE]).json()
    (mailing,) = alice.look("sent")
    assert (mailing["to"], mailing["by"], mailing["text"]) == ("jane@example.com", "api", "An AI line")
    assert mailing["message_id"] == made["messages"][1]["id"] and bob.look("sent") == []
    page = requests.get(f"{alice.base}/agent/tickets/{made['id']}", timeout=5).text
    assert page.count("E-mailed to the customer") == 1


def test_a_note_and_an_incoming_message_are_never_mailed(gorgiases):
    ticket_id = open_ticket(gorgiases[0], [message(sent_datetime=None), NOTE]).json()["id"]
    gorgiases[0].call("POST", f"tickets/{ticket_id}/messages", json={**NOTE, "public": True})
    assert gorgiases[0].look("sent") == []


@pytest.mark.parametrize(
    "wrong, path",
    [
        ({"via": ...}, "via"),
        ({"messages": []}, "messages"),
        ({"messages": [message()] * 501}, "messages"),
        ({"priority": "urgent"}, "priority"),
        ({"status": "solved"}, "status"),
        ({"channel": "web"}, "channel"),
        ({"subject": "x" * 999}, "subject"),
        ({"external_id": "x" * 256}, "external_id"),
        ({"tags": [{"name": ""}]}, "tags"),
        ({"tags": ["ai_handover"]}, "tags"),
        ({"messages": [message(from_agent="False")]}, "messages"),
        ({"messages": [message(sent_datetime="yesterday")]}, "messages"),
        ({"messages": [message(source={"to": [{"name": "x"}]})]}, "messages"),
        ({"customer": ..., "messages": [NOTE]}, "customer"),
        ({"messages": [message(), {**NOTE, "sender": {"email": "nobody@else.example"}}]}, "messages"),
    ],
)
def test_refuses_a_wrong_ticket_and_keeps_nothing(gorgiases, wrong, path):
    body = {"messages": [message()], **wrong}
    refused = gorgiases[0].call(
        "POST",
        "tickets",
        json={
            name: value
            for name, value in {"via": "api", "customer": {"email": "jane@example.com"}, **body}.items()
            if value is not ...
        },
    )
    assert refused.status_code == 400 and path in refused.json()["error"]["data"]
    assert gorgiases[0].look("tickets") == []


def test_names_the_place_of_a_mistake_inside_a_message(gorgiases):
    refused = open_ticket(gorgiases[0], [message(), {"channel": "email", "via": "api"}]).json()["error"]
    assert refused["msg"] == "Failed to create ticket"
    assert refused["data"] == {"messages": {"1": {"from_agent": ["Missing data for required field."]}}}


def test_an_update_answers_202_and_replaces_tags(gorgiases):
    alice = gorgiases[0]
    ticket_id = open_ticket(alice).json()["id"]
    changed = alice.call("PUT", f"tickets/{ticket_id}", json={"status": "closed", "tags": [{"name": "done"}]})
    assert (changed.status_code, changed.json()["status"]) == (202, "closed")
    assert [tag["name"] for tag in changed.json()["tags"]] == ["done"]
    assert changed.json()["closed_datetime"]


def test_tag_calls_answer_without_a_body(gorgiases):
    alice = gorgiases[0]
    path = f"tickets/{open_ticket(alice).json()['id']}/tags"
    calls = [("POST", ["a"], 201), ("PUT", ["a", "b"], 202), ("DELETE", ["a"], 204)]
    for method, names, status in calls:
        answer = alice.call(method, path, json={"names": names})
        assert (answer.status_code, answer.content) == (status, b"")
    assert alice.look("tickets")[0]["tags"][0]["name"] == "b"
    assert alice.call("POST", path, json={}).status_code == 400


def test_a_customer_is_unique_and_found_by_every_key(gorgiases):
    alice, bob = gorgiases
    body = {"name": "Jane Kim", "email": "jane@example.com", "external_id": "prof_1"}
    made = alice.call("POST", "customers", json=body)
    assert made.status_code == 201
    again = alice.call("POST", "customers", json=body)
    assert (again.status_code, again.json()) == (409, {"error": {"msg": "The resource already exists."}})
    for query in (
        {"email": "JANE@example.com"},
        {"external_id": "prof_1"},
        {"channel_type": "email", "channel_address": "jane@example.com"},
    ):
        assert [c["id"] for c in alice.call("GET", "customers", params=query).json()["data"]] == [made.json()["id"]]
        assert bob.call("GET", "customers", params=query).json()["data"] == []
    changed = alice.call("PUT", f"customers/{made.json()['id']}", json={"external_id": "prof_2"})
    assert (changed.status_code, changed.json()["external_id"]) == (202, "prof_2")


def test_a_ticket_does_not_rename_a_known_customer(gorgiases):
    open_ticket(gorgiases[0])
    open_ticket(gorgiases[0], customer={"email": "jane@example.com", "name": "Somebody"})
    assert {t["customer"]["name"] for t in gorgiases[0].look("tickets")} == {"Jane Kim"}


def test_shows_the_connected_mailbox_the_account_and_its_people(gorgiases):
    alice = gorgiases[0]
    (mailbox,) = alice.call("GET", "integrations", params={"type": "email"}).json()["data"]
    assert mailbox["meta"]["address"].startswith("support@alice-")
    assert alice.call("GET", "account").json()["domain"].startswith("alice-")
    assert alice.call("GET", "users/0").json()["email"] == "demo@shopfloor.example"
    assert len(alice.call("GET", "users/").json()["data"]) == 3


def test_errors_have_gorgias_shapes(gorgiases):
    alice = gorgiases[0]
    assert alice.call("GET", "tickets/7").json() == {"error": {"msg": "Resource not found."}}
    assert alice.call("GET", "nowhere").status_code == 404
    assert alice.call("PATCH", "tickets").status_code == 405
    assert alice.call("GET", "tickets", params={"limit": 101}).status_code == 400
    assert requests.get(f"{alice.api}/tickets", auth=("demo@shopfloor.example", "no"), timeout=5).status_code == 401
    alice.steer("faults", path="tickets", status=429, retry_after=7)
    limited = alice.call("GET", "tickets")
    assert (limited.status_code, limited.headers["Retry-After"]) == (429, "7") and "msg" in limited.json()["error"]


def test_an_api_key_has_forty_calls_in_twenty_seconds(gorgiases):
    alice, bob = gorgiases
    alice.steer("settings", key_limit=2)
    answers = [alice.call("GET", "account") for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]
    assert answers[1].headers["X-Gorgias-Account-Api-Call-Limit"] == "2/2"
    assert int(answers[2].headers["Retry-after"]) > 0
    assert bob.call("GET", "account").headers["X-Gorgias-Account-Api-Call-Limit"] == "1/40"


def test_lists_go_on_by_cursor(gorgiases):
    alice = gorgiases[0]
    for number in range(3):
        open_ticket(alice, external_id=f"c{number}")
    first = alice.call("GET", "tickets", params={"limit": 2, "order_by": "created_datetime:asc"}).json()
    rest = alice.call(
        "GET",
        "tickets",
        params={"limit": 2, "order_by": "created_datetime:asc", "cursor": first["meta"]["next_cursor"]},
    ).json()
    assert [t["external_id"] for t in first["data"] + rest["data"]] == ["c0", "c1", "c2"]
    assert rest["meta"]["next_cursor"] is None


def test_an_answer_lost_after_the_work_leaves_the_ticket_to_be_found(gorgiases):
    alice = gorgiases[0]
    alice.steer("faults", path="tickets", method="POST", status=502, html=True, after_commit=True)
    assert open_ticket(alice).status_code == 502
    assert len(alice.call("GET", "tickets", params={"external_id": "conv_1"}).json()["data"]) == 1


def test_a_merged_ticket_leads_to_the_one_that_took_it_in(gorgiases):
    alice, bob = gorgiases
    kept, gone = (open_ticket(alice, external_id=f"conv_{number}").json()["id"] for number in (1, 2))
    page = f"{alice.base}/agent/tickets/{gone}"
    requests.post(page, data={"merge_into": kept}, timeout=5).raise_for_status()
    for path in (f"tickets/{gone}", f"tickets/{gone}/messages"):
        answer = alice.call("GET", path, allow_redirects=False)
        assert answer.status_code == 301
        assert answer.headers["Location"].endswith(f"/api/tickets/{kept}")
    assert len(alice.call("GET", f"tickets/{kept}").json()["messages"]) == 2
    merged = [one for one in alice.call("GET", "events").json()["data"] if one["type"] == "ticket-merged"]
    assert [one["object_id"] for one in merged] == [kept]
    assert requests.get(page, timeout=5).ok
    assert bob.call("GET", f"tickets/{gone}", allow_redirects=False).status_code == 404
