"""Every statement that a request of one store causes names that store: in none can another one's rows turn up."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from storage.tables import metadata
from tests.blueprints.callers import ChatShopper, merchant, signed_in, visitor_of
from tests.blueprints.watching import Seen, watched
from tests.world import World

TENANTS = sorted(table.name for table in metadata.tables.values() if "store_id" in table.c)
TOUCHES = re.compile(rf"\b(?:FROM|JOIN|UPDATE|INTO)\s+({'|'.join(TENANTS)})\b", re.IGNORECASE)
# A row that was found in its store just before, and is locked.
FOUND = re.compile(r"UPDATE conversations SET .* WHERE conversations\.id = %\(", re.DOTALL)


def unscoped(world: World, seen: Seen) -> list[str]:
    """Return what touches a table of tenants without naming the store."""
    own = {str(world.bob.store.id), world.bob.store.id.hex}
    touching = [(statement, values) for statement, values in seen if TOUCHES.search(statement)]
    assert touching, "nothing was read or written at all"
    return [
        statement
        for statement, values in touching
        if not own & {str(value) for value in flat(values)} and not FOUND.match(statement)
    ]


def flat(values: Any) -> Iterator[object]:
    for one in values if isinstance(values, list | tuple) else [values]:
        yield from one.values() if isinstance(one, dict) else [one]


@pytest.fixture
def bobs(world: World) -> ChatShopper:
    return visitor_of(world, world.bob)


@pytest.mark.parametrize(
    "text",
    [
        "Hello",
        "What does the Bob Rain Jacket cost, and is it in stock in M?",
        "How long can I return something?",
        "Where is my order #2001?",
        "Where is order #2001? My email is own.bob@mail.example",
        "What is your cheapest jacket?",
        "I want to talk to a human",
    ],
)
def test_a_message_reads_and_writes_its_own_store_alone(world: World, bobs: ChatShopper, text: str) -> None:
    with watched(world) as seen:
        bobs.say(text)
    assert unscoped(world, seen) == []


def test_a_signed_in_shopper_reads_their_own_store_alone(world: World) -> None:
    with watched(world) as seen:
        signed_in(world, world.bob, world.bob.own_customer).say("Where are my orders?")
    assert unscoped(world, seen) == []


def test_resuming_rating_proving_and_handing_over_stay_in_their_store(world: World, bobs: ChatShopper) -> None:
    message = bobs.say("Hello")["message"]["id"]
    with watched(world) as seen:
        bobs.get("conversation")
        bobs.post("feedback", {"message": message, "helpful": True})
        bobs.post("identify", {"order": "#2001", "email": world.bob.own_email})
        bobs.say("I want to talk to a human")
        bobs.post("handoff", {"consent": True, "email": "somebody@mail.example"})
    assert unscoped(world, seen) == []


@pytest.mark.parametrize(
    "path",
    [
        "api/overview",
        "api/conversations",
        "overview",
        "overview.csv",
        "conversations",
        "conversations.csv?words=hello",
        "conversations.json?words=hello",
    ],
)
def test_the_merchants_pages_read_their_own_store_alone(world: World, bobs: ChatShopper, path: str) -> None:
    bobs.say("Hello")
    with watched(world) as seen:
        answer = world.client.get(f"/admin/{path}", headers=merchant(world, world.bob))
    assert answer.status_code == 200 and unscoped(world, seen) == []


def test_an_opened_conversation_is_the_stores_own(world: World, bobs: ChatShopper) -> None:
    bobs.say("Hello")
    with watched(world) as seen:
        world.client.get(f"/admin/api/conversations/{bobs.conversation}", headers=merchant(world, world.bob))
    assert unscoped(world, seen) == []


def test_the_eyes_are_open(world: World, bobs: ChatShopper) -> None:
    """A statement of Alice's is told from one of Bob's."""
    with watched(world) as seen:
        visitor_of(world, world.alice).say("What does the Alice Rain Jacket cost?")
    assert len(unscoped(world, seen)) > 3
