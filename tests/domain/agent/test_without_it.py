"""What says itself that it is without something is what was looked for; and how long a thing is valid is told of it."""

import pytest

from tests.domain.agent.shops import ALPINE, Shop, product_of

PLAIN = product_of(21, "Energy Gel Box (24)", (), (((), "38.00", 3),), "24 gels of 40 g. Contains no caffeine.")
STRONG = product_of(22, "Caffeine Gel Box (12)", (), (((), "22.00", 3),), "12 gels with 75 mg of caffeine each.")
CARD = product_of(
    23, "Gift Card", ("Amount",), ((("$10",), "10.00", 9), (("$25",), "25.00", 9)), "Valid for two years."
)


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, PLAIN, STRONG, CARD)


@pytest.mark.parametrize("text", ["gels no caffeine", "gels without caffeine", "do you have gels without caffeine"])
def test_it_is_no_mere_near_thing(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert "Energy Gel Box (24): $38.00" in told and "Caffeine Gel" not in told and "exactly" not in told


def test_how_long_a_thing_is_valid_is_told_by_its_own_record(alpine: Shop) -> None:
    assert alpine.ask("how long is the gift card valid").text == "Valid for two years."
