"""The public Zendesk client, as the product drives it, against the stand-in."""

import contextvars
from urllib.parse import urlsplit

import pytest
from authlib.integrations.requests_client import OAuth2Session
from zenpy import Zenpy
from zenpy.lib.api_objects import Comment, Ticket, User
from zenpy.lib.exception import APIException, RecordNotFoundException

KEY = contextvars.ContextVar("KEY", default=None)


def keyed_session(desk, client):
    class Session(OAuth2Session):
        def request(self, method, url, **options):
            parts = urlsplit(url)
            if parts.hostname.endswith(".zendesk.com"):
                url = f"{desk.base}{parts.path}" + (f"?{parts.query}" if parts.query else "")
            if KEY.get() and method.upper() == "POST" and parts.path.endswith("/tickets.json"):
                options["headers"] = {**(options.get("headers") or {}), "Idempotency-Key": KEY.get()}
            return super().request(method, url, **options)

    token = desk.session.headers["Authorization"].removeprefix("Bearer ")
    return Session(*client, token={"access_token": token, "token_type": "bearer"})


@pytest.fixture
def zenpies(zendesks, monkeypatch, client):
    """A zenpy client for each merchant; zenpy checks that answers come from where it believes it asked."""
    made = []
    for desk in zendesks:
        monkeypatch.setenv("ZENPY_FORCE_SCHEME", "http")
        monkeypatch.setenv("ZENPY_FORCE_NETLOC", desk.base.removeprefix("http://"))
        session = keyed_session(desk, client)
        made.append((desk, Zenpy(subdomain="x", session=session, anonymous=True, disable_cache=True, timeout=5)))
    return made


@pytest.fixture
def alice(zenpies, monkeypatch):
    desk, zenpy = zenpies[0]
    monkeypatch.setenv("ZENPY_FORCE_NETLOC", desk.base.removeprefix("http://"))
    return desk, zenpy


def test_zenpy_opens_a_ticket_for_a_shopper_and_adds_a_private_note(alice, zendesks):
    desk, zenpy = alice
    jane = zenpy.users.create_or_update(User(name="Jane Kim", email="jane@example.com", external_id="prof_1"))
    audit = zenpy.tickets.create(
        Ticket(
            subject="Where is order #1001?",
            requester_id=jane.id,
            submitter_id=jane.id,
            external_id="conv_1",
            tags=["ai_handover"],
            comment=Comment(html_body="<p>Where is my order?</p>", public=True),
        )
    )
    assert audit.ticket.id and audit.audit.events
    (found,) = zenpy.tickets(external_id="conv_1")
    found.comment = Comment(html_body="<p><b>Summary</b></p>", public=False)
    zenpy.tickets.update(found)
    assert [(c.public, c.author_id == jane.id) for c in zenpy.tickets.comments(found)] == [(True, True), (False, False)]
    assert zendesks[1].look("tickets") == []


def test_zenpy_with_a_key_opens_one_ticket_though_the_first_answer_is_lost(alice):
    desk, zenpy = alice
    desk.steer("faults", path="tickets", method="POST", status=500, after_commit=True)
    KEY.set("conv_1-1")
    ticket = Ticket(subject="Once", external_id="conv_1", comment=Comment(body="Hi"))
    with pytest.raises(APIException):
        zenpy.tickets.create(ticket)
    assert zenpy.tickets.create(ticket).ticket.external_id == "conv_1"
    assert len(desk.look("tickets")) == 1


def test_zenpy_raises_what_it_would_raise(alice):
    _, zenpy = alice
    with pytest.raises(APIException) as refused:
        zenpy.tickets.create(Ticket(subject="x", priority="critical", comment=Comment(body="Hi")))
    assert refused.value.response.status_code == 422
    with pytest.raises(RecordNotFoundException):
        zenpy.tickets(id=77)


def test_zenpy_finds_people_and_fields(alice):
    _, zenpy = alice
    jane = zenpy.users.create(User(name="Jane Kim", email="jane@example.com"))
    assert [user.id for user in zenpy.users.search(query="email:jane@example.com")] == [jane.id]
    assert [field.title for field in zenpy.ticket_fields()][:1] == ["Order"]
    assert zenpy.users.me().role == "admin"
