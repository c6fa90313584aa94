"""How often something may be done: 429 with the seconds to wait, and nobody else pays for it."""

from dataclasses import replace

import pytest
from werkzeug.test import TestResponse

from runtime.services import Services
from tests.blueprints.callers import proxied, refused, rows, signed_in, visitor_of
from tests.world import World


@pytest.fixture
def strict(world: World) -> World:
    """The same stores behind a server whose limits are a tenth."""
    settings = replace(world.services.settings, rate_limit_scale=0.1)
    return World(Services(settings), world.alice, world.bob)


def test_messages_of_one_conversation_are_limited(strict: World) -> None:
    client = strict.client
    caller, neighbour = (visitor_of(strict, strict.alice, client) for _ in range(2))
    for _ in range(3):
        caller.say("Hello")
    answer = caller.post("messages", {"text": "Hello"})
    refused(answer, 429, "too_many_attempts")
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert len(caller.messages()) == 6
    neighbour.say("Hello")


def test_messages_of_one_address_are_limited_whatever_the_conversation(strict: World) -> None:
    callers = [visitor_of(strict, strict.alice) for _ in range(5)]
    statuses = [caller.post("messages", {"text": "Hello"}).status_code for caller in callers for _ in range(3)]
    assert statuses == [200] * 12 + [429] * 3


def visitor_of_elsewhere(world: World, number: int) -> TestResponse:
    return world.client.post(
        "/chat/session",
        json={"shop": str(world.alice.store.shop)},
        environ_base={"REMOTE_ADDR": f"192.0.2.{number + 1}"},
    )


def test_sessions_of_one_address_are_limited_and_others_are_not(strict: World) -> None:
    body = {"shop": str(strict.alice.store.shop)}
    for _ in range(6):
        assert strict.client.post("/chat/session", json=body).status_code == 201
    refused(strict.client.post("/chat/session", json=body), 429, "too_many_attempts")
    assert rows(strict, "conversations") == 6
    assert visitor_of_elsewhere(strict, 1).status_code == 201


def test_how_often_pages_of_one_address_ask_for_the_chat_is_limited(strict: World) -> None:
    asking = {"store": str(strict.alice.store.shop)}
    statuses = [strict.client.get("/chat/open", query_string=asking).status_code for _ in range(92)]
    assert statuses == [200] * 90 + [429] * 2


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "CF-Connecting-IP"])
def test_nobody_wins_new_tries_by_naming_another_address(strict: World, header: str) -> None:
    body = {"shop": str(strict.alice.store.shop)}
    statuses = [
        strict.client.post("/chat/session", json=body, headers={header: f"192.0.2.{number}"}).status_code
        for number in range(8)
    ]
    assert statuses == [201] * 6 + [429] * 2


def test_behind_a_trusted_proxy_the_shoppers_own_address_counts(world: World) -> None:
    settings = replace(world.services.settings, rate_limit_scale=0.1, trusted_proxies=1)
    behind = World(Services(settings), world.alice, world.bob)
    body = {"shop": str(world.alice.store.shop)}
    for address, expected in (("192.0.2.1", [201] * 6 + [429]), ("192.0.2.2", [201])):
        # What stands before the last address was written by the caller.
        headers = {"X-Forwarded-For": f"203.0.113.9, {address}"}
        statuses = [behind.client.post("/chat/session", json=body, headers=headers).status_code for _ in expected]
        assert statuses == expected


def test_messages_too_fast_are_refused_before_they_are_kept(strict: World) -> None:
    caller = visitor_of(strict, strict.alice)
    for _ in range(5):
        caller.post("messages", {"text": "Hello"})
    assert rows(strict, "messages") == 6


def session_from(world: World, address: str) -> int:
    body = {"shop": str(world.alice.store.shop)}
    return world.client.post("/chat/session", json=body, environ_base={"REMOTE_ADDR": address}).status_code


def test_an_ipv6_site_counts_as_one_address(strict: World) -> None:
    """Every host has 2**64 addresses of its own: a new one for each try would otherwise win new tries."""
    statuses = [session_from(strict, f"2001:db8:1:2::{number:x}") for number in range(8)]
    assert statuses == [201] * 6 + [429] * 2
    assert session_from(strict, "2001:db8:1:2:ffff:ffff:ffff:ffff") == 429
    assert session_from(strict, "2001:db8:1:3::1") == 201


def test_an_ipv4_address_in_ipv6_writing_is_the_same_caller(strict: World) -> None:
    writings = ["192.0.2.7", "::ffff:192.0.2.7", "::ffff:c000:207"]
    assert [session_from(strict, address) for address in writings * 3] == [201] * 6 + [429] * 3
    assert session_from(strict, "::ffff:192.0.2.8") == 201


@pytest.mark.parametrize("address", ["192.0.2.7:{}", "[2001:db8::1]:{}"])
def test_a_caller_whose_proxy_tells_the_port_too_is_one_caller(strict: World, address: str) -> None:
    statuses = [session_from(strict, address.format(50_000 + number)) for number in range(8)]
    assert statuses == [201] * 6 + [429] * 2


@pytest.mark.parametrize("address", ["fe80::1%eth0", "", "unix:", "not an address"])
def test_a_caller_of_no_known_address_is_limited_too(strict: World, address: str) -> None:
    assert [session_from(strict, address) for _ in range(7)] == [201] * 6 + [429]


def test_looks_for_replies_are_limited_and_the_neighbours_are_not(strict: World) -> None:
    caller, neighbour = (visitor_of(strict, strict.alice) for _ in range(2))
    assert [caller.get("conversation").status_code for _ in range(13)] == [200] * 12 + [429]
    refused(caller.get("conversation"), 429, "too_many_attempts")
    assert neighbour.get("conversation").status_code == 200


def test_looks_from_one_address_are_limited_whatever_the_conversation(strict: World) -> None:
    client = strict.client
    callers = [visitor_of(strict, strict.alice, client) for _ in range(6)]
    with strict.services.redis.pipeline() as pipeline:
        # As if the neighbours in the same office had looked already.
        pipeline.set("limit:reading-address:127.0.0.1", 85, ex=60).execute()
    assert [caller.get("conversation").status_code for caller in callers] == [200] * 5 + [429]


def test_ratings_are_limited(strict: World) -> None:
    caller = visitor_of(strict, strict.alice)
    message = caller.say("Hello")["message"]["id"]
    rated = [caller.post("feedback", {"message": message, "helpful": True}).status_code for _ in range(4)]
    assert rated == [204] * 3 + [429]
    assert visitor_of(strict, strict.bob).say("Hello")["outcome"]


def test_a_crowd_of_strangers_keeps_no_customer_out(strict: World) -> None:
    """The app proxy shows us Shopify's address, so its strangers share one ceiling; customers have their own."""
    store = strict.alice.store
    strict.services.redis.set(f"limit:proxy-session-store:{store.id}", 300, ex=60)
    stranger = strict.client.post(f"/proxy/session?{proxied(strict, strict.alice)}")
    refused(stranger, 429, "too_many_attempts")
    for _ in range(6):
        signed_in(strict, strict.alice, strict.alice.own_customer)
    query = proxied(strict, strict.alice, logged_in_customer_id=str(strict.alice.own_customer))
    refused(strict.client.post(f"/proxy/session?{query}"), 429, "too_many_attempts")
    assert signed_in(strict, strict.alice, strict.alice.other_customer).token
    assert strict.client.post(f"/proxy/session?{proxied(strict, strict.bob)}").status_code == 201


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("messages", {"text": "yes please, someone@mail.example"}),
        ("handoff", {"consent": True, "email": "someone@mail.example"}),
    ],
)
def test_one_address_opens_few_tickets_however_it_agrees_to_them(
    strict: World, path: str, body: dict[str, str]
) -> None:
    """Each may be in the name of an address that was only typed."""
    talks = [visitor_of(strict, strict.alice) for _ in range(3)]
    for talk in talks:
        talk.say("I want to talk to a human being")
    answers = [talk.post(path, body) for talk in talks]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert talks[2].get("conversation").get_json()["conversation"]["state"] == "offered"
