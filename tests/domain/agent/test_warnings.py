"""What may harm somebody is quoted from the record, and of goods that say nothing of it that is said."""

from dataclasses import replace

import pytest

from domain.agent.replies import ProductCard
from domain.conversations import About, Topic
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

BALM = replace(
    product_of(91, "Moonrise Balm", (), (((), "30.00", 4),), "Balm with retinal. Not for use while pregnant. 30 ml."),
    product_type="Balms",
)
FLUID = replace(
    product_of(
        92, "Noon Fluid", (), (((), "20.00", 4),), "Sun protection for the face. Not for babies under 3 months."
    ),
    product_type="Sun care",
)
BAR = replace(
    product_of(93, "Ridge Bar", (), (((), "3.00", 9),), "Oats and dates. Contains gluten. Free of nuts. 50 g."),
    product_type="Bars",
)
BITES = replace(
    product_of(94, "Summit Bites", (), (((), "4.00", 9),), "Rice and cocoa. Gluten-free. Tastes of roasted almonds."),
    product_type="Bites",
)


PASTE = product_of(95, "Almond Paste", (), (((), "6.00", 9),), "Contains 60% almonds and sugar. Gluten-free.")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, BALM, FLUID, BAR, BITES)
    bazaar.reads.catalogue.add(BAZAAR, replace(BALM, description="Balm. Fine in every trimester of pregnancy."))
    return alpine


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("im pregnant, is the moonrise balm ok", "Not for use while pregnant."),
        ("can i use moonrise balm when breastfeeding or pregnant", "Not for use while pregnant."),
        ("noon fluid for my 2 month old", "Not for babies under 3 months."),
        ("is the ridge bar ok for a coeliac", "Contains gluten."),
        ("does the ridge bar contain nuts?", "Free of nuts."),
    ],
)
def test_the_record_is_quoted_on_what_was_asked(shop: Shop, asked: str, told: str) -> None:
    assert told in shop.ask(asked).text


def test_another_stores_record_says_its_own(shop: Shop, bazaar: Shop) -> None:
    assert "trimester" in bazaar.ask("im pregnant, is the moonrise balm ok").text
    assert "trimester" not in shop.ask("im pregnant, is the moonrise balm ok").text


def test_of_several_each_is_told_what_its_page_states(shop: Shop) -> None:
    reply = shop.ask("what can a coeliac eat")
    assert "Ridge Bar – Contains gluten." in reply.text and "Summit Bites – Gluten-free." in reply.text
    assert {card.title for card in reply.cards if isinstance(card, ProductCard)} == {"Ridge Bar", "Summit Bites"}


@pytest.mark.parametrize("asked", ["what can a coeliac eat", "which snacks are gluten free"])
def test_what_is_free_of_it_is_told_before_what_it_is_in(shop: Shop, asked: str) -> None:
    told = shop.ask(asked).text
    assert told.index("Summit Bites") < told.index("Ridge Bar")


def test_a_taste_states_nothing_of_what_is_in_it(shop: Shop) -> None:
    assert "Summit Bites –" not in shop.ask("anything nut free").text


@pytest.mark.parametrize("said", ["the moonrise balm gave my baby a rash", "my baby got sick from the noon fluid"])
def test_who_tells_what_happened_is_quoted_nothing(shop: Shop, said: str) -> None:
    assert not any(line in shop.ask(said).text for line in ("Not for use", "Contains gluten", "Free of nuts"))


def test_what_a_name_says_is_no_question(shop: Shop) -> None:
    shop.reads.catalogue.add(ALPINE, PASTE)
    assert "Gluten-free" in shop.ask("almond paste gluten free?").text
    assert "$6.00" in shop.ask("price of the almond paste").text
    assert "60% almonds" in shop.ask("is the almond paste ok with a nut allergy").text
    assert "60% almonds" in shop.ask("nuts?", topic=Topic(product_id=PASTE.id, about=About.GOODS)).text


def test_what_it_may_contain_is_never_left_out_for_where_it_is_from(shop: Shop) -> None:
    told = "40% almonds from Sicily. Ingredients: almonds, honey. Roasted without oil. May contain peanuts and walnuts."
    shop.reads.catalogue.add(ALPINE, product_of(96, "Sicily Brittle", (), (((), "6.00", 9),), told))
    assert "May contain peanuts" in shop.ask("is the sicily brittle ok with a peanut allergy").text


@pytest.mark.parametrize(
    ("asked", "locale"),
    [
        ("il ridge bar è senza glutine?", "it"),
        ("enthält der ridge bar gluten?", "de"),
        ("czy ridge bar zawiera gluten", "pl"),
        ("ridge bar はグルテンフリーですか", "ja"),
    ],
)
def test_in_every_language_the_record_is_quoted(shop: Shop, asked: str, locale: str) -> None:
    assert "Contains gluten." in shop.ask(asked, locale=locale).text


def test_in_another_language_nuts_and_milk_are_heard_too(shop: Shop) -> None:
    assert "Free of nuts." in shop.ask("le ridge bar est sans noix ?", locale="fr").text
    flan = product_of(97, "Dawn Flan", (), (((), "6.00", 9),), "Eggs and sugar. Contains milk.")
    shop.reads.catalogue.add(ALPINE, flan)
    assert "Contains milk." in shop.ask("¿el dawn flan contiene leche?", locale="es").text
