"""Each try at a proof counts, against whoever makes it."""

from dataclasses import replace

from blueprints.attempts import NAMED_OF_EMAIL
from tests.blueprints.callers import ChatShopper, refused, visitor_of
from tests.blueprints.tries import WRONG, try_from
from tests.world import Tenant, World, orders_named


def test_every_try_counts_right_or_wrong(world: World, alices: ChatShopper) -> None:
    right = {"order": "#1001", "email": world.alice.own_email}
    for body in (WRONG, right, WRONG, right, WRONG):
        assert alices.post("identify", body).status_code == 200
    for body in (right, WRONG):
        answer = alices.post("identify", body)
        refused(answer, 429, "too_many_attempts")
        assert 1 <= int(answer.headers["Retry-After"]) <= 900


def test_new_conversations_win_no_new_tries_from_one_address(world: World) -> None:
    statuses = [visitor_of(world, world.alice).post("identify", WRONG).status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]


def test_the_tries_of_one_store_leave_the_other_alone(world: World) -> None:
    for _ in range(11):
        last = visitor_of(world, world.alice).post("identify", WRONG)
    assert last.status_code == 429
    assert visitor_of(world, world.bob).post("identify", WRONG).status_code == 200


def test_a_postcode_beside_a_proven_email_is_a_guess_like_any_other(world: World, alices: ChatShopper) -> None:
    alices.post("identify", {"order": "#1001", "email": world.alice.own_email})
    guesses = [{"text": f"order 1002, {world.alice.own_email}, postcode 9999{digit}"} for digit in range(5)]
    assert [alices.post("messages", guess).status_code for guess in guesses] == [200] * 4 + [429]


def test_tries_that_were_refused_do_not_use_up_those_of_the_orders_owner(world: World) -> None:
    hammering = visitor_of(world, world.alice)
    for _ in range(40):
        hammering.post("identify", WRONG)
    own = try_from(world, world.alice, {"order": "#1001", "email": world.alice.own_email})
    assert own.get_json()["outcome"] == "answered"


def test_who_has_proven_their_email_may_repeat_it_as_often_as_they_like(world: World, alices: ChatShopper) -> None:
    own = f"1001 {world.alice.own_email}"
    assert [alices.say(own)["outcome"] for _ in range(8)] == ["answered"] * 8
    for tried in range(5):
        status = alices.post("messages", {"text": f"1002 {tried}{world.alice.other_email}"}).status_code
    assert status == 429


def test_a_form_answers_what_was_asked_and_tries_no_older_proof_again(world: World, alices: ChatShopper) -> None:
    alices.say("Where is order #1001? My email is w@mail.example")
    for _ in range(4):
        assert alices.post("identify", WRONG).status_code == 200
    refused(alices.post("identify", WRONG), 429, "too_many_attempts")


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
