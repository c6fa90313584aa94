"""Goods that a store never takes back: refused by name, by record in any language, and nothing else with them."""

from dataclasses import replace

import pytest

from domain.conversations import Shopper
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALICES, ALPINE, Shop, line_of, product_of

NURSERY = written(
    """<h2>Time</h2><p>Send anything back within thirty days of delivery. Original shipping is not refunded.</p>
    <h2>Condition</h2><p>Pots must be unused and tools without soil.</p>
    <h2>What we never take back</h2><ul><li>Living plants, unless they arrived wilted</li>
    <li>Opened seed packets and bulbs</li><li>Vouchers</li></ul>"""
)
PANTRY = written(
    """<h2>Returns</h2><p>Send items back within 30 days of delivery.</p><h2>Never returned</h2>
    <ul><li>Food and drink from the Larder, unless it arrived damaged</li><li>Audio books after the first download</li>
    <li>Opened balms</li></ul>"""
)
HONEY = replace(product_of(83, "Heather Honey", (), (((), "9.00", 5),)), product_type="Larder", tags=("sweet",))


@pytest.fixture
def nursery(alpine: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.written.clear()
    alpine.reads.knowledge.write(ALPINE, NURSERY)
    return alpine


@pytest.fixture
def pantry(alpine: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, PANTRY)
    alpine.reads.catalogue.add(ALPINE, HONEY)
    return alpine


@pytest.mark.parametrize("question", ["can i return an orchid", "can i return the slippers after 10 days"])
def test_no_yes_is_said_where_the_case_was_not_held_against_every_exception(nursery: Shop, question: str) -> None:
    text = nursery.ask(question).text
    assert not text.startswith(("Yes", "No"))
    assert "within thirty days of delivery" in text and "Living plants, unless they arrived wilted" in text


def test_a_line_of_a_list_of_what_is_never_taken_back_decides_for_what_it_names(nursery: Shop) -> None:
    reply = nursery.ask("can i return vouchers")
    assert reply.text.startswith("No") and "What we never take back:" in reply.text and "Vouchers" in reply.text
    assert nursery.ask("can i return opened bulbs").text.startswith("No")


def test_the_condition_that_the_message_speaks_of_is_told(nursery: Shop) -> None:
    assert "tools without soil" in nursery.ask("can i still return tools with soil on them").text


def test_a_cost_that_is_kept_back_is_no_exception(nursery: Shop) -> None:
    text = nursery.ask("can i return the slippers after 10 days").text
    assert "Living plants" in text and "Original shipping" not in text


@pytest.mark.parametrize("question", ["can i return the heather honey", "do you take back food", "can i return honey"])
def test_goods_of_an_excluded_kind_are_refused_by_what_their_record_says(pantry: Shop, question: str) -> None:
    text = pantry.ask(question).text
    assert text.startswith("No") and "Food and drink from the Larder" in text and "30 days" not in text


def test_a_refusal_that_hangs_on_more_is_told_with_the_rule_and_nothing_else_of_its_list(pantry: Shop) -> None:
    text = pantry.ask("can i return audio books").text
    assert not text.startswith(("Yes", "No")) and "Audio books after" in text and "Larder" not in text


def test_excluded_goods_are_refused_before_they_are_sent_as_well(pantry: Shop, alice: Shopper) -> None:
    pantry.keep(replace(ALICES, lines=(line_of(1, HONEY, 0),)))
    reply = pantry.ask("can i return the honey", shopper=alice)
    assert reply.text.startswith("No") and "#1001 has not shipped yet" in reply.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("kann ich den kaffee zurückgeben?", "Nein"),
        ("¿puedo devolver el café?", "No"),
        ("kan ik koffie retourneren?", "Nee"),
    ],
)
def test_goods_named_in_another_language_are_held_against_the_rules_as_well(
    pantry: Shop, question: str, said: str
) -> None:
    pantry.reads.catalogue.add(ALPINE, replace(HONEY, id=84, title="Harbour Coffee"))
    assert pantry.ask(question).text.startswith(said)


def test_a_thing_that_is_called_after_an_excluded_kind_is_not_refused_with_it(pantry: Shop) -> None:
    assert not pantry.ask("can i return a food container").text.startswith(("Yes", "No"))
    assert pantry.ask("can i return food").text.startswith("No")
