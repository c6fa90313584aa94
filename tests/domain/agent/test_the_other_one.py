"""The other of two values, with what else was chosen; and goods whose name is nearly another word."""

import pytest

from domain.agent.replies import ProductCard
from domain.conversations import About, Topic
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

ROWS = tuple(((color, size), "50.00", 3) for color in ("Teal", "Sand") for size in ("S", "M", "L"))
PONCHO = product_of(251, "Loden Poncho", ("Color", "Size"), ROWS)
COATS = (product_of(252, "Rowan Coat", (), (((), "90.00", 2),)), product_of(253, "Alder Coat", (), (((), "95.00", 2),)))
OTHER_PONCHO = product_of(251, "Loden Poncho", ("Color",), ((("Plum",), "9.00", 1), (("Teal",), "9.00", 1)))


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, PONCHO, *COATS)
    bazaar.reads.catalogue.add(BAZAAR, OTHER_PONCHO)
    return alpine


def _chosen(color: str, size: str) -> Topic:
    chosen = (("Color", color), ("Size", size))
    return Topic(product_id=PONCHO.id, chosen=chosen, about=About.GOODS, question=f"loden poncho {color} {size}?")


@pytest.mark.parametrize(
    "said",
    [
        "and the other one?",
        "in der anderen Farbe?",
        "y en el otro color?",
        "et l'autre ?",
        "a w innym kolorze?",
        "他の色は?",
    ],
)
def test_the_other_of_two_keeps_the_rest(shop: Shop, said: str) -> None:
    assert "Sand, M" in shop.ask(said, topic=_chosen("Teal", "M")).text


def test_each_stores_own_other_value(shop: Shop, bazaar: Shop) -> None:
    topic = Topic(product_id=251, chosen=(("Color", "Teal"),), about=About.GOODS, question="loden poncho teal?")
    assert "Plum" in bazaar.ask("the other one?", topic=topic).text
    assert "Plum" not in shop.ask("the other one?", topic=_chosen("Teal", "S")).text


@pytest.mark.parametrize("asked", ["show me coats", "any coats", "which coats do you sell?"])
def test_goods_named_nearly_like_another_word_are_meant(shop: Shop, asked: str) -> None:
    cards = {card.title for card in shop.ask(asked).cards if isinstance(card, ProductCard)}
    assert {"Rowan Coat", "Alder Coat"} <= cards
