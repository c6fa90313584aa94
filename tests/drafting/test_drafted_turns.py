import json
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from blueprints.envelopes import envelope
from domain.conversations import Author, Message, Page
from domain.drafting.bounds import FAILURES, Patience
from domain.drafting.turns import day_of, take_turn
from domain.errors import RemoteError
from domain.turns import TurnContext
from sandbox.models import Act, Breaks, Calls, Dies, Drips, Garbles, Hangs, Refuses, Says, ScriptedModel
from tests.drafting.conftest import BOUNDS, Chat
from tests.world import World

PRICE = "how much is the rain jacket?"
COMPOSED = "Alice Rain Jacket costs $89.00."


def test_says_what_the_model_drafted_where_the_records_say_it(alice: Chat) -> None:
    words = "Sure! The Alice Rain Jacket costs $89.00 and is in stock in M. Anything else?"
    assert alice.said(PRICE, Says(words)) == words


def test_asks_once_for_better_and_leaves_out_what_stays_wrong(alice: Chat) -> None:
    lie, truth = "The Alice Rain Jacket costs $79.00.", "The Alice Rain Jacket costs $89.00."
    assert alice.said(PRICE, Says(lie), Says(truth)) == truth
    assert alice.said(PRICE, Says(lie), Says(lie)) == COMPOSED
    assert len(alice.model.asked) == 2
    assert "$79.00" in alice.model.asked[1]["messages"][-1]["content"]


def test_looks_up_what_the_model_asks_for(alice: Chat) -> None:
    said = alice.said(
        PRICE, Calls("search_policies", "returns"), Says("You can return unworn items within 21 days of delivery.")
    )
    assert said.startswith("You can return unworn items within 21 days of delivery.")
    results = [line for line in alice.model.asked[1]["messages"] if line["role"] == "tool"]
    assert "within 21 days" in results[0]["content"]


def test_another_stores_facts_are_lies_here(alice: Chat, bob: Chat) -> None:
    rule = "You can return unworn items within 22 days of delivery."
    assert rule not in alice.said("how long can I return something?", Says(rule))
    assert bob.said("how long can I return something?", Says(rule)) == rule


def test_what_decides_a_case_is_not_worded_anew(alice: Chat) -> None:
    rule = "You can return unworn items within 21 days of delivery."
    said = alice.said("it was delivered 40 days ago, can I still return the jacket?", Says(f"Yes! {rule}"))
    assert said.startswith(("No", "By the store's policy it is too late")) and alice.model.asked == []


def test_another_shoppers_order_stays_unknown_whatever_the_model_calls(drafted: World, alice: Chat) -> None:
    tenant = drafted.alice
    alice.prove(tenant.own_order, tenant.own_email)
    number = tenant.other_order.strip("#")
    lie = f"Order {tenant.other_order} is on its way to Secretville1 with tracking number TRACK1{number}."
    said = alice.said(f"where is my order {tenant.own_order}?", Calls("look_up_order", tenant.other_order), Says(lie))
    told = json.dumps(alice.model.asked[1]["messages"])
    assert "TRACK1" + number not in said + told
    assert "Nothing was found that may be shown." in told


def test_an_order_not_proven_is_never_given_to_the_model(drafted: World, alice: Chat) -> None:
    answer = alice.ask(f"where is {drafted.alice.own_order}?", Says("It is on its way.")).get_json()
    assert answer["outcome"] == "verify_identity"
    assert alice.model.asked == []


@pytest.mark.parametrize(
    "act",
    [
        Refuses(500),
        Refuses(401),
        Breaks(),
        Garbles(),
        Dies("The Alice Rain"),
        Says(""),
        Says("The Alice Rain Jacket costs", finish="length"),
        Calls("search_products", "jacket"),
        Calls("refund_order", arguments='{"text": "10'),
        Hangs(20),
        Drips(20),
    ],
    ids=str,
)
def test_a_model_that_misbehaves_costs_no_answer_and_little_time(alice: Chat, act: Act) -> None:
    began = time.monotonic()
    assert alice.said(PRICE, act) == COMPOSED
    assert time.monotonic() - began < BOUNDS.seconds + 2


def test_what_was_true_before_the_model_died_is_completed_by_what_it_left_out(alice: Chat) -> None:
    said = alice.said(PRICE, Dies("The Alice Rain Jacket is in stock in M. It co"))
    assert said == f"The Alice Rain Jacket is in stock in M. {COMPOSED}"


def test_nobody_waits_for_a_model_that_keeps_failing(alice: Chat) -> None:
    for _ in range(FAILURES):
        alice.said(PRICE, Refuses(503))
    assert alice.said(PRICE, Says("The Alice Rain Jacket costs $89.00.")) == COMPOSED
    assert alice.model.asked == []


def test_streams_each_sentence_that_passes(alice: Chat) -> None:
    words = "The Alice Rain Jacket costs $89.00. It is sold out in L. I have ordered one for you."
    stream = alice.ask(PRICE, Says(words), Says("."), Accept="text/event-stream").get_data(as_text=True)
    events = [block.split("\ndata: ") for block in stream.strip().split("\n\n")]
    deltas = [json.loads(data)["text"] for name, data in events if name == "event: delta"]
    assert deltas[:2] == ["The Alice Rain Jacket costs $89.00.", " It is sold out in L."]
    message = next(json.loads(data) for name, data in events if name == "event: message")
    assert message["message"]["text"] == "".join(deltas)
    assert "ordered" not in stream


def test_a_burst_of_messages_gets_one_reply(drafted: World, alice: Chat) -> None:
    answers: list[str] = []
    alice.model.play(Hangs(1.0), Says("The Alice Rain Jacket costs $89.00 and is sold out in L."))
    threads = [
        threading.Thread(target=lambda text=text: answers.append(alice.ask(text).get_json()["message"]["id"]))
        for text in (PRICE, "is it there in L")
    ]
    threads[0].start()
    until = time.monotonic() + 10
    while not alice.model.asked and time.monotonic() < until:
        time.sleep(0.01)
    threads[1].start()
    for thread in threads:
        thread.join()
    assert len(answers) == 2 and answers[0] == answers[1]
    asked = alice.model.asked[-1]["messages"][-1]["content"]
    assert PRICE in asked and "is it there in L" in asked


def test_a_receipt_tells_model_steps_tokens_and_what_was_not_sent(drafted: World, alice: Chat) -> None:
    lie = "It is waterproof."
    answer = alice.ask(PRICE, Says(f"The Alice Rain Jacket costs $89.00. {lie}"), Says(".")).get_json()
    with drafted.services.begin() as work:
        log = work.conversations.log(drafted.alice.store, UUID(answer["conversation"]["id"]))
    receipt = log[-1].receipt
    assert receipt and receipt["mode"] == "drafted" and receipt["unbound"] == []
    account = receipt["drafting"]
    assert (account["model"], account["steps"]) == ("scripted", 2)
    assert account["read_tokens"] == 800 and account["written_tokens"] > 0
    assert [one["sentence"] for one in account["blocked"]] == [lie]
    assert "$89.00" in {one["words"] for one in receipt["bindings"]}


def test_no_store_reserves_more_than_its_own_day_has(drafted: World, alice: Chat, bob: Chat) -> None:
    house, day = drafted.services, day_of(drafted.alice.store, drafted.services.now())
    with house.begin() as work:
        spent, money = work.drafting.spent(drafted.bob.store, day)
        scarce = replace(BOUNDS, daily_tokens=spent + BOUNDS.tokens, daily_money=money + BOUNDS.most_a_turn)
        assert work.drafting.reserve(drafted.bob.store, day, 1, Decimal(0), scarce)
        assert not work.drafting.reserve(drafted.bob.store, day, BOUNDS.tokens, Decimal(0), scarce)
        assert work.drafting.reserve(drafted.alice.store, day, 0, Decimal(0), scarce)


def test_a_budget_of_nothing_pays_for_nothing(drafted: World) -> None:
    nothing = replace(BOUNDS, daily_tokens=0)
    with drafted.services.begin() as work:
        assert not work.drafting.reserve(drafted.alice.store, date(2000, 1, 1), BOUNDS.tokens, Decimal(0), nothing)


def test_drafted_turns_are_counted_and_timed_as_composed_ones(drafted: World, alice: Chat) -> None:
    def timed() -> float:
        found = drafted.services.metrics.registry.get_sample_value("shopfloor_turn_seconds_count")
        assert found is not None
        return found

    before = timed()
    alice.said(PRICE, Says("The Alice Rain Jacket costs $89.00."))
    assert timed() == before + 1


def test_a_turn_gives_back_what_it_did_not_take(drafted: World, alice: Chat) -> None:
    house, day = drafted.services, day_of(drafted.alice.store, drafted.services.now())
    with house.begin() as work:
        before, money = work.drafting.spent(drafted.alice.store, day)
    alice.said(PRICE, Says("The Alice Rain Jacket costs $89.00."))
    with house.begin() as work:
        after, paid = work.drafting.spent(drafted.alice.store, day)
    assert 400 < after - before < 500
    assert paid - money == BOUNDS.cost(400, after - before - 400)


@dataclass(frozen=True)
class Away:
    """Embeddings that are not to be had."""

    error: Exception
    name: str = "away"
    dimension: int = 384

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        raise self.error

    def liken(self, question: str, texts: Sequence[str]) -> list[float]:
        raise self.error


def context_of(world: World) -> TurnContext:
    house = world.services
    return TurnContext(house.storage.hasher, house.now, envelope, attempts=None)  # type: ignore[arg-type]  # nothing is proven


def told_much(world: World) -> UUID:
    """Begin a conversation with more messages than a model is shown."""
    with world.services.begin() as work:
        started = work.conversations.start(world.alice.store, "talks much", None, "en", world.services.now())
        for number in range(14):
            author = Author.AGENT if number % 2 else Author.SHOPPER
            at = world.services.now() - timedelta(hours=1) + timedelta(seconds=number)
            work.conversations.add(world.alice.store, started, Message(uuid4(), author, f"Line {number}", at))
    return started.id


def test_embeddings_that_are_away_cost_neither_the_answer_nor_a_place(drafted: World, model: ScriptedModel) -> None:
    house, store = drafted.services, drafted.alice.store
    assert house.drafter
    drafter = replace(
        house.drafter, embedder=Away(RemoteError("embeddings", "timed out")), patience=Patience(1, time.monotonic)
    )
    with house.begin() as work:
        before, _ = work.drafting.spent(store, day_of(store, house.now()))
    for _ in range(2):
        model.play(Says("The Alice Rain Jacket costs $89.00."))
        assert (
            "".join(take_turn(store, told_much(drafted), PRICE, Page(), drafter, context_of(drafted)))
            == f"The {COMPOSED}"
        )
        assert len(model.asked) == 1
    with house.begin() as work:
        after, _ = work.drafting.spent(store, day_of(store, house.now()))
    assert after - before < BOUNDS.tokens


def test_a_turn_that_fails_before_its_draft_gives_everything_back(drafted: World) -> None:
    house, store = drafted.services, drafted.alice.store
    assert house.drafter
    drafter = replace(house.drafter, embedder=Away(KeyError("vectors")), patience=Patience(1, time.monotonic))
    with house.begin() as work:
        before = work.drafting.spent(store, day_of(store, house.now()))
    with pytest.raises(KeyError):
        list(take_turn(store, told_much(drafted), PRICE, Page(), drafter, context_of(drafted)))
    assert drafter.patience.enter()
    with house.begin() as work:
        assert work.drafting.spent(store, day_of(store, house.now())) == before


def test_records_go_to_the_model_behind_a_fence_and_addresses_do_not(drafted: World, alice: Chat) -> None:
    alice.said(f"{PRICE} write to {drafted.alice.own_email}", Says("The Alice Rain Jacket costs $89.00."))
    question = alice.model.asked[0]["messages"][-1]["content"]
    fence = next(line for line in question.splitlines() if line.startswith("==="))
    assert question.count(fence) == 2 and fence in alice.model.asked[0]["messages"][0]["content"]
    assert drafted.alice.own_email not in json.dumps(alice.model.asked[0])


def test_tools_take_neither_store_nor_shopper(alice: Chat, model: ScriptedModel) -> None:
    alice.said(PRICE, Says("The Alice Rain Jacket costs $89.00."))
    for tool in model.asked[0]["tools"]:
        assert set(tool["function"]["parameters"].get("properties", {})) <= {"text"}


def test_a_wish_of_the_model_for_a_person_becomes_an_offer(alice: Chat) -> None:
    answer = alice.ask(PRICE, Calls("offer_person")).get_json()
    assert answer["outcome"] == "handoff_offered"
    assert answer["conversation"]["state"] == "offered"
    assert answer["message"]["text"].startswith(COMPOSED)


def test_what_a_shopper_heard_before_leaving_is_kept(drafted: World, alice: Chat) -> None:
    house, store = drafted.services, drafted.alice.store
    drafter = house.drafter
    assert drafter
    with house.begin() as work:
        conversation = work.conversations.start(store, "leaves early", None, "en", house.now())
    alice.model.play(Says("The Alice Rain Jacket is in stock in M. The Alice Rain Jacket costs $89.00."))
    context = TurnContext(house.storage.hasher, house.now, envelope, attempts=None)  # type: ignore[arg-type]  # nothing is proven
    writing = take_turn(store, conversation.id, PRICE, Page(), drafter, context)
    assert next(writing) == "The Alice Rain Jacket is in stock in M."
    writing.close()
    with house.begin() as work:
        log = work.conversations.log(store, conversation.id)
    assert [entry.message.author for entry in log] == [Author.SHOPPER, Author.AGENT]
    assert log[1].message.text == f"The Alice Rain Jacket is in stock in M. {COMPOSED}"
