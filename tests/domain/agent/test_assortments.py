"""What a store sells, told by the types of its products."""

from dataclasses import replace

import pytest

from domain.agent.products.assortments import MOST_SHOWN, MOST_TYPES
from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, Shop, product_of

ASKED = (
    ("en", "what do you sell"),
    ("en", "hi, what kinds of things do you have?"),
    ("en", "what products do you have"),
    ("en", "what can i buy here?"),
    ("en", "show me everything you have"),
    ("en", "what's in your shop"),
    ("de", "Was verkauft ihr so?"),
    ("de", "welche Produkte haben Sie?"),
    ("es", "¿Qué venden?"),
    ("pt", "o que vocês vendem?"),
    ("fr", "Qu'est-ce que vous vendez ?"),
    ("fr", "vous vendez quoi"),
    ("it", "cosa vendete?"),
    ("nl", "wat verkopen jullie"),
    ("pl", "co macie w ofercie?"),
    ("pl", "jakie macie produkty"),
    ("ja", "どんな商品がありますか"),
    ("ko", "뭐 팔아요?"),
)


@pytest.mark.parametrize(("locale", "said"), ASKED)
def test_tells_the_types_of_what_is_sold(alpine: Shop, locale: str, said: str) -> None:
    reply = alpine.ask(said, locale=locale)
    types = {one.product_type for one in alpine.reads.catalogue.of_each_type(ALPINE, MOST_TYPES)}
    assert reply.outcome is Outcome.ANSWERED and types
    assert [name for name in types if name not in reply.text] == []
    assert 0 < len(reply.cards) <= MOST_SHOWN


def test_each_store_tells_its_own(alpine: Shop, bazaar: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, replace(product_of(901, "Kite", (), (((), "9.00", 1),)), product_type="Toys"))
    assert "Toys" in alpine.ask("what do you sell").text
    assert "Toys" not in bazaar.ask("what do you sell").text


def test_of_many_types_it_says_that_there_are_more(alpine: Shop) -> None:
    for at in range(MOST_TYPES + 1):
        goods = replace(product_of(910 + at, f"Thing {at}", (), (((), "9.00", 1),)), product_type=f"Things {at}")
        alpine.reads.catalogue.add(ALPINE, goods)
    assert alpine.ask("what do you sell").text.startswith("Among other things")


def test_of_goods_without_a_type_it_says_that_there_are_more(alpine: Shop) -> None:
    assert alpine.ask("what do you sell").text.startswith("This store sells")
    alpine.reads.catalogue.add(ALPINE, replace(product_of(930, "Odd thing", (), (((), "9.00", 1),)), product_type=""))
    assert alpine.ask("what do you sell").text.startswith("Among other things")


@pytest.mark.parametrize(
    "said",
    ["what jackets do you have", "what do you have under $20", "what stoves do you sell", "what colors do you have"],
)
def test_who_says_what_is_wanted_is_shown_that(alpine: Shop, said: str) -> None:
    assert "this store sells" not in alpine.ask(said).text.lower()
