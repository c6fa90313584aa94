"""Several orders of one's own: what they cost together, where all of them stand, and the other one."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.agent.replies import Outcome
from domain.conversations import Shopper, Topic
from domain.orders import Return
from tests.domain.agent.shops import ALICE, ALICES, NOW, Shop, order_of, parcel_of, refund_of, visitor

OLD = replace(
    order_of(31, "#1031", ALICE, "alice@example.com"), created_at=NOW - timedelta(days=400), total=Decimal("20.00")
)
NEW = replace(
    order_of(32, "#1032", ALICE, "alice@example.com"),
    created_at=NOW - timedelta(days=2),
    total=Decimal("100.00"),
    refunds=(refund_of("30.00"),),
    financial_status="partially_refunded",
)
SENT = replace(ALICES, fulfilments=(parcel_of(1, "in_transit", ((1, 1),), "T1"),), fulfilment_status="fulfilled")


@pytest.fixture
def known(alpine: Shop) -> Shop:
    for order in (OLD, NEW, SENT):
        alpine.keep(order)
    return alpine


@pytest.mark.parametrize(
    "text",
    ["how much have i spent here so far", "what did i spend in total with you", "wie viel habe ich bisher ausgegeben"],
)
def test_all_that_was_spent_is_added_up_with_each_order(known: Shop, alice: Shopper, text: str) -> None:
    reply = known.ask(text, shopper=alice)
    assert all(name in reply.text for name in ("#1001", "#1031", "#1032"))
    assert "222.90" in reply.text.replace(",", ".")  # 132.90 + 20 + 100 - 30


def test_a_year_is_added_up_alone(known: Shop, alice: Shopper) -> None:
    reply = known.ask("how much did i spend last year", shopper=alice)
    assert "Together: $20.00." in reply.text and "#1032" not in reply.text


def test_nothing_is_added_up_for_a_stranger_and_nothing_of_another(known: Shop, bob: Shopper) -> None:
    assert known.ask("how much have i spent here so far").outcome is Outcome.VERIFY_IDENTITY
    assert "#1001" not in known.ask("how much have i spent here so far", shopper=bob).text


def test_two_currencies_make_no_sum(known: Shop, alice: Shopper) -> None:
    known.keep(replace(OLD, currency="EUR"))
    assert "Together" not in known.ask("how much have i spent here so far", shopper=alice).text


def test_what_was_not_paid_was_not_spent(known: Shop, alice: Shopper) -> None:
    known.keep(replace(OLD, financial_status="pending"))
    reply = known.ask("how much have i spent here so far", shopper=alice)
    assert "$202.90" in reply.text and "#1031" not in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "how much have i spent here in the last 30 days",
        "how much have i spent here this week",
        "how much have i spent here since 2025",
        "how much did i spend here before 2026",
        "how much have i spent here in 2025 and 2026",
        "how much have i spent here on shipping",
        "how much have i spent here on jackets",
        "how much have i paid here for the rain jacket",
        "how much did we pay altogether in taxes",
        "wie viel habe ich hier seit 2025 ausgegeben",
    ],
)
def test_the_sum_of_all_is_not_told_for_that_of_some(known: Shop, alice: Shopper, text: str) -> None:
    reply = known.ask(text, shopper=alice)
    assert "Together" not in reply.text and "Zusammen" not in reply.text


def test_what_is_paid_in_part_makes_no_sum(known: Shop, alice: Shopper) -> None:
    known.keep(replace(OLD, financial_status="partially_paid"))
    assert "Together" not in known.ask("how much have i spent here so far", shopper=alice).text


def test_who_is_asked_which_order_is_told_how_each_stands(known: Shop, alice: Shopper) -> None:
    reply = known.ask("where is my stuff", shopper=alice)
    assert reply.outcome is Outcome.CLARIFY
    assert "on its way" in line(reply.text, "• #1001") and "not shipped yet" in line(reply.text, "• #1032")


@pytest.mark.parametrize(
    ("text", "named"),
    [("and the other one?", ["#1001"]), ("the newest", ["#1032"]), ("both", ["#1032", "#1001"])],
)
def test_a_few_words_pick_of_the_orders_just_listed(known: Shop, alice: Shopper, text: str, named: list[str]) -> None:
    asked = known.ask("where is my stuff", shopper=alice).topic
    two = replace(asked, listed=("#1032", "#1001"))
    topic = replace(two, order_name="#1032", pending_question="") if "other" in text else two
    reply = known.ask(text, shopper=alice, topic=topic)
    assert [card.name for card in reply.cards] == named


@pytest.mark.parametrize("text", ["its been 11 days where is my refund", "still waiting on my refund"])
def test_a_few_refunds_are_told_without_asking_which(known: Shop, alice: Shopper, text: str) -> None:
    known.keep(replace(SENT, refunds=(refund_of("12.00"),)))
    reply = known.ask(text, shopper=alice)
    assert "$30.00" in reply.text and "$12.00" in reply.text and reply.outcome is Outcome.ANSWERED


def test_money_that_came_back_in_part_is_that_of_the_order_refunded_in_part(known: Shop, alice: Shopper) -> None:
    known.keep(replace(SENT, refunds=(refund_of("132.90"),), financial_status="refunded"))
    reply = known.ask("why did i only get part of my money back", shopper=alice)
    assert "$30.00" in reply.text and "#1001" not in reply.text


def line(text: str, start: str) -> str:
    return next(one for one in text.split("\n") if one.startswith(start))


def test_a_stranger_picks_nothing(known: Shop) -> None:
    topic = Topic(listed=("#1032", "#1001"), order_name="#1032")
    assert "#1001 has" not in known.ask("and the other one?", shopper=visitor(), topic=topic).text


def test_two_orders_that_shall_be_called_off_are_both_told(known: Shop, alice: Shopper) -> None:
    reply = known.ask("cancel 1001 and 1032", shopper=alice)
    assert [card.name for card in reply.cards] == ["#1001", "#1032"] and reply.outcome is Outcome.HANDOFF_OFFERED


def test_a_bare_order_is_asked_where_it_is_and_nothing_is_to_be_done(known: Shop, alice: Shopper, bob: Shopper) -> None:
    assert "cannot cancel" not in known.ask("order 1032 please", shopper=alice).text
    assert known.ask("order 1032 please", shopper=bob).outcome is Outcome.VERIFY_IDENTITY


def test_last_month_is_the_month_before_this(known: Shop, alice: Shopper) -> None:
    known.keep(replace(OLD, created_at=NOW - timedelta(days=30)))
    reply = known.ask("what did i order last month", shopper=alice)
    assert "#1031" in reply.text and "#1032" not in reply.text and "#1001" not in reply.text


@pytest.mark.parametrize(
    ("text", "said"), [("what did i pay for 1032", "$100.00"), ("did i use a code on 1032", "JUNE")]
)
def test_what_was_paid_is_a_sum_and_a_code_is_its_name(known: Shop, alice: Shopper, text: str, said: str) -> None:
    known.keep(replace(NEW, codes=("JUNE",), discounts=Decimal("5.00")))
    assert said in known.ask(text, shopper=alice).text


def test_the_order_the_carrier_could_not_bring_is_the_one_spoken_of(known: Shop, alice: Shopper) -> None:
    missed = replace(SENT, fulfilments=(parcel_of(1, "attempted_delivery", ((1, 1),), "T1"),))
    known.keep(missed)
    reply = known.ask("they tried to deliver and i missed the driver", shopper=alice)
    assert "#1001" in reply.text and "#1032" not in reply.text


def test_who_asks_to_return_what_was_declined_is_told_so(known: Shop, alice: Shopper) -> None:
    declined = Return(5, "R1", "declined", NOW, 1, NOW, "final_sale")
    known.keep(replace(SENT, fulfilments=(parcel_of(1, "delivered", ((1, 1),), "T1"),), returns=(declined,)))
    reply = known.ask("can i return 1001", shopper=alice)
    assert "declined the return" in reply.text and not reply.text.startswith("Yes")


def test_food_that_came_stale_is_no_change_of_mind(known: Shop, alice: Shopper) -> None:
    assert not known.ask("my jacket arrived rotten, refund pls", shopper=alice).text.startswith("No,")


def test_the_thing_to_send_back_may_be_told_after_the_wish(known: Shop, alice: Shopper) -> None:
    kettle = replace(OLD.lines[0], title="Bluebell Kettle", product_id=None, variant_id=None)
    arrived = (parcel_of(31, "delivered", ((1, 1),), "T31"),)
    known.keep(replace(OLD, lines=(kettle,), fulfilments=arrived, fulfilment_status="fulfilled"))
    wish = known.ask("i want to return something", shopper=alice)
    reply = known.ask("the kettle", shopper=alice, topic=wish.topic)
    assert "#1031" in reply.text and reply.outcome is Outcome.HANDOFF_OFFERED
    assert "#1031" not in known.ask("thanks", shopper=alice, topic=wish.topic).text


@pytest.mark.parametrize(
    ("text", "said"),
    [("was my card charged for 1032", "has come in"), ("price of the trail jacket i bought in 1032", "$80.00")],
)
def test_what_is_asked_of_a_payment_and_a_price_is_read_in_the_record(
    known: Shop, alice: Shopper, text: str, said: str
) -> None:
    assert said in known.ask(text, shopper=alice).text
