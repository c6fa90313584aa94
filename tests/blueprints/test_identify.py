"""Proving an order: the right person only, and no way to tell a wrong proof from an unknown order."""

import pytest

from tests.blueprints.callers import ChatShopper, refused, visitor_of
from tests.world import World


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
