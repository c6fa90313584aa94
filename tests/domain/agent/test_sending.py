"""What restricts the sending of goods is told of them, and of no others."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

KNIFE, BED = 31, 32
WHERE = "France, Germany, Japan, Norway and the United States."
SENDING = f"<h2>Where we send</h2><p>{WHERE} Knives go to the United States only. We never ship fuel.</p>"


@pytest.fixture
def told(alpine: Shop, bazaar: Shop) -> Shop:
    reads = alpine.reads
    reads.knowledge.kept.clear()
    reads.knowledge.write(ALPINE, written(SENDING, name="shipping"))
    reads.knowledge.write(BAZAAR, written(f"<h2>Where we send</h2><p>{WHERE}</p>", name="shipping"))
    knife = replace(product_of(KNIFE, "Birch Knife", (), (((), "40.00", 3),)), product_type="Knives")
    fuel = replace(product_of(33, "Gas Canister", (), (((), "8.00", 3),), "For stoves."), product_type="Fuel")
    bed = product_of(BED, "Oak Bed", (), (((), "900.00", 3),), "Solid oak.\nShipping: mainland United States only")
    reads.catalogue.add(ALPINE, knife, fuel, bed)
    reads.catalogue.add(BAZAAR, knife)
    return alpine


@pytest.mark.parametrize("text", ["to japan?", "can it be delivered to norway", "liefert ihr nach deutschland"])
def test_goods_on_a_page_are_sent_where_a_text_says_of_them(told: Shop, bazaar: Shop, text: str) -> None:
    assert "Knives go to the United States only." in told.ask(text, page=KNIFE).text
    assert WHERE not in told.ask(text, page=KNIFE).text
    assert "Knives" not in bazaar.ask(text, page=KNIFE).text


@pytest.mark.parametrize(
    "text", ["versendet ihr messer nach deutschland", "wysyłacie noże do Niemiec", "envian cuchillos a Japón"]
)
def test_goods_named_in_another_language_are_sent_where_an_english_text_says(told: Shop, text: str) -> None:
    reply = told.ask(text)
    assert "Knives go to the United States only." in reply.text and WHERE not in reply.text


def test_gas_is_fuel_but_a_stove_is_none(told: Shop, bazaar: Shop) -> None:
    assert told.ask("do you ship propane").text == "We never ship fuel."
    assert WHERE in told.ask("do you ship gas stoves to germany").text
    assert "fuel" not in bazaar.ask("do you ship propane").text


def test_a_ban_holds_for_goods_of_its_type_whatever_they_are_called(told: Shop) -> None:
    reply = told.ask("can you ship a gas canister")
    assert reply.text == "We never ship fuel." and reply.outcome is Outcome.ANSWERED


@pytest.mark.parametrize("text", ["ship to hawaii", "ship to canada?", "do you send this to alaska"])
def test_the_record_tells_where_its_goods_are_sent(told: Shop, text: str) -> None:
    assert "mainland United States only" in told.ask(text, page=BED).text


@pytest.mark.parametrize("text", ["do you ship to japan", "do you ship jackets to germany"])
def test_other_goods_are_sent_where_all_are(told: Shop, text: str) -> None:
    assert WHERE in told.ask(text).text


def test_when_and_for_how_much_is_no_question_after_a_restriction(told: Shop) -> None:
    for text in ("how much is shipping to japan", "when does it ship to norway"):
        assert "Knives" not in told.ask(text, page=KNIFE).text
