"""Sums of an order beside each other, refunds of some of it, and what travels with what."""

from dataclasses import replace

import pytest

from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.language.languages import Language
from tests.drafting.records import ORDER, TODAY

FIELDS = {
    "name": "#2001",
    "state": "partly_fulfilled",
    "currency": "USD",
    "total.money": "97.00",
    "subtotal.money": "90.00",
    "tax.money": "7.00",
    "discounts.money": "10.00",
    "refunded.money": "15.00",
    "created.at": "2026-11-11T08:00:00+00:00",
    "refund.1.money": "15.00",
    "refund.1.at": "2026-11-18T08:00:00+00:00",
    "parcel.1.state": "in_transit",
    "parcel.1.line.1.quantity": "1",
    "parcel.1.line.2.quantity": "1",
    "parcel.2.state": "in_transit",
    "parcel.2.line.3.quantity": "1",
    "line.1.title": "Trail Jacket",
    "line.1.price.money": "60.00",
    "line.1.quantity": "1",
    "line.2.title": "Camp Stove",
    "line.2.price.money": "20.00",
    "line.2.quantity": "1",
    "line.3.title": "Water Bottle",
    "line.3.price.money": "15.00",
    "line.3.quantity": "1",
    "line.4.title": "Knots for Beginners (E-Book)",
    "line.4.price.money": "5.00",
    "line.4.quantity": "1",
    "line.4.out.at": "2026-11-11T08:01:00+00:00",
    "line.5.title": "Wall Calendar",
    "line.5.price.money": "5.00",
    "line.5.quantity": "1",
    "unsent.1.title": "Wall Calendar",
    "unsent.1.quantity": "1",
    "unsent.1.state": "unfulfilled",
}
MIXED = replace(ORDER, id="gid://shopify/Order/2", title="#2001", fields=FIELDS)


def passes(sentence: str, language: Language = Language.ENGLISH) -> bool:
    scene = Scene(tuple(hold([MIXED], [MIXED], "UTC", TODAY)), "what of #2001", language, TODAY, "Alpine")
    checked = DraftCheck(scene).check(sentence)
    return checked.passed and bool(checked.bindings)


@pytest.mark.parametrize(
    "sentence",
    [
        "The total is $97.00 after a discount of $10.00.",
        "After your discount of $10.00 the subtotal was $90.00.",
        "The total of $97.00 includes tax of $7.00.",
        "Your total was $97.00, with a discount of $10.00.",
        "You got a partial refund of $15.00.",
        "Part of your order was refunded.",
    ],
)
def test_tells_sums_as_they_stand_to_each_other(sentence: str) -> None:
    assert passes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The total is $10.00 after a discount of $97.00.",
        "Your total was $10.00, with a discount of $97.00.",
        "The total is $97.00 before a discount of $10.00.",
        "The jacket cost $60.00 after a discount of $10.00.",
        "The tax was $7.00 after a discount of $10.00.",
        "The subtotal of $90.00 includes tax of $7.00.",
        "The stove was $20.00 including tax of $7.00.",
        "A full refund of $15.00 was made.",
        "You've been refunded the full $15.00.",
        "Your order was refunded in full.",
        "A partial refund of $97.00 was made.",
    ],
)
def test_tells_no_sum_as_more_or_less_than_it_is(sentence: str) -> None:
    assert not passes(sentence)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The Trail Jacket and the Camp Stove are travelling together.", Language.ENGLISH),
        ("The jacket and the stove are on their way in the same parcel.", Language.ENGLISH),
        ("Trail Jacket und Camp Stove sind zusammen unterwegs.", Language.GERMAN),
        ("El Trail Jacket y el Camp Stove están en camino juntos.", Language.SPANISH),
        ("The e-book has been sent.", Language.ENGLISH),
        ("Knots for Beginners (E-Book) was sent out, and the Wall Calendar is still to come.", Language.ENGLISH),
    ],
)
def test_tells_what_travels_together_and_what_came_by_mail(sentence: str, language: Language) -> None:
    assert passes(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The Trail Jacket and the Water Bottle are travelling together.", Language.ENGLISH),
        ("The jacket and the bottle are on their way in the same parcel.", Language.ENGLISH),
        ("Trail Jacket und Water Bottle sind zusammen unterwegs.", Language.GERMAN),
        ("El Trail Jacket y el Water Bottle están en camino juntos.", Language.SPANISH),
        ("Le Trail Jacket et le Water Bottle sont en route ensemble.", Language.FRENCH),
        ("The e-book is still to come.", Language.ENGLISH),
        ("The e-book hasn't been sent yet.", Language.ENGLISH),
        ("The calendar isn't still to come.", Language.ENGLISH),
        ("Nothing has been sent.", Language.ENGLISH),
        ("The e-book and the calendar have been sent.", Language.ENGLISH),
    ],
)
def test_tells_nothing_to_travel_with_what_it_does_not(sentence: str, language: Language) -> None:
    assert not passes(sentence, language)
