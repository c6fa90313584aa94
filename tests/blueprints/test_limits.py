"""How often something may be done: 429 with the seconds to wait, and nobody else pays for it."""

from dataclasses import replace

import pytest
from werkzeug.test import TestResponse

from runtime.services import Services
from tests.blueprints.callers import refused, rows, visitor_of
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
