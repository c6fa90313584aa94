"""How much of a thing is used is no question for its price."""

from dataclasses import replace

import pytest

from domain.agent.products.amounts import SPENT, USED
from domain.agent.replies import Outcome
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, Shop, product_of

GUIDE = replace(
    written(
        "<p>For a French press use 60 g of coarse coffee per litre. For pour over use 15 g for 250 ml.</p>"
        "<p>Ground coffee keeps for 2 weeks.</p>",
        name="brewing guide",
    ),
    title="Brewing guide",
)
PRESS = product_of(91, "French Press", (), (((), "39.00", 0),), "Glass press, 1 litre.")
DRIPPER = product_of(92, "Pour Over Dripper", (), (((), "28.00", 4),), "Takes 2 cups.")
BLEND = product_of(93, "Ritual Coffee", ("Size",), ((("250 g",), "14.00", 4),), "Medium roast.")
SERUM = product_of(94, "Dew Serum", (), (((), "18.00", 4),), "Apply two drops in the morning.\nSize: 30 ml")


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, PRESS, DRIPPER, BLEND, SERUM)
    alpine.reads.knowledge.write(ALPINE, GUIDE)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how much coffee for french press", "60 g of coarse coffee"),
        ("how much coffee should i use in the french press", "60 g of coarse coffee"),
        ("how much coffee for pour over", "15 g for 250 ml"),
        ("how much of the dew serum should i use", "two drops"),
    ],
)
def test_tells_how_much_is_used(alpine: Shop, text: str, said: str) -> None:
    told = alpine.ask(text).text
    assert said in told
    assert "$" not in told


@pytest.mark.parametrize("text", ["how much serum should i use", "how much serum do i apply", "serum how much to use"])
def test_of_several_those_that_tell_it_are_quoted(alpine: Shop, text: str) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(95, "Moss Serum", (), (((), "25.00", 4),), "For dull skin."))
    told = alpine.ask(text).text
    assert "Dew Serum – Apply two drops" in told and "$" not in told and "Moss" not in told


def test_of_several_that_tell_none_it_is_not_known(alpine: Shop) -> None:
    for number, title in enumerate(("Moss Toner", "Fern Toner"), 95):
        alpine.reads.catalogue.add(ALPINE, product_of(number, title, (), (((), "25.00", 4),), "For dull skin."))
    told = alpine.ask("how much toner should i use")
    assert told.outcome in (Outcome.NOT_SUPPORTED, Outcome.HANDOFF_OFFERED) and "$" not in told.text


@pytest.mark.parametrize(
    "text", ["how much does it cost to use the dew serum", "how much is the dew serum", "how much do i have to pay"]
)
def test_what_it_costs_is_no_amount(text: str) -> None:
    assert not USED.search(text) or SPENT.search(text)


@pytest.mark.parametrize(
    "text", ["how much tea per cup", "how many scoops should i use", "how much water for the ritual"]
)
def test_what_no_text_tells_is_not_known(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome in (Outcome.NOT_SUPPORTED, Outcome.HANDOFF_OFFERED)


@pytest.mark.parametrize(
    "text", ["how much is the ritual coffee", "how much coffee for 250 g", "how much ritual coffee for the bag"]
)
def test_a_price_is_still_a_price(alpine: Shop, text: str) -> None:
    assert "$14.00" in alpine.ask(text).text


@pytest.mark.parametrize(
    "text",
    [
        "how much coffee do i need to buy for free shipping?",
        "how much tea do i have to order for free delivery",
        "how much product should i return to get a refund",
        "how much coffee should i buy per month",
        "how much coffee for a discount",
    ],
)
def test_what_is_bought_or_sent_back_is_not_used(text: str) -> None:
    assert not USED.search(text) or SPENT.search(text)


def test_what_else_is_written_is_told_of_free_delivery(alpine: Shop) -> None:
    rule = written("<p>Delivery costs $5; it is free over $40.</p>", name="shipping")
    alpine.reads.knowledge.write(ALPINE, replace(rule, title="Shipping"))
    assert "free over $40" in alpine.ask("how much coffee do i need to buy for free shipping?").text
