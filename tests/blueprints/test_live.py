"""Live events over HTTP: what is told, to whom, from where on, and what a stream costs others."""

from collections.abc import Iterator
from contextlib import ExitStack
from urllib.request import urlopen
from uuid import UUID, uuid4

import pytest

from blueprints.live import OF_CONVERSATION
from domain.conversations import Author, Message
from domain.handoff.machine import Happening, move
from domain.team.tickets import Note
from runtime.switchboard import Switchboard
from tests.blueprints.callers import ChatShopper, merchant, refused, visitor_of
from tests.blueprints.ears import Ear, hearing, listening
from tests.blueprints.webs import Web, web_process
from tests.world import NOW, Tenant, World

INBOX = "/admin/api/inbox/events"


@pytest.fixture(scope="module")
def web(standing: World) -> Iterator[Web]:
    with web_process(standing.services.settings) as running:
        yield running


@pytest.fixture
def ann(world: World) -> ChatShopper:
    return visitor_of(world, world.alice)


@pytest.fixture
def ben(world: World) -> ChatShopper:
    return visitor_of(world, world.alice)


@pytest.fixture
def bobs(world: World) -> ChatShopper:
    return visitor_of(world, world.bob)


def reply(world: World, tenant: Tenant, one: ChatShopper, text: str) -> str:
    """Have staff say something in a conversation; return the message's id."""
    message = Message(uuid4(), Author.STAFF, text, NOW, "Maja")
    with world.services.begin() as work:
        found = work.conversations.conversation(tenant.store, UUID(one.conversation), lock=True)
        work.conversations.add(tenant.store, found, message)
    return str(message.id)


def take_over(world: World, tenant: Tenant, one: ChatShopper) -> None:
    with world.services.begin() as work:
        found = work.conversations.conversation(tenant.store, UUID(one.conversation), lock=True)
        work.conversations.change(tenant.store, found, moved=move(found.state, Happening.TAKEN_OVER))


def heard(ear: Ear) -> tuple[str, str]:
    event = ear.next()
    assert event
    return event.name, event.data.get("text", event.data.get("state", ""))


def test_staffs_reply_and_where_the_conversation_stands_are_heard_as_they_happen(
    world: World, web: Web, ann: ChatShopper
) -> None:
    with hearing(web, ann) as ear:
        assert heard(ear) == ("state", "open")
        take_over(world, world.alice, ann)
        assert heard(ear) == ("state", "with_human")
        number = reply(world, world.alice, ann, "It is sorted, Ann.")
        told = ear.next()
    assert told and (told.name, told.number) == ("message", number)
    [kept] = ann.messages()
    assert told.data == kept


def test_two_tabs_hear_what_is_said_in_either(web: Web, ann: ChatShopper) -> None:
    with hearing(web, ann) as one, hearing(web, ann) as other:
        assert heard(one) == heard(other) == ("state", "open")
        ann.say("hello")
        for ear in (one, other):
            assert [event.data["author"] for event in ear.events(2)] == ["shopper", "agent"]


def test_who_comes_back_hears_what_was_missed_and_nothing_twice(world: World, web: Web, ann: ChatShopper) -> None:
    first = reply(world, world.alice, ann, "one")
    reply(world, world.alice, ann, "two")
    with hearing(web, ann, last=first) as ear:
        assert [heard(ear), heard(ear)] == [("message", "two"), ("state", "open")]
    with hearing(web, ann) as ear:
        assert [heard(ear) for _ in range(3)] == [("message", "one"), ("message", "two"), ("state", "open")]


def test_a_message_of_somebody_elses_is_no_place_to_go_on_from(
    world: World, web: Web, ann: ChatShopper, bobs: ChatShopper
) -> None:
    reply(world, world.alice, ann, "for Ann")
    theirs = reply(world, world.bob, bobs, "for Bob's")
    with hearing(web, ann, last=theirs) as ear:
        assert heard(ear) == ("message", "for Ann")


def test_nobody_hears_of_another_shopper_or_another_store(
    world: World, web: Web, ann: ChatShopper, ben: ChatShopper, bobs: ChatShopper
) -> None:
    with hearing(web, ben) as bens, hearing(web, bobs) as others:
        assert heard(bens) == heard(others) == ("state", "open")
        reply(world, world.alice, ann, "for Ann")
        reply(world, world.alice, ben, "for Ben")
        reply(world, world.bob, bobs, "for Bob's")
        assert (heard(bens), heard(others)) == (("message", "for Ben"), ("message", "for Bob's"))


def test_that_staff_are_typing_is_seen_by_their_own_stores_shopper_alone(
    world: World, web: Web, ann: ChatShopper
) -> None:
    with hearing(web, ann) as ear:
        assert heard(ear) == ("state", "open")
        for tenant, status in ((world.bob, 404), (world.alice, 204)):
            said = world.client.post(f"/admin/api/inbox/{ann.conversation}/typing", headers=merchant(world, tenant))
            assert said.status_code == status
        reply(world, world.alice, ann, "Done.")
        assert ear.names(2) == ["typing", "message"]


def test_staff_hear_which_conversations_of_their_store_have_changed(
    world: World, web: Web, ann: ChatShopper, bobs: ChatShopper
) -> None:
    with listening(web, INBOX, merchant(world, world.alice)) as ear:
        assert ear.names(1) == ["ready"]
        reply(world, world.bob, bobs, "not for Alice's staff")
        take_over(world, world.alice, ann)
        told = ear.next()
    assert told and told.name == "conversation"
    assert (told.data["id"], told.data["state"]) == (ann.conversation, "with_human")
    assert set(told.data) == {"id", "state", "at"}


def test_a_note_among_staff_is_heard_by_staff_and_by_no_shopper(world: World, web: Web, ann: ChatShopper) -> None:
    with listening(web, INBOX, merchant(world, world.alice)) as team, hearing(web, ann) as anns:
        assert (team.names(2), heard(anns)) == (["ready", "presence"], ("state", "open"))
        with world.services.begin() as work:
            member = work.members.arrived(world.alice.store, "71000001", NOW)
            work.team.note(world.alice.store, UUID(ann.conversation), Note(uuid4(), member.id, "Only for us.", NOW))
        assert team.names(1) == ["conversation"]
        reply(world, world.alice, ann, "For you.")
        assert heard(anns) == ("message", "For you.")


def test_staff_see_a_shopper_come_and_go(world: World, web: Web, ann: ChatShopper) -> None:
    here = world.services.presence.is_here
    with listening(web, INBOX, merchant(world, world.alice)) as ear:
        assert ear.names(1) == ["ready"]
        with hearing(web, ann) as anns:
            heard(anns)
            came = ear.next()
            assert here(world.alice.store.id, UUID(ann.conversation))
            assert not here(world.bob.store.id, UUID(ann.conversation))
        went = ear.next()
    assert came and came.data == {"id": ann.conversation, "here": True, "team": []}
    assert went and went.data == {"id": ann.conversation, "here": False, "team": []}


@pytest.mark.parametrize("path", ["/chat/events", INBOX])
@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer no token of ours"}])
def test_strangers_hear_nothing(world: World, path: str, headers: dict[str, str]) -> None:
    assert world.client.get(path, headers=headers).status_code == 401


def test_a_shoppers_token_opens_no_inbox_and_a_merchants_no_chat(world: World, ann: ChatShopper) -> None:
    refused(world.client.get(INBOX, headers=ann.headers({})), 401, "bad_session")
    refused(world.client.get("/chat/events", headers=merchant(world, world.alice)), 401, "bad_signature")


def test_the_page_of_another_store_hears_nothing(world: World, ann: ChatShopper) -> None:
    refused(ann.get("events", Origin=f"https://{world.bob.store.shop}"), 401, "bad_signature")


@pytest.mark.parametrize("last", ["yesterday", "1", "x" * 5000])
def test_an_event_that_cannot_be_is_refused_in_a_sentence(ann: ChatShopper, last: str) -> None:
    refused(ann.get("events", Last_Event_ID=last), 400, "invalid_request")


def test_a_browser_may_say_where_it_was(world: World) -> None:
    asked = {"Origin": f"https://{world.alice.store.shop}", "Access-Control-Request-Method": "GET"}
    answer = world.client.options("/chat/events", headers=asked)
    assert "Last-Event-ID" in answer.headers["Access-Control-Allow-Headers"]


def test_one_conversation_cannot_take_every_place(web: Web, ann: ChatShopper, ben: ChatShopper) -> None:
    with ExitStack() as tabs:
        for _ in range(OF_CONVERSATION):
            heard(tabs.enter_context(hearing(web, ann)))
        with pytest.raises(AssertionError, match="too_many_attempts"):
            tabs.enter_context(hearing(web, ann))
        heard(tabs.enter_context(hearing(web, ben)))


def test_more_listeners_than_threads_keep_nobody_waiting(world: World, web: Web) -> None:
    with ExitStack() as tabs:
        for _ in range(24):
            heard(tabs.enter_context(hearing(web, visitor_of(world, world.alice))))
        with urlopen(f"{web.url}/health/live", timeout=30) as answer:
            assert answer.status == 200


def test_the_stream_ends_with_the_app_in_the_store(world: World, web: Web, ann: ChatShopper) -> None:
    with hearing(web, ann) as ear:
        heard(ear)
        with world.services.begin() as work:
            work.stores.uninstall(world.alice.store, NOW)
            work.changed.note(world.alice.store, UUID(ann.conversation))
        assert ear.next() is None


def test_without_redis_the_reader_is_told_to_look_by_themselves(
    world: World, ann: ChatShopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(world.services.__dict__, "switchboard", Switchboard("redis://127.0.0.1:1"))
    answer = ann.get("events")
    assert (answer.status_code, answer.mimetype) == (200, "text/event-stream")
    assert 'event: retry\ndata: {"after": 30}\n\n' in answer.get_data(as_text=True)


def test_who_cannot_be_told_any_more_is_told_so(world: World, web: Web, ann: ChatShopper) -> None:
    with hearing(web, ann) as ear:
        heard(ear)
        world.services.redis.client_kill_filter(_type="pubsub")
        told = ear.next()
        assert told and (told.name, told.data) == ("retry", {"after": 30})
        assert ear.next() is None
    with hearing(web, ann) as again:
        assert heard(again) == ("state", "open")
        reply(world, world.alice, ann, "It is sorted, Ann.")
        assert heard(again) == ("message", "It is sorted, Ann.")


def test_a_place_is_given_back_with_the_stream(world: World, ann: ChatShopper) -> None:
    for _ in range(OF_CONVERSATION + 2):
        assert ann.get("events").status_code == 200
    assert not world.services.listener_slots.taken


def test_who_looks_every_few_seconds_is_here_too(world: World, ann: ChatShopper) -> None:
    here = world.services.presence.is_here
    assert not here(world.alice.store.id, UUID(ann.conversation))
    ann.messages()
    assert here(world.alice.store.id, UUID(ann.conversation))
    assert not here(world.bob.store.id, UUID(ann.conversation))
