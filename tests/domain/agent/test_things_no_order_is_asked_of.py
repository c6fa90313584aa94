"""What names goods, or bounds a price, asks for no order and proves none."""

import pytest

from domain.agent.intents import Intent
from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, Shop, product_of

BANK = product_of(
    91, "Ember Bank 20000", ("Colour",), ((("Black",), "49.00", 5), (("White",), "49.00", 0)), "Weighs 410 g."
)
SOFA = product_of(92, "Hudson Sofa", (), (((), "949.00", 2),), "Feather cushions.")
NOVEL = product_of(93, "Salt Roads", (), (((), "11.00", 9),), "A novel by Tomas Varga.\nTranslated from Hungarian.")
GLASS = product_of(
    94, "Tempered Glass Screen Protector", ("Model",), ((("Pixel 8",), "12.00", 4), (("S24",), "12.00", 0)),
    "9H glass.\nTwo in a box with an alignment frame.",
)  # fmt: skip
TAPE = product_of(95, "Songs for Small Hours", ("Format",), ((("LP",), "25.00", 8), (("Cassette",), "11.00", 3)))


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, BANK, SOFA, NOVEL, GLASS, TAPE)


@pytest.mark.parametrize("text", ["ember bank 20000", "Ember Bank 20000!", "ember bank 20000 pls"])
def test_a_name_that_ends_in_a_number_names_no_order(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert (reply.outcome, "Ember Bank 20000" in reply.text) == (Outcome.ANSWERED, True)


def test_an_order_beside_such_a_name_is_still_one(alpine: Shop) -> None:
    assert alpine.ask("ember bank 20000 in order #1001, where is it").outcome is Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize("text", ["sofas under 1000", "sofa max 1000", "sofas 1000 or less", "sofa unter 1000"])
def test_a_bound_on_a_price_names_no_order(alpine: Shop, text: str) -> None:
    assert "Hudson Sofa" in alpine.ask(text).text


@pytest.mark.parametrize("text", ["where is order 1001", "has 1001 shipped yet", "wheres my parcel 1001"])
def test_a_number_alone_still_names_one(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("who wrote salt roads", "Tomas Varga"),
        ("tempered glass screen protector how many in box", "Two in a box"),
        ("screen protector pixel 8 price n how many in box", "Two in a box"),
    ],
)
def test_who_asks_of_a_thing_by_its_name_asks_of_no_order(alpine: Shop, text: str, said: str) -> None:
    assert said in alpine.ask(text).text


@pytest.mark.parametrize("text", ["cassette tapes", "avez-vous des cassettes", "une casserole", "casserole dish"])
def test_what_only_begins_like_broken_tells_of_no_trouble(alpine: Shop, text: str) -> None:
    assert Intent.ORDER_PROBLEM.value not in alpine.ask(text).intents


def test_what_is_broken_in_french_is_still_told(alpine: Shop) -> None:
    assert Intent.ORDER_PROBLEM.value in alpine.ask("ma lampe est arrivée cassée").intents
