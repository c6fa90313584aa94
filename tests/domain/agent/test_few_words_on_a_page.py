"""On a product's page a word, a number or a material with a question mark asks of that product, in any language."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of

MULE = product_of(
    131,
    "Rill Mule",
    ("Size",),
    tuple(((size,), "50.00", 2) for size in ("36", "38", "40")),
    "Cork and felt.\n- Care: Wipe with a damp cloth",
)
TRAINER = product_of(132, "Gale Trainer", ("US Size",), tuple(((size,), "80.00", 2) for size in ("7", "8", "9")))
POT = product_of(
    133,
    "Ferry Pot",
    ("Material",),
    ((("Steel",), "30.00", 3), (("Glass",), "25.00", 0)),
    "- Microwave: Never\n- Dishwasher: Yes",
)
TUNIC = product_of(134, "Alda Tunic", ("Size",), ((("S",), "40.00", 3), (("M",), "40.00", 3)), "Linen, not lined.")
SCARF = product_of(135, "Small Scarf", ("Size",), ((("S",), "10.00", 3), (("M",), "10.00", 3)), "Vegan yarn.")
GUIDE = written("<h2>Shoes</h2><p>The Rill Mule runs a full size small.</p>", name="size guide")


@pytest.fixture
def shop(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.catalogue.add(ALPINE, MULE, TRAINER, POT, TUNIC, SCARF)
    bazaar.reads.catalogue.add(BAZAAR, replace(MULE, variants=MULE.variants[:1], options=()))
    return alpine


@pytest.mark.parametrize(
    ("page", "asked", "told"),
    [
        (MULE, "39?", "Rill Mule is not made in 39"),
        (MULE, "u got 41?", "Rill Mule is not made in 41"),
        (MULE, "auch in 37", "Rill Mule gibt es nicht in 37"),
        (MULE, "y en 38?", "Rill Mule (38)"),
        (MULE, "e in 39?", "39"),
        (TRAINER, "10?", "Gale Trainer is not made in 10"),
        (POT, "en verre ?", "(Glass)"),
        (POT, "in acciaio?", "(Steel)"),
        (POT, "auch aus edelstahl?", "(Steel)"),
        (POT, "microondas?", "Microwave: Never"),
        (POT, "do mikrofalówki?", "Microwave: Never"),
        (TUNIC, "durchsichtig?", "not lined"),
    ],
)
def test_what_is_asked_in_a_word_is_told_of_the_page(shop: Shop, page, asked: str, told: str) -> None:
    assert told in shop.ask(asked, page=page.id).text


@pytest.mark.parametrize("asked", ["vegan?", "pockets?", "zipper?", "est-ce vegan ?", "eingehen?"])
def test_what_the_record_leaves_unsaid_is_said_to_be_that(shop: Shop, asked: str) -> None:
    reply = shop.ask(asked, page=TUNIC.id)
    assert reply.outcome is Outcome.NOT_SUPPORTED
    assert [card.title for card in reply.cards] == ["Alda Tunic"]


def test_a_size_of_another_country_is_no_size_that_is_not_made(shop: Shop) -> None:
    assert "not made in 43" not in shop.ask("43?", page=TRAINER.id).text


def test_how_it_fits_is_asked_for_no_small_thing(shop: Shop) -> None:
    assert "Small Scarf" not in shop.ask("runs small?", page=TUNIC.id).text
    shop.reads.knowledge.write(ALPINE, GUIDE)
    assert "a full size small" in shop.ask("runs small?", page=MULE.id).text


def test_other_goods_are_still_other_goods(shop: Shop) -> None:
    assert "Camp Stove" in shop.ask("stove?", page=TUNIC.id).text
    assert "The description of" not in shop.ask("headlamp?", page=TUNIC.id).text


def test_a_number_names_no_size_where_nothing_is_looked_at(shop: Shop, bazaar: Shop) -> None:
    assert "not made" not in shop.ask("39?").text
    assert "not made" not in bazaar.ask("39?", page=MULE.id).text


NUIT = product_of(
    161,
    "Nuit Perfume",
    ("Size",),
    ((("30 ml",), "45.00", 3), (("1 kg",), "95.00", 3)),
    "Warm scent.\n- Sold as a set of two.\n- Not tested on animals",
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("price for 30", "$45.00"),
        ("how much is the kilo", "$95.00"),
        ("cruelty free", "Not tested on animals"),
        ("sold as pair?", "Nuit Perfume"),
        ("is there a tester", "Nuit Perfume"),
    ],
)
def test_few_words_are_asked_of_what_is_looked_at(alpine: Shop, asked: str, told: str) -> None:
    alpine.reads.catalogue.add(ALPINE, NUIT)
    assert told in alpine.ask(asked, page=NUIT.id).text


def test_the_age_of_a_child_is_set_beside_what_the_record_says_of_ages(alpine: Shop) -> None:
    bed = product_of(162, "House Bed", (), (((), "300.00", 3),), "Pine.\n- For children from 3 years")
    alpine.reads.catalogue.add(ALPINE, bed)
    assert "from 3 years" in alpine.ask("my daughter is 2", page=bed.id).text
