"""What a record tells is told in its own words, the plainest of its words first."""

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

KETTLE = product_of(
    81,
    "Tide Enamel Kettle",
    ("Color",),
    ((("Fog",), "48.00", 3),),
    "At home on a fire.\n- Volume: 1.5 litres\n- Dishwasher: Safe\n- Microwave: Not suitable\n"
    "- Induction: Suitable for gas and induction\n- Shipping: Canada only",
)
SANDAL = product_of(
    82,
    "Reed Beach Sandal",
    ("Size",),
    ((("S",), "30.00", 3), (("M",), "30.00", 3)),
    "For hot sand.\n- Sizes: S US 6–7, M US 8–9",
)


@pytest.fixture
def shops(alpine: Shop, bazaar: Shop) -> tuple[Shop, Shop]:
    alpine.reads.catalogue.add(ALPINE, KETTLE, SANDAL)
    bazaar.reads.catalogue.add(BAZAAR, product_of(83, "Ash Enamel Kettle", (), (((), "9.00", 1),), "- Microwave: Safe"))
    return alpine, bazaar


def test_the_field_that_is_asked_for_by_name_answers_and_no_other(shops: tuple[Shop, Shop]) -> None:
    assert shops[0].ask("is the tide kettle microwave safe").text == "Microwave: Not suitable"
    assert shops[1].ask("is the ash kettle microwave safe").text == "Microwave: Safe"
    assert "Microwave: Not suitable" in shops[0].ask("can the kettle go in the microwave").text
    assert "induction" in shops[0].ask("does the kettle work on induction").text


def test_what_the_record_says_of_delivery_goes_before_the_rule_for_everything(shops: tuple[Shop, Shop]) -> None:
    told = shops[0].ask("do you ship the tide kettle to norway").text
    assert "Canada only" in told
    assert "Canada only" not in shops[1].ask("do you ship the ash kettle to norway").text


def test_a_size_of_the_records_table_is_not_denied(shops: tuple[Shop, Shop]) -> None:
    told = shops[0].ask("reed sandal in size 9").text
    assert "M US 8–9" in told and "not made" not in told
    assert "not made in 12" in shops[0].ask("reed sandal in size 12").text


def test_asks_which_product_it_is_where_none_was_named(shops: tuple[Shop, Shop]) -> None:
    assert shops[0].ask("is it waterproof").outcome is Outcome.CLARIFY


def test_a_thing_for_so_many_persons_is_no_wish_to_talk_to_one(shops: tuple[Shop, Shop]) -> None:
    assert shops[0].ask("do you have a 3 person kettle").outcome is not Outcome.HANDOFF_OFFERED
    assert shops[0].ask("can i talk to a person about the kettle").outcome is Outcome.HANDOFF_OFFERED
