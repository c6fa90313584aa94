"""News of a conversation go out once its change is committed, and bear ids alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from redis import Redis

from domain.conversations import Author, Conversation, Message
from domain.handoff.machine import Happening, move
from domain.team.tickets import Note
from runtime.news import CHANNEL, Herald, Kind, News, read_news
from tests.domain.stage import at
from tests.world import Tenant, World

Told = list[bytes]


@contextmanager
def overheard(world: World) -> Iterator[Told]:
    """Collect what every process is told, up to the end of the block."""
    told: Told = []
    with world.services.redis.pubsub(ignore_subscribe_messages=True) as ear:
        ear.subscribe(CHANNEL)
        ear.get_message(timeout=5)
        yield told
        end = b"the end of %s" % uuid4().hex.encode()
        world.services.redis.publish(CHANNEL, end)
        while (heard := ear.get_message(timeout=5)) is None or heard["data"] != end:
            if heard:
                told.append(heard["data"])


def begun(world: World, tenant: Tenant) -> Conversation:
    with world.services.begin() as work:
        return work.conversations.start(tenant.store, "browser", None, "en", at(0))


def staff(text: str) -> Message:
    return Message(uuid4(), Author.STAFF, text, at(1), "Maja")


def changed(tenant: Tenant, one: Conversation) -> News:
    return News(Kind.CHANGED, tenant.store.id, one.id)


def test_a_message_and_a_move_of_one_commit_are_told_of_once_and_by_ids_alone(stage: World) -> None:
    one = begun(stage, stage.alice)
    with overheard(stage) as told, stage.services.begin() as work:
        work.conversations.add(stage.alice.store, one, staff("It is sorted, Ann."))
        work.conversations.change(stage.alice.store, one, moved=move(one.state, Happening.TAKEN_OVER))
    assert told == [f"changed {stage.alice.store.id.hex} {one.id.hex}".encode()]
    assert list(read_news(told[0])) == [changed(stage.alice, one)]


def test_what_two_stores_have_changed_at_once_is_told_apart(stage: World) -> None:
    alices, bobs = begun(stage, stage.alice), begun(stage, stage.bob)
    with overheard(stage) as told, stage.services.begin() as work:
        work.conversations.add(stage.alice.store, alices, staff("one"))
        work.conversations.add(stage.bob.store, bobs, staff("two"))
    heard = {news for line in told for news in read_news(line)}
    assert heard == {changed(stage.alice, alices), changed(stage.bob, bobs)}


def test_nobody_is_told_before_the_commit_nor_of_what_is_rolled_back(stage: World) -> None:
    one = begun(stage, stage.alice)
    with overheard(stage) as told:
        with pytest.raises(ZeroDivisionError), stage.services.begin() as work:
            work.conversations.add(stage.alice.store, one, staff("never"))
            raise ZeroDivisionError
    assert told == []


def test_a_delivery_that_came_before_is_no_news(stage: World) -> None:
    one = begun(stage, stage.alice)
    for first in (True, False):
        with overheard(stage) as told, stage.services.begin() as work:
            assert work.conversations.add(stage.alice.store, one, staff("once"), event_id="e1") is first
        assert len(told) == first


def test_what_is_kept_is_kept_where_redis_is_away(stage: World, monkeypatch: pytest.MonkeyPatch) -> None:
    one = begun(stage, stage.alice)
    monkeypatch.setitem(vars(stage.services), "herald", Herald(Redis.from_url("redis://127.0.0.1:1")))
    with stage.services.begin() as work:
        work.conversations.add(stage.alice.store, one, staff("It is sorted, Ann."))
    assert said_in(stage, stage.alice, one.id) == ["It is sorted, Ann."]


def said_in(world: World, tenant: Tenant, conversation_id: UUID) -> list[str]:
    with world.services.begin() as work:
        found = work.conversations.conversation(tenant.store, conversation_id)
    assert found
    return [message.text for message in found.messages]


def test_a_note_among_staff_rings_those_who_look_at_the_conversation(stage: World) -> None:
    one = begun(stage, stage.alice)
    with overheard(stage) as told, stage.services.begin() as work:
        member = work.members.arrived(stage.alice.store, "71000001", at(0))
        work.team.note(stage.alice.store, one.id, Note(uuid4(), member.id, "Only for us.", at(1)))
    assert told == [f"changed {stage.alice.store.id.hex} {one.id.hex}".encode()]
