"""What a message rules out: prices and measures beyond its bounds, things the product must be without."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.agent.understanding.bounds import read_limits
from domain.catalogue import Product
from tests.domain.agent.shops import product_of

BOUNDS = [
    ("jacket under $50", None, "50", ""),
    ("no more than 100 euros", None, "100", ""),
    ("80 dollars or less", None, "80", ""),
    ("between 20 and 40", "20", "40", ""),
    ("$20 to $40 gifts", "20", "40", ""),
    ("shoes below 49,90", None, "49.90", ""),
    ("something under 1,299 for mum", None, "1299", ""),
    ("Jacke unter 50 Euro", None, "50", ""),
    ("chaqueta por menos de 60 €", None, "60", ""),
    ("kurtka do 200 zł", None, "200", ""),
    ("5000円以下", None, "5000", ""),
    ("5만원 이하 가방", None, "50000", ""),
    ("at least 16 gb laptop", "16", None, "gb"),
    ("tent less than 2kg", None, "2", "kg"),
    ("monitor over 27 inches", "27", None, "inch"),
    ("camera over 10 mp", "10", None, "mp"),
    ("jackets under 50 in black", None, "50", ""),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), BOUNDS)
def test_reads_a_bound_with_its_unit(text: str, low: str | None, high: str | None, unit: str) -> None:
    (bound,) = read_limits(text).bounds
    assert (bound.low, bound.high, bound.unit) == (low and Decimal(low), high and Decimal(high), unit)


@pytest.mark.parametrize(
    "text", ["a toy over 18 years", "tent up to 4 people", "air max 90", "usb hub 4 ports", "iphone 11"]
)
def test_what_counts_something_else_is_no_bound(text: str) -> None:
    assert not read_limits(text).bounds


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("bottle without straw", ("straw",)),
        ("sweater, not wool", ("wool",)),
        ("bars without nuts or milk", ("nuts", "milk")),
        ("Flasche ohne Griff", ("griff",)),
        ("non stick pan", ()),
        ("is it not available", ()),
    ],
)
def test_reads_what_it_must_be_without(text: str, unwanted: tuple[str, ...]) -> None:
    assert read_limits(text).unwanted == unwanted


def test_the_rest_of_the_message_says_what_is_wanted() -> None:
    assert read_limits("red bottle without straw under $30").rest.split() == ["red", "bottle"]


def bottle(description: str = "", title: str = "Otter Bottle", tags: tuple[str, ...] = ()) -> Product:
    return replace(product_of(51, title, (), (((), "20.00", 1),), description), tags=tags)


def test_a_record_that_denies_a_thing_has_it_not() -> None:
    limits = read_limits("bottle without straw")
    assert limits.allow(bottle("Keeps cold. It has no straw."))
    assert limits.allow(bottle("A straw-free lid."))
    assert not limits.allow(bottle("Comes with a straw."))
    assert not limits.allow(bottle(title="Otter Straw Bottle"))


def test_what_means_the_same_is_ruled_out_too() -> None:
    assert not read_limits("hat, not wool").allow(bottle(title="Merino Hat"))


def test_measures_are_compared_whatever_their_unit() -> None:
    light = read_limits("bottle less than 0.5 kg")
    assert light.allow(bottle("Weight: 320 g")) and not light.allow(bottle("Weight: 620 g"))


@pytest.mark.parametrize(
    ("text", "price", "within"),
    [
        ("hats under 15", "15.00", False),
        ("hats under 15", "14.99", True),
        ("hats up to 15", "15.00", True),
        ("hats for 15 or less", "15.00", True),
        ("Hüte unter 15 Euro", "15.00", False),
        ("hats between 10 and 15", "15.00", True),
    ],
)
def test_what_is_under_a_price_does_not_cost_it(text: str, price: str, within: bool) -> None:
    hat = product_of(7, "Hat", (), (((), price, 1),))
    assert read_limits(text).allow(hat) is within


def test_pounds_are_money_where_that_is_paid_with() -> None:
    flask = product_of(8, "Flask", (), (((), "18.00", 1),))
    limits = read_limits("flasks between 15 and 20 pounds")
    assert limits.paid_in("GBP").allow(flask) and not limits.paid_in("USD").allow(flask)
