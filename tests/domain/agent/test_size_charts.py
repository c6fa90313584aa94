"""A body's measure, an age or another country's size, by the row of the chart that holds it, or a plain "not said"."""

from dataclasses import replace
from time import thread_time

import pytest

from domain.agent.replies import Outcome
from domain.agent.understanding.body_measures import MOST_MEASURES, given_sizes
from domain.knowledge.documents import DocumentKind, Passage
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

CLOGS = replace(
    product_of(
        71,
        "Wharf Clog",
        ("Size",),
        ((("EU 37",), "50.00", 2), (("EU 40",), "50.00", 0), (("EU 43",), "50.00", 5)),
        "Beech sole.\n- EU 37 = UK 4 = US 6 = foot length 23.5 cm\n- EU 40 = UK 6.5 = US 8.5 = foot length 25.5 cm\n"
        "- EU 43 = UK 9 = US 11 = foot length 27.5 cm",
    ),
    product_type="Shoes",
)
TUNIC = product_of(
    72, "Cove Tunic", ("Size",), ((("S",), "40.00", 2), (("M",), "40.00", 3)), "Cotton. Model is 178 cm and wears S."
)
SMOCK = product_of(73, "Elf Smock", ("Age",), ((("1-2 years",), "20.00", 2), (("3-4 years",), "20.00", 0)), "Cotton.")
SACK = product_of(74, "Sail Sack", ("Volume",), ((("5 kg",), "9.00", 2), (("9 kg",), "9.50", 3)), "Made for rice.")
GUIDE = Passage(
    DocumentKind.PAGE,
    "sizes",
    "Sizes",
    "https://shop.example/pages/sizes",
    "Tunics and shirts",
    "- Size: S – Chest: 88–94 cm – Waist: 70–76 cm\n- Size: M – Chest: 95–101 cm – Waist: 77–83 cm",
    "2026-10-01",
    0.5,
)


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, CLOGS, TUNIC, SMOCK, SACK)
    alpine.reads.knowledge.add(ALPINE, GUIDE)
    bazaar.reads.catalogue.add(BAZAAR, TUNIC)
    return alpine


@pytest.mark.parametrize(
    ("asked", "row", "other"),
    [
        ("wharf clog, my foot measures 25.5 cm", "EU 40 = UK 6.5", "EU 43 ="),
        ("i'm a uk 9, which wharf clog", "EU 43 = UK 9", "EU 37 ="),
        ("wharf clog in us 6?", "EU 37 = UK 4", "EU 40 ="),
        ("cove tunic for a chest of 96 cm", "Size: M", "Size: S"),
        ("which cove tunic for a 36 inch chest", "Size: S", "Size: M"),
    ],
)
def test_the_row_that_holds_it_is_told_and_no_other(shop: Shop, asked: str, row: str, other: str) -> None:
    text = shop.ask(asked).text
    assert row in text and other not in text


def test_what_lies_between_two_rows_is_told_by_both(shop: Shop) -> None:
    text = shop.ask("wharf clog for a foot of 26 cm").text
    assert "EU 40 =" in text and "EU 43 =" in text and "EU 37 =" not in text


def test_the_size_of_the_row_is_looked_for_in_stock(shop: Shop) -> None:
    assert "Wharf Clog (EU 40) is sold out" in shop.ask("us 8.5 please", page=CLOGS.id).text


def test_a_size_put_into_another_countrys_asks_for_no_stock(shop: Shop) -> None:
    told = shop.ask("which EU size is US 8.5?", page=CLOGS.id).text
    assert "EU 40 = UK 6.5" in told and "sold out" not in told


def test_the_page_looked_at_is_meant_by_a_measure_alone(shop: Shop) -> None:
    assert "EU 43 = UK 9" in shop.ask("foot 27.5cm", page=CLOGS.id).text


@pytest.mark.parametrize(
    "asked", ["cove tunic for a chest of 140 cm", "i am us 4, which cove tunic", "wharf clog in uk 13"]
)
def test_what_no_chart_holds_is_not_said(shop: Shop, asked: str) -> None:
    reply = shop.ask(asked)
    assert reply.outcome is Outcome.NOT_SUPPORTED and "Size: " not in reply.text and "EU 43 =" not in reply.text


def test_the_guide_of_one_store_is_not_the_others(shop: Shop, bazaar: Shop) -> None:
    assert "Size: M" not in bazaar.ask("cove tunic for a chest of 96 cm").text


def test_how_tall_the_model_is_is_the_nearest_that_is_said(shop: Shop) -> None:
    assert "Model is 178 cm and wears S." in shop.ask("i'm 178 cm, what size in the cove tunic").text


@pytest.mark.parametrize("asked", ["my daughter is 4", "for a 3 year old", "son is 3, which size"])
def test_an_age_is_looked_for_among_the_ages_it_is_made_in(shop: Shop, asked: str) -> None:
    assert "Elf Smock (3-4 years) is sold out" in shop.ask(asked, page=SMOCK.id).text


@pytest.mark.parametrize("asked", ["what does the 5 kg sail sack cost", "sail sack 5 kg"])
def test_a_weight_that_it_is_made_in_is_chosen(shop: Shop, asked: str) -> None:
    assert "does not say" not in shop.ask(asked).text


def test_what_was_bought_is_no_question_of_sizes(shop: Shop) -> None:
    assert "UK 9 =" not in shop.ask("i ordered the wharf clog in uk 9 and got uk 6, exchange it").text


def test_a_european_size_is_no_word_of_portuguese(shop: Shop) -> None:
    assert "is in stock" in shop.ask("wharf clog eu 43").text


def test_a_size_of_the_same_country_that_is_not_made_is_said_not_to_be(shop: Shop) -> None:
    text = shop.ask("wharf clog eu 41").text
    assert "Wharf Clog is not made in EU 41." in text and "EU 37, EU 40, EU 43" in text


def test_values_of_two_numbers_or_countries_are_not_denied(shop: Shop) -> None:
    rows = ((("US 7 / EU 40",), "30.00", 2), (("US 8 / EU 41",), "30.00", 2))
    shop.reads.catalogue.add(ALPINE, product_of(75, "Kelp Slipper", ("Size",), rows))
    pair = product_of(76, "Kelp Trousers", ("Size",), ((("30W x 32L",), "30.00", 2), (("32W x 32L",), "30.00", 2)))
    shop.reads.catalogue.add(ALPINE, pair)
    assert "not made" not in shop.ask("kelp slipper eu 40").text
    assert "does not say" not in shop.ask("kelp trousers 30w x 32l").text


def test_a_waist_that_trousers_count_by_is_answered_by_their_options(shop: Shop) -> None:
    jeans = product_of(77, "Kelp Jeans", ("Waist",), ((("30",), "30.00", 2), (("32",), "30.00", 2)))
    shop.reads.catalogue.add(ALPINE, jeans)
    text = shop.ask("kelp jeans 31 waist").text
    assert "30, 32" in text and "does not say" not in text


@pytest.mark.parametrize("text", ["elf smock age 2.5", "elf smock for my son 2.5"])
def test_half_a_year_is_not_left_out_of_an_age(shop: Shop, text: str) -> None:
    assert given_sizes(text) == [] and "(1-2 years) is in stock" not in shop.ask(text).text


@pytest.mark.parametrize("text", ["½ " * 1000, "½\u00a0" * 1000, "chest 90 cm, " * 150, "EU 42 " * 300])
def test_a_message_full_of_numbers_takes_no_longer_than_another(alpine: Shop, text: str) -> None:
    began = thread_time()
    alpine.ask(text)
    assert thread_time() - began < 1.5  # seconds of the processor; each number was held against every word anew
    assert len([one for one in given_sizes(text) if not one.is_region]) <= MOST_MEASURES
