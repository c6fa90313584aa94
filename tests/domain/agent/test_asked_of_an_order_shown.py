"""What follows an order just told: one of its parcels, and the price of an article that was named."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome, Reply
from domain.conversations import Shopper, Topic
from tests.domain.agent.shops import ALICES, Shop, parcel_of

PARCELS = (parcel_of(1, "delivered", ((1, 1),), "AAA1111111"), parcel_of(2, "in_transit", ((2, 1),), "BBB2222222"))


@pytest.fixture
def two_parcels(alpine: Shop) -> Shop:
    alpine.keep(replace(ALICES, fulfilment_status="fulfilled", fulfilments=PARCELS))
    return alpine


def talk(shop: Shop, shopper: Shopper, *messages: str) -> Reply:
    reply = shop.ask(messages[0], shopper=shopper)
    for text in messages[1:]:
        reply = shop.ask(text, shopper=shopper, topic=reply.topic)
    return reply


@pytest.mark.parametrize(
    "text",
    [
        "and the second parcel?",
        "where is the second parcel?",
        "when will the other package come",
        "wo ist das zweite Paket?",
        "¿y el segundo paquete?",
        "l'autre colis ?",
        "dove è il secondo pacco?",
        "e o segundo pacote?",
        "waar is het tweede pakket?",
        "a druga paczka?",
        "두 번째 택배는요?",
        "2つ目の荷物は？",
    ],
)
def test_another_parcel_is_one_of_the_order_just_told(two_parcels: Shop, alice: Shopper, text: str) -> None:
    reply = talk(two_parcels, alice, "where is #1001", text)
    assert reply.outcome is Outcome.ANSWERED and "BBB2222222" in reply.text


def test_of_a_parcel_that_is_damaged_a_person_is_told(two_parcels: Shop, alice: Shopper) -> None:
    reply = talk(two_parcels, alice, "where is #1001", "the second parcel is damaged")
    assert reply.outcome is Outcome.HANDOFF_OFFERED


def test_a_parcel_of_no_order_told_is_none_of_anybodys(two_parcels: Shop) -> None:
    assert "BBB2222222" not in two_parcels.ask("where is the second parcel?", topic=Topic(order_name="#1001")).text


@pytest.mark.parametrize("before", ["where is the jacket in #1001", "how much was the jacket in #1001"])
def test_it_is_the_article_that_was_named_last(two_parcels: Shop, alice: Shopper, before: str) -> None:
    reply = talk(two_parcels, alice, before, "how much is it")
    assert "$80.00" in reply.text and "$132.90" not in reply.text


def test_it_is_the_order_where_no_article_was_named(two_parcels: Shop, alice: Shopper) -> None:
    assert "$132.90" in talk(two_parcels, alice, "where is #1001", "how much is it").text
