"""The longest message of every shape that costs a reader most is answered at about the price of its length."""

from time import process_time

import pytest

from blueprints.chat import LONGEST_MESSAGE
from tests.blueprints.callers import visitor_of
from tests.world import World

SHAPES = (
    "a", "가", "1", "a \n", "-", ".", "😀", "\u0301", "ﷺ", "a ", "1 ", "- ", "a.", "1,", "a@b.co ", "#1 ", "one ",
    "il y a ", "postcode is ", "1 cm x ", "under $1 ", "not in blue and ", "rain jacket size m? ", "where is my order ",
)  # fmt: skip
FLOOR = 0.4  # seconds of the processor; below it nothing is said of a growth
SHARE, MOST_GROWTH = 4, 8  # a message so many times as long may cost so many times as much, not its square


def cost(world: World, text: str) -> float:
    shopper = visitor_of(world, world.alice)
    began = process_time()
    shopper.say(text)
    return process_time() - began


@pytest.mark.parametrize("shape", SHAPES)
def test_the_longest_message_of_one_shape_is_answered_at_the_price_of_its_length(world: World, shape: str) -> None:
    text = (shape * LONGEST_MESSAGE)[:LONGEST_MESSAGE]
    if (whole := cost(world, text)) > FLOOR:
        whole = min(whole, cost(world, text))
        assert whole < MOST_GROWTH * max(cost(world, text[: LONGEST_MESSAGE // SHARE]), FLOOR / SHARE)
