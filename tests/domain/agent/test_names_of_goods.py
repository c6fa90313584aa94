"""What a product is called tells nothing of what is wanted, nor of the language it is asked in."""

from dataclasses import replace

import pytest

from domain.agent.products.matching import head_of
from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

LAMP = product_of(71, "Broken Arrow Lamp", ("Color",), ((("Brass",), "44.00", 2),), "Stands on three legs.")
MUG = product_of(72, "Cancel My Order Mug", (), (((), "12.00", 5),), "Holds 300 ml.")
PAIR = ((76, "Short Sleeve", "68.00"), (77, "Long Sleeve", "84.00"))
POSTER = product_of(73, "Wo Ist Mein Paket Poster", (), (((), "19.00", 5),), "Printed on heavy paper.")


@pytest.fixture(autouse=True)
def stocked(alpine: Shop, bazaar: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, LAMP, MUG, POSTER)
    bazaar.reads.catalogue.add(BAZAAR, product_of(74, "Broken Arrow Lamp", (), (((), "99.00", 1),)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tell me about the broken arrow lamp", "three legs"),
        ("how much is the cancel my order mug", "$12.00"),
        ("cancel my order mug", "$12.00"),
        ("price of wo ist mein paket poster?", "costs $19.00"),
        ("was kostet broken arrow lamp?", "kostet 44,00"),
    ],
)
def test_a_name_is_no_wish_and_in_no_language(alpine: Shop, text: str, said: str) -> None:
    assert said in alpine.ask(text).text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("my broken arrow lamp arrived broken", Outcome.HANDOFF_OFFERED),
        ("cancel my order of the broken arrow lamp", Outcome.HANDOFF_OFFERED),
        ("where is my broken arrow lamp", Outcome.VERIFY_IDENTITY),
    ],
)
def test_what_is_wanted_beside_a_name_is_heard(alpine: Shop, text: str, outcome: Outcome) -> None:
    assert alpine.ask(text).outcome is outcome


def test_a_name_is_known_in_its_own_store_alone(alpine: Shop, bazaar: Shop) -> None:
    assert "$99.00" in bazaar.ask("how much is the broken arrow lamp").text
    assert "$44.00" in alpine.ask("how much is the broken arrow lamp").text
    assert "$12.00" not in bazaar.ask("how much is the cancel my order mug").text


def test_the_beginning_of_a_name_is_enough_where_no_other_product_is_called_so(alpine: Shop) -> None:
    log = product_of(75, "Return Log Carrier Mark Two", (), (((), "62.00", 5),))
    short, long = (product_of(at, f"Fell Merino {kind}", (), (((), price, 5),)) for at, kind, price in PAIR)
    alpine.reads.catalogue.add(ALPINE, log, short, long)
    assert "$62.00" in alpine.ask("how much is the return log carrier").text
    assert "$84.00" in alpine.ask("tell me the price of the fell merino long").text
    assert alpine.ask("how much is a fell merino").outcome is Outcome.CLARIFY


@pytest.mark.parametrize(
    "text",
    [
        "tell me about the Parcel Return Card",
        "parcel return card info pls",
        "can you describe the Parcel Return Card?",
    ],
)
def test_whoever_asks_to_be_told_of_a_thing_named_whole_asks_for_nothing_else(
    alpine: Shop, bazaar: Shop, text: str
) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(76, "Parcel Return Card", (), (((), "7.00", 5),)))
    told = alpine.ask(text)
    assert told.outcome is Outcome.ANSWERED and "7" in told.text and told.cards
    assert "7.00" not in bazaar.ask(text).text


def test_a_rule_named_beside_a_thing_is_still_asked_after(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(76, "Parcel Return Card", (), (((), "7.00", 5),)))
    assert alpine.ask("where is my order of the Parcel Return Card").outcome is Outcome.VERIFY_IDENTITY


def test_a_quality_in_a_name_is_not_what_is_asked(alpine: Shop, bazaar: Shop) -> None:
    bowl = replace(product_of(77, "Microwave Safe Bowl", (), (((), "7.00", 5),)), description="It is microwave safe.")
    alpine.reads.catalogue.add(ALPINE, bowl)
    assert "$7.00" in alpine.ask("how much is the microwave safe bowl").text
    assert "$7.00" not in alpine.ask("is the microwave safe bowl dishwasher safe?").text
    assert "7.00" not in bazaar.ask("how much is the microwave safe bowl").text


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Burr Grinder Pro", "grinder"),
        ("Garden Bench Teak", "bench"),
        ("Hall Mirror Round", "mirror"),
        ("Wool Pro", "pro"),
    ],
)
def test_a_thing_is_called_what_stands_before_its_model_or_material(title: str, noun: str) -> None:
    assert head_of(title) == noun
