"""What should come soon, what a size is called, and a yes in other words than it is told in."""

from dataclasses import replace

import pytest

from domain.agent.replies import Evidence
from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.language.languages import Language
from tests.drafting.records import ORDER, POLICY, TODAY
from tests.drafting.test_checking_conditions import record
from tests.drafting.test_checking_numbers_of_lines import LAMP

EN, DE, ES, FR, IT, NL, PT = (
    Language.ENGLISH,
    Language.GERMAN,
    Language.SPANISH,
    Language.FRENCH,
    Language.ITALIAN,
    Language.DUTCH,
    Language.PORTUGUESE,
)
PLAIN = {
    name: value
    for name, value in ORDER.fields.items()
    if "refund" not in name and "state" not in name and "." not in name
}


def order(state: str, expected: str = "2026-11-20T18:00:00+00:00") -> Evidence:
    parcel = {"parcel.1.state": state, "parcel.1.expected.at": expected, "parcel.1.tracking.1.carrier": "DHL Express"}
    return replace(ORDER, fields={**PLAIN, "state": state, **parcel})


def passes(sentence: str, of: Evidence, language: Language = EN, question: str = "where is it") -> bool:
    scene = Scene(tuple(hold([of, POLICY], [of], "UTC", TODAY)), question, language, TODAY, "Alpine")
    return DraftCheck(scene).check(sentence).passed


ON_THE_VAN = order("out_for_delivery")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (EN, "It's out for delivery, so it should be with you soon."),
        (EN, "Your parcel should arrive very soon!"),
        (DE, "Es ist in Zustellung und sollte bald bei Ihnen sein."),
        (ES, "Está en reparto y debería llegar pronto."),
        (FR, "Il est en cours de livraison et devrait arriver bientôt."),
        (IT, "È in consegna e dovrebbe arrivare a breve."),
        (NL, "Het wordt nu bezorgd en zou snel bij u moeten zijn."),
        (PT, "Saiu para entrega e deve chegar em breve."),
    ],
)
def test_what_the_driver_has_should_come_soon(language: Language, sentence: str) -> None:
    assert passes(sentence, ON_THE_VAN, language)
    assert not passes(sentence, order("in_transit"), language)


@pytest.mark.parametrize(
    "sentence",
    [
        "It should be with you soon, within the hour.",
        "It should be with you soon after lunch.",
        "It won't be with you soon.",
        "Your refund should be with you soon.",
        "A replacement should arrive soon.",
        "The second parcel should arrive soon.",
    ],
)
def test_nothing_else_comes_soon(sentence: str) -> None:
    assert not passes(sentence, ON_THE_VAN)


@pytest.mark.parametrize("of", [order("attempted_delivery"), order("out_for_delivery", "2026-11-12T18:00:00+00:00")])
def test_what_was_missed_or_is_late_comes_no_sooner(of: Evidence) -> None:
    assert not passes("It should be with you soon.", of)


QUILT = replace(
    LAMP,
    title="Elm Quilt",
    fields={
        "title": "Elm Quilt",
        "available": "true",
        "currency": "USD",
        "price.low.money": "70.00",
        "price.high.money": "90.00",
        "option.Size.name": "Size",
        "option.Size.1": "Regular",
        "option.Size.2": "Full",
        "variant.1.label": "Regular",
        "variant.1.price.money": "70.00",
        "variant.1.available": "true",
        "variant.2.label": "Full",
        "variant.2.price.money": "90.00",
        "variant.2.available": "true",
    },
)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("The price of the Elm Quilt in Regular is $70.00.", True),
        ("In Full it's $90.00.", True),
        ("Regular: $70.00, Full: $90.00.", True),
        ("The Elm Quilt in Regular is $90.00.", False),
        ("The Elm Quilt in Full is only $70.00.", False),
        ("The regular price is $70.00.", False),
        ("Regular: $90.00, Full: $70.00.", False),
        ("Regular is $90.00 and Full is $70.00.", False),
        ("It's $90.00 in Regular and $70.00 in Full.", False),
        ("Regular and Full cost $90.00 and $70.00.", False),
        ("Regular and Full cost $70.00 and $90.00.", True),
        ("It costs $70.00 or $90.00, depending on the size.", True),
        ("The full price of the Elm Quilt was $90.00.", False),
    ],
)
def test_a_size_called_regular_is_no_former_price(sentence: str, right: bool) -> None:
    assert passes(sentence, QUILT, question="what does it cost") is right


BATTERY = record(LAMP, "Alder Battery", "Capacity: 9,000 mAh: allowed in cabin baggage, not in checked baggage")
SHOP = record(
    POLICY,
    "Contact",
    "Shop hours at Mill Street: Monday to Thursday 9 am to 5 pm, closed on Sunday.",
    "Phone: +44 20 7946 0000, Monday to Friday",
    "Online shop: open every day",
)


@pytest.mark.parametrize(
    ("question", "of", "sentence", "right"),
    [
        ("can i take it on a flight", BATTERY, "Yes, in cabin baggage!", True),
        ("may it go on a plane", BATTERY, "Yes, it's allowed in cabin baggage.", True),
        ("can i take it on a flight", BATTERY, "Yes, in checked baggage!", False),
        ("can i take it on a flight", BATTERY, "Yes, in your baggage!", False),
        ("can i take it on a flight", BATTERY, "Yes, it has 9,000 mAh.", False),
        (
            "do you have a showroom i can visit",
            SHOP,
            "Yes, the shop is open Monday to Thursday from 9 am to 5 pm.",
            True,
        ),
        ("can i visit your store", SHOP, "Yes! You can call us Monday to Friday.", False),
        ("can i visit your store", SHOP, "Yes, the online shop is open every day.", False),
        ("can i visit your store", SHOP, "Yes, the shop is open on Sunday.", False),
    ],
)
def test_a_yes_is_told_in_other_words(question: str, of: Evidence, sentence: str, right: bool) -> None:
    assert passes(sentence, of, question=question) is right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("I'm sorry it's so quiet!", True),
        ("We're so sorry it's been so quiet.", True),
        ("I'm sorry it's lost!", False),
        ("I'm sorry it's been quiet for 9 days.", False),
    ],
)
def test_is_sorry_for_silence_where_no_parcel_is_known(sentence: str, right: bool) -> None:
    assert passes(sentence, SHOP, question="my parcel has not moved") is right
    assert not passes(sentence, BATTERY)
    assert not passes(sentence, ON_THE_VAN)
