"""Whether an order can be fetched, in whatever words it is asked and told."""

import pytest

from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop

TOLD = "<h2>Collection</h2><p>Collect for free from our shop at 3 Quay Street. Orders are kept for 11 days.</p>"
DENIED = "<h2>Can I pick up my order?</h2><p>No, the mill is closed to visitors.</p>"


@pytest.fixture(autouse=True)
def _shelves(alpine: Shop, bazaar: Shop) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written(TOLD, name="shipping"))
    bazaar.reads.knowledge.write(BAZAAR, written(DENIED, name="questions"))


@pytest.mark.parametrize(
    "asked",
    ["pickup possible?", "can i collect from Corby", "how long do you keep my click and collect", "abholung möglich?"],
)
def test_what_is_told_of_fetching_answers(alpine: Shop, bazaar: Shop, asked: str) -> None:
    told = alpine.ask(asked).text
    assert "3 Quay Street" in told and "11 days" in told
    assert "closed to visitors" in bazaar.ask(asked).text
