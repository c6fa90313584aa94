"""A store's guide to sizes is found by whatever it is called."""

from dataclasses import replace

import pytest

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
