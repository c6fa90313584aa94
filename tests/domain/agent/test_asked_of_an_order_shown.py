"""What follows an order just told, and what of an order is told once, apart, or for a proof."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome, Reply
from domain.conversations import Shopper, Topic
from domain.orders import Return
from tests.domain.agent.shops import ALICES, NOW, TRAIL_JACKET, Shop, line_of, parcel_of, refund_of

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


@pytest.mark.parametrize(
    "text",
    [
        "give me the address of the order",
        "tell me the address on my order",
        "dame la dirección del pedido",
        "donne-moi l'adresse de la commande",
        "gib mir die Adresse der Bestellung",
    ],
)
def test_where_an_order_goes_is_told_for_a_proof(alpine: Shop, alice: Shopper, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.VERIFY_IDENTITY
    own = alpine.ask(text, shopper=alice, topic=Topic(order_name="#1001"))
    assert "Lisbon" in own.text and "Hidden Lane" not in own.text


@pytest.mark.parametrize(
    "text", ["tell me how to change the address of my order", "what if the address on my order is wrong"]
)
def test_an_address_that_is_to_be_mended_is_another_matter(alpine: Shop, text: str) -> None:
    assert "order_ship_to" not in alpine.ask(text).intents


@pytest.mark.parametrize("text", ["did u cancel #1001", "cancel #1001", "ist #1001 storniert worden?"])
def test_what_is_cancelled_already_is_offered_to_nobody(alpine: Shop, alice: Shopper, text: str) -> None:
    alpine.keep(replace(ALICES, cancelled_at=NOW, refunds=(refund_of("132.90"),)))
    reply = alpine.ask(text, shopper=alice)
    assert reply.outcome is Outcome.ANSWERED and "#1001" in reply.text
    assert reply.text.count("132.90") + reply.text.count("132,90") <= 1


def test_a_refund_is_told_once(alpine: Shop, alice: Shopper) -> None:
    back = (Return(1, "#1001-R1", "closed", NOW, 2),)
    alpine.keep(replace(ALICES, financial_status="refunded", refunds=(refund_of("132.90"),), returns=back))
    reply = alpine.ask("I want my money back for #1001", shopper=alice)
    assert reply.text.count("$132.90 was refunded") == 1


def test_lines_of_the_same_title_are_told_apart(alpine: Shop, alice: Shopper) -> None:
    alpine.keep(replace(ALICES, lines=(line_of(1, TRAIL_JACKET, 0), line_of(2, TRAIL_JACKET, 2))))
    text = alpine.ask("where is #1001", shopper=alice).text
    assert "Trail Jacket (Red, M, nylon, mesh), Trail Jacket (Navy, M, nylon, fleece)" in text
