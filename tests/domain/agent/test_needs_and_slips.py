"""A need without a name of goods, a mistyped name, and facts that were taken for matters of another world."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, Shop, product_of

GEL = product_of(41, "Tea Tree Gel", (), (((), "11.00", 4),), "For oily and acne-prone skin.")
LIPSTICK = product_of(42, "Velvet Matte Lipstick", (), (((), "17.00", 4),), "Lasts 8 hours.")
CREAM = product_of(43, "Retinol Night Cream", (), (((), "38.00", 4),), "Not suitable during pregnancy.")
BRUSHES = product_of(44, "Bamboo Brush Set", (), (((), "28.00", 4),), "Wash weekly with mild soap.")


@pytest.fixture(autouse=True)
def stocked(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, GEL, LIPSTICK, CREAM, replace(BRUSHES, product_type="Brushes"))


@pytest.mark.parametrize("text", ["something for acne", "anything for acne", "stuff for acne under 15"])
def test_what_tells_of_a_need_is_shown_as_close_to_it(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert "could not find exactly that" in told and "Tea Tree Gel" in told


@pytest.mark.parametrize("text", ["something for my goldfish", "anything for acne under 5", "acne laser"])
def test_what_no_record_tells_of_is_not_sold(alpine: Shop, text: str) -> None:
    assert "Tea Tree Gel: $" not in alpine.ask(text).text or "exactly" in alpine.ask(text).text


@pytest.mark.parametrize("text", ["velvet mate lipstik", "velvt matt lipstick"])
def test_a_mistyped_name_has_no_answer_that_is_missing(alpine: Shop, text: str) -> None:
    told = alpine.ask(text).text
    assert "Velvet Matte Lipstick: $17.00" in told and "does not say" not in told


def test_a_question_of_a_thing_that_its_record_leaves_open_is_still_not_said(alpine: Shop) -> None:
    assert alpine.ask("does the velvet matte lipstick glow").outcome is Outcome.NOT_SUPPORTED


@pytest.mark.parametrize("text", ["retinol cream pregnent safe?", "is the retinol night cream safe when pregnant"])
def test_pregnancy_is_read_however_it_is_spelled(alpine: Shop, text: str) -> None:
    assert "Not suitable during pregnancy." in alpine.ask(text).text


def test_a_noun_that_is_a_colour_as_well_names_a_thing_beside_another_word(alpine: Shop) -> None:
    assert "Retinol Night Cream" in alpine.ask("does the retinol cream have spf").text


@pytest.mark.parametrize("text", ["do you have jackets in cream", "is it made in cream"])
def test_such_a_noun_alone_names_none(alpine: Shop, text: str) -> None:
    assert "Retinol" not in alpine.ask(text).text


def test_the_care_of_a_set_is_no_other_world(alpine: Shop) -> None:
    assert "Wash weekly" in alpine.ask("how do i clean the brushes").text
    assert "Wash weekly" not in alpine.ask("how do i clean the oven").text
