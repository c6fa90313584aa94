"""Which of their own orders a shopper means, in whatever way they say it, and what is said where something broke."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agent.orders.lists import months_in
from domain.agent.replies import Outcome
from domain.agent.understanding.mentions import find_emails, find_order_names, visible
from domain.conversations import About, Shopper, Topic
from domain.language.languages import Language
from domain.orders import Order
from tests.domain.agent.shops import (
    ALICE,
    ALICES,
    CAMP_STOVE,
    NOW,
    RETURNS,
    Shop,
    line_of,
    order_of,
    parcel_of,
    visitor,
)


def holding(number: int, title: str, status: str, days: int) -> Order:
    """Return an order of Alice's that holds one article, as far as its parcel has come."""
    line = replace(line_of(number, CAMP_STOVE, 0), title=title, product_id=None, variant_id=None)
    parcels = (parcel_of(number, status, ((number, 1),), f"T{number}"),) if status else ()
    return replace(
        order_of(number, f"#{1000 + number}", ALICE, "alice@example.com"),
        lines=(line,),
        fulfilments=parcels,
        fulfilment_status="fulfilled" if parcels else "",
        created_at=NOW - timedelta(days=days),
    )


KETTLE = holding(21, "Harebell Enamel Kettle", "delivered", 70)
VEST = holding(22, "Osprey Quilted Vest", "in_transit", 9)
CHARGER = holding(23, "Lumo Power Bank", "delivered", 40)


@pytest.fixture
def known(alpine: Shop) -> Shop:
    held = alpine.reads.orders.kept[alpine.store.id]
    held[:] = [order for order in held if order.id != ALICES.id]
    for order in (KETTLE, VEST, CHARGER):
        alpine.keep(order)
    return alpine


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("whens the osprey coming", "#1022"),
        ("did the harebel arrive", "#1021"),
        ("when was the powerbank delivered", "#1023"),
        ("kiedy przyjdzie powerbank", "#1023"),
        ("wann kommt meine weste", "#1022"),
        ("wo ist die weste", "#1022"),
        ("where is my order", "#1022"),
        ("is my package here yet", "#1022"),
        ("where is the power bank", "#1023"),
    ],
)
def test_the_order_meant_is_the_one_that_holds_it_or_is_still_to_come(
    known: Shop, alice: Shopper, text: str, name: str
) -> None:
    reply = known.ask(text, shopper=alice)
    assert name in reply.text and reply.outcome is Outcome.ANSWERED
    assert sum(one in reply.text for one in ("#1021", "#1022", "#1023")) == 1


@pytest.mark.parametrize("text", ["gdzie jest mój namiot", "wo bleibt mein zelt?", "where is my tent"])
def test_a_thing_is_known_by_its_kind_where_its_title_ends_in_a_name(known: Shop, alice: Shopper, text: str) -> None:
    known.keep(holding(24, "Two Person Tent Birk", "in_transit", 6))
    reply = known.ask(text, shopper=alice)
    assert "#1024" in reply.text and "#1022" not in reply.text


def test_where_the_goods_of_an_order_are_is_asked_in_japanese(known: Shop, alice: Shopper) -> None:
    assert "T22" in known.ask("注文した商品はどこですか", shopper=alice).text


def test_duties_are_no_tax_on_the_order_just_shown(known: Shop, alice: Shopper) -> None:
    shown = Topic(order_name="#1022", about=About.ORDERS)
    assert "$0.00" not in known.ask("関税はかかりますか", shopper=alice, topic=shown).text


def test_goods_that_no_order_holds_are_not_taken_for_those_that_one_does(known: Shop, alice: Shopper) -> None:
    reply = known.ask("when does my tent arrive", shopper=alice)
    assert "none is like that" in reply.text and not reply.cards


@pytest.mark.parametrize(
    ("text", "name"),
    [("and where is the kettle", "#1021"), ("my power bank is broken", "#1023"), ("and the latest?", "#1022")],
)
def test_goods_of_another_order_turn_away_from_the_one_just_shown(
    known: Shop, alice: Shopper, text: str, name: str
) -> None:
    reply = known.ask(text, shopper=alice, topic=Topic(order_name="#1022", about=About.ORDERS))
    assert name in reply.text and sum(one in reply.text for one in ("#1021", "#1022", "#1023")) == 1


def test_where_several_may_be_meant_each_is_told_with_what_it_holds(known: Shop, alice: Shopper) -> None:
    reply = known.ask("what did shipping cost me", shopper=alice)
    assert reply.outcome is Outcome.CLARIFY
    assert "Harebell Enamel Kettle" in reply.text and "Osprey Quilted Vest" in reply.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what have i bought so far", {"#1021", "#1022", "#1023"}),
        ("which ones havent come yet", {"#1022"}),
        ("what did i order in october", {"#1023"}),
        ("was habe ich im oktober gekauft", {"#1023"}),
        ("co kupiłam w październiku", {"#1023"}),
    ],
)
def test_lists_the_orders_asked_for(known: Shop, alice: Shopper, text: str, names: set[str]) -> None:
    reply = known.ask(text, shopper=alice)
    assert {one for one in ("#1021", "#1022", "#1023") if one in reply.text} == names


def test_a_list_is_the_shoppers_own(known: Shop, bob: Shopper) -> None:
    assert "#1002" in known.ask("what have i bought so far", shopper=bob).text
    assert "#102" not in known.ask("what have i bought so far", shopper=bob).text
    assert known.ask("what have i bought so far").outcome is Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize("text", ["orders 1021, 1022 and 1023?", "#1021 & 1023", "1021, 1022", "order 1022 und 1021"])
def test_all_orders_that_are_named_are_answered(known: Shop, alice: Shopper, text: str) -> None:
    reply = known.ask(text, shopper=alice)
    named = {one for one in ("#1021", "#1022", "#1023") if one[1:] in text}
    assert {one for one in ("#1021", "#1022", "#1023") if one in reply.text} == named


@pytest.mark.parametrize(
    "text",
    [
        "order ten twenty two",
        "order number one oh two two",
        "order one thousand twenty two",
        "#1,022",
        "order 1 0 2 2",
        "order 10 22 please",
        "#1o22",
        "order #lo22",
        "ord1022",
        "order # 1022",
        "no. 1022",
        "ORDER#1022!!",
    ],
)
def test_a_number_is_read_however_it_is_written(text: str) -> None:
    assert find_order_names(visible(text))[0].lstrip("ORD") == "1022"


@pytest.mark.parametrize(
    "text", ["order ten mugs", "order 10 20 cm boards", "order one or two", "can i order 12 of 1022"]
)
def test_a_count_is_no_order(text: str) -> None:
    assert find_order_names(visible(text)) == ()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ann.lee at mail dot example", "ann.lee@mail.example"),
        ("ann dot lee at mail dot example", "ann.lee@mail.example"),
        ("my mail is ann(at)mail.example", "ann@mail.example"),
    ],
)
def test_an_address_said_aloud_is_read(text: str, address: str) -> None:
    assert find_emails(text) == [address]


@pytest.mark.parametrize(
    "text", ["it arrived at noon", "we met at home. de nada", "look at it. co je to", "ann at mail.example"]
)
def test_plain_words_are_no_address(text: str) -> None:
    assert find_emails(text) == []


def test_months_are_read_in_the_language_and_in_english() -> None:
    assert months_in("im oktober", Language.GERMAN) == {10}
    assert months_in("in may", Language.ENGLISH) == {5} and months_in("may i see", Language.ENGLISH) == set()


@pytest.mark.parametrize(
    "text",
    [
        "order 1021 the lid is cracked",
        "1021 and now it leaks. warranty?",
        "the harebell kettle has a hole",
        "bestellung 1021 ist kaputt",
        "commande 1021 arrivée cassée",
        "注文1021が壊れていました",
        "주문 1021 파손됐어요",
    ],
)
def test_what_broke_is_heard_beside_an_order_number(known: Shop, alice: Shopper, text: str) -> None:
    reply = known.ask(text, shopper=alice)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and reply.handoff and "#1021" in reply.text
    assert reply.cards


def test_the_rule_for_a_parcel_that_stands_still_is_quoted(known: Shop, alice: Shopper) -> None:
    rule = replace(RETURNS, text="A parcel whose tracking has not moved for 6 days is taken to be lost.")
    known.reads.knowledge.add(known.store, rule)
    reply = known.ask("1022 no movement for 8 days", shopper=alice)
    assert "6 days" in reply.text and "on its way" in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED


def test_a_broken_thing_opens_no_order_to_a_stranger(known: Shop, bob: Shopper) -> None:
    for shopper in (visitor(), bob):
        reply = known.ask("order 1021 arrived cracked", shopper=shopper)
        assert "#1021" not in reply.text and "Kettle" not in reply.text and not reply.cards
        unknown = known.ask("order 9999 arrived cracked", shopper=shopper)
        assert unknown.text == reply.text and unknown.outcome is reply.outcome


def test_the_name_of_a_thing_is_no_mishap(known: Shop, alice: Shopper) -> None:
    known.keep(replace(KETTLE, lines=(replace(KETTLE.lines[0], title="Broken Twill Apron"),)))
    assert known.ask("where is the broken twill apron from 1021", shopper=alice).outcome is Outcome.ANSWERED
