"""Messages that turn from one product to another: what was asked is asked again, and nothing is told of the first."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome, ProductCard, Reply
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of
from tests.domain.agent.test_following import talk

FUDGE = product_of(61, "Tower Fudge", (), (((), "5.00", 4),), "Sugar and cream. Contains milk. Melt it in a saucepan.")
NOUGAT = product_of(62, "Harbour Nougat", (), (((), "6.00", 4),), "Contains almonds and egg. Free of milk. 90 g.")
PAN = product_of(63, "Copper Saucepan", (), (((), "70.00", 2),), "Holds 2 litres. Not dishwasher safe.")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, FUDGE, NOUGAT, PAN)
    bazaar.reads.catalogue.add(BAZAAR, replace(NOUGAT, description="Contains milk powder."))
    return alpine


def shown(reply: Reply) -> set[str]:
    return {card.title for card in reply.cards if isinstance(card, ProductCard)}


@pytest.mark.parametrize("turn", ["and the nougat?", "what about the harbour nougat", "ok and the nougat"])
def test_what_was_asked_is_asked_of_the_other(shop: Shop, turn: str) -> None:
    reply = talk(shop, "does the tower fudge contain milk", turn)
    assert "Free of milk." in reply.text and "Contains milk." not in reply.text


def test_what_one_store_says_stays_there(shop: Shop, bazaar: Shop) -> None:
    bazaar.reads.catalogue.add(BAZAAR, FUDGE)
    assert "milk powder" in talk(bazaar, "does the tower fudge contain milk", "and the nougat?").text


def test_the_first_is_not_told_of_where_another_is_called(shop: Shop) -> None:
    reply = talk(shop, "tower fudge", "the saucepan dishwasher safe?")
    assert shown(reply) == {"Copper Saucepan"} and "Not dishwasher safe." in reply.text


def test_a_question_of_its_own_is_left_as_it_is(shop: Shop) -> None:
    assert "$70.00" in talk(shop, "does the tower fudge contain milk", "and how much is the copper saucepan").text


def test_a_price_is_asked_again(shop: Shop) -> None:
    assert "$6.00" in talk(shop, "how much is the tower fudge", "and the harbour nougat?").text


def test_a_mere_name_asked_nothing_to_ask_again(shop: Shop) -> None:
    assert shown(talk(shop, "tower fudge", "and the harbour nougat")) == {"Harbour Nougat"}


def test_a_part_of_what_is_spoken_of_is_no_other_product(shop: Shop) -> None:
    sofa = product_of(64, "Nook Sofa", (), (((), "900.00", 1),), "The cover is washable at 30 degrees.")
    shop.reads.catalogue.add(ALPINE, sofa, product_of(65, "Rain Cover", (), (((), "20.00", 1),), "For a rucksack."))
    assert shown(talk(shop, "nook sofa", "is the cover washable")) == {"Nook Sofa"}


def test_silence_on_what_may_harm_is_said_with_what_is_known_to_be_in_it(shop: Shop) -> None:
    reply = talk(shop, "is the tower fudge nut free")
    assert reply.outcome is Outcome.NOT_SUPPORTED and "Contains milk." in reply.text


def test_what_may_harm_is_asked_of_the_other_though_the_first_was_silent(shop: Shop) -> None:
    balm = product_of(66, "Night Camphor 3 Balm", (), (((), "8.00", 4),), "Not during pregnancy.")
    shop.reads.catalogue.add(ALPINE, replace(balm, tags=("camphor",)))
    reply = talk(shop, "is the harbour nougat safe in pregnancy", "and the camphor?")
    assert "Not during pregnancy." in reply.text
