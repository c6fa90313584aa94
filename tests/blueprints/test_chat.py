"""The shopper's side of the interface: what goes in, what comes out, whose it is."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import text

from domain.handoff.hours import WHOLE_DAY, Hours, Weekly
from tests.blueprints.callers import ChatShopper, refused, rows, signed_in, visitor_of
from tests.world import World

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
OUTCOMES = {"answered", "clarify", "handoff_offered", "handed_off", "not_supported", "refused", "verify_identity"}
STATES = {"open", "offered", "awaiting_email", "handed_off", "with_human", "closed"}
SOURCES = {"product", "policy", "page", "article", "snippet", "file", "order"}

UNKNOWN = "0d94b014-c57e-4e73-8776-b99de5c232f9"  # message


def test_a_session_opens_with_all_a_widget_needs(world: World) -> None:
    answer = world.client.post("/chat/session", json={"shop": "ALICE-goods.myshopify.com", "visitor": "visitor-1234"})
    assert answer.status_code == 201
    opened = answer.get_json()
    documented = {"token", "conversation", "visitor", "expires_at", "greeting", "suggestions"}
    assert set(opened) == documented | {
        "app",
        "lasts",
        "mails",
        "team",
    }  # where the panel is had, for how many seconds, whether mail is sent, who is there
    assert opened["conversation"]["state"] == "open"
    assert opened["visitor"] == "visitor-1234"
    assert "Alice's Goods" in opened["greeting"]
    assert opened["suggestions"] and all(isinstance(one, str) for one in opened["suggestions"])
    assert MOMENT.fullmatch(opened["expires_at"])
    assert datetime.fromisoformat(opened["expires_at"]) > datetime.now(UTC)


def test_a_session_greets_in_the_browsers_language(world: World) -> None:
    body = {"shop": str(world.alice.store.shop)}
    answer = world.client.post("/chat/session", json=body, headers={"Accept-Language": "de-CH,de;q=0.9,en;q=0.5"})
    assert answer.get_json()["greeting"].startswith("Hallo!")


@pytest.mark.parametrize("language", ["", "*", "x" * 500, "\xff\xfe", "de\0", ";;;q=", "tlh-Klingon"])
def test_an_odd_language_is_greeted_all_the_same(world: World, language: str) -> None:
    body = {"shop": str(world.alice.store.shop)}
    assert world.client.post("/chat/session", json=body, headers={"Accept-Language": language}).status_code == 201


@pytest.mark.parametrize(
    "question",
    [
        "How much is the Rain Jacket?",
        "What is your return policy?",
        "Where is my order #1001?",
        "I want to talk to a person",
        "asdf qwer zxcv",
    ],
)
def test_every_answer_is_one_envelope(alices: ChatShopper, question: str) -> None:
    check_envelope(alices.say(question), alices)


def check_envelope(said: dict, caller: ChatShopper) -> None:
    assert set(said) == {"message", "outcome", "conversation"}
    message = said["message"]
    assert set(message) == {"id", "author", "at", "text", "cards", "sources", "suggestions"}
    assert UUID(message["id"]) and message["author"] == "agent" and message["text"].strip()
    assert MOMENT.fullmatch(message["at"])
    assert said["outcome"] in OUTCOMES
    assert said["conversation"]["id"] == caller.conversation and said["conversation"]["state"] in STATES
    for source in message["sources"]:
        assert set(source) == {"kind", "id", "title", "url", "version"} and source["kind"] in SOURCES
    for card in message["cards"]:
        check_card(card)


def check_card(card: dict) -> None:
    if card["kind"] == "order":
        assert set(card) == {"kind", "name", "status", "label", "steps", "tracking"}
        assert card["label"] and isinstance(card["steps"], list)
        assert all(set(parcel) == {"company", "number", "url"} for parcel in card["tracking"])
        return
    assert set(card) == {"kind", "id", "handle", "title", "url", "image", "price", "available", "variant"}
    assert card["id"].startswith("gid://shopify/Product/")
    assert set(card["price"]) == {"amount", "currency"} and isinstance(card["price"]["amount"], str)
    assert isinstance(card["available"], bool) and (card["image"] is None or isinstance(card["image"], str))


def test_a_price_is_the_stores_own_with_its_source(world: World, alices: ChatShopper) -> None:
    said = alices.say("How much is the Rain Jacket?")
    assert said["outcome"] == "answered" and "89.00" in said["message"]["text"]
    kinds = {source["kind"] for source in said["message"]["sources"]}
    assert kinds == {"product"}
    assert "Bob" not in json.dumps(said)


def test_a_policy_is_the_stores_own_with_its_source(world: World, alices: ChatShopper) -> None:
    bobs = visitor_of(world, world.bob)
    question = "How many days do I have to return something?"
    for caller, own, other in ((alices, "21 days", "22 days"), (bobs, "22 days", "21 days")):
        said = caller.say(question)
        assert own in said["message"]["text"] and other not in said["message"]["text"]
        assert [source["kind"] for source in said["message"]["sources"]] == ["policy"]


def test_a_signed_in_shopper_is_told_of_their_own_order(world: World) -> None:
    said = signed_in(world, world.alice, world.alice.own_customer).say("Where is my order #1001?")
    assert said["outcome"] == "answered"
    (card,) = said["message"]["cards"]
    check_card(card)
    assert card["name"] == "#1001" and card["tracking"][0]["number"] == "TRACK11001"


def test_streams_what_it_would_have_sent_whole(alices: ChatShopper) -> None:
    answer = alices.post("messages", {"text": "What is your return policy?"}, Accept="text/event-stream")
    assert answer.mimetype == "text/event-stream" and answer.headers["Cache-Control"] == "no-store"
    events = read_events(answer.get_data(as_text=True))
    names = [name for name, _ in events]
    assert names == ["delta"] * (len(names) - 2) + ["message", "done"] and len(names) > 2
    whole = events[-2][1]
    check_envelope(whole, alices)
    assert "".join(data["text"] for name, data in events if name == "delta") == whole["message"]["text"]
    assert events[-1][1] == {}
    assert alices.messages()[-1]["id"] == whole["message"]["id"]


def read_events(stream: str) -> list[tuple[str, dict]]:
    blocks = [block.split("\n") for block in stream.strip().split("\n\n")]
    assert all(len(block) == 2 for block in blocks)
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_a_browser_that_takes_anything_gets_json(alices: ChatShopper) -> None:
    answer = alices.post("messages", {"text": "Hello"}, Accept="*/*")
    assert answer.mimetype == "application/json"


def test_a_conversation_is_resumed_as_it_was(alices: ChatShopper) -> None:
    said = alices.say("How much is the Rain Jacket?")
    answer = alices.get("conversation").get_json()
    assert answer["conversation"] == said["conversation"]
    asked, answered = answer["messages"]
    assert (asked["author"], asked["text"]) == ("shopper", "How much is the Rain Jacket?")
    assert {name: answered[name] for name in said["message"]} == said["message"]
    assert answered["outcome"] == said["outcome"]


def test_what_one_says_is_kept_before_it_is_answered_and_once(alices: ChatShopper, world: World) -> None:
    alices.say("Hello")
    assert rows(world, "messages") == 2


def test_an_answer_is_rated_and_rated_again(world: World, alices: ChatShopper) -> None:
    message = alices.say("How much is the Rain Jacket?")["message"]["id"]
    for helpful in (True, False):
        assert alices.post("feedback", {"message": message, "helpful": helpful}).status_code == 204
    with world.services.begin() as work:
        log = work.conversations.log(world.alice.store, UUID(alices.conversation))
    assert [entry.helpful for entry in log] == [None, False]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": "x", "helpful": True},
        {"message": UNKNOWN, "helpful": True},
        {"message": UNKNOWN, "helpful": "yes"},
        {"message": UNKNOWN, "helpful": 1},
        {"message": UNKNOWN},
        {"message": ["a"], "helpful": True},
        {"message": None, "helpful": True},
    ],
    ids=str,
)
def test_refuses_a_rating_of_nothing(alices: ChatShopper, body: dict) -> None:
    refused(alices.post("feedback", body), 400, "invalid_request")


def test_ones_own_words_cannot_be_rated(alices: ChatShopper) -> None:
    alices.say("Hello")
    own = alices.messages()[0]["id"]
    refused(alices.post("feedback", {"message": own, "helpful": True}), 400, "invalid_request")


def test_bob_can_neither_read_nor_rate_alices_conversation(world: World, alices: ChatShopper) -> None:
    message = alices.say("How much is the Rain Jacket?")["message"]["id"]
    for stranger in (visitor_of(world, world.bob), visitor_of(world, world.alice)):
        refused(stranger.post("feedback", {"message": message, "helpful": False}), 400, "invalid_request")
        assert stranger.messages() == []
    with world.services.begin() as work:
        log = work.conversations.log(world.alice.store, UUID(alices.conversation))
    assert [entry.helpful for entry in log] == [None, None]


@pytest.mark.parametrize("name", ["conversation", "conversation_id", "id"])
def test_naming_another_conversation_changes_nothing(world: World, alices: ChatShopper, name: str) -> None:
    bobs = visitor_of(world, world.bob)
    bobs.say("Secret words of Bob's")
    answer = alices.client.get(
        f"/chat/conversation?{name}={bobs.conversation}", json={name: bobs.conversation}, headers=alices.headers({})
    )
    assert "Secret words" not in answer.get_data(as_text=True)
    alices.post("messages", {"text": "Hello", name: bobs.conversation})
    assert len(bobs.messages()) == 2


def test_a_conversation_that_was_erased_is_not_found(world: World) -> None:
    caller = signed_in(world, world.alice, world.alice.own_customer)
    caller.say("Hello")
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM conversations"))
    refused(caller.get("conversation"), 404, "conversation_not_found")
    refused(caller.post("messages", {"text": "Hello"}), 404, "conversation_not_found")


def test_a_store_that_left_is_served_no_more(world: World, alices: ChatShopper) -> None:
    with world.services.begin() as work:
        work.stores.uninstall(world.alice.store, world.services.now())
    refused(alices.post("messages", {"text": "Hello"}), 404, "store_not_found")
    answer = world.client.post("/chat/session", json={"shop": str(world.alice.store.shop)})
    refused(answer, 404, "store_not_found")


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Pacific/Auckland", "November 12, 2026"),
        ("America/Los_Angeles", "November 11, 2026"),
        ("Middle/Earth", "November 11, 2026"),  # as where the store is
        ("../../etc/passwd", "November 11, 2026"),
        (["Pacific/Auckland"], "November 11, 2026"),
        ("", "November 11, 2026"),
    ],
)
def test_days_are_those_of_where_the_shopper_is(world: World, zone: object, day: str) -> None:
    own = signed_in(world, world.alice, world.alice.own_customer, timezone=zone)
    other = signed_in(world, world.bob, world.bob.own_customer)
    assert f"Shipped on {day}" in own.say(f"Where is my order {world.alice.own_order}?")["message"]["text"]
    assert "Shipped on November 11, 2026" in other.say("Where is my order?")["message"]["text"]
    assert rows(world, "messages WHERE receipt -> 'unbound' = '[]'") == 2


def test_the_head_of_a_chat_tells_when_the_team_of_its_store_is_there(world: World) -> None:
    with world.services.begin() as work:
        settings = work.handoffs.settings(world.alice.store)
        kept = Hours("UTC", tuple(Weekly(day, WHOLE_DAY[0]) for day in range(7)))
        work.handoffs.choose(world.alice.store, replace(settings, hours=kept))
    told = {}
    for tenant in (world.alice, world.bob):
        opened = world.client.post("/chat/session", json={"shop": str(tenant.store.shop)}).get_json()
        bearer = {"Authorization": f"Bearer {opened['token']}"}
        again = world.client.get("/chat/conversation", headers=bearer).get_json()
        assert again["team"] == opened["team"]
        told[tenant.store.shop] = opened["team"]
    assert told == {world.alice.store.shop: {"here": True, "until": None}, world.bob.store.shop: {}}
    with world.services.begin() as work:
        work.handoffs.choose(world.alice.store, settings)
