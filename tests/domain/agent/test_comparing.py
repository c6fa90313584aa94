from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from domain.conversations import Shopper, Topic
from tests.domain.agent.shops import ALICES, ALPINE, BAZAAR, BOBS, NOW, Shop, line_of, product_of

SIZES = ("Color", "Size")
PARKA = product_of(
    31,
    "Fjord Parka",
    SIZES,
    ((("Black", "M"), "150.00", 2), (("Blue", "L"), "150.00", 2)),
    "Weight: 900 g\nWaterproof to 10000 mm.",
)
SHELL = product_of(
    32,
    "Summit Shell",
    SIZES,
    ((("Black", "M"), "120.00", 2), (("Red", "L"), "125.00", 2)),
    "Weight: 410 g\nLining: mesh\nNot waterproof.",
)
POLE = product_of(33, "Summit Pole", (), (((), "30.00", 0),), "Weight: 190 g")
WARM = {"parka": replace(PARKA, product_type="Coat"), "shell": replace(SHELL, product_type="Coat")}
SECRET = replace(product_of(41, "Harbour Coat", (), (((), "99.00", 5),)), product_type="Coat")


@pytest.fixture(autouse=True)
def stocked(alpine: Shop, bazaar: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, *WARM.values(), POLE)
    bazaar.reads.catalogue.add(BAZAAR, SECRET)


def test_tells_the_same_of_each_and_where_a_record_is_silent(alpine: Shop) -> None:
    text = alpine.ask("compare the fjord parka and the summit shell").text
    assert text.splitlines() == [
        "Fjord Parka costs $150.00.",
        *("• Weight: 900 g", "• Color: Black, Blue", "• Size: M, L", "• Lining: not said"),
        "Summit Shell costs $120.00–$125.00.",
        *("• Weight: 410 g", "• Color: Black, Red", "• Size: M, L", "• Lining: mesh"),
    ]
    assert "• Lining: nicht angegeben" in alpine.ask("Fjord Parka und Summit Shell im Vergleich?", locale="de").text


@pytest.mark.parametrize(
    "question", ["which is lighter, the fjord parka or the summit shell", "fjord parka vs summit shell weight"]
)
def test_compares_by_the_property_asked_for_alone(alpine: Shop, question: str) -> None:
    lines = [line for line in alpine.ask(question).text.splitlines() if line.startswith("•")]
    assert sorted(lines) == ["• Fjord Parka – Weight: 900 g", "• Summit Shell – Weight: 410 g"]


def test_says_which_of_two_comes_first_and_where_no_record_measures_it(alpine: Shop) -> None:
    assert "Summit Shell comes first" in alpine.ask("fjord parka or summit shell, which is lighter").text
    assert "do not say that" in alpine.ask("fjord parka or summit shell, which is warmer").text


def test_says_of_which_record_a_property_is_not_told(alpine: Shop) -> None:
    text = alpine.ask("difference in lining between the summit shell and the fjord parka?").text
    assert "• Summit Shell – Lining: mesh" in text
    assert "The description of Fjord Parka does not say that." in text


def test_a_fact_asked_of_two_products_is_told_of_each_by_name(alpine: Shop) -> None:
    text = alpine.ask("is the fjord parka or the summit shell waterproof").text
    assert text == "• Fjord Parka – Waterproof to 10000 mm.\n• Summit Shell – Not waterproof."


def test_the_same_price_is_said_once(alpine: Shop) -> None:
    twin = replace(WARM["parka"], id=34, title="Meadow Parka", handle="meadow-parka")
    alpine.reads.catalogue.add(ALPINE, twin)
    assert "They all cost the same: $150.00." in alpine.ask("compare the fjord parka and the meadow parka").text


@pytest.mark.parametrize(
    "question",
    ["got anything similar?", "what else would you recommend", "do you have alternatives", "habt ihr etwas ähnliches?"],
)
def test_recommends_the_same_kind_and_tells_the_reason(alpine: Shop, question: str) -> None:
    reply = alpine.ask(question, page=PARKA.id)
    assert PARKA.title in reply.text and "Coat" in reply.text and "Summit Shell" in reply.text
    assert [card.title for card in reply.cards if hasattr(card, "title")] == ["Summit Shell"]
    assert "Harbour" not in reply.text


def test_cheaper_ones_are_cheaper(alpine: Shop) -> None:
    assert "Summit Shell" in alpine.ask("anything similar to the fjord parka but cheaper").text
    assert "nothing else of the same kind" in alpine.ask("anything similar to the summit shell but cheaper").text


def test_recommends_after_what_the_shopper_bought_and_no_other(alpine: Shop, alice: Shopper, bob: Shopper) -> None:
    bought = line_of(1, WARM["parka"], 0)
    alpine.keep(replace(ALICES, id=71, name="#1071", created_at=NOW, lines=(bought,)))
    alpine.keep(replace(BOBS, lines=(replace(bought, product_id=12),)))
    assert "Because you bought Fjord Parka" in alpine.ask("can you recommend something", shopper=alice).text
    assert "Because you bought" not in alpine.ask("can you recommend something", shopper=bob).text
    nobody = alpine.ask("can you recommend something")
    assert nobody.outcome is Outcome.ANSWERED and "Because you bought" not in nobody.text


def test_keeps_to_the_product_spoken_of(alpine: Shop, bazaar: Shop) -> None:
    spoken_of = Topic(product_id=PARKA.id)
    assert "Because you ask about Fjord Parka" in alpine.ask("anything similar?", topic=spoken_of).text
    assert "Parka" not in bazaar.ask("anything similar?", topic=spoken_of).text


@pytest.mark.parametrize(
    "text", ["fjord vs shell", "difference between fjord and shell", "which is better shell or parka?"]
)
def test_half_a_name_on_each_side_is_enough_to_compare(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert "Fjord Parka costs $150.00" in told
    assert "Summit Shell costs $120.00–$125.00" in told


def test_what_sets_them_apart_is_told_before_what_is_alike(alpine: Shop) -> None:
    told = "Warranty: 5 years\nCare: Wipe\nOrigin: Norway\nFloor: 5,000 mm\nWeight: {}\nSleeps: {}"
    lark = product_of(91, "Lark One", (), (((), "329.00", 3),), told.format("1,080 g", "1"))
    rook = product_of(92, "Rook Two", (), (((), "419.00", 3),), told.format("1,720 g", "2"))
    alpine.reads.catalogue.add(ALPINE, lark, rook)
    text = alpine.ask("compare the Lark One and the Rook Two").text
    assert "Weight: 1,080 g" in text and "Weight: 1,720 g" in text
    assert text.index("Weight") < text.index("Warranty")
