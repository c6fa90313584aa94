"""A rule for small things alone tells who has a table something wrong."""

from dataclasses import replace

import pytest

from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, Shop

BACK = replace(
    written(
        """<p>Furniture can be returned within 30 days. We collect large items for €49. Small items are sent back at
        your cost.</p><p>Mattresses can be tried for 100 nights.</p>""",
        name="returns",
    ),
    title="Returns",
)


@pytest.fixture
def told(alpine: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, BACK)
    return alpine


def test_of_furniture_the_rules_for_large_things_are_told_as_well(told: Shop) -> None:
    said = told.ask("how do i return a table").text
    assert "Furniture can be returned within 30 days" in said
    assert "We collect large items for €49" in said


def test_of_what_may_be_large_or_small_both_rules_are_told(told: Shop) -> None:
    said = told.ask("how do i return a mug").text
    assert "We collect large items for €49. Small items are sent back at your cost." in said
    assert "large" not in told.ask("how do i return small items").text
