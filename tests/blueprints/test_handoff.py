"""Handing over to people: asked first, once, and the chat is closed to the agent then."""

import json

import pytest
from sqlalchemy import text

from domain.turns.keeping import locked
from tests.blueprints.callers import refused, rows, signed_in, visitor_of
from tests.blueprints.handoffs import EMAIL, asked_for_a_person, choose, parts, tickets
from tests.world import World


@pytest.fixture
def desk(world: World) -> World:
    """The same world, in which Alice's store hands over to Zendesk."""
    choose(world, world.alice)
    return world


PRESSED = {"consent": True, "email": EMAIL}


def test_consent_then_email_then_handed_off(desk: World) -> None:
    caller = asked_for_a_person(desk, desk.alice)
    said = caller.post("handoff", {"consent": True}).get_json()
    assert said["conversation"]["state"] == "awaiting_email" and rows(desk, "outbox") == 0
    said = caller.post("handoff", {"consent": True, "email": EMAIL}).get_json()
    assert (said["outcome"], said["conversation"]["state"]) == ("handed_off", "handed_off")
    (outgoing,) = tickets(desk)
    assert outgoing["requester"]["email"] == EMAIL and outgoing["requester"]["verified"] is False


def test_a_ticket_tells_all_that_was_said_though_a_turn_reads_only_the_end(
    desk: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(locked.__kwdefaults__, "newest", 1)
    caller = visitor_of(desk, desk.alice)
    for words in ("Do you have the Alice Rain Jacket?", "thanks", "I want to talk to a human being"):
        caller.say(words)
    caller.post("handoff", {"consent": True, "email": EMAIL})
    (outgoing,) = tickets(desk)
    assert "Do you have the Alice Rain Jacket?" in json.dumps(outgoing)


def test_the_same_in_words(desk: World) -> None:
    caller = asked_for_a_person(desk, desk.alice)
    assert caller.say("Yes, please")["conversation"]["state"] == "awaiting_email"
    assert caller.say("not an address")["conversation"]["state"] == "awaiting_email"
    assert caller.say(f"my mail is {EMAIL}")["conversation"]["state"] == "handed_off"
    assert len(tickets(desk)) == 1


@pytest.mark.parametrize(
    ("site", "kept"),
    [
        ("https://{shop}", True),
        ("https://{shop}.evil.example", False),
        ("https://evil.example/https://{shop}", False),
        ("javascript://{shop}", False),
        ("//{shop}", False),
    ],
)
def test_staff_are_led_to_no_page_but_the_stores_own(desk: World, site: str, kept: bool) -> None:
    page = f"{site.format(shop=desk.alice.store.shop)}/products/a-jacket"
    caller = visitor_of(desk, desk.alice)
    caller.post("messages", {"text": "I want to talk to a human being", "page": {"url": page}})
    caller.post("handoff", {"consent": True, "email": EMAIL})
    (outgoing,) = tickets(desk)
    assert ("/products/a-jacket" in json.dumps(outgoing)) is kept


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("/account/reset/123/s3cret", "/account"),
        ("/fr/gift_cards/77/s3cret?d=s3cret", "/fr/gift_cards"),
        ("/77/orders/s3cret/authenticate?key=s3cret", "/77/orders"),
        ("/products/a-jacket?variant=12&key=s3cret&q=%7B%7Bx#s3cret", "/products/a-jacket?variant=12&q=%7B%7Bx"),
        ("/?token=s3cret", "/"),
    ],
)
def test_staff_read_no_token_in_a_pages_address(desk: World, page: str, told: str) -> None:
    own = f"https://{desk.alice.store.shop}"
    caller = visitor_of(desk, desk.alice)
    caller.post("messages", {"text": "I want to talk to a human being", "page": {"url": own + page}})
    caller.post("handoff", {"consent": True, "email": EMAIL})
    (outgoing,) = tickets(desk)
    assert f"- Page: {own}{told}" in outgoing["note_text"].splitlines()
    assert "s3cret" not in json.dumps(outgoing)


def test_what_is_pressed_leaves_the_line_that_words_would(desk: World) -> None:
    caller = asked_for_a_person(desk, desk.alice)
    pressed = [caller.post("handoff", body).get_json()["heard"] for body in ({"consent": True}, PRESSED)]
    said = [one for one in caller.messages() if one["author"] == "shopper"]
    assert [one["text"] for one in said] == ["I want to talk to a human being", "Yes, connect me", EMAIL]
    assert [{name: one[name] for name in ("id", "author", "text")} for one in said[1:]] == pressed
    order = [one["author"] for one in caller.messages()]
    assert order == ["shopper", "agent"] * 3
    (outgoing,) = tickets(desk)
    assert "Yes, connect me" in json.dumps(outgoing)


def test_what_is_pressed_is_said_in_the_language_of_the_conversation(desk: World) -> None:
    caller = visitor_of(desk, desk.alice)
    caller.say("Ich möchte mit einem Menschen sprechen")
    assert caller.post("handoff", {"consent": False}).get_json()["heard"]["text"] == "Nein, danke"


def test_what_is_pressed_once_people_have_it_leaves_no_line(desk: World) -> None:
    caller = asked_for_a_person(desk, desk.alice)
    caller.post("handoff", PRESSED)
    before = caller.messages()
    assert "heard" not in caller.post("handoff", PRESSED).get_json()
    assert caller.messages() == before


def test_what_was_pressed_is_no_part_of_the_next_question(desk: World) -> None:
    """A burst is answered as one message: a no that was pressed a moment ago is none of it."""
    caller = asked_for_a_person(desk, desk.alice)
    caller.post("handoff", {"consent": False})
    caller.say("How much is the Rain Jacket?")
    asked = "SELECT receipt ->> 'question' FROM messages WHERE author = 'agent' AND receipt IS NOT NULL"
    with desk.services.begin() as work:
        questions = list(work.connection.scalars(text(asked)))
    assert "How much is the Rain Jacket?" in questions


def test_a_no_opens_nothing_and_the_agent_goes_on(desk: World) -> None:
    caller = asked_for_a_person(desk, desk.alice)
    said = caller.post("handoff", {"consent": False}).get_json()
    assert (said["outcome"], said["conversation"]["state"]) == ("answered", "open")
    assert "89.00" in caller.say("How much is the Rain Jacket?")["message"]["text"]
    assert rows(desk, "outbox") == 0


def test_a_signed_in_shopper_is_not_asked_for_an_email(desk: World) -> None:
    caller = signed_in(desk, desk.alice, desk.alice.own_customer)
    caller.say("I want to talk to a human being")
    said = caller.post("handoff", {"consent": True}).get_json()
    assert said["conversation"]["state"] == "handed_off"
    (outgoing,) = tickets(desk)
    assert outgoing["requester"]["email"] == desk.alice.own_email and outgoing["requester"]["verified"] is True


def test_a_signed_in_shopper_hands_over_under_no_other_name(desk: World) -> None:
    caller = signed_in(desk, desk.alice, desk.alice.own_customer)
    caller.say("I want to talk to a human being")
    caller.post("handoff", {"consent": True, "email": desk.alice.other_email})
    (outgoing,) = tickets(desk)
    assert outgoing["requester"]["email"] == desk.alice.own_email


def test_a_second_handoff_makes_no_second_ticket(desk: World) -> None:
    caller = asked_for_a_person(desk, desk.alice)
    first = caller.post("handoff", {"consent": True, "email": EMAIL}).get_json()
    count = len(caller.messages())
    for body in ({"consent": True, "email": EMAIL}, {"consent": True, "email": "b@mail.example"}, {"consent": False}):
        said = caller.post("handoff", body).get_json()
        assert said["conversation"] == first["conversation"]
    assert len(tickets(desk)) == 1
    assert len(caller.messages()) == count


def test_after_a_handoff_the_agent_answers_nothing(desk: World) -> None:
    caller = asked_for_a_person(desk, desk.alice)
    caller.post("handoff", {"consent": True, "email": EMAIL})
    said = caller.say("How much is the Rain Jacket?")
    assert said["outcome"] == "handed_off" and "89.00" not in json.dumps(said)
    assert [one["kind"] for one in parts(desk)] == ["ticket", "comment"]
    assert caller.say("And in size L?")["message"]["text"] == ""


def test_the_ticket_holds_the_conversation_and_nothing_of_another(desk: World) -> None:
    stranger = visitor_of(desk, desk.bob)
    stranger.say("Secret words of Bob's")
    caller = asked_for_a_person(desk, desk.alice)
    caller.post("handoff", {"consent": True, "email": EMAIL})
    (outgoing,) = tickets(desk)
    whole = json.dumps(outgoing)
    assert "I want to talk to a human being" in whole and "Secret words" not in whole
    assert outgoing["external_id"].startswith("conv_")


def test_a_handoff_queues_its_ticket(desk: World) -> None:
    caller = asked_for_a_person(desk, desk.alice)
    caller.post("handoff", {"consent": True, "email": EMAIL})
    assert desk.services.redis.llen("rq:queue:tickets") == 1


def test_a_store_with_its_own_inbox_hands_over_by_the_outbox_as_others_do(world: World) -> None:
    caller = asked_for_a_person(world, world.bob)
    assert caller.post("handoff", {"consent": True, "email": EMAIL}).get_json()["conversation"]["state"] == "handed_off"
    assert [one["method"] for one in parts(world)] == ["inbox"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"consent": "yes"},
        {"consent": 1},
        {"consent": None},
        {"consent": True, "email": 5},
        {"consent": True, "email": "no address"},
        {"consent": True, "email": "a@b"},
        {"consent": True, "email": "a@mail.example, b@mail.example"},
        {"consent": True, "email": "a@mail.example\r\nBcc: all@mail.example"},
        {"consent": True, "email": f"{'x' * 250}@mail.example"},
    ],
    ids=lambda body: str(body)[:50],
)
def test_refuses_what_is_no_consent_and_no_address(desk: World, body: dict) -> None:
    caller = asked_for_a_person(desk, desk.alice)
    refused(caller.post("handoff", body), 400, "invalid_request")
    assert rows(desk, "outbox") == 0
