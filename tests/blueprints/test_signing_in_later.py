"""A chat that was anonymous goes on when its shopper signs in, where it can be nobody else's; its old token opens
nothing any more."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.blueprints.callers import ChatShopper, proxied, refused, rows, shopper, signed_in
from tests.world import Tenant, World

BROWSER = "the-browser-of-one"
ASKED = "How much is the Alice Rain Jacket?"


def anonymous(world: World, tenant: Tenant, *said: str, visitor: str = BROWSER) -> ChatShopper:
    caller = shopper(
        world.client, world.client.post(f"/proxy/session?{proxied(world, tenant)}", json={"visitor": visitor})
    )
    for words in said:
        caller.say(words)
    return caller


def later(world: World, before: ChatShopper, **more: object) -> ChatShopper:
    about = {"visitor": BROWSER, "continues": before.token, **more}
    return signed_in(world, world.alice, world.alice.own_customer, **about)


def heard(caller: ChatShopper) -> list[str]:
    return [one["text"] for one in caller.messages() if one["author"] == "shopper"]


def test_what_was_said_goes_on_as_the_customers_own(world: World) -> None:
    before = anonymous(world, world.alice, ASKED, "Where is my order #1001?")
    now = later(world, before)
    assert now.conversation != before.conversation
    assert heard(now) == [ASKED, "Where is my order #1001?"]
    said = now.say("Where is my order #1001?")
    assert said["outcome"] == "answered" and "TRACK11001" in str(said)
    assert rows(world, "conversations") == 1
    with world.services.begin() as work:
        owners = work.connection.execute(text("SELECT customer_id FROM conversations")).scalars().all()
        assert owners == [world.alice.own_customer]
        assert work.connection.scalar(text("SELECT count(*) FROM profiles WHERE customer_id IS NULL")) == 0


def test_the_token_of_before_opens_nothing_any_more(world: World) -> None:
    before = anonymous(world, world.alice, ASKED)
    now = later(world, before)
    now.say("Where is my order #1001?")
    refused(before.get("conversation"), 404, "conversation_not_found")
    refused(before.post("messages", {"text": "Where is my order?"}), 404, "conversation_not_found")
    refused(before.post("handoff", {"consent": False}), 404, "conversation_not_found")
    refused(before.post("erase", {}), 404, "conversation_not_found")
    assert len(heard(now)) == 2
    # Nor does it bring the chat to whoever signs in next, or to nobody.
    other = signed_in(world, world.alice, world.alice.other_customer, visitor=BROWSER, continues=before.token)
    assert heard(other) == [] and len(heard(now)) == 2


def test_a_customers_chat_goes_to_nobody_who_comes_after(world: World) -> None:
    own = signed_in(world, world.alice, world.alice.own_customer, visitor=BROWSER)
    own.say("Where is my order #1001?")
    other = signed_in(world, world.alice, world.alice.other_customer, visitor=BROWSER, continues=own.token)
    guest = world.client.post(
        f"/proxy/session?{proxied(world, world.alice)}", json={"visitor": BROWSER, "continues": own.token}
    )
    assert guest.get_json()["carried"] is False
    assert heard(other) == heard(shopper(world.client, guest)) == []
    assert heard(own) == ["Where is my order #1001?"]


@pytest.mark.parametrize(
    "said",
    [
        ["my mail is somebody.else@mail.example"],
        ["somebody dot else at mail dot example"],
        ["call me: +1 202 555 0143"],
        [],
    ],
)
def test_a_chat_that_names_another_or_says_nothing_stays_behind(world: World, said: list[str]) -> None:
    before = anonymous(world, world.alice, *said)
    assert heard(later(world, before)) == []
    assert heard(before) == said


def test_a_chat_that_names_the_customer_goes_on(world: World) -> None:
    before = anonymous(world, world.alice, f"my mail is {world.alice.own_email.upper()}")
    assert len(heard(later(world, before))) == 1


def test_a_chat_in_which_an_order_was_proven_stays_behind(world: World) -> None:
    """Who gave a present knows its number and the giver's address: that makes them no customer."""
    before = anonymous(world, world.alice, ASKED)
    proof = {"order": "#1001", "email": world.alice.own_email}
    assert before.post("identify", proof).get_json()["outcome"] == "answered"
    assert heard(later(world, before)) == []


def test_a_chat_that_people_have_stays_behind(world: World) -> None:
    before = anonymous(world, world.alice, "I want to talk to a human being")
    assert heard(later(world, before)) == []
    before.post("handoff", {"consent": True, "email": world.alice.own_email})
    assert heard(later(world, before)) == []


def test_a_chat_of_another_browser_or_store_or_of_long_ago_stays_behind(world: World) -> None:
    other = anonymous(world, world.alice, ASKED, visitor="another-browser")
    assert heard(later(world, other)) == []
    bobs = anonymous(world, world.bob, "Do you sell stoves?")
    assert heard(later(world, bobs)) == []
    old = anonymous(world, world.alice, ASKED)
    with world.services.begin() as work:
        work.connection.execute(text("UPDATE messages SET at = at - CAST(:by AS interval)"), {"by": timedelta(hours=1)})
    assert heard(later(world, old)) == []
    assert [len(heard(one)) for one in (other, bobs, old)] == [1, 1, 1]


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "x" * 512])
def test_a_token_that_is_none_begins_a_new_chat(world: World, token: str) -> None:
    caller = signed_in(world, world.alice, world.alice.own_customer, visitor=BROWSER, continues=token)
    assert caller.messages() == []


def test_nobody_carries_a_chat_on_without_shopifys_word(world: World) -> None:
    before = anonymous(world, world.alice, ASKED)
    answer = world.client.post(
        "/chat/session", json={"shop": str(world.alice.store.shop), "visitor": BROWSER, "continues": before.token}
    )
    assert answer.get_json()["carried"] is False
    assert heard(before) == [ASKED]
