"""The three verdicts are known from the records, and read from what an answer says."""

from random import Random

import pytest

from evals.sets.makes import Product, Stock
from evals.sets.perturbing import FRAMES, VALUES_FIRST, in_other_order, misspelt, plainly, slip, value_in_words
from evals.sets.variants import AMBIGUOUS, asked_of, tells, verdict_of, with_less

RECORD = {
    "title": "Canvas Tent",
    "options": [{"name": "color"}, {"name": "size"}, {"name": "poles / waterproof"}],
    "variants": [
        {"option1": "green", "option2": "10", "option3": "steel / yes", "inventory_quantity": 4},
        {"option1": "green", "option2": "12", "option3": "steel / yes", "inventory_quantity": 0},
        {"option1": "sand", "option2": "10", "option3": "none / no", "inventory_quantity": 1},
    ],
}
TENT = Product.of(RECORD)
GREEN = TENT.makes[0][0]


def said(text: str, outcome: str = "answered") -> dict[str, object]:
    return {"message": {"text": text, "cards": []}, "outcome": outcome}


@pytest.mark.parametrize(
    ("wanted", "stock"),
    [
        ({"color": "green", "size": "10"}, Stock.FOR_SALE),
        ({"color": "green", "size": "12"}, Stock.SOLD_OUT),
        ({"color": "sand", "size": "12"}, Stock.NOT_MADE),
        ({"color": "green"}, Stock.DEPENDS),
        ({"size": "10"}, Stock.FOR_SALE),
    ],
)
def test_what_is_true_of_some_values_is_what_is_true_of_all_makes_that_have_them(
    wanted: dict[str, str], stock: Stock
) -> None:
    assert TENT.stock_of(wanted) is stock


@pytest.mark.parametrize(
    ("text", "stock"),
    [
        ("Canvas Tent (green / 10) is in stock.", Stock.FOR_SALE),
        ("Canvas Tent is sold out. In stock instead: sand.", Stock.SOLD_OUT),
        ("Canvas Tent is not made in blue. color: green, sand; both are in stock.", Stock.NOT_MADE),
        ("Canvas Tent is in stock in: 10. Sold out in: 12.", Stock.DEPENDS),
        ("Canvas Tent ist ausverkauft.", Stock.SOLD_OUT),
        ("Canvas Tent: 재고 있음.", Stock.FOR_SALE),
        ("Nie ma Canvas Tent w wersji blue.", Stock.NOT_MADE),
        ("Which size would you like?", None),
    ],
)
def test_an_answer_is_read_by_what_it_says_first(text: str, stock: Stock | None) -> None:
    assert verdict_of(text) is stock


def test_to_ask_or_to_tell_apart_is_right_only_where_it_depends() -> None:
    asks, apart = said("Which size?", "clarify"), said("In stock in: 10. Sold out in: 12.")
    assert tells(Stock.DEPENDS)(asks).score == tells(Stock.DEPENDS)(apart).score == 1
    assert tells(Stock.FOR_SALE)(asks).score == tells(Stock.FOR_SALE)(apart).score == 0
    assert tells(Stock.DEPENDS)(said("It is in stock.")).wrong == "for sale instead of depends on what was left out"


def test_every_way_of_asking_names_the_product_and_each_value() -> None:
    for lang in FRAMES:
        for ask in (plainly, in_other_order):
            question = ask(TENT, GREEN, lang, Random(1))
            assert all(word in question for word in ("canvas tent", "green", "size 10", "steel", "waterproof"))
    assert FRAMES.keys() == VALUES_FIRST.keys()


def test_a_slip_changes_one_word_and_keeps_its_first_letter() -> None:
    for seed in range(50):
        assert slip("canvas", Random(seed))[0] == "c"
    plain, slipped = plainly(TENT, GREEN, "en", Random(3)), misspelt(TENT, GREEN, "en", Random(3))
    assert plain != slipped


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("waterproof", "no", "not waterproof"),
        ("water resistance", "yes", "with water resistance"),
        ("poles", "none", "no poles"),
        ("size", "10", "size 10"),
        ("brightness", "high", "high brightness"),
        ("color", "sand", "sand"),
    ],
)
def test_values_are_said_as_people_say_them(name: str, value: str, words: str) -> None:
    assert value_in_words(TENT, name, value) == words


def test_something_is_left_out_and_something_stays() -> None:
    for seed in range(30):
        fewer = with_less(GREEN, Random(seed))
        assert 0 < len(fewer) < len(GREEN)
        assert fewer.items() <= GREEN.items()


def test_each_variant_is_asked_after_in_five_ways_the_same_ones_each_time() -> None:
    first, second = (list(asked_of(TENT, GREEN, Random(9))) for _ in range(2))
    assert first == second
    kinds = [kind for kind, *_ in first]
    assert kinds == ["plain", "spelling", "order", "left out", "not made"]
    assert TENT.stock_of(first[-1][1]) is Stock.NOT_MADE
    assert AMBIGUOUS not in kinds
