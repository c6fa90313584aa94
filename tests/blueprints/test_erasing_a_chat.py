"""A shopper deletes a chat of theirs: all of it, at once, and no other's."""

from sqlalchemy import text

from tests.blueprints.callers import refused, rows, visitor_of
from tests.blueprints.handoffs import asked_for_a_person
from tests.world import World


def held(world: World, caller) -> int:
    query = text("SELECT count(*) FROM messages WHERE conversation_id = :id")
    with world.services.begin() as work:
        return work.connection.scalar(query, {"id": caller.conversation})


def test_a_chat_that_is_deleted_is_gone_and_no_other(world: World) -> None:
    one, other, elsewhere = (visitor_of(world, tenant) for tenant in (world.alice, world.alice, world.bob))
    for caller in (one, other, elsewhere):
        caller.say("Do you sell rain jackets?")
    assert one.post("erase", {}).status_code == 204
    assert [held(world, caller) for caller in (one, other, elsewhere)] == [0, 2, 2]
    assert rows(world, "conversations") == 2
    refused(one.post("messages", {"text": "hello?"}), 404, "conversation_not_found")
    refused(one.post("erase", {}), 404, "conversation_not_found")


def test_a_chat_that_people_have_stays_and_the_shopper_is_told_whom_to_ask(world: World) -> None:
    caller = asked_for_a_person(world, world.alice)
    caller.post("handoff", {"consent": True, "email": "ann@mail.example"})
    before = held(world, caller)
    answer = caller.post("erase", {})
    refused(answer, 400, "invalid_request")
    assert "ask them to delete it" in answer.get_json()["detail"]
    assert held(world, caller) == before and rows(world, "outbox") == 1


def test_nobody_deletes_a_chat_without_its_token(world: World) -> None:
    visitor_of(world, world.alice).say("Hello")
    assert world.client.post("/chat/erase", json={}).status_code == 401
    assert rows(world, "conversations") == 1
