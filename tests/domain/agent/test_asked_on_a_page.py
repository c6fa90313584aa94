"""What shoppers type on a product's page is asked of its record, and of no other goods that are called alike."""

import pytest

from domain.agent.replies import Outcome, Reply
from tests.domain.agent.shops import ALPINE, Shop, product_of

FAN = product_of(
    301,
    "Breeze 0301",
    (),
    (((), "19.00", 4),),
    "Quiet case fan. This fan runs on 12 V.\n- cable length: 580.0\n- weight: 160.0\n- package weight: 240.0\n"
    "- screws included: True\n- thermal pad included: False\n- shockproof: True\n- finish type: Matte",
)
TENT = product_of(
    302,
    "Hideout 0302",
    (),
    (((), "49.00", 4),),
    "This tent fits maximum 2 kids, each of 75 lbs. It measures 118 x 78 inches when inflated.\n"
    "- Includes 60 natural-finished wooden pegs and 2 mats\n- Made in the USA\n- Walls wipe clean\n"
    "- Compatible accessories: repair tape, ground sheet\n- Recommended for children aged 3 to 8 years",
)
SWING = product_of(303, "Swing 0303", (), (((), "29.00", 4),), "Supports up to 115 pounds. For kids 3 years and up.")
CABLE = product_of(
    304, "Cordwell 15 ft Long DisplayPort 1.2 Cable with Latches", (), (((), "9.00", 4),), "Cable length: 4.6 m."
)
INKJET = product_of(305, "Inkjet Printer", (), (((), "99.00", 4),), "Prints.")
LABELS = product_of(306, "Tag 0306", (), (((), "5.00", 4),), "Labels for inkjet.\n- labels per sheet: 24.0")


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, FAN, TENT, SWING, CABLE, INKJET, LABELS)


def told(reply: Reply) -> str:
    assert reply.outcome is Outcome.ANSWERED, reply.text
    return reply.text


@pytest.mark.parametrize(
    ("page", "asked", "said"),
    [
        (FAN, "how long is the cable", "cable length: 580.0"),
        (LABELS, "are these for laser or inkjet", "Labels for inkjet."),
    ],
)
def test_a_part_or_what_it_is_for_calls_no_other_goods(alpine: Shop, page, asked: str, said: str) -> None:
    reply = alpine.ask(asked, page=page.id)
    assert said in told(reply)
    assert {card.title for card in reply.cards} == {page.title}


@pytest.mark.parametrize(
    ("page", "asked", "said"),
    [
        (TENT, "what are the demensions when inflated", "118 x 78"),
        (TENT, "how big is it once its inflated", "118 x 78"),
        (TENT, "how many kids can be in it at one time", "maximum 2 kids"),
        (TENT, "how many pegs come with it", "60 natural-finished wooden pegs"),
        (TENT, "can it be wiped down", "Walls wipe clean"),
        (TENT, "whats the max weight per kid", "75 lbs"),
        (LABELS, "how many labels per sheet?", "24.0"),
        (FAN, "is it glossy or matte", "finish type: Matte"),
        (FAN, "is it shock proof", "shockproof: True"),
        (SWING, "can my son stand on it", "115 pounds"),
    ],
)
def test_what_the_record_tells_is_told(alpine: Shop, page, asked: str, said: str) -> None:
    assert said in told(alpine.ask(asked, page=page.id))


def test_true_and_false_are_yes_and_no(alpine: Shop) -> None:
    assert alpine.ask("are the screws included", page=FAN.id).text.startswith("Yes.")
    assert alpine.ask("is a thermal pad included", page=FAN.id).text.startswith("No.")


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        (SWING, "how much does it weigh"),  # what it carries is not what it weighs
        (SWING, "how long does it last"),  # nor an age how long it lasts
        (FAN, "whats the weight limit"),  # nor its own weight what it carries
        (TENT, "how many windows do you get"),
        (TENT, "does it come with repair tape"),  # which goes with it, and comes not with it
    ],
)
def test_what_it_does_not_tell_is_not_told_by_another_figure(alpine: Shop, page, asked: str) -> None:
    assert alpine.ask(asked, page=page.id).outcome is Outcome.NOT_SUPPORTED


def test_its_own_weight_is_told_before_that_of_the_package(alpine: Shop) -> None:
    text = told(alpine.ask("how heavy is it", page=FAN.id))
    assert text.index("weight: 160.0") < text.find("package weight") or "package" not in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Wie viele Kinder dürfen rein?", "maximum 2 kids"),
        ("どこで作られていますか", "Made in the USA"),
        ("para que idade é recomendado", "3 to 8 years"),
        ("dla dzieci w jakim wieku?", "3 to 8 years"),
    ],
)
def test_kinds_of_things_are_asked_for_in_other_languages(alpine: Shop, asked: str, said: str) -> None:
    assert said in told(alpine.ask(asked, page=TENT.id))
