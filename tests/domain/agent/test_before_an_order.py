"""What is asked before anything was ordered is told to anybody: how long sending takes, on which days, by what."""

import pytest

from domain.agent.policies.visiting import TOLD
from domain.agent.replies import Outcome
from domain.conversations import Shopper
from domain.language.words import fold
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop

SENDING = written(
    """<p>Standard shipping takes 3-5 business days and costs $4.00. We ship worldwide; international orders take 8-14
    days.</p><p>You choose the day of delivery when the carrier calls. There is no delivery on weekends.</p>""",
    name="shipping",
)
RETURNS = written("<p>Goods can be returned within 30 days of delivery.</p>", name="returns")


@pytest.fixture
def sending(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, SENDING, RETURNS)
    bazaar.reads.knowledge.write(BAZAAR, written("<p>Parcels take 77 days.</p>"))
    return alpine


@pytest.mark.parametrize(
    "asked", ["how long does delivery take", "delivery time?", "wie lange dauert die lieferung", "ile trwa dostawa"]
)
def test_all_times_that_stand_together_are_told(sending: Shop, asked: str) -> None:
    text = sending.ask(asked).text
    assert "3-5 business days" in text and "8-14 days" in text
    assert "30 days" not in text and "carrier calls" not in text


@pytest.mark.parametrize("asked", ["when will it arrive if i order today", "wenn ich heute bestelle wann kommt es an"])
def test_who_has_not_ordered_yet_proves_no_order(sending: Shop, alice: Shopper, asked: str) -> None:
    for shopper in (None, alice):
        reply = sending.ask(asked, shopper=shopper)
        assert reply.outcome is Outcome.ANSWERED and "3-5 business days" in reply.text
        assert "#1001" not in reply.text


def test_a_day_is_asked_of_the_rules_by_strangers_and_of_their_order_by_who_has_one(
    sending: Shop, alice: Shopper
) -> None:
    assert "no delivery on weekends" in sending.ask("deliver on saturday?").text
    assert sending.ask("did my order ship on saturday").outcome is Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize("asked", ["where is my cart", "wo ist mein warenkorb", "dónde está mi carrito"])
def test_a_cart_is_no_order(sending: Shop, asked: str) -> None:
    assert sending.ask(asked).outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("asked", ["shipping cost for a 20 dollar order", "how much is shipping for a $30 order"])
def test_the_sum_of_an_order_is_no_part_of_what_is_asked(sending: Shop, asked: str) -> None:
    assert "$4.00" in sending.ask(asked).text


@pytest.mark.parametrize("asked", ["do i have to pay customs in germany", "do i pay duties to brazil"])
def test_who_pays_customs_is_told_of_all_that_is_abroad(alpine: Shop, asked: str) -> None:
    rules = "<p>We ship worldwide; customs are paid by the recipient.</p>"
    paying = "<p>We take Visa and PayPal. We do not take cash.</p>"
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written(rules, name="shipping"), written(paying, name="payment"))
    text = alpine.ask(asked).text
    assert "paid by the recipient" in text and "Visa" not in text


def test_a_trial_is_told_where_a_text_tells_of_one(alpine: Shop) -> None:
    rules = "<p>Furniture goes back within 30 days.</p><p>Mattresses can be tried for 100 nights.</p>"
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written(rules, name="refund"))
    assert "100 nights" in alpine.ask("can i try the mattress at home").text


@pytest.mark.parametrize(
    "text",
    ["Our warehouse is in Reno, Nevada; there is no shop to visit.", "We are based in Leeds.", "Find us in Bern."],
)
def test_what_tells_where_a_store_is_answers_who_asks_that(text: str) -> None:
    assert TOLD.search(fold(text))


def test_working_days_are_no_work(sending: Shop) -> None:
    assert "business days" not in sending.ask("i want to work for you").text
