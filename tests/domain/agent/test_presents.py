"""Something for somebody, for about so much: with the record's own reason, or one short question."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.agent.products.favourites import asks_for_gift
from domain.agent.replies import Outcome, ProductCard
from domain.agent.understanding.bounds import read_limits
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of


def gift_of(number: int, title: str, price: str, description: str, tags: tuple[str, ...] = ("gift",)):
    return replace(product_of(number, title, (), (((), price, 5),), description), tags=tags)


SHAWL = gift_of(231, "Lace Shawl", "42.00", "Fine lace from Tallinn. Women wear it on cool evenings.")
PIPE = gift_of(232, "Cherry Pipe", "48.00", "Turned from cherry. For men who sit on porches.")
VASE = gift_of(233, "Stone Vase", "110.00", "Holds seven tulips.")
FOREIGN = gift_of(234, "Tin Whistle", "41.00", "Played by women and men.")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, SHAWL, PIPE, VASE)
    bazaar.reads.catalogue.add(BAZAAR, FOREIGN)
    return alpine


def titles(shop: Shop, asked: str) -> list[str]:
    return [card.title for card in shop.ask(asked).cards if isinstance(card, ProductCard)]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("need something for my grandma, roughly $45", "Lace Shawl"),
        ("what do you have for my uncle for 60 dollars", "Cherry Pipe"),
        ("ein Geschenk für meinen Opa, etwa 50 Euro", "Cherry Pipe"),
        ("quelque chose pour ma femme, environ 45 euros", "Lace Shawl"),
        ("un regalo para mi abuela, unos 45 euros", "Lace Shawl"),
        ("coś dla siostry około 45 zł", "Lace Shawl"),
    ],
)
def test_fits_the_purse_and_whom_the_record_names(shop: Shop, asked: str, first: str) -> None:
    found = titles(shop, asked)
    assert found[0] == first and "Stone Vase" not in found


def test_what_they_like_is_not_sold_so_presents_are_only_close_to_it(shop: Shop) -> None:
    reply = shop.ask("gift for a juggler, around $45")
    assert "not find exactly that" in reply.text and "Stone Vase" not in reply.text


def test_the_reason_is_the_records_own(shop: Shop, bazaar: Shop) -> None:
    assert "Women wear it on cool evenings." in shop.ask("present for my sister around $45").text
    assert "Tin Whistle" not in shop.ask("present for my sister around $45").text
    assert "Played by women and men." in bazaar.ask("present for my sister around $45").text


@pytest.mark.parametrize("asked", ["something for my brother", "etwas für meinen Bruder", "qualcosa per mio fratello"])
def test_asks_one_short_question_where_nothing_is_a_present(shop: Shop, asked: str) -> None:
    kept = shop.reads.catalogue.kept[ALPINE.id]
    kept[:] = [replace(one, tags=()) for one in kept]
    reply = shop.ask(asked)
    assert reply.outcome is Outcome.CLARIFY and reply.text.count("?") == 1 and not reply.cards


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("~40", "20.00", "50.00"),
        ("a lamp, around $80 please", "40.00", "100.00"),
        ("ca. 20 €", "10.00", "25.00"),
        ("budget: 35", None, "35"),
        ("a lamp for 30 bucks", None, "30"),
    ],
)
def test_reads_what_may_be_spent(said: str, low: str | None, high: str) -> None:
    [bound] = read_limits(said).bounds
    assert (bound.low, bound.high) == (Decimal(low) if low else None, Decimal(high))


@pytest.mark.parametrize(
    "said",
    [
        "in about 3 weeks",
        "around 200 pieces",
        "~40 cm",
        "a gift card for $50",
        "i paid for shipping for $5",
        "um 15 Uhr",
    ],
)
def test_other_numbers_are_no_budget(said: str) -> None:
    assert read_limits(said).bounds == ()


@pytest.mark.parametrize(
    "said", ["packt ihr Geschenke ein?", "vendéis tarjetas regalo?", "my dad ordered", "gift cards"]
)
def test_no_present_is_wished_for(said: str) -> None:
    assert not asks_for_gift(said)
