"""A size for a body, where a sentence gives a range for each size."""

import pytest

from domain.agent.products.size_runs import rows_in_run
from domain.agent.replies import Outcome
from domain.catalogue import Product
from tests.domain.agent.shops import ALPINE, Shop, product_of

ROWS = ((("S",), "29.00", 2), (("M",), "29.00", 3), (("L",), "29.00", 0))
HARNESS = product_of(81, "Dog Harness", ("Size",), ROWS, "Nylon. S fits a chest of 42-52 cm, M 52-65 cm, L 65-82 cm.")
HELMET = product_of(82, "Trail Helmet", ("Size",), ROWS, "340 g in M. S 51-55 cm, M 55-59 cm, L 59-63 cm.")
COAT = product_of(83, "Dog Coat", ("Size",), ROWS, "S for dogs of 3-6 kg, M for 6-12 kg, L for 12 to 20 kg.")
SACK = product_of(84, "Sail Sack", ("Size",), ROWS, "S 30-40 cm, M 40-50 cm.")
MUG = product_of(85, "Tin Mug", ("Size",), ROWS, "S: 6 x 5 cm. M: 8 x 7 cm.")


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, HARNESS, HELMET, COAT)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("what size dog harness for a chest of 58cm", "Dog Harness (M) is in stock"),
        ("dog harness, his chest is 70 cm", "Dog Harness (L) is sold out"),
        ("trail helmet for a 57cm head", "Trail Helmet (M) is in stock"),
        ("which dog coat for my dog of 8 kg", "Dog Coat (M) is in stock"),
    ],
)
def test_the_size_whose_range_holds_it_is_told(alpine: Shop, asked: str, said: str) -> None:
    assert said in alpine.ask(asked).text


def test_what_two_sizes_hold_is_told_by_the_sentence_alone(alpine: Shop) -> None:
    text = alpine.ask("what size dog harness for a chest of 52cm").text
    assert "S fits a chest of 42-52 cm" in text and "in stock" not in text


@pytest.mark.parametrize("asked", ["what size dog harness for a chest of 110 cm", "which trail helmet for a 70cm head"])
def test_what_no_range_holds_is_not_said(alpine: Shop, asked: str) -> None:
    assert alpine.ask(asked).outcome is Outcome.NOT_SUPPORTED


@pytest.mark.parametrize("product", [SACK, MUG])
def test_measures_of_the_thing_itself_are_no_chart(product: Product) -> None:
    assert rows_in_run(product, product.description) == ()
