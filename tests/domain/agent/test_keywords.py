"""Messages typed as into a search field show goods; those that say more are understood as a whole."""

import pytest

from domain.agent.replies import Outcome, ProductCard, Reply
from domain.conversations import Topic
from tests.domain.agent.shops import Shop


def titles(reply: Reply) -> list[str]:
    return [card.title for card in reply.cards if isinstance(card, ProductCard)]


@pytest.mark.parametrize("typed", ["jackets", "jacket red", "jackets under 100", "jaket"])
def test_names_of_goods_alone_show_them(alpine: Shop, typed: str) -> None:
    assert "Trail Jacket" in titles(alpine.ask(typed))


def test_a_sold_out_thing_is_shown_and_said_to_be_sold_out(alpine: Shop) -> None:
    reply = alpine.ask("gas stoves")
    assert titles(reply) == ["Camp Stove"] and "sold out" in reply.text


@pytest.mark.parametrize("typed", ["refund", "return policy", "delivery", "warranty"])
def test_a_word_of_the_store_is_no_name_of_goods(alpine: Shop, typed: str) -> None:
    assert not titles(alpine.ask(typed))


def test_what_it_does_not_sell_is_not_shown(alpine: Shop) -> None:
    assert alpine.ask("pianos").outcome is not Outcome.ANSWERED


def test_a_word_about_the_product_spoken_of_is_about_that(alpine: Shop) -> None:
    assert "Rain Jacket" not in titles(alpine.ask("navy?", topic=Topic(product_id=11)))


def test_shows_no_other_stores_goods(alpine: Shop, bazaar: Shop) -> None:
    assert "12.34" not in alpine.ask("stove").text
    assert not titles(bazaar.ask("jackets"))
