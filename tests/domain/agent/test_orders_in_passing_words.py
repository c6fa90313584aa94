"""What is asked of an order in the words of trades and of talk: "the awb no", "set me back"."""

import pytest

from domain.agent.replies import Outcome
from domain.conversations import Shopper
from tests.domain.agent.shops import Shop


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("need the awb no for #1001", "not shipped yet"),
        ("did i put the right city on #1001?", "Lisbon"),
        ("is #1001 going to the wrong town", "Lisbon"),
        ("what did the trail jacket in #1001 set me back", "$80.00"),
        ("how much has #1001 set me back", "$132.90"),
    ],
)
def test_it_is_told_of_the_order(alpine: Shop, alice: Shopper, text: str, told: str) -> None:
    reply = alpine.ask(text, shopper=alice)
    assert reply.outcome is Outcome.ANSWERED
    assert told in reply.text


@pytest.mark.parametrize("text", ["need the awb no for #1001", "did i put the right city on #1001?"])
def test_a_visitor_proves_the_order_first(alpine: Shop, text: str) -> None:
    assert alpine.ask(text).outcome is Outcome.VERIFY_IDENTITY
