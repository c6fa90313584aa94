"""The terms by which products are found: what they are, where they stand, what they mean."""

from dataclasses import replace

import pytest

from domain.catalogue import ProductStatus
from domain.knowledge.asking import ask
from domain.knowledge.terms import MEANT, Term, terms_of
from domain.knowledge.titles import Field, read_title
from domain.language.words import root, same_word, stem
from tests.domain.agent.shops import product_of


def terms(title: str, description: str = "", **changes: object) -> dict[str, Term]:
    product = product_of(61, title, (), (((), "10.00", 1),), description)
    return {one.word: one for one in terms_of(replace(product, product_type="", **changes))}


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Men's Organic Cotton Hoodie - Navy", "hoodie"),
        ("Leather Laptop Sleeve 15 inch", "sleeve"),
        ("Walnut Coffee Table, Large", "table"),
        ("Dog Bed for Large Dogs", "bed"),
        ("Acme 3000 Mouse USB Optical 800 DPI", "mouse"),
        ("Kurtka przeciwdeszczowa damska", "kurtka"),
        ("Regenjacke Damen", "regenjacke"),
    ],
)
def test_the_last_noun_before_a_break_names_the_thing(title: str, noun: str) -> None:
    assert [one.word for one in read_title(title) if one.field is Field.NOUN] == [noun]


def test_what_a_thing_is_for_counts_less_than_what_it_is() -> None:
    sleeve = terms("Leather Laptop Sleeve")
    assert sleeve["laptop"].weight < sleeve["leather"].weight < sleeve["sleev"].weight
    assert terms("Stand for Laptops")["laptop"].field is Field.PART


def test_one_thing_has_one_term_whatever_it_is_called() -> None:
    usb = {f"{MEANT}usb_stick"}
    assert usb <= terms("Speedy Flash Drive 64 GB").keys() & terms("Thumb Drive").keys() & terms("USB Key").keys()
    assert f"{MEANT}jacket" in terms("Regenjacke").keys() & terms("Kurtka zimowa").keys() & terms("ジャケット").keys()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("games", "game"),
        ("cases", "case"),
        ("boxes", "box"),
        ("lenses", "lens"),
        ("glasses", "glass"),
        ("mice", "mouse"),
    ],
)
def test_a_plural_has_the_term_of_its_thing(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_game_and_gaming_are_two_things() -> None:
    assert root("games") != root("gaming")


@pytest.mark.parametrize("typed", ["65 inch", '65"', "65inch", "65-inch"])
def test_a_measure_is_one_term_however_it_is_typed(typed: str) -> None:
    assert "65inch" in terms(f"Vista TV {typed} Black")


def test_a_sentence_that_denies_a_word_does_not_say_it() -> None:
    assert "waterproof" not in terms("Down Jacket", "Warm and light. It is not waterproof.")


def test_what_is_not_for_sale_has_no_terms() -> None:
    assert not terms("Old Jacket", status=ProductStatus.DRAFT)


def test_words_typed_apart_ask_for_the_joined_one_too() -> None:
    assert {"back", "backpack"} <= {word for word, _ in ask(["back", "pack"])[0].terms}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("mattress", "mattresses", True),
        ("dresses", "dress", True),
        ("box", "boxes", True),
        ("shoe", "shoes", True),
        ("box", "bones", False),
    ],
)
def test_a_word_and_its_plural_are_one(one: str, other: str, same: bool) -> None:
    assert same_word(one, other) is same


@pytest.mark.parametrize(
    "words", [("try", "tries", "tried", "trying"), ("dry", "dries", "dried"), ("carry", "carried")]
)
def test_a_word_in_y_keeps_its_stem_in_every_form(words: tuple[str, ...]) -> None:
    assert {stem(word) for word in words} == {words[0]}


def test_words_that_are_no_forms_of_one_in_y_stay() -> None:
    assert [stem(word) for word in ("tie", "ties", "tied", "movie")] == ["tie", "tie", "tied", "movi"]
