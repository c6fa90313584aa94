""" "This in red", where no page and no word before says what this is, asks which product is meant."""

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.shops import Shop

ASKED = "Which product do you mean?"


@pytest.mark.parametrize("question", ["u got this in a xl", "do these come in black?", "is it available in large"])
def test_it_is_asked_what_is_meant(alpine: Shop, bazaar: Shop, question: str) -> None:
    for shop in (alpine, bazaar):
        reply = shop.ask(question)
        assert (reply.outcome, reply.text) == (Outcome.CLARIFY, ASKED)


def test_on_a_page_its_product_is_meant(alpine: Shop) -> None:
    assert "Rain Jacket" in alpine.ask("do you have this in m", page=13).text


def test_what_is_named_then_is_asked_of_it(alpine: Shop) -> None:
    asked = alpine.ask("do you have this in m")
    assert "Rain Jacket" in alpine.ask("the rain jacket", topic=asked.topic).text
