"""Messages with several wishes in them: none is lost, and what has to be acted on is said last."""

from dataclasses import replace
from uuid import UUID

import pytest

from domain.agent.replies import Outcome
from domain.agent.understanding.clauses import clauses_of
from domain.agent.understanding.following_rules import asked_of_rule
from domain.agent.understanding.messages import understand
from domain.conversations import Conversation, ConversationState, Shopper, Topic
from tests.domain.agent.shops import ALICES, NOW, RAIN_JACKET, Shop, visitor

SHIPPED, STOVE, JACKET = "Order #1001 has not shipped yet", "Camp Stove costs $45.00", "Rain Jacket costs $60.00"
RETURNS, CANNOT_CANCEL = "within 45 days of delivery", "I cannot cancel an order myself"
ASKS = "Shall I connect you with a person in our team?"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("where is #1001 and how much is the camp stove", (SHIPPED, STOVE)),
        ("how much is the camp stove? oh and where is my order", (STOVE, SHIPPED)),
        ("whats ur return policy n how much is the rain jacket", (RETURNS, JACKET)),
        ("is the rain jacket in stock and can i return it", ("Rain Jacket is in stock", RETURNS)),
        ("how much is the rain jacket? can i return it? and is it in stock", (JACKET, RETURNS, "is in stock")),
        ("rain jacket in L, in stock, returns", ("Rain Jacket (L) is in stock", RETURNS)),
        ("whats in #1001 and how much was it", ("Trail Jacket", "$132.90")),
        ("how much is the rain jacket, is the camp stove in stock", (JACKET, "Camp Stove is sold out")),
        ("how much is the rain jacket and does the camp stove burn gas", (JACKET, "Burns gas")),
        ("wo ist meine Bestellung #1001 und was kostet der Camp Stove?", ("#1001", "45,00")),
        ("dónde está mi pedido #1001 y cuánto cuesta el Camp Stove", ("#1001", "45,00")),
        ("gdzie jest zamówienie #1001 i ile kosztuje Camp Stove", ("#1001", "45,00")),
        ("ile kosztuje Camp Stove i czy Rain Jacket jest dostępny", ("45,00", "Rain Jacket")),
    ],
)
def test_each_wish_is_answered(alpine: Shop, alice: Shopper, text: str, said: tuple[str, ...]) -> None:
    reply = alpine.ask(text, shopper=alice)
    assert all(words in reply.text for words in said), reply.text


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("cancel #1001 and tell me the price of the camp stove", STOVE),
        ("how much is the rain jacket? also i want to cancel order #1001", JACKET),
        ("i want to speak to a human and how much is the camp stove", STOVE),
    ],
)
def test_a_person_is_offered_beside_the_answer_and_after_it(
    alpine: Shop, alice: Shopper, text: str, answer: str
) -> None:
    reply = alpine.ask(text, shopper=alice)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and reply.handoff is not None
    assert answer in reply.text and not reply.text.endswith(answer)
    assert reply.text.count("connect you with a person") == 1


def test_two_orders_are_told_apart(alpine: Shop, alice: Shopper) -> None:
    alpine.keep(replace(ALICES, id=7, name="#1007"))
    reply = alpine.ask("cancel #1001 and where is #1007", shopper=alice)
    assert reply.text.startswith("Order #1007 has not shipped yet")
    assert reply.text.endswith(f"I cannot cancel an order myself, but a person in our team can look at it. {ASKS}")


def test_an_answer_waits_for_no_proof(alpine: Shop) -> None:
    reply = alpine.ask("where is my order #1001 and how much is the camp stove?")
    assert reply.outcome is Outcome.VERIFY_IDENTITY
    assert reply.text.startswith(STOVE) and "#1001" not in reply.text
    assert reply.topic.order_name == "1001" and reply.topic.pending_question == "where is my order #1001"


def test_it_is_what_the_wish_before_spoke_of_whatever_the_page_shows(alpine: Shop) -> None:
    reply = alpine.ask("does the camp stove burn gas and how much is it", page=RAIN_JACKET.id)
    assert "Burns gas" in reply.text and STOVE in reply.text and "$60" not in reply.text


def test_what_is_dangerous_is_answered_alone(alpine: Shop, alice: Shopper) -> None:
    reply = alpine.ask("the stove burned my hand and where is #1001", shopper=alice)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and "#1001" not in reply.text


def test_another_shoppers_order_stays_unknown_beside_an_answer(alpine: Shop, bazaar: Shop, alice: Shopper) -> None:
    reply = alpine.ask("how much is the camp stove and where is #1002", shopper=alice)
    assert STOVE in reply.text and "#1002" not in reply.text and not reply.sources[1:]
    assert "$12.34" in bazaar.ask("how much is the camp stove and where is #1001", shopper=alice).text


def test_a_bare_number_is_an_order_to_its_owner_alone(alpine: Shop, alice: Shopper, bob: Shopper) -> None:
    alpine.keep(replace(ALICES, id=8, name="#2003"))
    text = "where is 2003 and how much is the camp stove"
    assert "Order #2003 has not shipped yet" in alpine.ask(text, shopper=alice).text
    assert "#2003" not in alpine.ask(text, shopper=bob).text


def test_one_wish_in_two_clauses_stays_one(alpine: Shop, alice: Shopper) -> None:
    reply = alpine.ask("where is #1001 and when will it arrive", shopper=alice)
    assert reply.text.count(SHIPPED) == 1


def test_the_next_message_goes_on_from_the_last_wish(alpine: Shop, alice: Shopper) -> None:
    reply = alpine.ask("where is #1001 and how much is the rain jacket", shopper=alice)
    assert (reply.topic.order_name, reply.topic.product_id) == ("#1001", RAIN_JACKET.id)
    again = alpine.ask("is it in stock in L?", shopper=alice, topic=reply.topic)
    assert "Rain Jacket (L) is in stock" in again.text


def test_an_answer_to_our_question_is_no_message_of_several(alpine: Shop) -> None:
    asked = Topic(pending_question="how much is it and is it in stock?")
    assert "$60.00" in alpine.ask("the rain jacket", topic=asked).text


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("where is it and how much", ["where is it", "how much"]),
        ("if i order today, will it come by friday", ["if i order today, will it come by friday"]),
        ("order no. 1001? and whats in it", ["order no. 1001", "and whats in it"]),
        ("a jacket with a hood and pockets", ["a jacket with a hood and pockets"]),
        ("was kostet er, und wo ist meine Bestellung", ["was kostet er", "wo ist meine Bestellung"]),
        ("送料はいくらですか、それと注文はどこですか", ["送料はいくらですか", "注文はどこですか"]),
        ("order kahan hai aur jacket kitne ka hai", ["order kahan hai", "jacket kitne ka hai"]),
        ("write to a.b@example.com, please", ["write to a.b@example.com", "please"]),
    ],
)
def test_knows_where_a_wish_may_end(text: str, parts: list[str]) -> None:
    assert [clause.text.removeprefix("それと") for clause in clauses_of(text)] == parts


@pytest.mark.parametrize("text", ["can i return it for free?? or do i have to pay", "gratis? oder was kostet es"])
def test_what_stands_behind_an_or_is_no_further_wish(text: str) -> None:
    assert len(clauses_of(text)) == 1


@pytest.mark.parametrize(
    "text", ["price of the rain jacket n do u ship to spain", "rain jacket price and do you ship to spain"]
)
def test_a_question_of_a_place_after_a_bare_wish_is_one_of_its_own(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert "Rain Jacket costs $60.00" in reply.text
    assert reply.intents[-1] == "policy"


@pytest.mark.parametrize(
    ("text", "asked", "read"),
    [
        ("do u ship to mexico", "do you take paypal", "do u ship to mexico"),
        ("and to mexico?", "do you take paypal", "do you take paypal to mexico?"),
        ("and to mexico?", "do you ship to spain", "do you ship to mexico"),
    ],
)
def test_a_place_goes_on_with_the_rule_before_unless_it_says_its_own(text: str, asked: str, read: str) -> None:
    conversation = Conversation(UUID(int=9), ConversationState.OPEN, visitor(), "en", NOW)
    assert asked_of_rule(understand(text, conversation), asked) == read


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("ile kosztuje wysyłka i czy mogę zwrócić po 20 dniach", 2),
        ("ile kosztuje wysyłka oraz czy mogę zwrócić", 2),
        ("czy wysyłka jest darmowa? czy muszę dopłacić?", 1),
        ("is delivery free? or must i spend something?", 1),
    ],
)
def test_whether_after_and_is_no_alternative(text: str, wishes: int) -> None:
    assert len(clauses_of(text)) == wishes
