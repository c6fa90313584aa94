"""What the store puts first, presents, and what goes with a thing: shown with a reason that the records hold."""

from dataclasses import replace

import pytest

from domain.agent.replies import ProductCard, Reply
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

TROWEL = replace(
    product_of(101, "Loam Trowel", (), (((), "18.00", 5),), "For gardening in heavy soil."),
    product_type="Tools",
    tags=("gardening", "bestseller"),
)
GLOVES = replace(
    product_of(102, "Thorn Gloves", (), (((), "22.00", 5),), "Leather palms."),
    product_type="Gloves",
    tags=("gardening",),
)
SEEDS = replace(
    product_of(103, "Meadow Seeds", (), (((), "6.00", 0),), "A mix of wild flowers."),
    product_type="Seeds",
    tags=("gardening", "bestseller"),
)


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, TROWEL, GLOVES, SEEDS)
    bazaar.reads.catalogue.add(BAZAAR, replace(GLOVES, title="Bramble Gloves"))
    return alpine


def titles(reply: Reply) -> list[str]:
    return [card.title for card in reply.cards if isinstance(card, ProductCard)]


@pytest.mark.parametrize("asked", ["whats popular", "what are your bestsellers?", "which of your things sell best"])
def test_what_is_popular_is_what_the_merchant_marks_so_and_has(shop: Shop, asked: str) -> None:
    reply = shop.ask(asked)
    assert titles(reply) == ["Loam Trowel"] and "bestseller" in reply.text


def test_without_a_mark_it_says_that_it_does_not_know_and_shows_what_came_last(shop: Shop, bazaar: Shop) -> None:
    reply = bazaar.ask("whats popular")
    assert "does not say what is bought most" in reply.text and titles(reply)[0] == "Bramble Gloves"


@pytest.mark.parametrize(
    "said",
    [
        "gift for my mum who loves gardening, 20 dollars",
        "grandma likes gardening",
        "a present for my sister: gardening",
    ],
)
def test_a_present_is_of_what_somebody_likes(shop: Shop, said: str) -> None:
    assert "Loam Trowel" in titles(shop.ask(said)) and "Meadow Seeds" not in titles(shop.ask(said))


def test_a_present_keeps_within_the_money(shop: Shop) -> None:
    assert "Thorn Gloves" not in titles(shop.ask("gift for my dad who loves gardening, 20 dollars"))


@pytest.mark.parametrize("said", ["do you have gift cards", "can you gift wrap it"])
def test_what_is_said_of_gifts_otherwise_is_no_wish_for_one(shop: Shop, said: str) -> None:
    assert "Loam Trowel" not in titles(shop.ask(said))


def test_what_goes_with_a_thing_shares_something_and_is_of_another_kind(shop: Shop) -> None:
    reply = shop.ask("what goes well with the loam trowel")
    assert "does not say what goes with" in reply.text and titles(reply) == ["Thorn Gloves"]


def test_recommends_what_is_asked_for(shop: Shop) -> None:
    assert titles(shop.ask("can you recommend me some gloves")) == ["Thorn Gloves"]


def test_the_latest_of_a_kind_come_last_in_first(shop: Shop) -> None:
    assert titles(shop.ask("latest jackets")) == ["Rain Jacket", "Trail Jacket"]
