"""A turn goes by the store as it was read before, unless its row is another by now: then by that, and nothing twice."""

import pytest
from sqlalchemy import text

from storage.stores import OF_ID
from tests.blueprints.callers import ChatShopper, refused, rows, signed_in, visitor_of
from tests.blueprints.watching import watched
from tests.world import World

OLD, NEW = "https://old.example", "https://new.example"
READS = OF_ID.sql.decode()


@pytest.fixture
def known(world: World) -> ChatShopper:
    """A shopper of a store that this process has read."""
    caller = visitor_of(world, world.alice)
    caller.say("Hello")
    return caller


def elsewhere(world: World, change: str) -> None:
    """Change the store as another process does: this one hears nothing of it."""
    with world.services.begin() as work:
        update = f"UPDATE stores SET {change} WHERE id = :id"
        work.connection.execute(text(update), {"id": world.alice.store.id})


def test_a_store_that_was_read_is_not_read_again(world: World, known: ChatShopper) -> None:
    with watched(world) as seen:
        known.say("What is your return policy?")
        signed_in(world, world.alice, world.alice.own_customer).say("Where is my order?")
    assert READS not in [statement for statement, _ in seen]


def test_a_store_that_changed_is_read_once_more(world: World, known: ChatShopper) -> None:
    elsewhere(world, "timezone = 'Asia/Tokyo'")
    with watched(world) as seen:
        known.say("Hello")
        known.say("Hello")
    assert [statement for statement, _ in seen].count(READS) == 1
    assert [one["text"] for one in known.messages() if one["author"] == "shopper"] == ["Hello"] * 3
    elsewhere(world, "timezone = 'Europe/Warsaw'")


def test_what_another_store_changes_is_nothing_to_this_one(world: World, known: ChatShopper) -> None:
    visitor_of(world, world.bob).say("Hello")
    elsewhere(world, "timezone = timezone")
    with watched(world) as seen:
        visitor_of(world, world.bob).say("Hello")
    assert READS not in [statement for statement, _ in seen]


def test_a_store_that_left_after_a_turn_is_served_no_more(world: World, known: ChatShopper) -> None:
    elsewhere(world, "state = 'uninstalled'")
    kept = rows(world, "messages")
    refused(known.post("messages", {"text": "Hello"}), 404, "store_not_found")
    assert rows(world, "messages") == kept
    elsewhere(world, "state = 'installed'")
    known.say("Hello")


def test_pages_are_the_stores_own_as_it_is_now(world: World) -> None:
    elsewhere(world, f"url = '{OLD}'")
    caller = visitor_of(world, world.alice)
    caller.say("Hello", Origin=OLD)
    refused(caller.post("messages", {"text": "Hello"}, Origin=NEW), 401, "bad_signature")
    elsewhere(world, f"url = '{NEW}'")
    refused(caller.post("messages", {"text": "Hello"}, Origin=OLD), 401, "bad_signature")
    elsewhere(world, f"url = '{OLD}'")
    caller.say("Hello", Origin=OLD)
    elsewhere(world, f"url = '{NEW}'")
    caller.say("Hello", Origin=NEW)


def test_a_page_that_was_never_committed_is_let_in_by_nobody(world: World, known: ChatShopper) -> None:
    with pytest.raises(ZeroDivisionError), world.services.begin() as work:
        work.connection.execute(text("UPDATE stores SET url = :url"), {"url": OLD})
        assert work.stores.of_id(world.alice.store.id).url == OLD  # type: ignore[union-attr]  # it is there
        raise ZeroDivisionError
    refused(known.post("messages", {"text": "Hello"}, Origin=OLD), 401, "bad_signature")
    known.say("Hello")


def test_a_model_is_asked_by_the_store_as_it_is(
    world: World, known: ChatShopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = iter([object(), None])
    monkeypatch.setattr(type(world.services), "drafter_for", lambda *_: next(models))
    with watched(world) as seen:
        known.say("Hello")  # where it has none any more, the records alone answer
    assert READS in [statement for statement, _ in seen]
