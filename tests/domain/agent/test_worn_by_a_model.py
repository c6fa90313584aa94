"""What the model of a picture wears is no list of all sizes."""

import pytest

from tests.domain.agent.shops import ALPINE, Shop, product_of

SIZES = ((("S",), "79.00", 2), (("M",), "79.00", 2), (("L",), "79.00", 0))
TOLD = "100 % lana merino. El modelo mide 182 cm y lleva la talla M."
JERSEY = product_of(441, "Jersey Teide", ("Talla",), SIZES, TOLD)
TUNIC = product_of(442, "Cove Tunic", ("Size",), SIZES, "Cotton. The model is 178 cm tall and wears size S.")


@pytest.mark.parametrize(
    ("asked", "locale", "told"),
    [
        ("que talla lleva el modelo del jersey teide", "es", "lleva la talla M"),
        ("what size does the model wear on the cove tunic", "en", "wears size S"),
    ],
)
def test_what_the_model_wears_is_told(alpine: Shop, asked: str, locale: str, told: str) -> None:
    alpine.reads.catalogue.add(ALPINE, JERSEY, TUNIC)
    text = alpine.ask(asked, locale=locale).text
    assert told in text
    assert "S, M, L" not in text


def test_the_sizes_are_still_told(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, TUNIC)
    assert "S, M, L" in alpine.ask("what sizes does the cove tunic come in").text
