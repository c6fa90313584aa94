"""A turn keeps what was said and why, one turn of a conversation at a time."""

import gc
import threading
from dataclasses import replace
from uuid import UUID

import pytest

from domain.conversations import Author
from domain.errors import ConversationNotFound
from domain.identity import Factor, Proof
from domain.proving import Uncounted
from domain.stores import Store
from domain.turns import take_turn
from tests.domain.stage import rows
from tests.domain.talks import Page, context_of, kept, prove, say, start
from tests.world import World

OURS = {"domain", "storage", "blueprints", "runtime"}


def test_question_and_answer_are_kept_with_a_receipt(stage: World) -> None:
    talk = start(stage, stage.alice)
    said = say(stage, stage.alice, talk, "How much does the rain jacket cost?")
    with stage.services.begin() as work:
        asked, answered = work.conversations.log(stage.alice.store, talk)
    assert (asked.message.author, asked.receipt) == (Author.SHOPPER, None)
    assert answered.envelope == said and answered.receipt is not None
    assert answered.receipt["question"] == "How much does the rain jacket cost?"
    assert str(stage.alice.product) in str(answered.receipt["evidence"])


def test_the_language_a_shopper_writes_is_noted(stage: World) -> None:
    talk = start(stage, stage.alice, locale="en")
    say(stage, stage.alice, talk, "Wo ist meine Bestellung? Ich warte schon lange darauf.")
    assert kept(stage, stage.alice, talk).locale == "de"


@pytest.mark.parametrize(
    "address",
    [
        "jane@example.com",
        "jane(at)example.com",
        "jane [at] wp [dot] pl",
        "https://shop.example/products/com",
        "www.shop.com",
    ],
)
def test_an_address_alone_changes_no_language(stage: World, address: str) -> None:
    talk = start(stage, stage.alice, locale="pl")
    say(stage, stage.alice, talk, address)
    assert kept(stage, stage.alice, talk).locale == "pl"


def test_two_messages_at_once_are_answered_one_after_the_other(stage: World) -> None:
    talk = start(stage, stage.alice)
    first_in, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with stage.services.begin() as work:
            take_turn(stage.alice.store, talk, "How much is the rain jacket?", Page(), work, context_of(stage))
            first_in.set()
            go_on.wait(5)

    threads = [
        threading.Thread(target=first),
        threading.Thread(target=lambda: first_in.wait(5) and say(stage, stage.alice, talk, "And in size L?")),
    ]
    for thread in threads:
        thread.start()
    first_in.wait(5)
    threads[1].join(0.3)
    assert threads[1].is_alive(), "the second turn did not wait for the first"
    go_on.set()
    for thread in threads:
        thread.join(10)
    authors = [message.author for message in kept(stage, stage.alice, talk).messages]
    assert authors == [Author.SHOPPER, Author.AGENT] * 2


def test_turns_of_two_conversations_do_not_wait_for_each_other(stage: World) -> None:
    one, other = start(stage, stage.alice), start(stage, stage.alice)
    with stage.services.begin() as work:
        take_turn(stage.alice.store, one, "Hello", Page(), work, context_of(stage))
        said = say(stage, stage.alice, other, "How much does the rain jacket cost?")
    assert "89" in said["message"]["text"]


def test_a_turn_that_fails_keeps_nothing(stage: World) -> None:
    talk = start(stage, stage.alice)
    with pytest.raises(RuntimeError), stage.services.begin() as work:
        take_turn(stage.alice.store, talk, "Hello", Page(), work, context_of(stage))
        raise RuntimeError
    assert kept(stage, stage.alice, talk).messages == ()


def test_another_stores_conversation_does_not_exist(stage: World) -> None:
    talk = start(stage, stage.bob)
    for conversation in (talk, UUID(int=7)):
        with pytest.raises(ConversationNotFound):
            say(stage, stage.alice, conversation, "Hello")
    assert kept(stage, stage.bob, talk).messages == ()


def test_a_proof_opens_that_order_and_no_other(stage: World) -> None:
    alice, talk = stage.alice, start(stage, stage.alice)
    before = say(stage, alice, talk, f"Where is my order {alice.own_order}?")
    assert before["outcome"] == "verify_identity" and "TRACK" not in str(before)
    after = prove(stage, alice, talk, alice.own_order, email=alice.own_email)
    assert "TRACK11001" in str(after)
    assert "TRACK11002" not in str(say(stage, alice, talk, f"And where is {alice.other_order}?"))


@pytest.mark.parametrize(
    "pieces",
    [
        ("where is my order", "1001", "own.alice@mail.example"),
        ("1001", "own.alice@mail.example"),
        ("own.alice@mail.example", "1001"),
        ("1001 own.alice@mail.example",),
        ("my mail is own.alice@mail.example", "what is the tracking number of #1001?"),
    ],
)
def test_a_proof_that_comes_in_pieces_is_answered_when_it_is_whole(stage: World, pieces: tuple[str, ...]) -> None:
    talk = start(stage, stage.alice)
    said = [say(stage, stage.alice, talk, text) for text in pieces]
    assert "TRACK11001" in str(said[-1]) and "TRACK" not in str(said[:-1])


def test_pieces_of_two_shoppers_open_nothing(stage: World) -> None:
    talk = start(stage, stage.alice)
    say(stage, stage.alice, talk, f"my mail is {stage.alice.other_email}")
    assert "TRACK" not in str(say(stage, stage.alice, talk, f"where is {stage.alice.own_order}"))


def test_a_postcode_proves_too(stage: World) -> None:
    talk = start(stage, stage.alice)
    assert "TRACK11001" in str(prove(stage, stage.alice, talk, stage.alice.own_order, postcode="1000 1"))


@pytest.mark.parametrize("pieces", [("order 1001 postcode 10001",), ("where is #1001?", "10001"), ("1001 zip 10001",)])
def test_a_postcode_typed_into_the_chat_proves_too(stage: World, pieces: tuple[str, ...]) -> None:
    talk = start(stage, stage.alice)
    said = [say(stage, stage.alice, talk, text) for text in pieces]
    assert "TRACK11001" in str(said[-1]) and "TRACK" not in str(said[:-1])
    assert "TRACK" not in str(say(stage, stage.alice, talk, f"and where is {stage.alice.other_order}?"))


@pytest.mark.parametrize("text", ["order 1001 postcode 99999", "order 9999 postcode 10001"])
def test_a_wrong_postcode_and_an_unknown_order_look_the_same(stage: World, text: str) -> None:
    said = [say(stage, stage.alice, start(stage, stage.alice), one) for one in (text, "order 8888 postcode 99999")]
    assert said[0]["message"]["text"] == said[1]["message"]["text"] and "TRACK" not in str(said)


def test_who_is_signed_in_may_prove_an_order_they_bought_as_a_guest(stage: World) -> None:
    alice = stage.alice
    talk = start(stage, alice, customer=alice.own_customer)
    assert "TRACK11002" not in str(say(stage, alice, talk, f"where is {alice.other_order}"))
    assert "TRACK11002" in str(say(stage, alice, talk, f"{alice.other_order} {alice.other_email}"))
    assert "TRACK11001" in str(say(stage, alice, talk, f"and where is {alice.own_order}"))
    assert kept(stage, alice, talk).shopper.customer_id == alice.own_customer


class Counting(Uncounted):
    """Counts every try."""

    def __init__(self) -> None:
        self.tries: list[Proof] = []

    def begin(self, proof: Proof) -> frozenset[Factor]:
        self.tries.append(proof)
        return super().begin(proof)


@pytest.mark.parametrize(
    ("signed_in", "text", "tries"),
    [
        (False, "where is #{own}, {mail}", 1),
        (False, "where is #9999, {mail}", 1),
        (False, "order {own} postcode 99999", 1),
        (True, "where is #{own}, {mail}", 0),
        (True, "where is #9999, {mail}", 1),
        (True, "where is #{other}, {mail}", 1),
        (True, "where is #{other}", 0),
    ],
)
def test_every_try_counts_but_those_at_orders_of_ones_own_account(
    stage: World, signed_in: bool, text: str, tries: int
) -> None:
    alice, counting = stage.alice, Counting()
    talk = start(stage, alice, customer=alice.own_customer if signed_in else None)
    words = text.format(own=alice.own_order[1:], other=alice.other_order[1:], mail=alice.own_email)
    with stage.services.begin() as work:
        take_turn(alice.store, talk, words, Page(), work, replace(context_of(stage), attempts=counting))
    assert len(counting.tries) == tries


def test_a_wrong_proof_and_an_unknown_order_look_the_same(stage: World) -> None:
    alice = stage.alice
    answers = []
    for order, email in ((alice.own_order, alice.other_email), ("#9999", alice.own_email)):
        said = prove(stage, alice, start(stage, alice), order, email=email)
        answers.append((said["outcome"], said["message"]["text"].replace(order, "#")))
    assert answers[0] == answers[1]


def test_a_proof_in_one_store_is_none_in_another(stage: World) -> None:
    talk = start(stage, stage.bob)
    assert "TRACK" not in str(prove(stage, stage.bob, talk, stage.alice.own_order, email=stage.alice.own_email))


def test_a_message_with_characters_that_no_table_takes_is_still_a_turn(stage: World) -> None:
    talk = start(stage, stage.alice)
    say(stage, stage.alice, talk, "Is the 🧥 jacket “warm”? \u202e' OR 1=1; --")
    assert len(rows(stage.services, "messages", stage.alice.store)) == 2


@pytest.mark.parametrize("question", ["rain jacket", "any jackets under $500?", "where is my order", "do you ship?"])
def test_what_a_turn_made_is_freed_without_the_collector(stage: World, question: str) -> None:
    talks = {tenant.store: start(stage, tenant, tenant.own_customer) for tenant in (stage.alice, stage.bob)}
    for tenant in (stage.alice, stage.bob):
        say(stage, tenant, talks[tenant.store], question)  # what is kept in memory is made by the first
    assert [one for one in left_to_collect(stage, talks, question) if type(one).__module__.split(".")[0] in OURS] == []


def left_to_collect(stage: World, talks: dict[Store, UUID], question: str) -> list[object]:
    """Return what only the collector could free after a turn in each store."""
    gc.collect()
    gc.disable()
    gc.freeze()  # what was there before the turns is none of theirs
    try:
        for tenant in (stage.alice, stage.bob):
            say(stage, tenant, talks[tenant.store], question)
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        return [*gc.garbage]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.unfreeze()
        gc.enable()
