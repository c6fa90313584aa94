"""Below which temperature a thing is used, or to which it heats, is told by that figure and by none of its wash."""

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, Shop, product_of

MADE = tuple(((comfort,), price, 3) for comfort, price in (("-2 °C", "289.00"), ("-9 °C", "309.00")))
BAG = product_of(
    341,
    "Nightjar Sleeping Bag",
    ("Comfort",),
    MADE,
    "A down bag. Two temperatures, two lengths.\n- Filling: 750 fill-power down; 450 g (−2 °C), 640 g (−9 °C)\n"
    "- Warranty: 5 years\n- Wash at 30 °C",
)
MUFF = product_of(
    342, "Snug Footmuff", (), (((), "79.00", 3),), "Comfortable down to -10 °C. Wash at 30 °C. For winter."
)
KETTLE = product_of(
    343, "Glow Kettle", (), (((), "45.00", 3),), "Keeps warm for 30 minutes.\n- Temperatures: 60, 70, 80 and 100 °C"
)


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, BAG, MUFF, KETTLE)


@pytest.mark.parametrize(
    ("page", "asked", "said"),
    [
        (BAG, "is it warm enough for -5 degrees", "Comfort: -2 °C, -9 °C"),
        (BAG, "is it good for -5", "Comfort: -2 °C, -9 °C"),
        (MUFF, "is it ok for -20", "Comfortable down to -10 °C."),
        (MUFF, "can i use it at minus 5", "Comfortable down to -10 °C."),
        (MUFF, "what temperature can i wash it at", "Wash at 30 °C."),
        (KETTLE, "can i heat water to 80 degrees", "Temperatures: 60, 70, 80 and 100 °C"),
    ],
)
def test_the_temperature_asked_for_is_told(alpine: Shop, page, asked: str, said: str) -> None:
    assert alpine.ask(asked, page=page.id).text == said


def test_it_is_told_of_what_is_called_by_its_name(alpine: Shop) -> None:
    assert alpine.ask("is the snug footmuff warm enough for -5 degrees").text == "Comfortable down to -10 °C."


def test_how_hot_it_gets_is_not_told_of_frost(alpine: Shop) -> None:
    assert alpine.ask("is it ok for -5 degrees", page=KETTLE.id).outcome is Outcome.NOT_SUPPORTED
