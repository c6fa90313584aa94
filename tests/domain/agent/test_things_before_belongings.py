"""Who asks for a thing in one word is shown the thing before what goes with it, and asks after no order's trouble."""

from dataclasses import replace

import pytest

from domain.agent.phrases import Say
from domain.agent.products.belongings import only_goes_with, without_mentions
from domain.agent.products.ranking import Results
from domain.agent.replies import Outcome
from domain.agent.understanding.wishes import read_wish
from domain.language.languages import Language
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

SLEEVE = product_of(151, "Felt Camera Case", (), (((), "19.00", 3),), "For a camera and its lens.")
STRAP = product_of(152, "Camera Strap", (), (((), "9.00", 3),), "Of leather.")
CAMERA = product_of(153, "Rolf Camera", (), (((), "200.00", 3),), "12 megapixels.")
DRUM = product_of(154, "Tin Drum", (), (((), "20.00", 3),), "For children.")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, SLEEVE, STRAP, CAMERA, DRUM)
    bazaar.reads.catalogue.add(BAZAAR, replace(SLEEVE, id=251), replace(STRAP, id=252))
    return alpine


@pytest.mark.parametrize("asked", ["camera", "cameras?", "do u have a camera"])
def test_the_thing_comes_before_what_goes_with_it(shop: Shop, asked: str) -> None:
    assert next(card.title for card in shop.ask(asked).cards) == "Rolf Camera"


def test_what_only_goes_with_a_thing_is_not_shown_as_the_thing(bazaar: Shop, shop: Shop) -> None:
    reply = bazaar.ask("camera")
    assert reply.text.startswith("I could not find exactly that.")
    assert {card.title for card in reply.cards} == {"Felt Camera Case", "Camera Strap"}
    assert bazaar.ask("camera strap").text.startswith("This is what I found")


@pytest.mark.parametrize(
    ("word", "title", "only"),
    [
        ("tablet", "Screen protector Desktop/Tablet Universal", True),
        ("boots", "Boot Wax", True),
        ("printer", "Laser Printer with two paper trays, USB and cable", False),
        ("cable", "Braided Cable for phones", False),
        ("lamp", "Desk Lamp", False),
    ],
)
def test_a_title_tells_whether_it_sells_the_thing(word: str, title: str, only: bool) -> None:
    assert only_goes_with(word, title) is only


@pytest.mark.parametrize("asked", ["u got drums", "yall got any drums", "drum ok for kids w small hands"])
def test_asking_for_goods_tells_of_no_trouble(shop: Shop, asked: str) -> None:
    assert shop.ask(asked).outcome is not Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize(
    "asked", ["i got a drum and it is torn", "u sent me the wrong drum", "the drum stopped working"]
)
def test_what_went_wrong_is_still_heard(shop: Shop, asked: str) -> None:
    assert shop.ask(asked).outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("asked", ["jackets under $100", "show me jackets below 90 dollars"])
def test_no_wash_for_jackets_and_no_dogs_coat_stands_among_jackets(shop: Shop, asked: str) -> None:
    jackets = [
        replace(product_of(161 + at, f"{name} Jacket", (), (((), "80.00", 3),)), product_type="Jackets")
        for at, name in enumerate(("Wind", "Down", "Fell"))
    ]
    wash = product_of(165, "Feather Wash", (), (((), "15.00", 3),), "A wash for down jackets. Enough for 3 jackets.")
    dog = replace(product_of(166, "Drizzle Dog Coat", (), (((), "62.00", 3),)), product_type="Dogs")
    shop.reads.catalogue.add(ALPINE, *jackets, wash, dog)
    titles = {card.title for card in shop.ask(asked).cards}
    assert {"Wind Jacket", "Down Jacket", "Fell Jacket"} <= titles
    assert not titles & {"Feather Wash", "Drizzle Dog Coat"}
    assert [card.title for card in shop.ask("coat for my dog under $100").cards][:1] == ["Drizzle Dog Coat"]


def test_a_store_for_animals_says_so_of_its_goods(bazaar: Shop) -> None:
    names = ("Dog", "Big Dog", "Old Dog", "Round", "Oval", "Square")
    beds = [product_of(167 + at, f"{name} Bed", (), (((), "40.00", 3),)) for at, name in enumerate(names)]
    bazaar.reads.catalogue.add(BAZAAR, *beds)
    assert any("Dog" in card.title for card in bazaar.ask("beds under $60").cards)


def test_who_names_an_animal_is_shown_what_is_for_it(bazaar: Shop) -> None:
    goods = [
        product_of(181 + at, f"{name} Leash", (), (((), "40.00", 3),), "A leash for dogs.")
        for at, name in enumerate(("Dog", "Trail", "City", "Rope"))
    ]
    bazaar.reads.catalogue.add(BAZAAR, *goods)
    assert "Dog Leash" in {card.title for card in bazaar.ask("leashes for dogs under $60").cards}


def test_an_animal_that_was_spoken_of_before_is_not_left_out(shop: Shop) -> None:
    coats = [product_of(191 + at, f"{name} Parka", (), (((), "80.00", 3),)) for at, name in enumerate("ABC")]
    dog = replace(product_of(194, "Drizzle Dog Parka", (), (((), "62.00", 3),)), product_type="Dogs")
    shop.reads.catalogue.add(ALPINE, *coats, dog)
    topic = shop.ask("parkas for my dog").topic
    assert "Drizzle Dog Parka" in {card.title for card in shop.ask("parkas under $100", topic=topic).cards}
    assert "Drizzle Dog Parka" not in {card.title for card in shop.ask("parkas under $100").cards}


def test_what_only_speaks_of_the_one_thing_is_left_out_where_others_are_it() -> None:
    found = Results((1, 2, 3), Say.FOUND, kind=True, surest=(1, 2))
    jackets = read_wish("jackets", Language.ENGLISH)
    assert without_mentions(jackets, found).ids == (1, 2)
    assert without_mentions(read_wish("red jackets", Language.ENGLISH), found).ids == (1, 2, 3)
    assert without_mentions(jackets, replace(found, surest=())).ids == (1, 2, 3)


def test_the_cheapest_is_left_out_for_no_animal_in_its_name(shop: Shop) -> None:
    called = {"Dog Tag": "15.00", "Bead": "18.00", "Pearl": "25.00", "Gold": "35.00"}
    goods = [
        replace(product_of(170 + at, f"{name} Necklace", (), (((), price, 3),)), product_type="Necklaces")
        for at, (name, price) in enumerate(called.items())
    ]
    shop.reads.catalogue.add(ALPINE, *goods)
    assert "Dog Tag Necklace" in shop.ask("what is the cheapest necklace under $50").text
