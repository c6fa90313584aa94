"""One measure is asked for, and that one is told: no height for a width, and no clamp for a handlebar."""

import pytest

from domain.agent.understanding.axes import axis_asked
from tests.domain.agent.shops import ALPINE, Shop, product_of

SOFA = product_of(
    61, "Hudson Sofa", (), (((), "949.00", 2),), "Feather cushions.\nWidth: 218 cm\nDepth: 95 cm\nHeight: 84 cm"
)
SHOE = product_of(62, "Cloudline Shoe", (), (((), "130.00", 2),), "Neutral daily trainer.\nDrop: 8 mm.\nMesh upper.")
RUG = product_of(
    63, "Fjord Rug", ("Size",), ((("120 x 180 cm",), "179.00", 2), (("160 x 230 cm",), "299.00", 2)),
    "Handwoven wool.\nPile 12 mm.\nSheds at first.",
)  # fmt: skip
BAR = product_of(
    64, "Aero Handlebar", ("Width",), ((("42 cm",), "99.00", 2), (("44 cm",), "99.00", 2)),
    "Carbon.\nClamp diameter 31.8 mm.\nWeighs 230 g.",
)  # fmt: skip
CASE = product_of(65, "Tall Bookcase", (), (((), "199.00", 2),), "Five shelves.\n80 x 28 x 200 cm.")


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, SOFA, SHOE, RUG, BAR, CASE)


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("how wide is the hudson sofa", "218 cm", "84 cm"),
        ("how high is the hudson sofa", "84 cm", "218 cm"),
        ("how wide is the aero handlebar", "44 cm", "31.8"),
        ("how large is the fjord rug", "120 x 180 cm", "not made in"),
        ("how thick is the fjord rug", "Pile 12 mm", "180"),
        ("how deep is the bookcase", "80 x 28 x 200 cm", "not say"),
        ("wie breit ist das hudson sofa", "218 cm", "84 cm"),
        ("hoe hoog is de hudson sofa", "84 cm", "218 cm"),
        ("quelle est la hauteur du hudson sofa", "84 cm", "218 cm"),
    ],
)
def test_the_measure_that_was_asked_for_is_told(alpine: Shop, text: str, said: str, unsaid: str) -> None:
    told = alpine.ask(text).text
    assert said in told and unsaid not in told


@pytest.mark.parametrize(
    ("question", "axis"),
    [("how big is it across", "diameter"), ("an alternative to the anchor", ""), ("que ancho tiene", "width")],
)
def test_which_measure_is_asked_for(question: str, axis: str) -> None:
    assert axis_asked(question) == axis


def test_the_measure_of_a_part_is_no_width_of_the_whole(alpine: Shop) -> None:
    assert "does not say" in alpine.ask("how wide is the cloudline shoe").text
