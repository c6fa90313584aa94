import pytest
import requests

TICKET = {"subject": "Where is #1001?", "comment": {"body": "Where is my order?"}, "external_id": "conv_1"}


def open_ticket(desk, key=None, **more):
    headers = {"Idempotency-Key": key} if key else {}
    return desk.call("POST", "tickets.json", json={"ticket": {**TICKET, **more}}, headers=headers)


def shopper(desk, name="Jane Kim", email="jane@example.com", **more):
    return desk.call("POST", "users/create_or_update", json={"user": {"name": name, "email": email, **more}})


def test_the_same_key_and_body_make_one_ticket(zendesks):
    first, again = open_ticket(zendesks[0], "k1"), open_ticket(zendesks[0], "k1")
    assert [r.headers["x-idempotency-lookup"] for r in (first, again)] == ["miss", "hit"]
    assert again.status_code == 201 and again.json() == first.json()
    assert len(zendesks[0].look("tickets")) == 1


def test_the_same_key_with_another_body_is_refused(zendesks):
    open_ticket(zendesks[0], "k1")
    refused = open_ticket(zendesks[0], "k1", subject="Another")
    assert (refused.status_code, refused.json()["error"]) == (400, "IdempotentRequestError")


def test_a_key_is_forgotten_after_two_hours_and_the_external_id_still_finds_the_ticket(zendesks):
    alice, bob = zendesks
    open_ticket(alice, "k1")
    alice.steer("clock", advance=7201)
    alice.session.headers.pop("Authorization")
    token = requests.post(
        f"{alice.base}/oauth/tokens",
        json={
            "grant_type": "client_credentials",
            "client_id": "shopfloor-demo",
            "client_secret": "shopfloor-demo-secret",
            "scope": "read write",
        },
        timeout=5,
    ).json()
    alice.session.headers["Authorization"] = f"Bearer {token['access_token']}"
    assert alice.call("GET", "tickets", params={"external_id": "conv_1"}).json()["count"] == 1
    assert open_ticket(alice, "k1").headers["x-idempotency-lookup"] == "miss"
    assert len(alice.look("tickets")) == 2 and bob.look("tickets") == []


def test_a_key_of_alices_means_nothing_at_bobs(zendesks):
    alice, bob = zendesks
    open_ticket(alice, "k1")
    assert open_ticket(bob, "k1", subject="Bob's").headers["x-idempotency-lookup"] == "miss"
    assert [t["subject"] for t in bob.look("tickets")] == ["Bob's"]


def test_the_external_id_filter_is_exact(zendesks):
    for external_id in ("conv_1", "conv_11", "CONV_1"):
        open_ticket(zendesks[0], external_id=external_id)
    found = zendesks[0].call("GET", "tickets", params={"external_id": "conv_1"}).json()["tickets"]
    assert [ticket["external_id"] for ticket in found] == ["conv_1"]


def test_whoever_is_not_named_requester_is_the_token_owner(zendesks):
    alice = zendesks[0]
    me = alice.call("GET", "users/me").json()["user"]["id"]
    assert open_ticket(alice).json()["ticket"]["requester_id"] == me
    jane = open_ticket(alice, requester={"name": "Jane", "email": "jane@example.com"}).json()["ticket"]
    assert (jane["requester_id"] != me, jane["submitter_id"]) == (True, me)


def test_the_submitter_is_the_author_of_the_first_comment(zendesks):
    alice = zendesks[0]
    jane, omar = (shopper(alice, n, f"{n}@example.com").json()["user"]["id"] for n in ("Jane", "Omar"))
    made = open_ticket(alice, requester_id=jane, submitter_id=jane, comment={"body": "Hi", "author_id": omar}).json()
    comments = alice.call("GET", f"tickets/{made['ticket']['id']}/comments").json()["comments"]
    assert comments[0]["author_id"] == jane


def test_a_private_first_comment_makes_later_ones_private_unless_said(zendesks):
    alice = zendesks[0]
    ticket_id = open_ticket(alice, comment={"body": "Hidden", "public": False}).json()["ticket"]["id"]
    for comment in ({"body": "follows"}, {"body": "shown", "public": True}):
        alice.call("PUT", f"tickets/{ticket_id}", json={"ticket": {"comment": comment}})
    comments = alice.call("GET", f"tickets/{ticket_id}/comments.json").json()["comments"]
    assert [comment["public"] for comment in comments] == [False, False, True]


@pytest.mark.parametrize(
    "wrong, status, field",
    [
        ({"comment": {"body": " "}}, 422, "base"),
        ({"comment": None}, 422, "base"),
        ({"priority": "critical"}, 422, "priority"),
        ({"status": "Open"}, 422, "status"),
        ({"type": "chat"}, 422, "type"),
        ({"requester": {"email": "jane@example.com"}}, 422, "requester"),
        ({"requester": {"name": "Jane", "email": "jane@example"}}, 422, "email"),
        ({"requester_id": 1}, 422, "requester"),
        ({"status": "solved"}, 422, "assignee_id"),
        ({"tags": ["what?"]}, 422, "tags"),
        ({"comment": "just text"}, 400, None),
        ({"requester": "jane@example.com"}, 400, None),
        ({"comment": {"body": "x", "public": "yes"}}, 400, None),
    ],
)
def test_refuses_a_wrong_ticket_and_keeps_nothing(zendesks, wrong, status, field):
    refused = open_ticket(zendesks[0], **wrong)
    assert refused.status_code == status
    if field:
        assert refused.json()["error"] == "RecordInvalid" and field in refused.json()["details"]
    assert zendesks[0].look("tickets") == []


def test_tags_are_a_lower_case_set_and_unknown_fields_vanish(zendesks):
    ticket = open_ticket(
        zendesks[0], tags=["B", "a", "b"], custom_fields=[{"id": 360001, "value": "#1001"}, {"id": 9, "value": "x"}]
    ).json()["ticket"]
    assert ticket["tags"] == ["a", "b"]
    assert {f["id"]: f["value"] for f in ticket["custom_fields"]} == {360001: "#1001", 360002: None}


def test_safe_update_notices_a_change_in_between(zendesks):
    alice = zendesks[0]
    ticket = open_ticket(alice).json()["ticket"]
    alice.steer("clock", advance=2)
    first = {"ticket": {"priority": "high", "safe_update": True, "updated_stamp": ticket["updated_at"]}}
    assert alice.call("PUT", f"tickets/{ticket['id']}", json=first).status_code == 200
    assert alice.call("PUT", f"tickets/{ticket['id']}", json=first).json()["error"] == "UpdateConflict"


def test_a_closed_ticket_takes_no_change(zendesks):
    alice = zendesks[0]
    me = alice.call("GET", "users/me").json()["user"]["id"]
    ticket_id = open_ticket(alice, status="closed", assignee_id=me).json()["ticket"]["id"]
    refused = alice.call("PUT", f"tickets/{ticket_id}", json={"ticket": {"comment": {"body": "late"}}})
    assert refused.status_code == 422


def test_users_match_by_email_or_external_id_in_any_case(zendesks):
    alice, bob = zendesks
    made = shopper(alice, external_id="prof_1")
    same = shopper(alice, "Jane K.", "JANE@example.com", external_id="PROF_1")
    assert (made.status_code, same.status_code) == (201, 200)
    assert same.json()["user"]["id"] == made.json()["user"]["id"]
    assert same.json()["user"]["external_id"] == "PROF_1"
    for query in ({"query": "email:jane@example.com"}, {"external_id": "prof_1"}):
        assert alice.call("GET", "users/search", params=query).json()["count"] == 1
        assert bob.call("GET", "users/search", params=query).json()["count"] == 0


def test_a_taken_email_is_refused_on_plain_creation(zendesks):
    shopper(zendesks[0])
    again = zendesks[0].call("POST", "users", json={"user": {"name": "Jane", "email": "Jane@example.com"}})
    assert again.json()["details"]["email"][0]["error"] == "DuplicateValue"


def test_an_upload_is_attached_once(zendesks):
    alice = zendesks[0]
    headers = {"Content-Type": "text/plain"}
    token = alice.call("POST", "uploads.json?filename=chat.txt", data=b"Jane: hi", headers=headers).json()["upload"]
    comment = {"body": "See file", "uploads": [token["token"]]}
    made = open_ticket(alice, comment=comment)
    assert made.json()["audit"]["events"][0]["attachments"][0]["file_name"] == "chat.txt"
    assert (
        requests.get(made.json()["audit"]["events"][0]["attachments"][0]["content_url"], timeout=5).text == "Jane: hi"
    )
    assert open_ticket(alice, comment=comment).status_code == 422


def test_says_what_it_cannot_find_or_read(zendesks):
    alice = zendesks[0]
    assert alice.call("GET", "tickets/77").json() == {"error": "RecordNotFound", "description": "Not found"}
    assert alice.call("GET", "nothing").json()["error"] == "InvalidEndpoint"
    broken = alice.call("POST", "tickets", data="{", headers={"Content-Type": "application/json"})
    assert broken.status_code == 422
    assert alice.call("POST", "tickets", data="ticket=1").status_code == 415
    assert requests.get(f"{alice.api}/tickets", auth=("a@b.example/token", "x"), timeout=5).status_code == 401


def test_cuts_off_who_calls_too_often(zendesks):
    alice, bob = zendesks
    alice.steer("settings", rate_limit=2)
    answers = [alice.call("GET", "tickets") for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]
    assert answers[1].headers["X-Rate-Limit-Remaining"] == "0"
    assert int(answers[2].headers["Retry-After"]) > 0
    assert bob.call("GET", "tickets").status_code == 200


def test_a_fault_before_the_work_leaves_no_ticket(zendesks):
    alice, bob = zendesks
    alice.steer("faults", path="tickets", method="POST", status=503, html=True)
    failed = open_ticket(alice, "k1")
    assert (failed.status_code, failed.headers["Retry-After"]) == (503, "1")
    assert failed.headers["Content-Type"].startswith("text/html")
    assert open_ticket(bob).status_code == 201
    assert open_ticket(alice, "k1").headers["x-idempotency-lookup"] == "miss"


@pytest.mark.parametrize("loss", [{"status": 500}, {"drop": True}])
def test_an_answer_lost_after_the_work_is_found_again_by_its_key(zendesks, loss):
    alice = zendesks[0]
    alice.steer("faults", path="tickets", method="POST", after_commit=True, **loss)
    try:
        assert open_ticket(alice, "k1").status_code == 500
    except requests.exceptions.RequestException:
        assert "drop" in loss
    assert open_ticket(alice, "k1").headers["x-idempotency-lookup"] == "hit"
    assert len(alice.look("tickets")) == 1


def test_a_late_answer_outlasts_the_client_though_the_ticket_stands(zendesks):
    alice = zendesks[0]
    alice.steer("faults", path="tickets", method="POST", after_commit=True, delay=2.0)
    with pytest.raises(requests.exceptions.ReadTimeout):
        alice.session.post(f"{alice.api}/tickets", json={"ticket": TICKET}, timeout=1.0)
    assert len(alice.look("tickets")) == 1


def test_pages_by_offset_and_by_cursor(zendesks):
    alice = zendesks[0]
    for number in range(3):
        open_ticket(alice, external_id=f"c{number}")
    page = alice.call("GET", "tickets", params={"per_page": 2}).json()
    assert len(page["tickets"]) == 2 and page["next_page"]
    assert len(alice.session.get(page["next_page"], timeout=5).json()["tickets"]) == 1
    cursor = alice.call("GET", "tickets", params={"page[size]": 2}).json()
    rest = alice.session.get(cursor["links"]["next"], timeout=5).json()
    assert cursor["meta"]["has_more"] and not rest["meta"]["has_more"] and len(rest["tickets"]) == 1


def make_field(desk, **field):
    return desk.call("POST", "ticket_fields", json={"ticket_field": {"type": "text", **field}})


def test_an_administrator_makes_fields_as_long_as_the_plan_has_room(zendesks):
    alice, bob = zendesks
    made = make_field(alice, title="Size")
    assert made.status_code == 201
    field = made.json()["ticket_field"]
    value = [{"id": field["id"], "value": "38"}]
    assert {"id": field["id"], "value": "38"} in open_ticket(alice, custom_fields=value).json()["ticket"][
        "custom_fields"
    ]
    assert make_field(alice, title=" ").status_code == 422
    assert make_field(alice, title="Size", type="tagger").status_code == 422
    alice.steer("settings", own_fields=3)
    assert make_field(alice, title="Width").status_code == 403
    assert make_field(bob, title="Width").status_code == 201
