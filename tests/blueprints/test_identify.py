"""Proving an order: the right person only, and no way to tell a wrong proof from an unknown order."""

import pytest

from domain.agent.phrases import Say, say
from domain.language.languages import Language
from tests.blueprints.callers import ChatShopper, refused, visitor_of
from tests.blueprints.tries import WRONG
from tests.world import World


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
    assert {text for text, _, _ in seen} == {say(Language.ENGLISH, Say.NOT_THESE_TWO)}
    for said in answers:
        assert said["message"]["cards"] == said["message"]["sources"] == []


def test_a_failed_proof_says_something_else_than_what_asked_for_it(alices: ChatShopper) -> None:
    asked = alices.say("Where is my order?")["message"]["text"]
    failed = alices.post("identify", WRONG).get_json()["message"]["text"]
    assert failed != asked and failed == say(Language.ENGLISH, Say.NOT_THESE_TWO)
    assert alices.say("Where is my order?")["message"]["text"] == asked


def test_a_proof_opens_one_order_and_no_other_persons(world: World, alices: ChatShopper) -> None:
    alices.post("identify", {"order": "#1001", "email": world.alice.own_email})
    assert alices.say("Where is order #1002?")["outcome"] == "verify_identity"


def test_a_proof_in_one_conversation_opens_nothing_in_another(world: World, alices: ChatShopper) -> None:
    alices.post("identify", {"order": "#1001", "email": world.alice.own_email})
    assert visitor_of(world, world.alice).say("Where is order #1001?")["outcome"] == "verify_identity"


def test_an_email_claimed_beside_a_right_postcode_opens_nothing_further(world: World, alices: ChatShopper) -> None:
    claim = {"order": world.alice.other_order, "postcode": "10001", "email": world.alice.own_email}
    assert alices.post("identify", claim).get_json()["outcome"] == "answered"
    assert alices.say("Where is order #1001?")["outcome"] == "verify_identity"


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
