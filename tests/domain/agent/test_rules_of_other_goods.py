"""A time in which some goods may be given back decides nothing about others, and tells nobody of those."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agent.policies.clauses.subjects import subjects_of
from domain.conversations import Shopper
from domain.orders import Order
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALICES, ALPINE, BAZAAR, NOW, Shop, line_of, parcel_of, product_of

FUTON = product_of(83, "Dune Futon", (), (((), "300.00", 5),))
TABLE = product_of(84, "Side Table", (), (((), "120.00", 5),))
RULES = written(
    """<h2>Trial of futons</h2><p>Sleep on a futon for up to 90 nights from the day of delivery. We refund the full
    price.</p><h2>Everything else</h2><p>Bed frames, tables and duvets can be returned within 20 days of delivery if
    unused.</p>"""
)
GENERAL = written("<p>Unused items can be returned within 20 days of delivery.</p>")


@pytest.fixture
def trying(alpine: Shop, bazaar: Shop) -> Shop:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    for shop, home, text in ((alpine, ALPINE, RULES), (bazaar, BAZAAR, GENERAL)):
        shop.reads.knowledge.write(home, text)
        for product in (FUTON, TABLE):
            shop.reads.catalogue.add(home, product)
    return alpine


def arrived(order: Order, table: bool, days: int) -> Order:
    parcel = replace(parcel_of(5, "delivered", ((1, 1),), "T1"), delivered_at=NOW - timedelta(days=days))
    line = line_of(1, TABLE if table else FUTON, 0)
    return replace(order, lines=(line,), fulfilments=(parcel,), created_at=NOW - timedelta(days=days + 5))


@pytest.mark.parametrize("text", ["i want to return my futon", "can i still return my order?", "send back the futon"])
def test_a_time_for_other_goods_refuses_nothing(trying: Shop, alice: Shopper, text: str) -> None:
    trying.keep(arrived(ALICES, False, 45))
    reply = trying.ask(text, shopper=alice)
    assert not reply.text.startswith("No")
    assert "90 nights" in reply.text
    assert "20 days" not in reply.text


@pytest.mark.parametrize("text", ["i want to return my table", "can i still return the side table?"])
def test_it_decides_of_its_own_goods(trying: Shop, alice: Shopper, text: str) -> None:
    trying.keep(arrived(ALICES, True, 45))
    reply = trying.ask(text, shopper=alice)
    assert reply.text.startswith("No")
    assert "within 20 days of delivery" in reply.text


@pytest.mark.parametrize("text", ["can i return a futon after 60 nights", "can I return a futon after 60 days?"])
def test_anybody_is_told_the_time_of_what_they_ask_about(trying: Shop, text: str) -> None:
    reply = trying.ask(text)
    assert "90 nights" in reply.text
    assert "20 days" not in reply.text


def test_a_time_for_all_goods_decides_as_ever(trying: Shop, bazaar: Shop) -> None:
    assert "within 20 days" in bazaar.ask("can i return a futon after 60 days").text
    assert bazaar.ask("can i return a futon after 60 days").text.startswith("No")


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Bed frames, tables and duvets can be returned within 28 days.", {"frames", "tables", "duvets"}),
        ("Unused grinders in their original box may be returned within 45 days.", {"grinders"}),
        ("Unworn items can be returned within 30 days.", set()),
        ("Shoes and other products may be exchanged within 5 days.", set()),
        ("Clothing can be returned within 30 days.", set()),
        ("Returns are accepted for 30 days.", set()),
        ("Within 30 days of delivery, anything can be returned.", set()),
    ],
)
def test_reads_for_which_goods_a_sentence_holds(sentence: str, named: set[str]) -> None:
    assert subjects_of(sentence) == named


TRADE = written(
    """<p>Duvets and pillows you post back at your own cost, and for hygiene reasons pillows cannot be returned once the
    seal is broken. Unused pots may be returned within 45 days of delivery. Opened pots are subject to a 15% restocking
    fee.</p><h2>Can I change or cancel my order?</h2><p>Within 2 hours of ordering, write to us.</p><h2>Plans</h2><p>A
    subscription can be paused for up to 3 months or cancelled at any time. A pre-order can be cancelled until 3 days
    before it ships.</p>"""
)


@pytest.fixture
def trade(alpine: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, TRADE)
    for number, title in ((85, "Loft Pillow"), (86, "Loft Duvet"), (87, "Copper Pot")):
        alpine.reads.catalogue.add(ALPINE, product_of(number, title, (), (((), "40.00", 5),)))
    return alpine


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("bought a pillow 3 weeks ago and opened it, can i return it", "once the seal is broken", "45 days"),
        ("want to return the pot, i used it a few times", "15% restocking fee", "pillows"),
        ("ordered yesterday need to cancel asap", "Within 2 hours", "pre-order"),
        ("can i cancel my order? placed it an hour ago", "Within 2 hours", "subscription"),
        ("i want to cancel my subscription", "at any time", "2 hours"),
    ],
)
def test_the_rule_for_the_case_is_told_and_no_other(trade: Shop, text: str, said: str, unsaid: str) -> None:
    reply = trade.ask(text)
    assert said in reply.text
    assert unsaid not in reply.text


def test_what_is_posted_back_is_not_among_what_never_comes_back(trade: Shop) -> None:
    assert not trade.ask("can i return a duvet?").text.startswith("No")


@pytest.mark.parametrize(
    "text",
    ["how long do i have left to return order 1001", "until when can i return my futon?", "days left to return it"],
)
def test_how_long_an_order_may_still_go_back_is_told_by_its_rule(trying: Shop, alice: Shopper, text: str) -> None:
    trying.keep(arrived(ALICES, False, 45))
    reply = trying.ask(text, shopper=alice)
    assert "90 nights" in reply.text
    assert "was delivered on" in reply.text


@pytest.mark.parametrize("text", ["how long do i have to return a futon", "how many days to return my futon"])
def test_a_stranger_is_never_told_the_time_of_other_goods(trying: Shop, text: str) -> None:
    assert "20 days" not in trying.ask(text).text
