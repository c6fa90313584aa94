"""Proving an order: the right person only, and no way to tell a wrong proof from an unknown order."""

from collections.abc import Iterator
from itertools import count, repeat

import pytest
from werkzeug.test import TestResponse

from tests.blueprints.callers import ChatShopper, refused, visitor_of
from tests.world import Tenant, World


@pytest.fixture
def alices(world: World) -> ChatShopper:
    return visitor_of(world, world.alice)


def test_order_number_and_email_prove_an_order(world: World, alices: ChatShopper) -> None:
    said = alices.post("identify", {"order": "#1001", "email": world.alice.own_email}).get_json()
    assert said["outcome"] == "answered"
    assert [card["name"] for card in said["message"]["cards"]] == ["#1001"]


def test_a_proof_answers_what_was_asked_before_it(world: World, alices: ChatShopper) -> None:
    assert alices.say("What is the tracking number of order #1001?")["outcome"] == "verify_identity"
    said = alices.post("identify", {"order": "1001", "email": world.alice.own_email.upper()}).get_json()
    assert said["outcome"] == "answered" and "TRACK11001" in said["message"]["text"]


def test_order_number_and_postcode_prove_an_order(alices: ChatShopper) -> None:
    said = alices.post("identify", {"order": "#1001", "postcode": "10001"}).get_json()
    assert said["outcome"] == "answered"


def test_a_wrong_proof_and_an_unknown_order_end_in_the_very_same_words(world: World) -> None:
    tries = [
        {"order": "#1001", "email": "wrong@mail.example"},
        {"order": "#1001", "email": world.alice.other_email},
        {"order": "#1001", "postcode": "99999"},
        {"order": "#9999", "email": world.alice.own_email},
        {"order": "#9999", "email": "wrong@mail.example"},
        {"order": "#2001", "email": world.bob.own_email},
        {"order": "#9999", "postcode": "10001"},
    ]
    answers = [visitor_of(world, world.alice).post("identify", one).get_json() for one in tries]
    seen = {
        (said["message"]["text"].replace(one["order"], "#"), said["outcome"], said["conversation"]["state"])
        for one, said in zip(tries, answers, strict=True)
    }
    assert len(seen) == 1
    assert {outcome for _, outcome, _ in seen} == {"verify_identity"}
    for said in answers:
        assert said["message"]["cards"] == said["message"]["sources"] == []


def test_a_proof_opens_one_order_and_no_other_persons(world: World, alices: ChatShopper) -> None:
    alices.post("identify", {"order": "#1001", "email": world.alice.own_email})
    assert alices.say("Where is order #1002?")["outcome"] == "verify_identity"


def test_a_proof_in_one_conversation_opens_nothing_in_another(world: World, alices: ChatShopper) -> None:
    alices.post("identify", {"order": "#1001", "email": world.alice.own_email})
    assert visitor_of(world, world.alice).say("Where is order #1001?")["outcome"] == "verify_identity"


def test_every_try_counts_right_or_wrong(world: World, alices: ChatShopper) -> None:
    right, wrong = {"order": "#1001", "email": world.alice.own_email}, {"order": "#1001", "email": "w@mail.example"}
    for body in (wrong, right, wrong, right, wrong):
        assert alices.post("identify", body).status_code == 200
    for body in (right, wrong):
        answer = alices.post("identify", body)
        refused(answer, 429, "too_many_attempts")
        assert 1 <= int(answer.headers["Retry-After"]) <= 900


def test_new_conversations_win_no_new_tries_from_one_address(world: World) -> None:
    wrong = {"order": "#1001", "email": "w@mail.example"}
    statuses = [visitor_of(world, world.alice).post("identify", wrong).status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]


def test_the_tries_of_one_store_leave_the_other_alone(world: World) -> None:
    wrong = {"order": "#1001", "email": "w@mail.example"}
    for _ in range(11):
        last = visitor_of(world, world.alice).post("identify", wrong)
    assert last.status_code == 429
    assert visitor_of(world, world.bob).post("identify", wrong).status_code == 200


ADDRESSES = (f"198.51.{high}.{low}" for high in count() for low in range(256))


def try_from(world: World, tenant: Tenant, body: dict[str, str], addresses: Iterator[str] = ADDRESSES) -> TestResponse:
    """Try a proof as a stranger does who has a new address and a new conversation for each try."""
    client = world.client
    client.environ_base["REMOTE_ADDR"] = next(addresses)
    return visitor_of(world, tenant, client).post("identify", body)


def test_many_addresses_win_no_new_tries_at_one_order(world: World) -> None:
    tries = [{"order": name, "email": f"{name}@mail.example"} for name in ("#1001", "1001", " # 1001") * 7]
    statuses = [try_from(world, world.alice, body).status_code for body in tries]
    assert statuses == [200] * 20 + [429]


def test_one_address_cannot_keep_an_orders_owner_out_however_long_it_hammers(world: World) -> None:
    body = {"order": "#1001", "email": "w@mail.example"}
    for _ in range(4):
        last = [try_from(world, world.alice, body, repeat("203.0.113.9")).status_code for _ in range(10)]
        # As a quarter of an hour later.
        for key in world.services.redis.scan_iter("limit:proof-address:*"):
            world.services.redis.delete(key)
    assert last == [429] * 10
    other = {"order": world.alice.other_order, "email": world.alice.other_email}
    assert try_from(world, world.alice, other, repeat("203.0.113.9")).get_json()["outcome"] == "answered"
    own = try_from(world, world.alice, {"order": "#1001", "email": world.alice.own_email})
    assert own.get_json()["outcome"] == "answered"


def test_an_order_that_does_not_exist_has_as_many_tries(world: World) -> None:
    body = {"order": "#9999", "email": "w@mail.example"}
    assert [try_from(world, world.alice, body).status_code for _ in range(21)] == [200] * 20 + [429]


def test_tries_at_one_order_leave_the_others_and_the_other_stores_same_number_alone(world: World) -> None:
    for _ in range(21):
        last = try_from(world, world.alice, {"order": "#1001", "email": "w@mail.example"})
    assert last.status_code == 429
    own = try_from(world, world.alice, {"order": world.alice.other_order, "email": world.alice.other_email})
    same = try_from(world, world.bob, {"order": "#1001", "email": "w@mail.example"})
    assert own.get_json()["outcome"] == "answered" and same.status_code == 200


def test_many_strangers_cannot_shut_the_store_for_those_who_know_their_email(world: World) -> None:
    """A common postcode, tried at every number in turn, meets a ceiling. E-mails go on."""
    for number in range(120):
        assert try_from(world, world.alice, {"order": f"#{5000 + number}", "postcode": "10001"}).status_code == 200
    refused(try_from(world, world.alice, {"order": "#1001", "postcode": "10001"}), 429, "too_many_attempts")
    both = {"order": "#1001", "postcode": "10001", "email": "w@mail.example"}
    refused(try_from(world, world.alice, both), 429, "too_many_attempts")
    own = try_from(world, world.alice, {"order": "#1001", "email": world.alice.own_email})
    assert own.get_json()["outcome"] == "answered"
    assert try_from(world, world.bob, {"order": "#2001", "postcode": "10002"}).get_json()["outcome"] == "answered"


def test_tries_that_were_refused_do_not_use_up_those_of_the_orders_owner(world: World) -> None:
    hammering = visitor_of(world, world.alice)
    for _ in range(40):
        hammering.post("identify", {"order": "#1001", "email": "w@mail.example"})
    own = try_from(world, world.alice, {"order": "#1001", "email": world.alice.own_email})
    assert own.get_json()["outcome"] == "answered"


def test_proofs_typed_into_the_chat_count_for_their_order(world: World) -> None:
    for _ in range(20):
        try_from(world, world.alice, {"order": "#1001", "email": "w@mail.example"})
    client = world.client
    client.environ_base["REMOTE_ADDR"] = "203.0.113.1"
    typed = visitor_of(world, world.alice, client)
    answer = typed.post("messages", {"text": f"Where is order #1001? My email is {world.alice.own_email}"})
    refused(answer, 429, "too_many_attempts")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"order": "#1001"},
        {"email": "a@b.example"},
        {"order": "", "email": "a@b.example"},
        {"order": 1001, "email": "a@b.example"},
        {"order": "#1001", "email": ""},
        {"order": "#1001", "email": ["a@b.example"]},
        {"order": "#1001", "postcode": {"$ne": ""}},
        {"order": "x" * 65, "email": "a@b.example"},
        {"order": "#1001", "email": "x" * 255},
        {"order": None, "email": None},
        {"order": "\0", "email": "a@b.example"},
    ],
    ids=lambda body: str(body)[:40],
)
def test_refuses_half_a_proof(alices: ChatShopper, body: dict) -> None:
    refused(alices.post("identify", body), 400, "invalid_request")


@pytest.mark.parametrize("order", ["%", "_", "#%", "' OR 1=1 --", "#1001' --", "*", "#", "١٠٠١", "\U0001f4a9"])
def test_an_order_name_is_a_name_and_no_pattern(world: World, alices: ChatShopper, order: str) -> None:
    said = alices.post("identify", {"order": order, "email": world.alice.own_email}).get_json()
    assert said["message"]["cards"] == [] and said["outcome"] != "answered"
