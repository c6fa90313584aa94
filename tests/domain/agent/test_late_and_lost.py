"""What shows late is a matter of the warranty, and what is called delivered and is not there is none of returns."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agent.replies import Outcome, ProductCard
from domain.conversations import Shopper
from domain.orders import Order
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALICE, ALICES, ALPINE, BAZAAR, NOW, Shop, order_of, parcel_of, refund_of

RULES = written(
    """<h2>Damaged on arrival</h2><p>Tell us about damaged items within 9 days of delivery and we replace them.</p>
    <h2>Warranty</h2><p>Our warranty lasts 6 years on jackets and covers faults of material.</p>
    <h2>Lost parcels</h2><p>A parcel is lost when its tracking has not moved for 12 days. Then we send it again.</p>
    <h2>Discount codes</h2><p>Discount codes do not work on gift cards.</p>
    <h2>Changing the address</h2><p>The delivery address of an order can be changed until the parcel is packed.</p>
    <h2>Exchanges</h2><p>You can exchange an item only for another size or colour of it.</p>"""
)


def came(number: int, name: str, days: int) -> Order:
    parcel = replace(parcel_of(number, "delivered", ((1, 1),), f"T{number}"), delivered_at=NOW - timedelta(days=days))
    order = order_of(number, name, ALICE, "alice@example.com")
    return replace(order, fulfilments=(parcel,), fulfilment_status="fulfilled", lines=order.lines[:1])


@pytest.fixture
def told(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, RULES)
    bazaar.reads.knowledge.write(BAZAAR, written("<p>We wrap gifts.</p>"))
    held = alpine.reads.orders.kept[ALPINE.id]
    held[:] = [order for order in held if order.id != ALICES.id]
    return alpine


@pytest.mark.parametrize("text", ["my trail jacket ripped", "the zip on my trail jacket broke, is it still guaranteed"])
def test_what_breaks_after_a_year_is_told_the_warranty(told: Shop, alice: Shopper, text: str) -> None:
    told.keep(came(41, "#1041", 360))
    reply = told.ask(text, shopper=alice)
    assert "6 years" in reply.text and "9 days" not in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED


def test_what_arrived_broken_is_told_what_holds_on_arrival(told: Shop, alice: Shopper) -> None:
    told.keep(came(41, "#1041", 3))
    assert "9 days" in told.ask("my trail jacket arrived ripped", shopper=alice).text


@pytest.mark.parametrize(
    "text",
    [
        "says delivered but nothing here",
        "tracking shows delivered, i dont have it",
        "my trail jacket was marked delivered but its not here",
    ],
)
def test_what_is_called_delivered_and_is_not_there_is_the_parcel_that_came_last(
    told: Shop, alice: Shopper, text: str
) -> None:
    told.keep(came(41, "#1041", 40))
    told.keep(came(42, "#1042", 2))
    reply = told.ask(text, shopper=alice)
    assert not any(isinstance(card, ProductCard) for card in reply.cards)
    assert "#1042" in reply.text and "#1041" not in reply.text
    assert "12 days" in reply.text and "9 days" not in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED


def test_whoever_misses_a_parcel_is_told_the_rule_and_offered_a_person(told: Shop, bazaar: Shop) -> None:
    reply = told.ask("my parcel says delivered but its not here")
    assert "12 days" in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED
    assert "wrap" not in bazaar.ask("my parcel says delivered but its not here").text


@pytest.mark.parametrize("text", ["my code doesnt work", "the voucher was rejected", "cant apply my promo code"])
def test_a_code_that_fails_is_told_the_rule_for_codes(told: Shop, alice: Shopper, text: str) -> None:
    for shopper in (None, alice):
        reply = told.ask(text, shopper=shopper)
        assert "gift cards" in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED


def test_who_wants_another_address_is_told_until_when(told: Shop, alice: Shopper) -> None:
    told.keep(replace(came(41, "#1041", 1), fulfilments=(), fulfilment_status=""))
    reply = told.ask("change the address on 1041", shopper=alice)
    assert "until the parcel is packed" in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("exchange my jacket for a tent", True),
        ("swap it for something else", True),
        ("swap it for another size", False),
        ("exchange my jacket for a parka in red", False),
    ],
)
def test_an_exchange_for_another_kind_is_refused_where_the_rule_decides(told: Shop, text: str, refused: bool) -> None:
    assert told.ask(text).text.startswith("No, by the store's policy") is refused


def test_a_ban_on_other_kinds_is_told_wherever_it_stands(alpine: Shop) -> None:
    ban = "<h2>Modifying</h2><p>We cannot change the product type of an item.</p>"
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written(ban, name="modify"))
    reply = alpine.ask("can i swap my jacket for a different kind of product")
    assert reply.text.startswith("No, by the store's policy") and "product type" in reply.text


def test_what_is_said_of_the_same_item_decides_no_exchange(alpine: Shop) -> None:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written("<p>The same item may look darker on a screen.</p>", name="shades"))
    assert "No, by" not in alpine.ask("can i swap my jacket for a different kind of product").text


def test_an_exchange_for_another_kind_is_left_open_where_the_rule_says_nothing_of_it(alpine: Shop) -> None:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written("<h2>Exchanges</h2><p>Exchanges are free in Japan.</p>"))
    reply = alpine.ask("exchange my jacket for a tent")
    assert "No, by" not in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED


def test_a_gift_card_that_fails_is_told_how_gift_cards_work(told: Shop, alice: Shopper) -> None:
    told.reads.knowledge.write(
        ALPINE, written("<h2>How do gift cards work?</h2><p>Spend them in parts.</p>", name="cards")
    )
    reply = told.ask("my gift card doesnt work", shopper=alice)
    assert "in parts" in reply.text and "warranty" not in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("text", ["where did my refund go", "wheres my refund for 1041"])
def test_money_that_is_on_its_way_is_told_with_how_long_it_takes(told: Shop, alice: Shopper, text: str) -> None:
    took = "<h2>Refunds</h2><p>A refund takes up to 8 business days to show on your card.</p>"
    told.reads.knowledge.write(ALPINE, written(took, name="refunds"))
    told.keep(replace(came(41, "#1041", 9), refunds=(refund_of("30.00"),)))
    reply = told.ask(text, shopper=alice)
    assert "$30.00" in reply.text and "8 business days" in reply.text
    long_ago = replace(refund_of("30.00"), created_at=NOW - timedelta(days=90))
    told.keep(replace(came(41, "#1041", 99), refunds=(long_ago,)))
    assert "8 business days" not in told.ask(text, shopper=alice).text


def test_when_something_was_bought_is_a_day_and_no_list(told: Shop, alice: Shopper) -> None:
    told.keep(came(41, "#1041", 9))
    told.keep(replace(order_of(43, "#1043", ALICE, "alice@example.com"), lines=()))
    reply = told.ask("when did i buy the trail jacket", shopper=alice)
    assert "#1041 was placed on" in reply.text and "#1043" not in reply.text


@pytest.mark.parametrize("text", ["its me again", "me again!"])
def test_who_is_back_is_greeted(told: Shop, alice: Shopper, text: str) -> None:
    reply = told.ask(text, shopper=alice)
    assert reply.outcome is Outcome.ANSWERED and reply.text.startswith("Hello")


def test_what_follows_is_me_again_is_what_counts(told: Shop, alice: Shopper) -> None:
    told.keep(came(41, "#1041", 3))
    assert "#1041" in told.ask("its me again, where is my order", shopper=alice).text


def test_the_thing_that_is_awaited_is_looked_for_in_the_shoppers_orders(told: Shop, alice: Shopper) -> None:
    told.keep(replace(came(41, "#1041", 3), fulfilments=(), fulfilment_status=""))
    assert "#1041" in told.ask("when does the trail jacket ship", shopper=alice).text
    assert "#1041" not in told.ask("when does the trail jacket ship").text
