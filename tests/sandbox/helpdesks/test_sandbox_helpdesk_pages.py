import os
import pathlib
import threading

import pytest
import requests

from sandbox import gorgias, zendesk

HOSTILE = '<p onclick="x()">Hi</p><script>alert(1)</script><img src=x onerror=y><a href="javascript:z">l</a>'


def zendesk_ticket(desk, **comment):
    ticket = {"subject": "Tent", "requester": {"name": "Jane", "email": "jane@example.com"}, "tags": ["ai_handover"]}
    made = desk.call("POST", "tickets", json={"ticket": {**ticket, "comment": comment}})
    return made.json()["ticket"]["id"]


def test_the_page_shows_hostile_markup_as_harmless_text(zendesks, gorgiases):
    ticket_id = zendesk_ticket(zendesks[0], html_body=HOSTILE)
    message = {"channel": "email", "via": "api", "from_agent": False, "body_html": HOSTILE}
    body = {"via": "api", "customer": {"email": "jane@example.com"}, "messages": [message]}
    other_id = gorgiases[0].call("POST", "tickets", json=body).json()["id"]
    for desk, number in ((zendesks[0], ticket_id), (gorgiases[0], other_id)):
        page = requests.get(f"{desk.base}/agent/tickets/{number}", timeout=5).text
        assert "<p>Hi</p>" in page
        assert not [word for word in ("<script", "onclick", "<img", "javascript:") if word in page]


def test_the_page_tells_notes_from_public_answers(zendesks):
    alice = zendesks[0]
    ticket_id = zendesk_ticket(alice, body="Hello")
    requests.post(f"{alice.base}/agent/tickets/{ticket_id}", data={"text": "psst", "public": "no"}, timeout=5)
    page = requests.get(f"{alice.base}/agent/tickets/{ticket_id}", timeout=5).text
    assert page.count('class="comment public"') == 1 and page.count('class="comment note"') == 1


def test_the_list_shows_only_this_merchants_tickets(zendesks):
    alice, bob = zendesks
    zendesk_ticket(alice, body="Hello")
    assert "ai_handover" in requests.get(f"{alice.base}/agent", timeout=5).text
    assert "No tickets here yet" in requests.get(f"{bob.base}/agent", timeout=5).text


def test_pages_and_addresses_keep_the_mount_point(zendesks):
    alice = zendesks[0]
    url = zendesk_ticket(alice, body="x") and alice.look("tickets")[0]["url"]
    assert url == f"{alice.api}/tickets/1.json"
    page = requests.get(f"{alice.base}/agent/tickets/1", timeout=5).text
    assert 'href="/zendesk/_assets/agent.css"' in page
    origin = alice.base.rpartition("/zendesk/")[0]
    assert requests.get(f"{origin}/zendesk/_assets/agent.css", timeout=5).status_code == 200


@pytest.mark.parametrize("name", ["Acme", "a_b", "-a", "..", "a" * 64])
def test_there_is_no_account_of_an_impossible_name(origin, name):
    for helpdesk in ("zendesk", "gorgias"):
        assert requests.get(f"{origin}/{helpdesk}/{name}/agent", timeout=5).status_code == 404


@pytest.mark.parametrize("module", [zendesk, gorgias])
def test_a_restarted_stand_in_remembers_tickets_and_tokens(module, tmp_path, start_app):
    name = module.__name__.rpartition(".")[2]
    app = module.create_app("http://127.0.0.1:7999", tmp_path)
    base = start_app(app)
    if name == "zendesk":
        form = {
            "grant_type": "client_credentials",
            "client_id": "shopfloor-demo",
            "client_secret": "shopfloor-demo-secret",
            "scope": "read write",
        }
        token = requests.post(f"{base}/acme/oauth/tokens", json=form, timeout=5).json()["access_token"]
        options = {"headers": {"Authorization": f"Bearer {token}"}}
        path, body = "acme/api/v2/tickets", {"ticket": {"comment": {"body": "x"}, "tags": ["a"]}}
    else:
        options = {"auth": ("demo@shopfloor.example", "demo-key")}
        message = {"channel": "email", "via": "api", "from_agent": False, "body_text": "x"}
        path, body = "acme/api/tickets", {"via": "api", "customer": {"email": "j@x.example"}, "messages": [message]}
    made = requests.post(f"{base}/{path}", json=body, timeout=5, **options)
    assert made.status_code == 201
    app.extensions[name].shelf.save_now()
    again = start_app(module.create_app("http://127.0.0.1:7999", tmp_path))
    assert requests.get(f"{again}/acme/_sandbox/tickets", timeout=5).json()[0]["tags"] == (
        ["a"] if name == "zendesk" else []
    )
    assert requests.get(f"{again}/{path}", timeout=5, **options).status_code == 200
    assert pathlib.Path(tmp_path, name, "acme.json").exists() and os.listdir(tmp_path) == [name]


def test_twenty_callers_at_once_with_one_key_make_one_ticket(zendesks):
    alice, answers = zendesks[0], []
    headers = {**alice.session.headers, "Idempotency-Key": "same"}

    def call():
        body = {"ticket": {"comment": {"body": "x"}}}
        answers.append(requests.post(f"{alice.api}/tickets", json=body, headers=headers, timeout=5))

    threads = [threading.Thread(target=call) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    assert len(alice.look("tickets")) == 1
