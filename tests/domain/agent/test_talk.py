"""Small talk is answered as such, and costs no search."""

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import Shop


@pytest.mark.parametrize("text", ["good morning", "good evening!", "ok thx", "thanks alot", "👋", "🙏🙏", "u real?"])
def test_a_greeting_or_thanks_is_answered_without_a_search(
    alpine: Shop, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    def looks(*asked: object) -> None:
        raise AssertionError(asked)

    monkeypatch.setattr(alpine.reads.knowledge, "search", looks)
    monkeypatch.setattr(alpine.reads.knowledge, "products_near", looks)
    assert alpine.ask(text).outcome is Outcome.ANSWERED


def test_goods_are_looked_for_after_a_greeting(alpine: Shop, bazaar: Shop) -> None:
    words = "good morning, do you have a rain jacket?"
    assert [len(shop.ask(words).cards) > 0 for shop in (alpine, bazaar)] == [True, False]
