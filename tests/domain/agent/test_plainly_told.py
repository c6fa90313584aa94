"""What a record tells in other words than the question's is told as the answer, and not as the nearest there is."""

import pytest

from domain.agent.replies import Outcome
from domain.agent.understanding.bounds import read_limits
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

HAT = product_of(
    301, "Linen Sun Hat", (), (((), "39.00", 4),), "Pure flax linen, sewn in Porto.\nHand wash.\nIt does not itch."
)
BAG = product_of(
    302,
    "Courier Satchel",
    (),
    (((), "89.00", 2),),
    "Waxed canvas with a sleeve for tablets up to 11 inches.\nWeighs 900 grams.\nHolds 14 l.",
)
BARS = product_of(
    303, "Trail Bars", (), (((), "12.00", 7),), "Bars of dates, without soya and honey.\nTwelve in a box."
)
JAR = product_of(304, "Enamel Jar", (), (((), "12.00", 7),), "Weighs 400 grams.")


@pytest.fixture(autouse=True)
def goods(alpine: Shop, bazaar: Shop) -> None:
    for product in (HAT, BAG, BARS, JAR):
        alpine.reads.catalogue.add(ALPINE, product)
        bazaar.reads.catalogue.add(BAZAAR, product)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("is the linen sun hat real linen", "Pure flax linen"),
        ("is the linen sun hat genuine linen?", "Pure flax linen"),
        ("does the linen sun hat itch", "does not itch"),
        ("courier satchel litres?", "14 l"),
        ("how many litres is the courier satchel", "14 l"),
        ("are the trail bars ok without soya, im allergic", "without soya and honey"),
        ("is the courier satchel big enough for a 10 inch tablet", "Yes. "),
        ("does a 13 inch tablet fit in the courier satchel", "No. "),
    ],
)
def test_is_answered_by_the_sentence_that_tells_it(alpine: Shop, question: str, told: str) -> None:
    reply = alpine.ask(question)
    assert reply.outcome is Outcome.ANSWERED
    assert told in reply.text


def test_a_weight_is_no_volume(bazaar: Shop) -> None:
    assert bazaar.ask("enamel jar litres?").outcome is Outcome.NOT_SUPPORTED


def test_what_a_thing_is_made_of_is_not_denied_by_what_it_is_without(alpine: Shop) -> None:
    assert read_limits("something without dates").allow(BARS) is False
    assert read_limits("something without soya").allow(BARS)
    assert "exactly that" in alpine.ask("trail bars without dates?").text
    assert "exactly that" not in alpine.ask("trail bars without honey?").text


@pytest.mark.parametrize(
    ("said", "low", "high"),
    [
        ("jacket 80 dollar se kam", None, 80),
        ("100 dollar ke andar tent", None, 100),
        ("50 tak ka koi gift", None, 50),
        ("200 se upar wala tent", 200, None),
        ("mój budżet wynosi 200 zł", None, 200),
    ],
)
def test_bounds_are_read_as_they_are_said_abroad(said: str, low: int | None, high: int | None) -> None:
    [bound] = read_limits(said).bounds
    assert (bound.low, bound.high) == (low, high)


def test_days_in_hinglish_are_no_price() -> None:
    assert read_limits("10 din tak wapas kar sakte hai").bounds == ()
