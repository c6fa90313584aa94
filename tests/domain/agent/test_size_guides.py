"""A store's guide to sizes is found by whatever it is called."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop


def guide(chest: str) -> Document:
    table = f"<table><tr><th>Size</th><th>Chest</th></tr><tr><td>M</td><td>{chest}</td></tr></table>"
    return replace(written(table, kind=DocumentKind.PAGE, name="sizes"), title="Size guide")


@pytest.mark.parametrize(
    "question", ["size chart", "do you have a size chart", "sizing guide", "sizing?", "size guide"]
)
def test_a_guide_to_sizes_is_told_by_whatever_it_is_called(alpine: Shop, bazaar: Shop, question: str) -> None:
    alpine.reads.knowledge.write(ALPINE, guide("96 cm"))
    bazaar.reads.knowledge.write(BAZAAR, guide("44 cm"))
    text = alpine.ask(question).text
    assert "96 cm" in text and "44 cm" not in text


SHOES = "<h3>Shoes</h3><table><tr><th>US</th><th>EU</th></tr><tr><td>9</td><td>42</td></tr></table>"


@pytest.mark.parametrize("question", ["which EU size is US 9?", "what EU size is a US 9", "is US 9 an EU 42?"])
def test_the_size_of_another_country_is_no_matter_of_an_order(alpine: Shop, bazaar: Shop, question: str) -> None:
    alpine.reads.knowledge.write(ALPINE, replace(written(SHOES, kind=DocumentKind.PAGE, name="s"), title="Size guide"))
    assert "EU: 42" in alpine.ask(question).text
    untold = bazaar.ask(question)  # whose texts tell no sizes
    assert untold.outcome in (Outcome.NOT_SUPPORTED, Outcome.HANDOFF_OFFERED) and "42" not in untold.text
