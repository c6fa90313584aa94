"""A few words on a product's page are asked of its record first, and what may harm is told in its own words."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome, ProductCard
from domain.agent.understanding.asked import kind_asked
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

SLED = product_of(
    121,
    "Vik Sled",
    ("Color",),
    ((("Blue",), "40.00", 3),),
    "For snow.\n- Safety: Outdoors only: never on a road\n- Battery: 900 mAh, built in\n- Padded-seat: Wool felt\n"
    "- Box: Sled, rope, wrench\n- Care: Wipe clean, never wash",
)
FLASK = product_of(122, "Mo Flask", ("Volume",), ((("500 ml",), "20.00", 3), (("1 L",), "25.00", 3)), "Keeps tea hot.")
SOAP = product_of(123, "Clean Wash", (), (((), "9.00", 3),), "A soap for wool.")
CRACKERS = replace(
    product_of(124, "Pine Crackers", (), (((), "4.00", 3),), "Rye and salt. Vegan.\n- Allergens: Free of nuts"),
    product_type="Pantry",
)
MIX = replace(
    product_of(125, "Beck Trail Mix", (), (((), "5.00", 3),), "- Allergens: Contains cashews"), product_type="Pantry"
)
SIZES = "Size chart of our clothes.\nSizes: S chest 90 cm, M chest 96 cm."


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, SLED, FLASK, SOAP, CRACKERS, MIX)
    bazaar.reads.catalogue.add(BAZAAR, replace(SLED, description="- Care: Machine wash\n- Use: Fine indoors"))
    return alpine


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("wash?", "never wash"),
        ("can i wash?", "never wash"),
        ("padded seat", "Padded-seat: Wool felt"),
        ("rope?", "Box: Sled, rope, wrench"),
        ("replaceable battery?", "built in"),
        ("what's included", "Box: Sled, rope, wrench"),
        ("can i use it indoors", "Outdoors only"),
        ("ok for indoors?", "Outdoors only"),
    ],
)
def test_the_record_of_the_page_is_asked_first(shop: Shop, asked: str, told: str) -> None:
    reply = shop.ask(asked, page=SLED.id)
    assert reply.outcome is Outcome.ANSWERED
    assert told in reply.text


def test_each_stores_record_says_its_own(shop: Shop, bazaar: Shop) -> None:
    assert "Machine wash" in bazaar.ask("wash?", page=SLED.id).text
    assert "Fine indoors" in bazaar.ask("can i use it indoors", page=SLED.id).text


@pytest.mark.parametrize("asked", ["camp stove?", "rain jacket", "wool", "clean wash"])
def test_another_thing_is_not_asked_of_the_page(shop: Shop, asked: str) -> None:
    assert "Vik Sled" not in [source.title for source in shop.ask(asked, page=SLED.id).sources]


def test_the_sizes_of_a_thing_are_what_it_is_made_in(shop: Shop) -> None:
    assert shop.ask("which sizes", page=FLASK.id).text == "Volume of Mo Flask: 500 ml, 1 L."
    assert shop.ask("what sizes does it come in?", page=FLASK.id).text == "Volume of Mo Flask: 500 ml, 1 L."


def test_a_quality_after_the_name_is_told_and_one_before_it_looked_for(shop: Shop) -> None:
    assert "Vegan." in shop.ask("crackers vegan?").text
    assert "$4.00" in shop.ask("vegan crackers").text


def test_an_allergy_is_told_of_the_goods_that_state_it_whatever_food_is_called(shop: Shop) -> None:
    reply = shop.ask("i have a nut allergy what treats can i eat")
    assert "Pine Crackers – Allergens: Free of nuts" in reply.text
    assert "Beck Trail Mix – Allergens: Contains cashews" in reply.text


def test_the_page_tells_of_itself_what_may_harm_and_not_of_others(shop: Shop) -> None:
    reply = shop.ask("peanuts?", page=MIX.id)
    assert "Contains cashews" in reply.text and "Pine Crackers" not in reply.text


@pytest.mark.parametrize("asked", ["can i use it outside", "can it stay outside"])
def test_where_a_thing_may_stand_is_asked_of_its_record(shop: Shop, asked: str) -> None:
    assert "Vik Sled" in [card.title for card in shop.ask(asked, page=SLED.id).cards if isinstance(card, ProductCard)]
    kind = kind_asked(asked)
    assert kind is not None and kind.name == "surroundings"
