"""A stranger who types the number of an order without the shop's letters, as in 1042 of "#RD-1042"."""

from dataclasses import replace

import pytest

from blueprints.attempts import OF_ORDER, CountedAttempts
from blueprints.house import ChatCaller
from domain.identity import Proof
from tests.blueprints.callers import ChatShopper, visitor_of
from tests.blueprints.tries import try_from
from tests.world import World, orders_named

OWN = ("#RD-1042", "#RD1043", "#RD-1044")
OTHERS = ("#UK-1044",)


@pytest.fixture(autouse=True)
def lettered(world: World) -> None:
    alice = world.alice
    with world.services.begin() as work:
        for bare, names in ((alice.own_order, OWN), (alice.other_order, OTHERS)):
            order = orders_named(work, alice.store, bare)[0]
            for name in names:
                work.orders.put(alice.store, replace(order, id=order.id + int(name[-4:]), name=name))


@pytest.mark.parametrize("name", OWN[:2])
def test_the_number_with_the_right_email_opens_the_order(world: World, alices: ChatShopper, name: str) -> None:
    assert alices.say(f"where is my order {name[-4:]}?")["outcome"] == "verify_identity"
    said = alices.post("identify", {"order": name[-4:], "email": world.alice.own_email}).get_json()
    assert said["outcome"] == "answered"
    assert [card["name"] for card in said["message"]["cards"]] == [name]
    assert "TRACK1" in alices.say("and the tracking number?")["message"]["text"]


def test_so_does_a_message_that_holds_both(world: World, alices: ChatShopper) -> None:
    said = alices.say(f"where is order 1042, {world.alice.own_email}")
    assert [card["name"] for card in said["message"]["cards"]] == ["#RD-1042"]


def test_a_wrong_proof_and_an_unknown_number_end_in_the_very_same_words(world: World) -> None:
    tries = [
        {"order": "1042", "email": "wrong@mail.example"},
        {"order": "1042", "email": world.alice.other_email},
        {"order": "1042", "postcode": "10001"},
        {"order": "9999", "email": world.alice.own_email},
        {"order": "RX-1042", "email": world.alice.own_email},
        {"order": "2001", "email": world.bob.own_email},
    ]
    answers = [visitor_of(world, world.alice).post("identify", one).get_json() for one in tries]
    told = {(said["message"]["text"], said["outcome"], str(said["message"]["cards"])) for said in answers}
    assert len(told) == 1 and {said["outcome"] for said in answers} == {"verify_identity"}


def test_it_opens_no_other_persons_order_of_the_same_number(world: World, alices: ChatShopper) -> None:
    said = alices.post("identify", {"order": "1044", "email": world.alice.own_email}).get_json()
    assert [card["name"] for card in said["message"]["cards"]] == ["#RD-1044"]
    assert alices.say("where is order UK-1044?")["outcome"] == "verify_identity"


def test_tries_count_alike_by_the_number_and_by_the_whole_name(world: World) -> None:
    attempts = CountedAttempts(ChatCaller(world.alice.store, world.alice.store.id))
    with world.client.application.test_request_context():
        keys = {dict(attempts.wrong_tries(Proof(name)))[OF_ORDER] for name in ("1042", "#RD-1042", "rd1042", "1042-EU")}
    assert len(keys) == 1
    for name in ("1042", "#RD-1042") * 10:
        try_from(world, world.alice, {"order": name, "email": "w@mail.example"})
    hammering = [
        try_from(
            world, world.alice, {"order": "1042", "email": f"w{at}@mail.example"}, iter(["203.0.113.9"])
        ).status_code
        for at in range(3)
    ]
    assert hammering == [200, 200, 429]
