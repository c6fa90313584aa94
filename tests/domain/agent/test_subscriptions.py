"""How a subscription is called off, paused or skipped, which no rule for orders tells."""

from dataclasses import replace

import pytest

from domain.agent.policies.subscriptions import answer_subscription
from domain.agent.replies import Outcome
from domain.language.languages import Language
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop, turn_in

TOLD = """<h2>Skip, pause, cancel</h2><p>Skip a box or cancel in Your account, Manage subscription, until the 27th.</p>
<h2>Billing</h2><p>Your subscription renews on the 1st.</p>"""
ORDERS = "<h2>Cancelling</h2><p>You can cancel an order within 3 hours.</p>"


@pytest.fixture(autouse=True)
def _shelves(alpine: Shop, bazaar: Shop) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    of_orders = written(ORDERS, name="terms")
    alpine.reads.knowledge.write(ALPINE, replace(written(TOLD, name="subs"), title="Subscriptions"), of_orders)
    bazaar.reads.knowledge.write(BAZAAR, of_orders)


@pytest.mark.parametrize(
    "asked",
    [
        "cancel my subscription",
        "how do i skip a box of my subscription",
        "ik wil mijn abonnement opzeggen",
        "wie kann ich mein abo kündigen",
        "vorrei disdire l'abbonamento",
        "サブスクを解約したい",
    ],
)
def test_its_own_rule_is_told_and_never_that_of_orders(alpine: Shop, bazaar: Shop, asked: str) -> None:
    told = alpine.ask(asked).text
    assert "until the 27th" in told and "3 hours" not in told
    none = bazaar.ask(asked)
    assert none.outcome is Outcome.HANDOFF_OFFERED and "3 hours" not in none.text


def test_letters_are_no_subscription(alpine: Shop) -> None:
    turn = turn_in(alpine, Language.ENGLISH)
    assert answer_subscription(turn.worded("cancel my subscription")) is not None
    assert answer_subscription(turn.worded("cancel my subscription to the newsletter")) is None


def test_an_order_is_called_off_by_its_own_rule(bazaar: Shop) -> None:
    assert "3 hours" in bazaar.ask("can i cancel my order").text
