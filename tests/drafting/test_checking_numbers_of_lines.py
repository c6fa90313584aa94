"""Which of a line's numbers a sentence tells, and all that it holds under."""

import pytest

from domain.agent.replies import Evidence
from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.language.languages import Language
from tests.drafting.records import TODAY

LINES = (
    "Rucksacks carry 8 years, tarps 4 years.",
    "HELLO5 takes $5 off a first order of at least $40.",
    "Parcels take 4 to 9 business days.",
    "Members get 12% with a card of their club.",
    "Postage is not paid back, unless the mistake was ours.",
    "Until the parcel is packed we change it for you.",
    "Outside Norway the parcel may be taxed.",
    "We refund the difference within 10 days when you ask.",
)
TERMS = Evidence(
    "policy",
    "terms",
    "Terms of delivery",
    "https://shop.example/policies/terms",
    "v1",
    {"title": "Terms of delivery", **{f"quote.{at}.text": line for at, line in enumerate(LINES, 1)}},
)
LAMP = Evidence(
    "product",
    "gid://shopify/Product/21",
    "Desk Lamp",
    "https://shop.example/products/desk-lamp",
    "v1",
    {
        "title": "Desk Lamp",
        "type": "Lamps",
        "available": "true",
        "currency": "USD",
        "price.low.money": "30.00",
        "price.high.money": "30.00",
        "option.Color.name": "Color",
        "option.Color.1": "Brass",
        "option.Color.2": "White",
        "variant.1.label": "Brass",
        "variant.1.price.money": "30.00",
        "variant.1.available": "true",
        "variant.2.label": "White",
        "variant.2.price.money": "30.00",
        "variant.2.available": "false",
        "quote.1.text": "Height: Brass 40 cm, White 35 cm",
        "quote.2.text": "Light: 300 lumens, dims in 3 steps",
        "quote.3.text": "Weight: 2,400 g with the base",
    },
)


def passes(sentence: str, record: Evidence) -> bool:
    scene = Scene(tuple(hold([record], [record], "UTC", TODAY)), "tell me", Language.ENGLISH, TODAY, "Alpine")
    checked = DraftCheck(scene).check(sentence)
    return checked.passed and bool(checked.bindings)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rucksacks carry 8 years.",
        "HELLO5 takes $5 off a first order of at least $40.",
        "Parcels take 4–9 business days.",
        "Members get 12% with a card of their club.",
        "Postage isn't paid back, unless the mistake was ours.",
    ],
)
def test_tells_a_rule_with_its_numbers(sentence: str) -> None:
    assert passes(sentence, TERMS)


@pytest.mark.parametrize(
    "sentence",
    [
        "Tarps carry 8 years.",
        "Things carry 8 years.",
        "HELLO5 takes $40 off a first order of at least $5.",
        "Parcels take 4 business days.",
        "Members get 12%.",
        "Postage is not paid back.",
        "Until the parcel is delivered we change it for you.",
        "In Norway the parcel may be taxed.",
        "You refund the difference within 10 days.",
    ],
)
def test_tells_no_rule_with_the_number_of_another_or_without_what_it_holds_under(sentence: str) -> None:
    assert not passes(sentence, TERMS)


@pytest.mark.parametrize(
    "sentence", ["The Desk Lamp in Brass is 40 cm high.", "It shines at 300 lumens.", "You can get it in Brass."]
)
def test_tells_what_a_product_has(sentence: str) -> None:
    assert passes(sentence, LAMP)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Desk Lamp in White is 40 cm high.",
        "It weighs 2,400 kg with the base.",
        "Light: 2,400 g with the base.",
        "You can get it in White.",
        "White is there for you.",
    ],
)
def test_tells_no_make_by_another_and_offers_none_that_is_gone(sentence: str) -> None:
    assert not passes(sentence, LAMP)
