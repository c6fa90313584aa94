"""Conditions that open a sentence, units said once, and attributes named in other languages."""

from dataclasses import replace

import pytest

from domain.agent.replies import Evidence
from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.language.languages import Language
from tests.drafting.records import POLICY, STOVE, TODAY

EN, DE, ES, FR, IT, PT = (
    Language.ENGLISH,
    Language.GERMAN,
    Language.SPANISH,
    Language.FRENCH,
    Language.ITALIAN,
    Language.PORTUGUESE,
)


def record(base: Evidence, title: str, *lines: str) -> Evidence:
    quotes = {f"quote.{at}.text": line for at, line in enumerate(lines, 1)}
    plain = {name: value for name, value in base.fields.items() if not name.startswith("quote.")}
    return replace(base, id=title, title=title, fields={**plain, "title": title, **quotes})


RULES = record(
    POLICY,
    "Changes and cancelling",
    "Changes and cancelling – Cancelling",
    "Orders can be cancelled free of charge until the parcel is shipped.",
    "Until it is packed we change the colour for you.",
    "We send a spare part at once.",
    "A letter counts as lost after 5 business days, a parcel after 15.",
    "We check returns within 2 business days of arrival and refund them.",
    "Banks take 4 to 9 business days to show it.",
    "Straps are mended free for 6 years; after that you pay for the parts.",
)
FLASK = record(
    STOVE,
    "Fjord Flask",
    "Insulation: Hot for 8 hours, cold for 20 hours",
    "Weight: 410 g",
    "Waterproofing: 2,000 mm",
    "Charging: USB-C 9 V / 2 A",
    "Floats when closed",
    "Size: 350 g, about 7 cups",
    "Dishwasher: the lid on the top rack",
)


def passes(sentence: str, language: Language, of: Evidence) -> bool:
    scene = Scene(tuple(hold([of], [of], "UTC", TODAY)), "tell me", language, TODAY, "Alpine")
    checked = DraftCheck(scene).check(sentence)
    return checked.passed and bool(checked.bindings)


@pytest.mark.parametrize(
    "sentence",
    [
        "Until the parcel is shipped, you can cancel free of charge.",
        "As long as the parcel isn't shipped yet, cancelling an order costs nothing.",
        "As long as the parcel hasn't been shipped, orders can be cancelled free of charge.",
        "We change the colour as long as it isn't packed.",
        "We'll send a spare part.",
        "A letter counts as lost after 5 business days, a parcel after 15.",
        "A letter counts as lost after 5 business days and a parcel after 15 business days.",
        "Within 2 business days of arrival we check returns.",
        "After 6 years you pay for the parts.",
        "Straps are mended free for 6 years; after that you pay for the parts.",
    ],
)
def test_tells_a_rule_whose_condition_comes_first(sentence: str) -> None:
    assert passes(sentence, EN, RULES)


@pytest.mark.parametrize(
    "sentence",
    [
        "Once the parcel is shipped, you can cancel free of charge.",
        "As long as the parcel is shipped, cancelling an order costs nothing.",
        "As long as the parcel isn't shipped, you can't cancel.",
        "Until the parcel is shipped, you cannot cancel.",
        "As long as the parcel isn't delivered, orders can be cancelled free of charge.",
        "Before the parcel is shipped, cancelling costs $5.",
        "We change the colour as long as it isn't shipped.",
        "As long as it isn't packed, we don't change the colour.",
        "You'll send a spare part.",
        "A letter counts as lost after 15 business days, a parcel after 5.",
        "A letter counts as lost after 5 business days, a parcel after 5.",
        "A parcel counts as lost after 15 hours.",
        "Within 2 business days of arrival, banks show it.",
        "After 2 years you pay for the parts.",
        "Before 6 years you pay for the parts.",
        "After 6 years straps are mended free.",
        "After 6 years, straps are mended free.",
        "Within 6 years, you pay for the parts.",
    ],
)
def test_tells_no_rule_under_another_condition(sentence: str) -> None:
    assert not passes(sentence, EN, RULES)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("It stays hot for 8 hours and cold for 20.", EN),
        ("Drinks stay cold for 20 hours, hot for 8.", EN),
        ("It's waterproof to 2,000 mm.", EN),
        ("You charge it through USB-C at 9 V / 2 A.", EN),
        ("A 350 g bag makes about 7 cups.", EN),
        ("¡Pesa solo 410 g!", ES),
        ("Er wiegt nur 410 g.", DE),
        ("Il pèse seulement 410 g.", FR),
        ("El Fjord Flask flota cuando está cerrado.", ES),
        ("Der Fjord Flask schwimmt, wenn er geschlossen ist.", DE),
        ("Fjord Flask galleggia quando è chiuso.", IT),
        ("A tampa pode ir na prateleira de cima.", PT),
    ],
)
def test_tells_what_a_thing_has_with_the_unit_said_once(sentence: str, language: Language) -> None:
    assert passes(sentence, language, FLASK)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("It stays hot for 20 hours and cold for 8.", EN),
        ("Drinks stay cold for 20 hours, hot for 20.", EN),
        ("It stays hot for 8 hours and warm for 20.", EN),
        ("It's waterproof to 3,000 mm.", EN),
        ("It's waterproof.", EN),
        ("It isn't waterproof to 2,000 mm.", EN),
        ("You charge it through USB-C at 2 V / 9 A.", EN),
        ("You charge it through USB-A at 9 V / 2 A.", EN),
        ("A 7 g bag makes about 350 cups.", EN),
        ("¡Pesa solo 310 g!", ES),
        ("Pesa menos de 410 g.", ES),
        ("Er wiegt weniger als 410 g.", DE),
        ("Il pèse plus de 410 g.", FR),
        ("El Fjord Flask no flota cuando está cerrado.", ES),
        ("El Fjord Flask flota cuando está abierto.", ES),
        ("Der Fjord Flask schwimmt nicht, wenn er geschlossen ist.", DE),
    ],
)
def test_tells_no_thing_by_a_number_turned_round(sentence: str, language: Language) -> None:
    assert not passes(sentence, language, FLASK)
