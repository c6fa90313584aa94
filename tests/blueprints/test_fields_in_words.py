"""What an answer stands on is told in words that a merchant uses."""

import pytest

from blueprints.merchant.fields_in_words import told_fields


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("available", "true", ("In stock", "yes")),
        ("variant.8000000000101.available", "false", ("Variant in stock", "no")),
        ("line.2.price.money", "19.99", ("Item 2 price", "19.99 EUR")),
        ("parcel.1.sent.at", "2026-11-02T08:00:00+00:00", ("Parcel 1 sent on", "2 Nov 2026")),
        ("parcel.1.state", "in_transit", ("Parcel 1 where it stands", "in transit")),
        ("option.Size.1", "M_L", ("Size", "M_L")),
        ("quote.3.text", "Two days.", ("It says", "Two days.")),
    ],
)
def test_a_field_is_told_in_words(name: str, value: str, told: tuple[str, str]) -> None:
    assert told_fields({name: value, "currency": "EUR", "title": "Rain Jacket"}) == [told]
