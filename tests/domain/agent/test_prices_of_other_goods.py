"""A price asked of other goods than those spoken of, in languages whose article could be a pronoun."""

import pytest

from domain.agent.understanding.messages import points_back
from domain.language.languages import Language
from tests.domain.agent.shops import ALPINE, Shop, product_of
from tests.domain.agent.test_following import talk

MACHINE = product_of(71, "Uno Espresso Machine", (), (((), "449.00", 4),), "15 bar pump and steam wand.")
PAN = product_of(72, "Copper Saucepan", (), (((), "71.00", 2),), "Holds 2 litres.")
TENT = product_of(73, "Lark 2P Tent", (), (((), "419.00", 2),), "For two people.")


@pytest.fixture
def shop(alpine: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, MACHINE, PAN, TENT)
    return alpine


@pytest.mark.parametrize(
    "text",
    [
        "Was kostet das 2-Personen-Zelt?",
        "was kostet das zelt",
        "Wie viel kostet das leichte Zelt?",
        "Was kostet der Topf?",
        "Was kostet das Brotmesser?",
        "Hoeveel kost het mes?",
    ],
)
def test_the_price_of_what_was_spoken_of_is_none_of_other_goods(shop: Shop, text: str) -> None:
    assert "449" not in talk(shop, "how much is the uno espresso machine", text).text


def test_the_other_goods_are_told_of(shop: Shop) -> None:
    assert "419" in talk(shop, "how much is the uno espresso machine", "Was kostet das 2-Personen-Zelt?").text


@pytest.mark.parametrize("text", ["Was kostet das?", "Was kostet die Maschine?", "und was kostet es?"])
def test_what_names_no_other_goods_asks_of_what_was_spoken_of(shop: Shop, text: str) -> None:
    assert "449" in talk(shop, "how much is the uno espresso machine", text).text


@pytest.mark.parametrize("text", ["ist das eine jacke", "passt das in den rucksack", "was kostet das", "ist das warm"])
def test_a_pronoun_still_points_back(text: str) -> None:
    assert points_back(text, Language.GERMAN)
