"""The price of one make of what was spoken of, asked by the value alone: "how much in long"."""

import pytest

from domain.conversations import About, Topic
from tests.domain.agent.shops import ALPINE, Shop, product_of

MADE = [
    ((length, color), price, 3)
    for length, price in (("Regular", "289.00"), ("Long", "309.00"))
    for color in ("Ink", "Moss")
]
BAG = product_of(331, "Nightjar Sleeping Bag", ("Length", "Color"), tuple(MADE), "A down bag.")
SLEEVE = product_of(332, "Merino Long Sleeve", (), (((), "80.00", 3),), "A base layer.")
SPOKEN_OF = Topic(product_id=BAG.id, about=About.GOODS, asked="sleeping bag", question="sleeping bag", shown=(BAG.id,))


@pytest.fixture
def shop(alpine: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, BAG, SLEEVE)
    return alpine


@pytest.mark.parametrize(
    "text", ["how much in long", "how much for the long one?", "price in long", "and how much is it in long"]
)
def test_the_price_of_a_value_is_told(shop: Shop, text: str) -> None:
    assert shop.ask(text, topic=SPOKEN_OF).text == "Nightjar Sleeping Bag (Long) costs $309.00."


def test_what_was_chosen_before_is_kept(shop: Shop) -> None:
    chosen = Topic(product_id=BAG.id, about=About.GOODS, question="in moss", chosen=(("Color", "Moss"),))
    assert shop.ask("how much in long", topic=chosen).text == "Nightjar Sleeping Bag (Long, Moss) costs $309.00."


@pytest.mark.parametrize("text", ["how much is shipping", "how much is the long sleeve"])
def test_what_is_no_value_of_it_is_not_asked_of_it(shop: Shop, text: str) -> None:
    assert "Sleeping Bag" not in shop.ask(text, topic=SPOKEN_OF).text


def test_it_is_told_where_another_option_was_asked_for(shop: Shop) -> None:
    asking = Topic(
        product_id=BAG.id, about=About.GOODS, question="price of the bag", pending_question="price of the sleeping bag"
    )
    assert shop.ask("how much in long", topic=asking).text == "Nightjar Sleeping Bag (Long) costs $309.00."
