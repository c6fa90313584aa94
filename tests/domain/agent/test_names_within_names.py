"""Goods of which one name begins another, set against each other."""

import pytest

from tests.domain.agent.shops import ALPINE, Shop, product_of

ONE = product_of(71, "Spin One Turntable", (), (((), "249.00", 2),), "Built-in phono preamp. No Bluetooth.")
BT = product_of(
    72, "Spin One BT Turntable", (), (((), "329.00", 2),), "The Spin One with Bluetooth: plays to wireless speakers."
)
RIDGE = product_of(73, "Ridge Trail Shoe", (), (((), "125.00", 2),), "Drains quickly. Drop 6 mm, weight 295 g.")
GTX = product_of(74, "Ridge GTX Trail Shoe", (), (((), "155.00", 2),), "Waterproof lining. Drop 6 mm, weight 330 g.")
CABLES = (
    product_of(75, "USB-C to USB-C Cable", (), (((), "9.00", 2),), "Does not carry video."),
    product_of(76, "USB-C to Lightning Cable", (), (((), "15.00", 2),), "For older phones."),
    product_of(77, "Thunderbolt 4 Cable", (), (((), "34.00", 2),), "40 Gbps data and one 8K display."),
)


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, ONE, BT, RIDGE, GTX, *CABLES)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("difference between spin one and spin one bt", ("$249.00", "$329.00", "No Bluetooth", "wireless speakers")),
        ("spin one bt or spin one which is better", ("$249.00", "$329.00")),
        ("whats the diff between ridge n ridge gtx", ("$125.00", "$155.00", "Drains quickly", "Waterproof lining")),
        ("which is lighter ridge or ridge gtx", ("295 g", "330 g")),
        ("dif between the usb c cable and the thunderbolt", ("Does not carry video", "40 Gbps")),
    ],
)
def test_both_are_told_of(alpine: Shop, text: str, said: tuple[str, ...]) -> None:
    told = alpine.ask(text).text
    assert all(one in told for one in said) and "only one of its kind" not in told


def test_the_thing_that_may_come_with_another_is_the_one_asked_about(alpine: Shop) -> None:
    alpine.reads.catalogue.add(
        ALPINE, product_of(78, "GaN Charger 65W", (), (((), "39.00", 2),), "Two USB-C ports. Cable not included.")
    )
    assert alpine.ask("does the gan charger come w a cable").text == "Cable not included."


def test_the_longer_name_is_meant_where_all_of_it_is_said(alpine: Shop) -> None:
    assert alpine.ask("spin one bt price").text == "Spin One BT Turntable costs $329.00."
    assert alpine.ask("spin one price").text == "Spin One Turntable costs $249.00."
    assert alpine.ask("do i need a preamp w the spin one").text == "Built-in phono preamp."
