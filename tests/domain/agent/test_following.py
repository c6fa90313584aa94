"""Messages that say only what is new, after goods or a rule were spoken of."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome, Reply
from domain.agent.understanding.picking import picked
from domain.conversations import About, Topic
from domain.knowledge.documents import DocumentKind, Passage
from tests.domain.agent.shops import ALPINE, CAMP_STOVE, RAIN_JACKET, TRAIL_JACKET, Shop, product_of

JACKETS = Topic(about=About.GOODS, asked="do you have jackets", shown=(TRAIL_JACKET.id, RAIN_JACKET.id))


def talk(shop: Shop, *messages: str, locale: str = "en") -> Reply:
    """Say one message after another; return the answer to the last."""
    reply, topic = None, Topic()
    for text in messages:
        reply = shop.ask(text, topic=topic, locale=locale)
        topic = reply.topic
    assert reply is not None
    return reply


def titles(reply: Reply) -> set[str]:
    return {record.title for record in reply.evidence}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the second one", "Rain Jacket"),
        ("how much is the first one?", "Trail Jacket"),
        ("the cheaper one", "Rain Jacket"),
        ("and the most expensive one", "Trail Jacket"),
        ("the rain one in M", "Rain Jacket"),
        ("the other one", "Rain Jacket"),
        ("el segundo", "Rain Jacket"),
        ("die zweite", "Rain Jacket"),
        ("la première", "Trail Jacket"),
        ("la seconda", "Rain Jacket"),
        ("2つ目", "Rain Jacket"),
        ("두 번째 거", "Rain Jacket"),
    ],
)
def test_picks_one_of_the_goods_just_shown(alpine: Shop, text: str, meant: str) -> None:
    assert titles(alpine.ask(text, topic=JACKETS)) == {meant}


@pytest.mark.parametrize(
    ("text", "meant", "other"),
    [
        ("which is the cheapest?", "Rain Jacket", "Trail Jacket"),
        ("what is the cheaper one", "Rain Jacket", "Trail Jacket"),
        ("and which is the most expensive", "Trail Jacket", "Rain Jacket"),
    ],
)
def test_which_is_the_cheapest_is_answered_with_its_price(alpine: Shop, text: str, meant: str, other: str) -> None:
    reply = alpine.ask(text, topic=JACKETS)
    assert reply.outcome is Outcome.ANSWERED and f"is {meant}" in reply.text and "$" in reply.text
    assert other not in reply.text


@pytest.mark.parametrize("text", ["and 2 in L", "3 in M", "what about 2 in M"])
def test_so_many_in_a_size_are_of_the_product_spoken_of(alpine: Shop, text: str) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(92, "Tow Rope 2 m", (), (((), "12.00", 9),)))
    topic = Topic(product_id=RAIN_JACKET.id, about=About.GOODS, asked="rain jacket", shown=(RAIN_JACKET.id,))
    assert titles(alpine.ask(text, topic=topic)) == {"Rain Jacket"}


@pytest.mark.parametrize("text", ["na segunda abre?", "e na quarta", "segunda-feira?"])
def test_a_day_of_the_week_picks_nothing(alpine: Shop, text: str) -> None:
    topic = replace(JACKETS, shown=(TRAIL_JACKET.id, RAIN_JACKET.id, CAMP_STOVE.id, TRAIL_JACKET.id))
    assert picked(text, [TRAIL_JACKET, RAIN_JACKET, CAMP_STOVE, TRAIL_JACKET], None) == ""
    assert not alpine.ask(text, topic=topic, locale="pt").cards


@pytest.mark.parametrize("text", ["how much", "how much are they", "price?"])
def test_a_question_after_a_list_is_asked_of_what_was_sought(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text, topic=JACKETS)
    assert reply.outcome is Outcome.ANSWERED
    assert titles(reply) == {"Trail Jacket", "Rain Jacket"}


@pytest.mark.parametrize(
    ("locale", "text"),
    [("ja", "いくらですか"), ("de", "wie viel kosten die"), ("pl", "ile kosztują"), ("es", "¿y en rojo?")],
)
def test_a_question_in_another_language_is_asked_of_what_was_sought(alpine: Shop, locale: str, text: str) -> None:
    assert titles(alpine.ask(text, topic=JACKETS, locale=locale)) & {"Trail Jacket", "Rain Jacket"}


@pytest.mark.parametrize(
    "text", ["return policy?", "where is my order", "camp stove", "do you have a stove?", "thanks", "i want a human"]
)
def test_a_message_that_says_enough_is_read_as_it_is(alpine: Shop, text: str) -> None:
    assert alpine.ask(text, topic=JACKETS).text == alpine.ask(text).text


def test_a_value_after_one_product_is_asked_of_it_even_if_it_is_not_made_so(alpine: Shop) -> None:
    reply = talk(alpine, "trail jacket", "in olive?")
    assert "Trail Jacket" in titles(reply) and "not made in" in reply.text.lower()


def test_goods_of_another_store_are_not_picked(bazaar: Shop) -> None:
    assert "Jacket" not in bazaar.ask("the second one", topic=JACKETS).text


def test_courtesy_between_two_messages_leaves_what_was_shown(alpine: Shop) -> None:
    assert titles(talk(alpine, "jackets", "thanks", "the second one")) == titles(
        talk(alpine, "jackets", "the second one")
    )


def test_what_was_shown_gives_way_to_what_is_shown_next(alpine: Shop) -> None:
    topic = alpine.ask("camp stove", topic=JACKETS).topic
    assert topic.shown == (CAMP_STOVE.id,)


SHIPPING = Passage(
    DocumentKind.POLICY,
    "shipping",
    "Shipping policy",
    "https://shop.example/policies/shipping-policy",
    "",
    "Shipping to Japan costs $31.00.\nShipping to Norway costs $17.00.\nOur shop is open from Monday to Saturday.",
    "2026-10-01",
    0.4,
)


@pytest.fixture
def shipping(alpine: Shop) -> Shop:
    alpine.reads.knowledge.add(ALPINE, SHIPPING)
    return alpine


@pytest.mark.parametrize("text", ["and to japan?", "japan?", "what about japan"])
def test_another_place_is_asked_of_the_rule_last_told(shipping: Shop, text: str) -> None:
    reply = talk(shipping, "how much is shipping to norway", text)
    assert "$31.00" in reply.text and "$17.00" not in reply.text


@pytest.mark.parametrize("text", ["and to north korea?", "do you ship to North Korea", "what about North Korea"])
def test_another_place_is_asked_by_its_whole_name(shipping: Shop, text: str) -> None:
    texts = "Where we send: Norway, Japan and South Korea."
    shipping.reads.knowledge.add(ALPINE, replace(SHIPPING, document_id="places", text=texts))
    reply = talk(shipping, "how much is shipping to norway", text)
    assert "do not mention North Korea" in reply.text and "Yes" not in reply.text


def test_another_place_is_asked_in_the_shoppers_language(shipping: Shop) -> None:
    assert "$31.00" in talk(shipping, "was kostet der versand nach norwegen", "und nach japan?", locale="de").text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("do you have it in red", "Red"),
        ("is it available in green?", "not made in green"),
        ("what about rain jackets under 200", RAIN_JACKET.title),
        ("do you have a camp stove", CAMP_STOVE.title),
    ],
)
def test_a_question_on_goods_after_a_rule_is_not_asked_of_the_rule(shipping: Shop, text: str, said: str) -> None:
    before = shipping.ask("how much is shipping to norway", page=TRAIL_JACKET.id)
    reply = shipping.ask(text, topic=before.topic, page=TRAIL_JACKET.id)
    assert "$17.00" in before.text and "$17.00" not in reply.text and said in reply.text


@pytest.mark.parametrize("text", ["how long does it take to japan", "is it cheaper to japan?"])
def test_a_question_that_leans_on_the_rule_is_asked_of_it(shipping: Shop, text: str) -> None:
    assert "$31.00" in talk(shipping, "how much is shipping to norway", text).text


def test_a_question_unanswered_is_not_followed(alpine: Shop) -> None:
    before = replace(JACKETS, shown=(), asked="", about=About.NOTHING)
    assert alpine.ask("and in blue?", topic=before).topic.about is About.NOTHING


@pytest.mark.parametrize(
    "wish",
    [
        "I want to talk to a person",
        "talk to someone please",
        "and can I speak to a human?",
        "Ich möchte mit einem Menschen sprechen",
        "quiero hablar con una persona",
    ],
)
def test_who_wants_a_person_after_a_rule_does_not_hear_it_again(alpine: Shop, wish: str) -> None:
    told = alpine.ask("What is your return policy?")
    offered = alpine.ask(wish, topic=told.topic)
    assert offered.outcome is Outcome.HANDOFF_OFFERED and "45 days" in told.text
    assert "45" not in offered.text and offered.intents == ("human",)


def test_a_mere_number_is_the_value_of_what_is_spoken_of_that_counts_so(alpine: Shop) -> None:
    cream = product_of(97, "Night Cream", ("Size",), ((("50 ml",), "29.00", 6), (("100 ml",), "49.00", 0)))
    alpine.reads.catalogue.add(ALPINE, cream, product_of(98, "Sun Shield SPF 50", (), (((), "24.00", 3),)))
    assert "Night Cream (50 ml) is in stock" in talk(alpine, "night cream 100ml in stock", "and the 50").text
