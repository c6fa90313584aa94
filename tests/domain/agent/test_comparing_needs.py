"""What two things are compared for: this beside another, rain and cold by the records' own lines, and the few shown."""

from dataclasses import replace

import pytest

from domain.agent.products.comparing import compares
from domain.conversations import About, Topic
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

CAPE = replace(
    product_of(221, "Gull Cape", (), (((), "70.00", 2),), "Taped seams, 12,000 mm.\nWeight: 300 g\nUnlined."),
    product_type="Outerwear",
)
DUFFEL = replace(
    product_of(222, "Moor Duffel", (), (((), "190.00", 2),), "Wool felt, warm to -5 °C.\nWeight: 1.4 kg"),
    product_type="Outerwear",
)
URN = replace(product_of(223, "Samovar Urn", (), (((), "80.00", 2),), "Capacity: 3 l"), product_type="Urns")
JUG = replace(product_of(224, "Enamel Jug", (), (((), "20.00", 2),), "Capacity: 1.5 l"), product_type="Urns")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, CAPE, DUFFEL, URN, JUG)
    bazaar.reads.catalogue.add(BAZAAR, replace(CAPE, description="Weight: 900 g"))
    return alpine


@pytest.mark.parametrize(
    ("asked", "told", "left_out"),
    [
        ("would the gull cape be better than the moor duffel in wet weather", "Taped seams", "Weight"),
        ("moor duffel oder gull cape im winter, was ist besser?", "warm to -5 °C", "Weight"),
        ("does the samovar urn hold more than the enamel jug", "Capacity: 3 l", "costs"),
    ],
)
def test_both_records_tell_what_they_are_compared_for(shop: Shop, asked: str, told: str, left_out: str) -> None:
    text = shop.ask(asked).text
    assert told in text and left_out not in text
    assert len(shop.ask(asked).sources) == 2


@pytest.mark.parametrize(
    "asked",
    [
        "is it heavier than the moor duffel?",
        "how is this different from the moor duffel, in weight",
        "ist das schwerer als der moor duffel?",
        "est-ce que c'est plus lourd que le moor duffel",
        "czy to jest cięższe niż moor duffel",
    ],
)
def test_this_is_compared_with_what_is_named(shop: Shop, asked: str) -> None:
    for reply in (shop.ask(asked, page=CAPE.id), shop.ask(asked, topic=Topic(product_id=CAPE.id))):
        assert "300 g" in reply.text and "1.4 kg" in reply.text


@pytest.mark.parametrize(
    "asked", ["quel est le plus léger, le gull cape ou le moor duffel ?", "welches ist leichter, gull cape oder duffel"]
)
def test_two_that_are_set_against_each_other_are_both_told(shop: Shop, asked: str) -> None:
    assert {"Gull Cape", "Moor Duffel"} <= {source.title for source in shop.ask(asked).sources}


@pytest.mark.parametrize(
    "asked", ["which is sturdier, the gull cape or the moor duffel", "is the urn prettier than the jug"]
)
def test_what_no_record_tells_is_not_answered_by_other_fields(shop: Shop, asked: str) -> None:
    text = shop.ask(asked).text
    assert "do not say that" in text and "Weight" not in text and "Capacity" not in text


def test_each_store_tells_of_its_own(shop: Shop, bazaar: Shop) -> None:
    assert "1.4 kg" not in bazaar.ask("is it heavier than the moor duffel?", page=CAPE.id).text


def test_the_cheaper_of_two_is_told_with_the_price_of_the_other(shop: Shop) -> None:
    text = shop.ask("which costs less, the gull cape or the moor duffel").text
    assert "$70.00" in text and "$190.00" in text


@pytest.mark.parametrize("asked", ["something cheaper than the samovar urn?", "etwas günstigeres als der samovar urn?"])
def test_what_is_cheaper_than_a_thing_is_not_that_thing(shop: Shop, asked: str) -> None:
    cards = [card.title for card in shop.ask(asked).cards if hasattr(card, "title")]
    assert cards == ["Enamel Jug"]


@pytest.mark.parametrize("asked", ["which is bigger", "and which one is the biggest?", "welches ist größer?"])
def test_which_is_meant_of_the_few_shown(shop: Shop, asked: str) -> None:
    topic = Topic(about=About.GOODS, asked="urns", question="urns", shown=(JUG.id, URN.id))
    text = shop.ask(asked, topic=topic).text
    assert text.index("Samovar Urn") < text.index("Enamel Jug") and "1.5 l" in text


@pytest.mark.parametrize(
    "said", ["jackets other than the Gannet", "can it come later than friday", "red rather than blue"]
)
def test_what_excludes_or_times_compares_nothing(said: str) -> None:
    assert not compares(said)
    assert compares("is it warmer than the Gannet")
