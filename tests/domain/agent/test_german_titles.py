"""Goods under German titles, asked for by what other languages call them."""

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, Shop, product_of

DOLL = product_of(431, "Stoffpuppe Emmi", (), (((), "39.90", 4),), "Weich, 35 cm.")
TOY = product_of(432, "Kuscheltier Hase Hoppel", (), (((), "19.90", 9),), "Aus Plüsch.")
PRAM = product_of(433, "Puppenwagen Lotte", (), (((), "69.90", 3),), "Aus Birke.")


@pytest.mark.parametrize(
    ("asked", "locale", "title"),
    [
        ("do you have dolls", "en", DOLL.title),
        ("tienen muñecas", "es", DOLL.title),
        ("avez-vous des poupées", "fr", DOLL.title),
        ("tienen peluches", "es", TOY.title),
        ("do you sell stuffed animals", "en", TOY.title),
    ],
)
def test_the_kind_of_goods_is_found_under_a_german_title(alpine: Shop, asked: str, locale: str, title: str) -> None:
    alpine.reads.catalogue.add(ALPINE, DOLL, TOY, PRAM)
    assert [card.title for card in alpine.ask(asked, locale=locale).cards] == [title]


def test_what_is_not_sold_is_not_found(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, DOLL, TOY, PRAM)
    assert alpine.ask("do you sell drones").outcome is Outcome.NOT_SUPPORTED
