"""An order meant by how it stands, or by its place in a list, and what misses while a parcel is under way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.agent.replies import Outcome, Reply
from domain.conversations import About, Shopper, Topic
from domain.orders import Order, Return
from integrations.shopify.fields import due
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import (
    ALICE,
    ALICES,
    ALPINE,
    CAMP_STOVE,
    NOW,
    Shop,
    line_of,
    order_of,
    parcel_of,
    product_of,
    refund_of,
)


def holding(number: int, titles: Sequence[str], days: int) -> Order:
    lines = tuple(
        replace(line_of(at, CAMP_STOVE, 0), title=title, product_id=None, variant_id=None)
        for at, title in enumerate(titles, 1)
    )
    order = order_of(number, f"#{1000 + number}", ALICE, "alice@example.com")
    return replace(order, lines=lines, created_at=NOW - timedelta(days=days), codes=())


WAITING = holding(31, ["Larkspur Blanket"], 1)
HALF = replace(
    holding(32, ["Copper Lamp", "Reading Chair"], 6),
    fulfilments=(parcel_of(7, "in_transit", ((1, 1),), "HALF1"),),
    fulfilment_status="partial",
)
CALLED_OFF = replace(
    holding(33, ["Walnut Tray"], 20), cancelled_at=NOW - timedelta(days=19), refunds=(refund_of("41.00"),)
)
COMES_LATER = replace(
    holding(34, ["Winter Duvet"], 12), tags=("pre-order",), discounts=Decimal("9.50"), codes=("SNUG",)
)
PAID_BACK = replace(
    holding(35, ["Linen Sheet"], 30),
    fulfilments=(parcel_of(8, "delivered", ((1, 1),), "D1"),),
    fulfilment_status="fulfilled",
    refunds=(refund_of("12.00"),),
)
NAMES = ("#1031", "#1032", "#1033", "#1034", "#1035")


@pytest.fixture
def known(alpine: Shop) -> Shop:
    held = alpine.reads.orders.kept[alpine.store.id]
    held[:] = [order for order in held if order.id != ALICES.id]
    for order in (WAITING, HALF, CALLED_OFF, COMES_LATER, PAID_BACK):
        alpine.keep(order)
    return alpine


def told(reply: Reply) -> set[str]:
    return {name for name in NAMES if name in reply.text}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("have you refunded the cancelled order", "#1033"),
        ("when does my pre-order ship", "#1034"),
        ("wann kommt meine vorbestellung", "#1034"),
        ("how much did i save", "#1034"),
        ("whats still missing from my order", "#1032"),
        ("did my blanket go out", "#1031"),
    ],
)
def test_what_is_said_of_how_an_order_stands_tells_which_is_meant(
    known: Shop, alice: Shopper, text: str, name: str
) -> None:
    assert told(known.ask(text, shopper=alice)) == {name}


def test_what_comes_in_another_parcel_is_said_to_be_under_way_and_not_lost(known: Shop, alice: Shopper) -> None:
    reply = known.ask("half of my order is missing", shopper=alice)
    assert "Not shipped yet: Reading Chair." in reply.text and "sorry" not in reply.text
    assert reply.outcome is Outcome.HANDOFF_OFFERED
    assert "sorry" in known.ask("something is missing from order 1035", shopper=alice).text


def test_strangers_and_other_shoppers_learn_of_no_order_by_how_it_stands(known: Shop, bob: Shopper) -> None:
    for text in ("when does my pre-order ship", "half of my order is missing", "refund of the cancelled order?"):
        assert not told(known.ask(text)) and not told(known.ask(text, shopper=bob))


@pytest.mark.parametrize(
    "text", ["the second one", "2nd one pls", "whats in the second order", "die zweite", "두 번째 거"]
)
def test_an_order_is_picked_by_its_place_in_the_list_just_told(known: Shop, alice: Shopper, text: str) -> None:
    topic = known.ask("what have i ordered", shopper=alice).topic
    assert topic.listed == ("#1031", "#1032", "#1034", "#1033", "#1035")
    assert told(known.ask(text, shopper=alice, topic=topic)) == {"#1032"}


def test_a_place_in_the_list_answers_which_order_is_meant(known: Shop, alice: Shopper) -> None:
    asked = known.ask("where is my order", shopper=alice)
    assert asked.outcome is Outcome.CLARIFY
    picked = known.ask("the second one please", shopper=alice, topic=asked.topic)
    assert told(picked) == {asked.topic.listed[1]} and picked.outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did i pay for the fifth one", {"#1035"}),
        ("the 1st and the 2nd one", {"#1031", "#1032"}),
        ("what is in the first and second order", {"#1031", "#1032"}),
        ("the second one's total", {"#1032"}),
        ("kiedy to dojdzie, to piate", {"#1035"}),
        ("5番目の注文", {"#1035"}),
    ],
)
def test_what_is_picked_is_told_and_not_the_order_last_spoken_of(
    known: Shop, alice: Shopper, text: str, names: set[str]
) -> None:
    listed = known.ask("what have i ordered", shopper=alice).topic
    topic = replace(listed, order_name="#1034", pending_question="")
    assert told(known.ask(text, shopper=alice, topic=topic)) == names


def test_who_picks_some_of_a_list_may_pick_others_of_it(known: Shop, alice: Shopper) -> None:
    listed = known.ask("what have i ordered", shopper=alice).topic
    some = known.ask("what is in the first and the third one", shopper=alice, topic=listed)
    assert told(some) == {"#1031", "#1034"}
    assert told(known.ask("and the fifth one", shopper=alice, topic=some.topic)) == {"#1035"}


def test_after_goods_were_shown_a_place_is_one_of_them_unless_an_order_is_named(known: Shop, alice: Shopper) -> None:
    lamps = [product_of(at, f"{name} Lamp", (), (((), "20.00", 3),)) for at, name in ((91, "Copper"), (92, "Brass"))]
    known.reads.catalogue.add(ALPINE, *lamps)
    listed = known.ask("what have i ordered", shopper=alice).topic
    shown = replace(listed, about=About.GOODS, asked="lamps", shown=(91, 92), order_name="")
    reply = known.ask("the second one", shopper=alice, topic=shown)
    assert not told(reply) and "Brass Lamp" in reply.text
    assert told(known.ask("and the second order", shopper=alice, topic=shown)) == {"#1032"}


def test_what_no_list_has_is_picked_of_none(known: Shop, alice: Shopper, bob: Shopper) -> None:
    topic = Topic(listed=("#1031", "#1032", "#1034", "#1033", "#1035"))
    assert not told(known.ask("the second one", shopper=bob, topic=topic))
    assert "#1035" not in known.ask("chega na quinta?", shopper=alice, topic=topic).text  # on Thursday
    assert "#1032" not in known.ask("the second time i tried it failed", shopper=alice, topic=topic).text


def test_no_small_word_is_taken_for_a_kind_of_goods(known: Shop, alice: Shopper) -> None:
    known.keep(holding(36, ["Spruce Tea"], 3))
    assert "none is like that" in known.ask("what did i pay in total for the stove", shopper=alice).text


def test_what_shall_be_called_off_is_what_has_not_left(known: Shop, alice: Shopper) -> None:
    known.reads.knowledge.kept.clear()
    rules = "<h2>Cancelling</h2><p>Orders can be cancelled until they are packed.</p><h2>Returns</h2>"
    known.reads.knowledge.write(ALPINE, written(f"{rules}<p>Send it back within 20 days of delivery.</p>"))
    reply = known.ask("cancel the blanket please", shopper=alice)
    assert told(reply) == {"#1031"} and "until they are packed" in reply.text and "20 days" not in reply.text
    asked = known.ask("i ordered this morning, can i still cancel", shopper=alice)
    assert "until they are packed" in asked.text and "20 days" not in asked.text
    back = known.ask("i want to return the linen sheet", shopper=alice)
    assert told(back) == {"#1035"} and "20 days" in back.text and "packed" not in back.text


@pytest.mark.parametrize("text", ["and the copper lamp?", "what about the lamp", "und die lampe?"])
def test_after_an_order_what_is_named_of_ones_own_asks_where_that_is(known: Shop, alice: Shopper, text: str) -> None:
    shown = Topic(order_name="#1031", about=About.ORDERS)
    assert told(known.ask(text, shopper=alice, topic=shown)) == {"#1032"}
    assert not told(known.ask(text, topic=shown))


def test_each_of_several_parcels_is_told_with_the_day_it_is_expected(known: Shop, alice: Shopper) -> None:
    late = replace(parcel_of(9, "in_transit", ((2, 1),), "SECOND2"), estimated_delivery_at=NOW + timedelta(days=2))
    known.keep(replace(HALF, fulfilments=(*HALF.fulfilments, late), fulfilment_status="fulfilled"))
    text = known.ask("where is order 1032", shopper=alice).text
    assert "Reading Chair – on its way – The carrier expects to bring it on November 22, 2026." in text


def test_of_several_orders_the_unpaid_one_is_meant_where_a_payment_is_waited_for(known: Shop, alice: Shopper) -> None:
    known.keep(replace(WAITING, financial_status="pending"))
    assert told(known.ask("did my payment go through", shopper=alice)) == {"#1031"}


def test_how_long_a_refund_takes_is_a_rule_and_asks_for_no_order(known: Shop, alice: Shopper) -> None:
    known.reads.knowledge.kept.clear()
    known.reads.knowledge.write(ALPINE, written("<p>A refund takes 4 business days until your bank shows it.</p>"))
    assert "4 business days" in known.ask("how long does my refund take to show", shopper=alice).text


def test_a_return_that_was_declined_is_told_of_the_order_that_has_one(known: Shop, alice: Shopper) -> None:
    back = Return(id=5, name="#1035-R1", status="DECLINED", quantity=1, created_at=NOW, decline_reason="final_sale")
    known.keep(replace(PAID_BACK, returns=(back,)))
    known.keep(replace(CALLED_OFF, returns=(replace(back, status="CLOSED"),)))
    assert told(known.ask("why was my return rejected", shopper=alice)) == {"#1035"}


def test_who_asks_where_it_is_to_call_it_off_is_heard_in_both(known: Shop, alice: Shopper) -> None:
    reply = known.ask("has the blanket shipped? i want to cancel it", shopper=alice)
    assert told(reply) == {"#1031"} and reply.outcome is Outcome.HANDOFF_OFFERED
    lamp, blanket = (
        product_of(at, title, (), (((), "20.00", 3),)) for at, title in ((91, "Copper Lamp"), (92, "Larkspur Blanket"))
    )
    known.reads.catalogue.add(ALPINE, lamp, blanket)
    both = known.ask("where is the copper lamp and cancel the blanket please", shopper=alice)
    assert told(both) == {"#1031", "#1032"} and both.outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-24T20:00:00-05:00",
        "2026-11-24T19:00:00-05:00",  # midnight in UTC, but a time nevertheless
        "2026-11-24T18:59:00-05:00",
        "2026-11-24T00:00:00+00:00",
        "2026-11-24T23:59:59Z",
        "2026-11-24T00:00:00+02:00",
        "2026-11-24T23:59:00-08:00",
        "2026-11-24",
    ],
)
@pytest.mark.parametrize("shopper_in", ["Asia/Tokyo", "America/Los_Angeles", ""])
def test_the_day_of_a_delivery_is_the_same_wherever_the_shopper_is(
    known: Shop, alice: Shopper, written: str, shopper_in: str
) -> None:
    estimate, whole = due({"by": written}, "by")
    parcel = replace(
        parcel_of(9, "in_transit", ((2, 1),), "SECOND2"), estimated_delivery_at=estimate, estimated_whole_day=whole
    )
    known.keep(replace(HALF, fulfilments=(*HALF.fulfilments, parcel), fulfilment_status="fulfilled"))
    there = replace(known, store=replace(known.store, timezone="America/New_York"), timezone=shopper_in)
    told = there.ask("where is order 1032", shopper=alice)
    assert "expects to bring it on November 24, 2026." in told.text and told.timezone == (
        shopper_in or "America/New_York"
    )


def test_a_day_without_a_time_is_not_over_before_its_end(known: Shop, alice: Shopper) -> None:
    today = replace(
        parcel_of(9, "in_transit", ((2, 1),), "SECOND2"), estimated_delivery_at=NOW.replace(hour=0, minute=0)
    )
    known.keep(replace(HALF, fulfilments=(*HALF.fulfilments, today), fulfilment_status="fulfilled"))
    assert "expects to bring it on November 20, 2026" in known.ask("where is order 1032", shopper=alice).text


def test_a_day_to_come_where_the_store_is_was_not_missed(known: Shop, alice: Shopper) -> None:
    due = NOW.replace(hour=0, minute=0)  # a day without a time, which has begun in UTC alone
    parcel = replace(parcel_of(9, "in_transit", ((2, 1),), "SECOND2"), estimated_delivery_at=due)
    known.keep(replace(HALF, fulfilments=(*HALF.fulfilments, parcel), fulfilment_status="fulfilled"))
    west = replace(known, store=replace(known.store, timezone="Pacific/Pago_Pago"))
    assert "expects to bring it on November 20, 2026" in west.ask("where is order 1032", shopper=alice).text
