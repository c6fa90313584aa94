"""What is said in other words than a record's: free of it, once it is done, until when it keeps, and what runs on in a list."""

import pytest

from domain.agent.replies import Evidence
from domain.drafting.checking.drafts import DraftCheck
from domain.drafting.checking.holdings import hold
from domain.drafting.checking.parts import Scene
from domain.language.languages import Language
from tests.drafting.records import TODAY
from tests.drafting.test_checking_conditions import record
from tests.drafting.test_checking_numbers_of_lines import LAMP, TERMS

RUSK = record(
    LAMP,
    "Harvest Rusk",
    "Sugar: None",
    "Crust: Linseed and sesame, rye dust, no lard",
    "Grown in: Lugo, Galicia and Elvas, Alentejo",
    "Best before: 9 weeks after baking",
    "Fasting: Allowed on all days",
)
TORCH = record(
    LAMP,
    "Ember Torch",
    "Power out: USB-A 5 V / 1 A",
    "Power in: USB-C 9 V / 2 A, 2 hours",
    "Waterproofing: Case waterproof; the lens is dust-resistant, so do not rinse it",
    "Dimensions: 12 × 4 × 3 cm",
    "Glovebox: Fits between a map and a scraper",
    "Clip: Holds on a belt",
    "Cold: Frost repellent only; choose the Polar Lantern for deep frost",
)
RULES = record(
    TERMS,
    "House rules",
    "The guarantee covers cracks of the frame, not scratches, rust, mice or cooking on open flames.",
    "We look at returns within 4 business days of arrival.",
    "Banks then take 2 to 6 business days to show it.",
    "Broken the lid? We post a new one.",
    "House rules – Do you engrave spoons?",
    "Yes, for $9.00 a spoon, in capital letters and by hand.",
    "House rules – What cannot come back:",
    "Sheet music after the first download",
)


def passes(sentence: str, of: Evidence, question: str = "tell me") -> bool:
    scene = Scene(tuple(hold([of], [of], "UTC", TODAY)), question, Language.ENGLISH, TODAY, "Alpine")
    checked = DraftCheck(scene).check(sentence)
    return checked.passed and bool(checked.bindings)


@pytest.mark.parametrize(
    "sentence",
    [
        "It's sugar-free.",
        "The Harvest Rusk is free of sugar.",
        "It's lard-free.",
        "It's made from linseed and sesame crust.",
        "It's grown in Lugo in Galicia.",
        "It's best within 9 weeks of baking.",
        "It keeps for nine weeks after baking.",
        "It stays fresh for up to 9 weeks from baking.",
    ],
)
def test_tells_of_goods_in_other_words(sentence: str) -> None:
    assert passes(sentence, RUSK)


@pytest.mark.parametrize(
    "sentence",
    [
        "It's not sugar-free.",
        "It's sesame-free.",
        "It's free from rye.",
        "It's salt-free.",
        "It's made from lard and sesame crust.",
        "It's grown in Lugo in Alentejo.",
        "It's grown in Elvas in Galicia.",
        "It's best 9 weeks after baking.",
        "It's best after 9 weeks of baking.",
        "It's best within 9 days of baking.",
        "It's best within 9 weeks of opening.",
        "It doesn't keep for 9 weeks after baking.",
        "It keeps for 9 weeks.",
        "It comes from Lugo, Alentejo.",
        "It's fasting-free.",
        "The dust is made from linseed and sesame crust.",
    ],
)
def test_stops_what_turns_a_line_of_goods_round(sentence: str) -> None:
    assert not passes(sentence, RUSK)


@pytest.mark.parametrize(
    "sentence",
    [
        "It charges your phone through USB-A at 5 V / 1 A.",
        "It can charge a device via USB-A.",
        "The lens is only dust-resistant, so don't rinse it.",
        "At 12 × 4 × 3 cm it fits between a map and a scraper.",
        "It repels frost, but it's not meant for deep frost.",
    ],
)
def test_tells_what_a_thing_does_in_other_words(sentence: str) -> None:
    assert passes(sentence, TORCH)


@pytest.mark.parametrize(
    "sentence",
    [
        "It charges your phone through USB-C.",
        "It charges through USB-A.",
        "It charges your phone in 2 hours.",
        "It charges any phone via USB-A.",
        "At 12 × 3 cm it holds a map of 20 cm.",
        "It keeps for 2 hours.",
        "It charges your laptop via USB-A.",
        "It's only dust-resistant.",
        "The case is only dust-resistant.",
        "Only the lens is waterproof.",
        "At 12 × 4 × 4 cm it fits between a map and a scraper.",
        "At 12 × 4 × 3 cm it fits between a map and a boot.",
        "It repels frost.",
        "It repels frost, but it's not meant for light frost.",
        "It repels frost, and it's meant for deep frost.",
    ],
)
def test_stops_what_a_thing_does_not_do(sentence: str) -> None:
    assert not passes(sentence, TORCH)


@pytest.mark.parametrize(
    "sentence",
    [
        "Scratches, rust and mice aren't covered.",
        "Rust isn't covered.",
        "Within four business days of your return reaching us we look at it; after that the bank takes 2–6 business days.",
        "If you've broken the lid, we post a new one.",
        "The bank then takes 2 to 6 business days.",
        "We engrave spoons for $9.00 a spoon in capital letters.",
        "It's $9.00 per spoon.",
        "Once you've downloaded it, sheet music can't be returned.",
    ],
)
def test_tells_a_rule_in_other_words(sentence: str) -> None:
    assert passes(sentence, RULES)


@pytest.mark.parametrize(
    "sentence",
    [
        "Scratches, cracks and mice aren't covered.",
        "Cracks of the frame aren't covered.",
        "Scratches, rust and mice are covered.",
        "Rust and mice aren't cracks.",
        "Within three business days of your return reaching us we look at it.",
        "Within four business days of your order reaching us we look at it.",
        "You look at returns within 4 business days of arrival.",
        "We posted a new one.",
        "We sent a new one.",
        "We have looked at it within 4 business days.",
        "We looked at your return within 4 business days of arrival.",
        "After that we take 2 to 6 business days.",
        "We engrave letters for $9.00 a hand.",
        "Once you've returned it, sheet music can't be downloaded.",
        "Within four business days of arrival, the bank takes 2-6 business days.",
        "You've broken the lid.",
        "I'm sorry it's broken!",
        "We engrave spoons for $8.00 a spoon in capital letters.",
        "We engrave spoons for $9.00 a letter in capital letters.",
        "You engrave spoons for $9.00 a spoon.",
        "We don't engrave spoons in capital letters.",
        "Once you've ordered it, sheet music can't be returned.",
        "Until you've downloaded it, sheet music can't be returned.",
        "You can return sheet music once you've downloaded it.",
    ],
)
def test_stops_what_no_rule_tells(sentence: str) -> None:
    assert not passes(sentence, RULES)


@pytest.mark.parametrize(
    ("question", "sentence", "right"),
    [
        ("does it go in the glovebox of my van", "That should be fine: it fits between a map and a scraper.", True),
        ("does it go in the glovebox of my van", "That should be fine: it holds on a belt.", False),
        ("does it go in the glovebox of my van", "That should be fine: it's 12 × 4 × 3 cm.", False),
        ("does it go in a 5 cm glovebox", "That should be fine: it fits between a map and a scraper.", False),
        ("does it go in the glovebox of my van", "That should be fine: happy to help!", False),
        ("is it frost proof?", "Yes! It repels frost, but it's not meant for deep frost.", False),
        ("is it frost proof?", "No, it repels frost, but it's not meant for deep frost.", True),
    ],
)
def test_says_that_it_is_fine_only_under_what_was_asked(question: str, sentence: str, right: bool) -> None:
    assert passes(sentence, TORCH, question) is right
