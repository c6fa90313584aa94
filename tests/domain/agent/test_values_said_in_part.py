"""Values that shoppers shorten, shade or say in their own language, and those they chose before and leave unsaid."""

import pytest

from domain.agent.products.variants import choose
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, product_of
from tests.domain.agent.test_following import talk

SHEATH = product_of(
    81,
    "Juniper Sheath",
    ("Colour", "Size"),
    (
        (("Teal", "UK 8"), "70.00", 3),
        (("Teal", "UK 18"), "70.00", 0),
        (("Coral", "UK 8"), "70.00", 2),
    ),
)
SLEEVE = product_of(
    82,
    "Vesper Sleeve",
    ("Model", "Finish"),
    (
        (("Pixel 9", "Matte"), "15.00", 2),
        (("Pixel 9 Pro", "Matte"), "17.00", 0),
        (("Xperia S10", "Glossy"), "15.00", 1),
    ),
)
PARKA = product_of(
    83, "Osprey Parka", ("Color", "Size"), ((("Mustard", "L"), "90.00", 0), (("Slate", "L"), "95.00", 4))
)
CHEAPER = product_of(
    83, "Osprey Parka", ("Color", "Size"), ((("Mustard", "L"), "20.00", 4), (("Slate", "L"), "20.00", 0))
)


@pytest.fixture(autouse=True)
def _goods(alpine: Shop, bazaar: Shop) -> None:
    for product in (SHEATH, SLEEVE, PARKA):
        alpine.reads.catalogue.add(ALPINE, product)
    bazaar.reads.catalogue.add(BAZAAR, CHEAPER)


@pytest.mark.parametrize(
    "said", ["juniper sheath coral 18", "coral juniper sheath in an 18?", "juniper sheath coral size 18"]
)
def test_a_size_without_its_region_is_the_one_that_is_made(alpine: Shop, said: str) -> None:
    assert "not made in that combination: Coral, UK 18" in alpine.ask(said).text


def test_a_size_of_another_region_is_still_none_of_ours(alpine: Shop) -> None:
    assert not choose(SHEATH, "juniper sheath us 8").chosen
    assert choose(SHEATH, "juniper sheath uk 8").chosen == ((1, "UK 8"),)
    assert not choose(SHEATH, "juniper sheath size 44").mentions.unmade


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("vesper sleeve s10 matte", "not made in that combination: Xperia S10, Matte"),
        ("vesper sleeve for the 9 pro", "(Pixel 9 Pro, Matte) is sold out"),
        ("vesper sleeve pixel 9", "(Pixel 9, Matte) is in stock"),
    ],
)
def test_a_model_is_known_without_its_brand(alpine: Shop, said: str, verdict: str) -> None:
    assert verdict in alpine.ask(said).text


def test_a_letter_of_a_code_is_no_size(alpine: Shop) -> None:
    assert [word for _, word in choose(SLEEVE, "vesper sleeve s11 matte").mentions.unmade] == []
    assert "not made in s" in alpine.ask("osprey parka in s?").text


@pytest.mark.parametrize(
    "said", ["osprey parka in senfgelb?", "¿tienen el osprey parka en mostaza?", "avez-vous le osprey parka moutarde ?"]
)
def test_a_color_is_known_in_the_shoppers_language(alpine: Shop, bazaar: Shop, said: str) -> None:
    assert "Mustard" in alpine.ask(said).text and "Slate" in alpine.ask(said).text
    assert "(Mustard" in bazaar.ask(said).text


@pytest.mark.parametrize("said", ["¿hay osprey parka en color berenjena?", "tienen la osprey parka de color tabaco"])
def test_an_unknown_word_of_another_language_is_not_denied(alpine: Shop, said: str) -> None:
    assert "no se fabrica" not in alpine.ask(said).text


def test_the_shade_beside_a_color_that_is_made_is_no_other_color() -> None:
    assert not choose(PARKA, "osprey parka mustard yellow").mentions.unmade
    assert [word for _, word in choose(PARKA, "osprey parka mustard or yellow").mentions.unmade] == ["yellow"]
    assert [word for _, word in choose(PARKA, "osprey parka yellow").mentions.unmade] == ["yellow"]


def test_what_was_chosen_before_holds_for_the_next_value(alpine: Shop) -> None:
    begun = "juniper sheath coral uk 8"
    assert "(Coral, UK 8) is in stock" in talk(alpine, begun).text
    assert "not made in that combination: Coral, UK 18" in talk(alpine, begun, "and 18?").text
    assert "(Teal, UK 18) is sold out" in talk(alpine, begun, "and 18?", "the teal one?").text


def test_a_price_asked_once_is_told_of_the_next_value(alpine: Shop) -> None:
    assert "$95.00" in talk(alpine, "how much is the osprey parka in mustard", "and in slate?").text


def test_a_value_that_begins_another_title_is_asked_of_what_was_spoken_of(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(84, "Slate Coaster", (), (((), "9.00", 4),)))
    assert "Osprey Parka (Slate, L) is in stock" in talk(alpine, "osprey parka mustard l", "and slate?").text


def test_a_value_is_answered_in_the_language_it_was_asked_in(alpine: Shop) -> None:
    assert "disponibile" in talk(alpine, "avete la osprey parka in senape L?", "e in ardesia?").text


@pytest.mark.parametrize(
    "said", ["which colors of the osprey parka are left", "welche farben vom osprey parka sind noch da"]
)
def test_what_is_left_names_no_value_of_which_nothing_is(alpine: Shop, bazaar: Shop, said: str) -> None:
    sold, kept = alpine.ask(said).text, bazaar.ask(said).text
    assert sold.index("Slate") < sold.index("Mustard") and kept.index("Mustard") < kept.index("Slate")
    assert "sold out" in sold.casefold() or "ausverkauft" in sold.casefold()


def test_what_is_made_is_told_whole(alpine: Shop) -> None:
    assert "Mustard, Slate" in alpine.ask("what colors does the osprey parka come in").text


def test_a_letter_alone_stands_for_no_value() -> None:
    rows = ((("Edition A",), "9.00", 1), (("Edition B",), "9.00", 1))
    atlas = product_of(85, "Quarry Atlas", ("Edition",), rows)
    assert choose(atlas, "i want a quarry atlas").chosen == ()
    assert choose(atlas, "quarry atlas edition b").chosen == ((0, "Edition B"),)
