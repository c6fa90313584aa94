"""Many strangers try to prove one order: they win few tries by it, and its owner is never shut out."""

from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

import pytest

from blueprints.attempts import OF_STORE, POSTCODES_OF_STORE
from tests.blueprints.callers import refused, visitor_of
from tests.blueprints.tries import WRONG, besieged, try_from
from tests.world import World


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
    for _ in range(4):
        last = [try_from(world, world.alice, WRONG, repeat("203.0.113.9")).status_code for _ in range(10)]
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


def test_proofs_typed_into_the_chat_count_for_their_order(world: World) -> None:
    besieged(world, world.alice, 500)
    typed = visitor_of(world, world.alice)
    answer = typed.post("messages", {"text": f"Where is order #1001? My email is {world.alice.own_email}"})
    refused(answer, 429, "too_many_attempts")
