"""What is asked of all that a store sells is asked as if no product had been spoken of, nor one been looked at."""

from dataclasses import replace

import pytest

from domain.agent.replies import ProductCard, Reply
from tests.domain.agent.shops import ALPINE, Shop, product_of
from tests.domain.agent.test_following import talk

SHIRT = product_of(311, "Fell Merino T-Shirt", ("Size",), ((("M",), "68.00", 3), (("L",), "68.00", 2)), "Merino wool.")
SHELL = product_of(312, "Skerry Rain Shell", ("Size",), ((("M",), "189.00", 3), (("L",), "189.00", 1)), "For rain.")
GRANOLA = product_of(313, "Oatfield Granola", (), (((), "11.00", 3),), "Allergens: Contains gluten (oats)")
CANDLE = replace(product_of(314, "Smoke Candle", (), (((), "5.00", 3),), "Vegan."), tags=("vegan", "bestseller"))
TENT = product_of(315, "Lapwing Tent", (), (((), "589.00", 3),), "For four people.")


@pytest.fixture
def shop(alpine: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, SHIRT, SHELL, GRANOLA, CANDLE, TENT)
    return alpine


def shown(reply: Reply) -> list[str]:
    return [card.title for card in reply.cards if isinstance(card, ProductCard)]


@pytest.mark.parametrize(
    "asked", ["which of your stuff is vegan", "which of your products are vegan?", "what products are vegan"]
)
def test_what_holds_of_all_products_is_not_asked_of_the_last(shop: Shop, asked: str) -> None:
    reply = talk(shop, "is the fell merino t-shirt warm?", asked)
    assert "Smoke Candle" in shown(reply) and "Fell Merino T-Shirt" not in shown(reply)


@pytest.mark.parametrize("asked", ["best seller?", "what are your bestsellers"])
def test_the_best_sellers_are_the_same_whatever_was_spoken_of(shop: Shop, asked: str) -> None:
    assert shown(talk(shop, "is the fell merino t-shirt warm?", asked)) == ["Smoke Candle"]


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("what is the cheapest thing you sell?", "and the most expensive", "Lapwing Tent"),
        ("what is your most expensive item?", "and the cheapest?", "Smoke Candle"),
        ("was ist euer günstigstes produkt?", "und das teuerste?", "Lapwing Tent"),
    ],
)
def test_the_dearest_of_all_follows_the_cheapest(shop: Shop, first: str, then: str, told: str) -> None:
    assert shown(talk(shop, first, then)) == [told]


def test_a_misspelt_name_wins_over_what_was_spoken_of(shop: Shop) -> None:
    reply = talk(shop, "is the skerry rain shell waterproof?", "r ur merino tshrt in L avalable")
    assert "Fell Merino T-Shirt (L) is in stock" in reply.text


def test_another_thing_named_completes_no_question_of_ours(shop: Shop) -> None:
    reply = talk(shop, "can i get the merino t-shirt?", "any gluten free granola")
    assert shown(reply) == ["Oatfield Granola"] and "T-Shirt" not in reply.text
