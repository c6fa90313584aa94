import pytest

from domain.agent.facts import CLAIMS_OF_STATE
from domain.agent.orders.states import OrderState
from domain.agent.phrases import Say, say
from domain.agent.receipts import receipt
from domain.agent.replies import Evidence
from domain.agent.verification import verify
from domain.language.languages import Language
from tests.domain.agent.shops import Shop, visitor

LAMP = Evidence(
    "product",
    "gid://shopify/Product/1",
    "Desk Lamp",
    "",
    "v1",
    {
        "title": "Desk Lamp",
        "currency": "USD",
        "price.low.money": "19.99",
        "available": "true",
        "option.Color.1": "black",
        "quote.1.text": "The cable is 2 metres long.",
    },
)
MUG = Evidence(
    "product",
    "gid://shopify/Product/2",
    "Mug",
    "",
    "v1",
    {"title": "Mug", "currency": "USD", "price.low.money": "7.50", "available": "false"},
)
ORDER = Evidence(
    "order",
    "gid://shopify/Order/1",
    "#1001",
    "",
    "v1",
    {
        "name": "#1001",
        "state": "delivered",
        "currency": "USD",
        "total.money": "132.90",
        "parcel.1.delivered.at": "2026-11-17T08:00:00+00:00",
        "parcel.1.tracking.1.number": "TRK1234567",
    },
)


def unbound(sentence: str) -> tuple[str, ...]:
    return verify([sentence], [LAMP, MUG, ORDER], Language.ENGLISH, "UTC")[0].unbound


@pytest.mark.parametrize(
    "sentence",
    [
        "Desk Lamp costs $19.99.",
        "The Desk Lamp is 19,99 $ and in stock.",
        "The Mug is sold out.",
        "Desk Lamp comes in black.",
        "The cable is 2 metres long.",
        "Order #1001 was delivered on November 17, 2026.",
        "Your tracking number is TRK1234567.",
        "I can connect you with a person in our team.",
    ],
)
def test_passes_what_the_records_say(sentence: str) -> None:
    assert unbound(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Desk Lamp costs $18.99.",
        "Desk Lamp costs $7.50.",
        "The Mug is in stock.",
        "Desk Lamp comes in turquoise.",
        "The cable is 3 metres long.",
        "Order #1001 was delivered on November 18, 2026.",
        "Order #1001 is out for delivery.",
        "Order #1001 was cancelled.",
        "Your tracking number is TRK1234568.",
        "Follow it at https://evil.example/track",
        "I have refunded your order.",
        "It arrives within thirty days.",
        "You may also like the Golden Reading Chair.",
        "Order #1002 was delivered.",
        "It comes in March.",
    ],
)
def test_blocks_what_no_record_says(sentence: str) -> None:
    assert unbound(sentence) != ()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", OrderState)
def test_a_state_sentence_passes_for_its_own_state_only(language: Language, state: OrderState) -> None:
    sentence = say(language, Say[f"ORDER_{state.value.upper()}"], order="#1001")
    for other in OrderState:
        record = Evidence("order", "1", "#1001", "", "v1", {"name": "#1001", "state": other.value})
        passed = verify([sentence], [record], language, "UTC")[0].passed
        if other is state:
            assert passed
        elif not CLAIMS_OF_STATE[state] & CLAIMS_OF_STATE[other]:
            assert not passed, (sentence, other)


def test_a_receipt_says_which_words_rest_on_which_field(alpine: Shop) -> None:
    question = "total of #1001"
    reply = alpine.ask(question, shopper=visitor(orders=frozenset({1})))
    kept = receipt(question, reply, milliseconds=3.14159)
    assert kept["mode"] == "composed" and kept["unbound"] == []
    bindings = kept["bindings"]
    assert isinstance(bindings, list)
    assert {"words": "$132.90", "field": "total.money"}.items() <= next(
        b for b in bindings if b["field"] == "total.money"
    ).items()


def test_a_receipt_of_quoted_words_has_nothing_unbound(alpine: Shop) -> None:
    for question in ("how many days do I have to return something?", "how long do refunds take", "tell me about it"):
        reply = alpine.ask(question, page=11)
        assert receipt(question, reply)["unbound"] == []


def test_a_receipt_reads_an_answer_in_the_answers_own_language(alpine: Shop) -> None:
    told = alpine.ask("#1001", shopper=visitor(orders=frozenset({1})), locale="de")
    kept = receipt("#1001", told, locale="en")
    assert kept["language"] == "de" and kept["unbound"] == []


def test_a_receipt_holds_no_more_than_was_said(alpine: Shop) -> None:
    reply = alpine.ask("total of #1001", shopper=visitor(orders=frozenset({1})))
    assert "ship_to.city" not in reply.evidence[0].fields


def test_the_same_question_gets_the_same_reply(alpine: Shop) -> None:
    assert alpine.ask("how much is the trail jacket?") == alpine.ask("how much is the trail jacket?")
