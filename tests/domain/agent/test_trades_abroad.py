"""Goods of many trades asked for in other languages: compounds, names of several words, and no slips for others."""

from dataclasses import replace

import pytest

from domain.agent.products.said_names import is_said
from domain.language.goods_abroad import english_for, names_as_words
from tests.domain.agent.shops import ALPINE, Shop, product_of

GOODS = {
    "Salmon Dog Food": "Dog Food",
    "Chicken Puppy Food": "Dog Food",
    "No-Pull Dog Harness": "Harness",
    "Clay Cat Litter": "Cat Litter",
    "Velvet Lipstick": "Lipstick",
    "Rose Eau de Parfum": "Perfume",
    "UV Swimsuit": "Swimwear",
    "Kids Helmet": "Helmet",
    "Floor Pump": "Pump",
}


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    goods = (
        replace(product_of(600 + at, title, (), (((), "20.00", 3),)), product_type=sort)
        for at, (title, sort) in enumerate(GOODS.items())
    )
    alpine.reads.catalogue.add(ALPINE, *goods)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("gibt es hundefutter ohne huhn", "Salmon Dog Food"),
        ("avez vous de la litiere", "Clay Cat Litter"),
        ("haben sie katzenstreu", "Clay Cat Litter"),
        ("avez-vous un rouge à lèvres", "Velvet Lipstick"),
        ("rouge a levres", "Velvet Lipstick"),
        ("avete un costume da bagno per bambina", "UV Swimsuit"),
        ("heeft u een kinderhelm", "Kids Helmet"),
        ("macie pompkę", "Floor Pump"),
        ("quel est le prix du harnais pour chien", "No-Pull Dog Harness"),
    ],
)
def test_goods_are_found_by_what_others_call_them(alpine: Shop, text: str, title: str) -> None:
    assert [card.title for card in alpine.ask(text).cards] == [title]


def test_what_must_not_be_in_it_is_understood_in_another_language(alpine: Shop) -> None:
    assert "Chicken" not in alpine.ask("hundefutter ohne huhn").text


@pytest.mark.parametrize(("said", "word"), [("chien", "chicken"), ("litiere", "lighter"), ("store", "stove")])
def test_what_names_other_goods_is_no_slip(said: str, word: str) -> None:
    assert not is_said(said, word)


@pytest.mark.parametrize(
    ("said", "word"), [("chiken", "chicken"), ("harnes", "harness"), ("jackets", "jacket"), ("coffe", "coffee")]
)
def test_a_slip_is_still_one(said: str, word: str) -> None:
    assert is_said(said, word)


def test_names_of_several_words_are_one_and_nothing_else_is() -> None:
    assert names_as_words("un rouge à lèvres prune") == "un rougealevres prune"
    assert names_as_words("Une robe rouge à acheter") == "Une robe rouge à acheter"
    assert english_for("rougealevres") == "lipstick"


@pytest.mark.parametrize("word", ["pullover", "website", "account", "parcel", "delivery", "handmade", "blackboard"])
def test_english_words_are_no_compounds_of_other_languages(word: str) -> None:
    assert english_for(word) == ""
