"""A figure asked about is set beside the limit that a record names; where either is not clear, nothing is decided."""

import pytest

from domain.agent.products.figures import by_figures
from domain.agent.products.polarity import Polarity
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of


@pytest.mark.parametrize(
    ("question", "sentence", "said"),
    [
        ("can it hold 130 kg?", "Max load 120 kg.", Polarity.NO),
        ("i weigh 95 kg is it ok", "Load: 120 kg", Polarity.YES),
        ("can it carry 200 lbs", "Supports up to 100 kg.", Polarity.YES),
        ("will it go through a 76 cm door", "Delivered through doors from 78 cm", Polarity.NO),
        ("will it go through a door of 0.9 m", "Delivered through doors from 78 cm", Polarity.YES),
        ("can it hold 130 kg?", "Weighs 12 kg, max load 120 kg.", None),
        ("is 130 kg too heavy for it", "Max load 120 kg.", None),
        ("does it weigh 2 kg", "Weight: 3 kg", None),
        ("is it 80 cm wide", "Width 90 cm", None),
        ("can it hold 5 litres", "Max load 120 kg.", None),
        ("is it big enough for a 13 inch tablet", "The pocket takes tablets up to 11 inches.", Polarity.NO),
        ("will a 28 cm pan fit", "For pans up to 30 cm.", Polarity.YES),
        ("will a 28 cm pan fit", "For lids up to 30 cm.", None),
        ("is it too small for a 28 cm pan", "For pans up to 30 cm.", None),
    ],
)
def test_decides_only_by_one_figure_against_one_limit(question: str, sentence: str, said: Polarity | None) -> None:
    assert by_figures(question, sentence) is said


def test_the_answer_begins_with_yes_or_no(alpine: Shop, bazaar: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(97, "Perch Stool", (), (((), "59.00", 3),), "Oak. Max load 110 kg."))
    bazaar.reads.catalogue.add(BAZAAR, product_of(97, "Perch Stool", (), (((), "59.00", 3),), "Oak. Max load 150 kg."))
    asked = "i weigh 130 kg, can i use the perch stool"
    assert alpine.ask(asked).text == "No. Max load 110 kg."
    assert bazaar.ask(asked).text == "Yes. Max load 150 kg."
