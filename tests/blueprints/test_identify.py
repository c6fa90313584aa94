"""Proving an order: the right person only, and no way to tell a wrong proof from an unknown order."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count, repeat
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from blueprints.attempts import NAMED_OF_EMAIL, OF_ORDER, OF_STORE, POSTCODES_OF_STORE, CountedAttempts
from blueprints.house import ChatCaller
from domain.agent.phrases import Say, say
from domain.identity import Proof
from domain.language.languages import Language
from tests.blueprints.callers import ChatShopper, refused, visitor_of
from tests.world import Tenant, World, orders_named


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


def test_a_postcode_beside_a_proven_email_is_a_guess_like_any_other(world: World, alices: ChatShopper) -> None:
    alices.post("identify", {"order": "#1001", "email": world.alice.own_email})
    guesses = [{"text": f"order 1002, {world.alice.own_email}, postcode 9999{digit}"} for digit in range(5)]
    assert [alices.post("messages", guess).status_code for guess in guesses] == [200] * 4 + [429]


ADDRESSES = (f"198.51.{high}.{low}" for high in count() for low in range(256))


def try_from(world: World, tenant: Tenant, body: dict[str, str], addresses: Iterator[str] = ADDRESSES) -> TestResponse:
    """Try a proof as a stranger does who has a new address and a new conversation for each try."""
    client = world.client
    client.environ_base["REMOTE_ADDR"] = next(addresses)
    return visitor_of(world, tenant, client).post("identify", body)


WRONG = {"order": "#1001", "email": "w@mail.example"}


def besieged(world: World, tenant: Tenant, tries: int = 20) -> None:
    """As after so many wrong tries at #1001 within the hour, from as many addresses."""
    attempts = CountedAttempts(ChatCaller(tenant.store, uuid4()))
    with world.client.application.test_request_context():
        key = dict(attempts.wrong_tries(Proof("#1001")))[OF_ORDER]
        world.services.redis.set(f"limit:{OF_ORDER.name}:{key}", tries, ex=3600)


def test_many_addresses_win_few_new_tries_at_one_order(world: World) -> None:
    """Twenty wrong ones from anywhere: from then on each address has two, however the number is spelt."""
    calm = [
        try_from(world, world.alice, WRONG | {"order": name}) for name in ("#1001", "1001", " # 1001", "１００１") * 5
    ]
    assert [answer.status_code for answer in calm] == [200] * 20
    hammering = [try_from(world, world.alice, WRONG, repeat("203.0.113.9")).status_code for _ in range(4)]
    assert hammering == [200, 200, 429, 429]


@pytest.mark.parametrize("tries", [20, 150])
def test_strangers_cannot_keep_an_orders_owner_out(world: World, tries: int) -> None:
    besieged(world, world.alice, tries)
    own = try_from(world, world.alice, {"order": "#1001", "email": world.alice.own_email})
    assert own.get_json()["outcome"] == "answered"


def test_under_siege_a_postcode_alone_is_no_proof(world: World) -> None:
    besieged(world, world.alice)
    for postcode in ("10001", "99999"):
        refused(try_from(world, world.alice, {"order": "#1001", "postcode": postcode}), 429, "too_many_attempts")
    guess = {"order": "#1001", "postcode": "10001", "email": "w@mail.example"}
    assert try_from(world, world.alice, guess).get_json()["outcome"] == "verify_identity"


def test_after_hundreds_of_wrong_tries_email_and_postcode_prove_together(world: World) -> None:
    besieged(world, world.alice, 500)
    for email in (world.alice.own_email, "w@mail.example"):
        alone = try_from(world, world.alice, {"order": "#1001", "email": email})
        refused(alone, 429, "too_many_attempts")
        assert "together" in alone.get_json()["detail"]
    half = {"order": "#1001", "email": world.alice.own_email, "postcode": "99999"}
    assert try_from(world, world.alice, half).get_json()["outcome"] == "verify_identity"
    own = try_from(world, world.alice, half | {"postcode": "10001"})
    assert own.get_json()["outcome"] == "answered"


def test_a_store_under_attack_asks_for_both_and_shuts_nobody_out(world: World) -> None:
    world.services.redis.set(f"limit:{OF_STORE.name}:{world.alice.store.id}", 600, ex=900)
    both = {"order": "#1001", "email": world.alice.own_email, "postcode": "10001"}
    refused(try_from(world, world.alice, {**both, "postcode": ""}), 429, "too_many_attempts")
    assert try_from(world, world.alice, both).get_json()["outcome"] == "answered"
    bobs = try_from(world, world.bob, {"order": "#2001", "email": world.bob.own_email})
    assert bobs.get_json()["outcome"] == "answered"


def test_right_proofs_besiege_nobody(world: World) -> None:
    own = {"order": "#1001", "email": world.alice.own_email}
    assert [try_from(world, world.alice, own).get_json()["outcome"] for _ in range(25)] == ["answered"] * 25
    assert try_from(world, world.alice, {"order": "#1001", "postcode": "10001"}).get_json()["outcome"] == "answered"


def test_tries_at_once_are_counted_one_by_one(world: World) -> None:
    besieged(world, world.alice)
    callers = [visitor_of(world, world.alice) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda caller: caller.post("identify", WRONG).status_code, callers))
    assert sorted(statuses) == [200] * 2 + [429] * 6


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
    for name in ("#1001", "#9999"):
        for _ in range(20):
            try_from(world, world.alice, WRONG | {"order": name})
        statuses = [try_from(world, world.alice, WRONG | {"order": name}, repeat("203.0.113.7")).status_code] * 3
        assert statuses == [200] * 3
        assert try_from(world, world.alice, {"order": name, "postcode": "10001"}).status_code == 429


def test_tries_at_one_order_leave_the_others_and_the_other_stores_same_number_alone(world: World) -> None:
    besieged(world, world.alice, 500)
    refused(try_from(world, world.alice, WRONG), 429, "too_many_attempts")
    own = try_from(world, world.alice, {"order": world.alice.other_order, "email": world.alice.other_email})
    same = try_from(world, world.bob, WRONG)
    assert own.get_json()["outcome"] == "answered" and same.status_code == 200


def test_many_strangers_cannot_shut_the_store_for_those_who_know_their_email(world: World) -> None:
    """A common postcode, tried at every number in turn, meets a ceiling. E-mails go on."""
    world.services.redis.set(f"limit:{POSTCODES_OF_STORE.name}:{world.alice.store.id}", 119, ex=900)
    assert try_from(world, world.alice, {"order": "#5000", "postcode": "10001"}).status_code == 200
    refused(try_from(world, world.alice, {"order": "#1001", "postcode": "10001"}), 429, "too_many_attempts")
    both = {"order": "#1001", "postcode": "10001", "email": "w@mail.example"}
    assert try_from(world, world.alice, both).get_json()["outcome"] == "verify_identity"
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
    besieged(world, world.alice, 500)
    typed = visitor_of(world, world.alice)
    answer = typed.post("messages", {"text": f"Where is order #1001? My email is {world.alice.own_email}"})
    refused(answer, 429, "too_many_attempts")


def test_who_has_proven_their_email_may_repeat_it_as_often_as_they_like(world: World, alices: ChatShopper) -> None:
    own = f"1001 {world.alice.own_email}"
    assert [alices.say(own)["outcome"] for _ in range(8)] == ["answered"] * 8
    for tried in range(5):
        status = alices.post("messages", {"text": f"1002 {tried}{world.alice.other_email}"}).status_code
    assert status == 429


def test_an_email_claimed_beside_a_right_postcode_opens_nothing_further(world: World, alices: ChatShopper) -> None:
    claim = {"order": world.alice.other_order, "postcode": "10001", "email": world.alice.own_email}
    assert alices.post("identify", claim).get_json()["outcome"] == "answered"
    assert alices.say("Where is order #1001?")["outcome"] == "verify_identity"


def test_a_form_answers_what_was_asked_and_tries_no_older_proof_again(world: World, alices: ChatShopper) -> None:
    alices.say("Where is order #1001? My email is w@mail.example")
    for _ in range(4):
        assert alices.post("identify", WRONG).status_code == 200
    refused(alices.post("identify", WRONG), 429, "too_many_attempts")


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


def test_who_counts_numbers_up_opens_no_more_of_the_same_email(world: World, alices: ChatShopper) -> None:
    """Whoever was sent a gift knows one number and the giver's address."""
    keep_another_order(world, world.alice, "#1003")
    proof = {"order": "#1001", "email": world.alice.own_email}
    alices.post("identify", proof)
    strange = " ".join(f"#{number}" for number in range(5000, 5000 + NAMED_OF_EMAIL.most))
    assert alices.say(f"where are orders {strange}")["outcome"] == "verify_identity"
    another = visitor_of(world, world.alice)
    another.post("identify", proof)
    assert another.say("where is order #1003")["outcome"] == "answered"
    another.say("where is order #5999")
    assert another.say("where is order #1003")["outcome"] == "verify_identity"
    assert another.say("where is order #1001")["outcome"] == "answered"  # which is proven itself
    assert another.post("identify", proof | {"order": "#1003"}).get_json()["outcome"] == "answered"


def test_a_few_wrong_numbers_shut_nothing(world: World, alices: ChatShopper) -> None:
    keep_another_order(world, world.alice, "#1003")
    alices.post("identify", {"order": "#1001", "email": world.alice.own_email})
    for _ in range(3):
        alices.say("where are orders #1004 and #1005")
    assert alices.say("where is order #1003")["outcome"] == "answered"
    assert alices.say("where is order #1002")["outcome"] == "verify_identity"


def keep_another_order(world: World, tenant: Tenant, name: str) -> None:
    with world.services.begin() as work:
        (first,) = orders_named(work, tenant.store, tenant.own_order)
        work.orders.put(tenant.store, replace(first, id=first.id + 500, name=name))
