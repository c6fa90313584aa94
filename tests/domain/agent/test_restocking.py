"""Being in stock again and how many are left: what the store writes is told, what it does not is not made up."""

import pytest

from domain.knowledge.documents import DocumentKind, Passage
from tests.domain.agent.shops import ALPINE, BAZAAR, CAMP_STOVE, RAIN_JACKET, Shop, product_of
from tests.domain.agent.test_following import talk

FLASK = product_of(81, "Ferry Flask", ("Cups",), ((("2",), "20.00", 3), (("4",), "30.00", 0)), "Steel.")
NEWS = Passage(
    DocumentKind.PAGE,
    "faq",
    "Questions",
    "https://shop.example/pages/faq",
    "When are sold-out items back in stock?",
    "We restock sold-out items every 3 weeks.",
    "2026-10-01",
    0.6,
)


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, FLASK)
    bazaar.reads.catalogue.add(BAZAAR, FLASK)
    return alpine


@pytest.mark.parametrize(
    "asked",
    [
        "when is the camp stove available again",
        "will the camp stove be restocked",
        "let me know when the camp stove is back",
        "is the camp stove coming back",
        "camp stove back when",
    ],
)
def test_where_the_store_is_silent_no_day_is_told(shop: Shop, asked: str) -> None:
    text = shop.ask(asked).text
    assert "Camp Stove is sold out." in text and "does not say when" in text


def test_what_the_store_writes_of_it_is_told_there_alone(shop: Shop, bazaar: Shop) -> None:
    shop.reads.knowledge.add(ALPINE, NEWS)
    assert "every 3 weeks" in shop.ask("when is the camp stove back in stock").text
    assert "every 3 weeks" not in bazaar.ask("when is the 4 cup ferry flask back in stock").text


def test_the_make_that_was_spoken_of_is_meant(shop: Shop) -> None:
    text = talk(shop, "ferry flask 4", "when is it back").text
    assert "Ferry Flask (4) is sold out." in text and "does not say when" in text


@pytest.mark.parametrize("asked", ["4 cup ferry flask", "ferry flask, 4 cups"])
def test_a_number_of_what_an_option_counts_chooses_it(shop: Shop, asked: str) -> None:
    assert "Ferry Flask (4) is sold out." in shop.ask(asked).text


def test_what_is_in_stock_needs_not_come_back(shop: Shop) -> None:
    text = shop.ask("when is the rain jacket back in stock").text
    assert "Rain Jacket is in stock." in text and "does not say" not in text


def test_how_many_are_left_is_not_told(shop: Shop) -> None:
    text = shop.ask("how many left of the rain jacket in M?").text
    assert "Rain Jacket (M) is in stock." in text and "cannot say how many" in text


@pytest.mark.parametrize("asked", ["when do i get my money back", "when will i get a refund back for the camp stove"])
def test_money_is_no_stock(shop: Shop, asked: str) -> None:
    assert "sold out" not in shop.ask(asked, page=CAMP_STOVE.id).text


def test_what_was_ordered_back_when_it_was_new_is_no_stock(shop: Shop) -> None:
    text = shop.ask("i ordered the camp stove back when it launched, where is it").text
    assert "sold out" not in text and "in stock" not in text


def test_on_a_page_its_product_is_meant(shop: Shop) -> None:
    assert "Camp Stove is sold out." in shop.ask("notify me", page=CAMP_STOVE.id).text
    assert "Rain Jacket is in stock." in shop.ask("how many left", page=RAIN_JACKET.id).text


@pytest.mark.parametrize("asked", ["how many sizes do you have", "how many people are there in the picture"])
def test_what_else_is_counted_is_no_stock(shop: Shop, asked: str) -> None:
    assert "cannot say how many" not in shop.ask(asked, page=RAIN_JACKET.id).text
