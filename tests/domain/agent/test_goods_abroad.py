"""Goods by the names that other languages have for them, in stores whose records are in English."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome, ProductCard
from domain.language.goods_abroad import english_for
from domain.language.words import fold
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

OIL = replace(product_of(95, "Cypress Olive Oil", (), (((), "13.50", 4),)), product_type="Oils")
TABLE = replace(product_of(96, "Saga Dining Table", (), (((), "690.00", 2),), "Made of oak."), product_type="Tables")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, OIL, TABLE)
    bazaar.reads.catalogue.add(BAZAAR, replace(OIL, title="Desert Olive Oil"))
    return alpine


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("tenéis aceite de oliva?", "Cypress Olive Oil"),
        ("vendete olio di oliva qui?", "Cypress Olive Oil"),
        ("habt ihr Olivenöl", "Cypress Olive Oil"),
        ("haben Sie einen Esstisch", "Saga Dining Table"),
        ("macie stolik?", "Saga Dining Table"),
        ("テーブルはありますか", "Saga Dining Table"),
    ],
)
def test_finds_what_is_called_otherwise(shop: Shop, said: str, title: str) -> None:
    assert [card.title for card in shop.ask(said).cards if isinstance(card, ProductCard)] == [title]


def test_another_store_shows_its_own(shop: Shop, bazaar: Shop) -> None:
    assert [card.title for card in bazaar.ask("tenéis aceite de oliva?").cards] == ["Desert Olive Oil"]  # type: ignore[union-attr]


def test_asks_what_it_is_where_the_name_is_not_known(shop: Shop) -> None:
    assert shop.ask("habt ihr einen Zwiebelhobel?").outcome is Outcome.CLARIFY


@pytest.mark.parametrize("word", ["hat", "die", "chair", "desk", "more", "size"])
def test_small_and_english_words_are_no_goods_abroad(word: str) -> None:
    assert not english_for(fold(word))


@pytest.mark.parametrize("word", ["Kopfhörer", "koptelefoon", "słuchawki", "écouteurs", "헤드폰", "ヘッドホン"])
def test_headphones_are_known_in_every_language(word: str) -> None:
    assert english_for(fold(word)) == "headphones"


HAND_CREAM = replace(product_of(97, "Rose Hand Cream", (), (((), "9.90", 4),)), product_type="Body")
SUN = replace(
    product_of(98, "Shield Fifty", (), (((), "24.00", 4),), "Mineral sunscreen for the face."), product_type="Care"
)
CASE = replace(product_of(99, "Sirius Case for iPhone 15", (), (((), "24.00", 4),)), product_type="Phone Cases")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("krem do rąk", "Rose Hand Cream"),
        ("crème pour les mains", "Rose Hand Cream"),
        ("crema solare", "Shield Fifty"),
        ("iphone cover", "Sirius Case for iPhone 15"),
        ("mesa de comedor de roble", "Saga Dining Table"),
    ],
)
def test_a_mere_name_shows_what_it_names(shop: Shop, said: str, title: str) -> None:
    shop.reads.catalogue.add(ALPINE, HAND_CREAM, SUN, CASE)
    reply = shop.ask(said)
    assert reply.outcome is Outcome.ANSWERED
    assert title in [card.title for card in reply.cards if isinstance(card, ProductCard)]


def test_a_word_that_begins_as_one_for_goods_is_none_of_another_world(shop: Shop) -> None:
    assert shop.ask("jaka jest stolica australii").cards == ()


def test_what_goes_with_another_make_is_only_the_closest(shop: Shop) -> None:
    shop.reads.catalogue.add(ALPINE, CASE)
    assert "This is what I found" not in shop.ask("case for samsung").text
