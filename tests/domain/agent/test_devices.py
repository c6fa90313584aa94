"""What goes with a make of phone or computer is found only where a record speaks of that make, or of any."""

import pytest

from domain.agent.replies import Outcome, ProductCard
from domain.agent.understanding.devices import goes_with_device, names_device
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

HELMET = product_of(241, "Summit Pro Helmet", ("Size",), ((("M",), "90.00", 3),), "A light helmet.")
POUCH = product_of(242, "Air Pouch", (), (((), "15.00", 3),), "A pouch for maps.")
FOLIO = product_of(243, "Leather Case", (), (((), "30.00", 3),), "Fits the Kindle Paperwhite and the iPad mini.")
OTHER = product_of(244, "Pixel 8 Cover", (), (((), "12.00", 3),), "Made for the Pixel 8.")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, HELMET, POUCH, FOLIO)
    bazaar.reads.catalogue.add(BAZAAR, OTHER)
    return alpine


def titles(shop: Shop, asked: str) -> list[str]:
    return [card.title for card in shop.ask(asked).cards if isinstance(card, ProductCard)]


@pytest.mark.parametrize(
    "asked",
    [
        "iphone 16 pro screen protector",
        "Schutzhülle iPhone 14 Pro",
        "coque pour galaxy s22 ultra",
        "funda para macbook air",
        "etui do xiaomi 13 pro",
        "custodia iphone 15 plus",
        "pixel 8 pro cover",
    ],
)
def test_what_only_shares_a_word_of_the_make_is_no_answer(shop: Shop, asked: str) -> None:
    reply = shop.ask(asked)
    assert reply.outcome is Outcome.NOT_SUPPORTED and not reply.cards
    assert "Summit" not in reply.text and "Pouch" not in reply.text


def test_what_the_record_names_is_found_in_its_own_store(shop: Shop, bazaar: Shop) -> None:
    assert titles(shop, "kindle case") == ["Leather Case"]
    assert titles(bazaar, "cover for pixel 8") == ["Pixel 8 Cover"]
    assert titles(bazaar, "kindle case") == []


def test_such_words_still_name_the_stores_own_goods(shop: Shop) -> None:
    assert titles(shop, "summit pro helmet in M") == ["Summit Pro Helmet"]
    assert titles(shop, "air pouch") == ["Air Pouch"]


def test_tells_makes_from_other_words() -> None:
    assert names_device("a strap for my Apple Watch") and names_device("아이폰 케이스")
    assert not names_device("a watch") and not names_device("pro gloves") and not names_device("a light switch")
    assert goes_with_device("iphone stand", "A stand for any phone.")
    assert goes_with_device("iphones", "Made for iPhone 12.") and not goes_with_device("iphone", "For maps.")
