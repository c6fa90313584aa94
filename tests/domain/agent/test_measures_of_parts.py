"""A figure that tells of a part, of the box, of who rides it, or of it folded is not told for the thing itself."""

import pytest

from domain.agent.replies import Outcome, Reply
from tests.domain.agent.shops import ALPINE, Shop, product_of

STROLLER = product_of(
    321,
    "Otto City Stroller",
    (),
    (((), "399.00", 4),),
    "Stands by itself.\n- Maximum child weight: 22 kg\n- Stroller weight: 6.6 kg\n- Handlebar height 95 to 115 cm\n"
    "- Folded: 54 x 44 x 20 cm\n- Box: 60 x 48 x 28 cm, 9.1 kg\n- Runs on 12 inch foam wheels",
)
BIKE = product_of(
    322,
    "Voltra Cargo Bike",
    (),
    (((), "2890.00", 1),),
    "For riders of 155 to 195 cm.\n- Bike weight without battery: 29 kg\n"
    "- Rear rack: up to 60 kg\n- Total load: 180 kg",
)
BLENDER = product_of(
    323, "Volta Hand Blender", (), (((), "49.00", 9),), "Quick.\n- Shaft length 20 cm\n- Carton: 40 x 12 cm, 1.4 kg"
)
SCALE = product_of(324, "Gram Kitchen Scale", (), (((), "22.00", 9),), "Weighs up to 5 kg in steps of 1 g. Glass.")
CAR = product_of(325, "Rumble 0325", (), (((), "88.00", 2),), "Fast.\n- minimum weight recommendation: 220.02 pounds")
COTTAGE = product_of(
    326,
    "Play 0326",
    (),
    (((), "70.00", 2),),
    'Set of 8 markers.\n- cottage folds up and down and measures 56\\"l x 36\\"w x 49\\"h\n'
    "- item dimensions: width 21 inches, length 35 inches, height 3 inches",
)
POOL = product_of(327, "Splash 0327", (), (((), "29.00", 2),), "Overall size: 118 x 78 inches. For the garden.")


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, STROLLER, BIKE, BLENDER, SCALE, CAR, COTTAGE, POOL)


def told(reply: Reply) -> str:
    assert reply.outcome is Outcome.ANSWERED, reply.text
    return reply.text


@pytest.mark.parametrize(
    ("page", "asked", "said"),
    [
        (STROLLER, "how much does it weigh", "Stroller weight: 6.6 kg"),
        (STROLLER, "whats the weight limit", "Maximum child weight: 22 kg"),
        (STROLLER, "how big is it folded", "Folded: 54 x 44 x 20 cm"),
        (STROLLER, "how high is the handlebar", "Handlebar height 95 to 115 cm"),
        (BIKE, "how heavy is it", "Bike weight without battery: 29 kg"),
        (SCALE, "how much does it weigh up to", "Weighs up to 5 kg in steps of 1 g."),
        (POOL, "what size is it when inflated", "Overall size: 118 x 78 inches."),
    ],
)
def test_the_figure_that_was_asked_for_is_told_alone(alpine: Shop, page, asked: str, said: str) -> None:
    assert told(alpine.ask(asked, page=page.id)) == said


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        (STROLLER, "how tall is it"),
        (BIKE, "how tall is it"),
        (BIKE, "how big is it folded"),
        (BLENDER, "how much does it weigh"),
        (BLENDER, "how long is it"),
        (SCALE, "how much does it weigh"),
        (CAR, "how much does it weigh"),
        (POOL, "how big is the box"),
    ],
)
def test_another_figure_is_no_more_than_the_nearest(alpine: Shop, page, asked: str) -> None:
    assert alpine.ask(asked, page=page.id).outcome is Outcome.NOT_SUPPORTED


def test_inches_are_read_behind_the_stroke_that_an_export_left(alpine: Shop) -> None:
    assert '49\\"h' in told(alpine.ask("how tall is the cottage", page=COTTAGE.id))


def test_what_the_title_names_is_no_part(alpine: Shop) -> None:
    bag = product_of(328, "Tackle Bag", (), (((), "19.00", 2),), "Bag: 40 x 20 cm. Padded.")
    alpine.reads.catalogue.add(ALPINE, bag)
    assert "40 x 20 cm" in told(alpine.ask("how big is it", page=bag.id))
