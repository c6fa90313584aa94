"""What is sold though the store counts none of it is said to be that, with its page's own words, and never in stock."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome, ProductCard
from domain.conversations import Shopper
from tests.domain.agent.shops import ALICES, ALPINE, BAZAAR, Shop, line_of, product_of

COUNTED = product_of(161, "Isle Hammock", (), (((), "90.00", 0),), "For two trees.\nPre-order: ships from March 3.")
GONE = replace(COUNTED, id=162, title="Isle Swing")
HAMMOCK = replace(COUNTED, variants=(replace(COUNTED.variants[0], available=True),))


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, HAMMOCK, GONE)
    bazaar.reads.catalogue.add(BAZAAR, replace(HAMMOCK, variants=(replace(HAMMOCK.variants[0], quantity=None),)))
    return alpine


@pytest.mark.parametrize(
    "asked", ["is the Isle Hammock in stock?", "isle hammock available rn", "have u got it in stock"]
)
def test_what_is_ordered_ahead_is_not_in_stock(shop: Shop, asked: str) -> None:
    reply = shop.ask(asked, page=HAMMOCK.id)
    assert reply.outcome is Outcome.ANSWERED
    assert "can be ordered now, though the store counts none" in reply.text
    assert "ships from March 3" in reply.text and "is in stock" not in reply.text


@pytest.mark.parametrize(
    "asked", ["ist der Isle Hammock auf Lager?", "czy Isle Hammock jest dostępny?", "Isle Hammock 在庫ありますか"]
)
def test_it_is_said_in_the_shoppers_language(shop: Shop, asked: str) -> None:
    text = shop.ask(asked).text
    assert "Isle Hammock" in text and "ships from March 3" in text and "is in stock" not in text


def test_what_is_not_counted_or_counted_is_as_before(shop: Shop, bazaar: Shop) -> None:
    assert "Isle Hammock is in stock." in bazaar.ask("is the isle hammock in stock?").text
    assert "Isle Swing is sold out." in shop.ask("is the isle swing in stock?").text


@pytest.mark.parametrize(
    "asked",
    [
        "when does the isle hammock ship",
        "when will the Isle Hammock come?",
        "when does the isle hammock arrive",
        "wann wird der Isle Hammock verschickt?",
        "quand arrive le Isle Hammock ?",
        "Isle Hammock はいつ発送されますか",
    ],
)
def test_when_it_comes_is_told_from_its_record(shop: Shop, asked: str) -> None:
    reply = shop.ask(asked)
    assert reply.outcome is Outcome.ANSWERED and "ships from March 3" in reply.text


@pytest.mark.parametrize("asked", ["when does the 4 person tent ship", "when will the 4 person tent come"])
def test_the_only_one_for_so_many_is_meant(shop: Shop, asked: str) -> None:
    four = product_of(163, "Tern 4P Tent", (), (((), "9.00", 0),), "People: 4\nPre-order: ships from May 5.")
    ahead = replace(four, variants=(replace(four.variants[0], available=True),))
    shop.reads.catalogue.add(ALPINE, ahead, product_of(164, "Tern 1P Tent", (), (((), "5.00", 3),), "People: 1"))
    assert "ships from May 5" in shop.ask(asked).text


def test_it_is_the_product_told_of_last(shop: Shop) -> None:
    before = shop.ask("is the isle hammock in stock?")
    assert "ships from March 3" in shop.ask("when does it ship", topic=before.topic).text


def test_the_order_of_something_else_is_not_told_with_it(shop: Shop, alice: Shopper) -> None:
    reply = shop.ask("is the isle hammock in stock and when will it ship?", shopper=alice)
    assert "ships from March 3" in reply.text and "#1001" not in reply.text


def test_whoever_has_ordered_it_is_told_of_the_order(shop: Shop, alice: Shopper) -> None:
    shop.keep(replace(ALICES, lines=(line_of(1, HAMMOCK, 0),)))
    assert "#1001" in shop.ask("when does my isle hammock ship", shopper=alice).text
    assert "#1001" in shop.ask("when does the isle hammock ship", shopper=alice).text


def test_what_is_in_stock_or_sold_out_has_no_such_day(shop: Shop) -> None:
    assert "March 3" not in shop.ask("when does the isle swing ship").text


def test_its_card_says_so(shop: Shop) -> None:
    cards = shop.ask("is the isle hammock in stock?").cards + shop.ask("is the trail jacket in stock?").cards
    assert [card.preorder for card in cards if isinstance(card, ProductCard)] == [True, False]
