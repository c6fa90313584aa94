"""Nothing secret reaches a browser or a log, and of an order a browser gets no more than the answer needs."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from domain.stores import AdminTokens
from runtime.logs import JsonLines
from tests.blueprints.callers import ChatShopper, merchant, proxied, session_token, sign_query, signed_in, visitor_of
from tests.world import World

ACCESS, REFRESH = "shpat-secret-access-of-alice", "shprt-secret-refresh-of-alice"


@pytest.fixture
def equipped(world: World) -> World:
    """Alice's store holds Shopify's tokens."""
    later = world.services.now() + timedelta(hours=1)
    with world.services.begin() as work:
        work.tokens.put(world.alice.store, AdminTokens(ACCESS, REFRESH, later, later + timedelta(days=89), ""))
    return world


def secrets(world: World) -> set[str]:
    settings = world.services.settings
    desks = {keys.secret for keys in (settings.zendesk, settings.gorgias) if keys}
    engines = {settings.database_url, settings.redis_url}
    return {ACCESS, REFRESH, settings.secret_key, *settings.shopify_secrets, *settings.sealing_keys, *desks, *engines}


def people(world: World) -> set[str]:
    tenant = world.alice
    return {tenant.own_email, tenant.other_email, "Hidden Lane", "Secretville", "stranger@mail.example"}


def whole(answer: TestResponse) -> str:
    return f"{answer.headers}\n{answer.get_data(as_text=True)}"


def opened(world: World, client: FlaskClient) -> Iterator[TestResponse]:
    """Open every page there is, as Alice's staff, as anybody, and as somebody with a wrong token."""
    token = session_token(world, world.alice)
    wrong = {"Authorization": f"Bearer {session_token(world, world.alice, secret='x' * 40)}"}
    for rule in client.application.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.arguments:
            for headers in (merchant(world, world.alice), wrong, {}):
                yield client.get(rule.rule, headers=headers)
            yield client.get(f"{rule.rule}?shop={world.alice.store.shop}&id_token={token}")


def test_no_page_and_no_answer_holds_a_secret(equipped: World) -> None:
    client, seen = equipped.client, 0
    for answer in opened(equipped, client):
        found = [secret for secret in secrets(equipped) if secret in whole(answer)]
        assert found == [], answer.request.path
        seen += answer.status_code == 200
    assert seen > 10


def test_the_token_in_an_address_goes_no_further(equipped: World) -> None:
    """It opens the merchant's pages for a minute; a redirect would write it into the next server's log."""
    token = session_token(equipped, equipped.alice, secret="x" * 40)
    answer = equipped.client.get("/admin/", query_string={"id_token": token, "host": "YQ"})
    assert answer.status_code == 302 and token not in whole(answer)


def test_a_chat_token_names_nobody_and_stands_in_no_address(equipped: World) -> None:
    caller = visitor_of(equipped, equipped.alice)
    for answer in (caller.get("conversation"), caller.post("messages", {"text": "Hello"})):
        assert caller.token not in whole(answer)
    assert caller.client.get(f"/chat/conversation?token={caller.token}").status_code == 401


@contextmanager
def logged() -> Iterator[list[str]]:
    """Collect every line that any part of the process logs, down to the chattiest."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(JsonLines().format(record))

    handler, root = Keep(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield lines
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def busy(world: World, client: FlaskClient) -> Iterator[str]:
    """Do a day's honest and dishonest work; yield the proofs that were carried."""
    own, key = world.alice.own_email, world.services.settings.shopify_secrets[0]
    for token in (session_token(world, world.alice), session_token(world, world.alice, secret="x" * 40)):
        client.get("/admin/api/overview", headers={"Authorization": f"Bearer {token}"})
        client.get("/admin/", query_string={"id_token": token})
        yield token
    for query in (proxied(world, world.alice), f"{proxied(world, world.alice)}0"):
        client.post(f"/proxy/session?{query}")
        yield query.split("signature=")[1]
    query = sign_query(key, {"shop": str(world.alice.store.shop), "code": "c0de" * 8, "state": "x", "timestamp": "1"})
    client.get(f"/install/callback?{query}")
    yield from ("c0de" * 8, query.split("hmac=")[1])
    caller = visitor_of(world, world.alice, client)
    caller.say(f"Where is order #1001? I am {own}")
    caller.post("identify", {"order": "#1002", "email": "stranger@mail.example"})
    caller.post("handoff", {"consent": True, "email": "no address of stranger@mail.example"})
    yield caller.token
    changed = ChatShopper(client, f"{caller.token}x", caller.conversation)
    changed.get("conversation")
    yield changed.token


def test_no_line_of_a_log_holds_a_secret_a_proof_or_a_person(equipped: World) -> None:
    client = equipped.client
    with logged() as lines:
        carried = list(busy(equipped, client))
    text = "\n".join(lines)
    assert text.count('"refused"') >= 4, "the refusals are told"
    assert [one for one in {*secrets(equipped), *people(equipped), *carried} if one in text] == []


def test_a_refusal_is_logged_with_its_reason(world: World) -> None:
    client, token = world.client, session_token(world, world.alice, secret="x" * 40)
    with logged() as lines:
        client.get("/admin/api/overview", headers={"Authorization": f"Bearer {token}"})
        client.post(f"/proxy/session?{proxied(world, world.alice, timestamp='1')}")
    reasons = [json.loads(line).get("reason") for line in lines if '"refused"' in line]
    assert reasons == ["wrong_signature: session token", "time_off: timestamp"]


@pytest.mark.parametrize("question", ["Where is order #1001?", "What did I order?", "What is my address on #1001?"])
def test_an_answer_about_an_order_holds_no_street_and_no_email(world: World, question: str) -> None:
    """The town is told to whom the order belongs when they ask where it goes; nothing closer ever is."""
    caller = signed_in(world, world.alice, world.alice.own_customer)
    said = json.dumps([caller.say(question), caller.messages()])
    town = {"Secretville"} if "address" in question else set()
    assert [one for one in people(world) - town if one in said] == []


def test_the_merchants_overview_names_no_shopper(world: World) -> None:
    visitor_of(world, world.alice).say(f"I am {world.alice.own_email}")
    answer = world.client.get("/admin/api/overview", headers=merchant(world, world.alice))
    assert [one for one in people(world) if one in whole(answer)] == []
