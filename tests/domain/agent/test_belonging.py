"""What is asked of another world is no matter for people, and what a text tells needs nobody beside it."""

from dataclasses import replace

import pytest

from domain.agent.belonging import asks_to_know, changes_an_address
from domain.agent.intents import Intent
from domain.agent.replies import Outcome
from domain.knowledge.documents import DocumentKind
from tests.domain.agent.shops import ALPINE, RETURNS, Shop, product_of

HOURS = "Our shop is open Tuesday to Saturday, 10 am to 6 pm."


@pytest.fixture
def told(alpine: Shop) -> Shop:
    page = replace(RETURNS, document_id="shop", kind=DocumentKind.PAGE, title="Harbour Street", heading="Opening hours")
    alpine.reads.knowledge.add(ALPINE, replace(page, text=HOURS, score=0.6))
    return alpine


@pytest.mark.parametrize("text", ["what time does the planetarium open", "when do pharmacies close on sundays"])
def test_the_hours_of_another_house_are_not_ours(told: Shop, text: str) -> None:
    reply = told.ask(text)
    assert HOURS not in reply.text and reply.outcome is Outcome.NOT_SUPPORTED


@pytest.mark.parametrize("text", ["what's 2+2", "whats 12 * 3", "how much is 7 plus 5?"])
def test_a_sum_of_mere_numbers_is_no_search(alpine: Shop, text: str) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(91, "Tow Rope 2 m", (), (((), "12.00", 9),)))
    reply = alpine.ask(text)
    assert reply.outcome is Outcome.NOT_SUPPORTED and not reply.cards


@pytest.mark.parametrize("text", ["when am i charged", "when do you charge my card?"])
def test_when_is_charged_is_asked_of_the_rule(alpine: Shop, bazaar: Shop, text: str) -> None:
    rule = "Your card is charged on the day we hand the parcel over."
    alpine.reads.knowledge.add(ALPINE, replace(RETURNS, document_id="paying", title="Paying", text=rule, score=0.6))
    assert alpine.ask(text).text == rule
    assert rule not in bazaar.ask(text).text


@pytest.mark.parametrize(
    "text", ["what time do u open", "when does harbour street open", "is your shop open on tuesday"]
)
def test_our_own_hours_are_told(told: Shop, bazaar: Shop, text: str) -> None:
    assert HOURS in told.ask(text).text
    assert HOURS not in bazaar.ask(text).text


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("can u help me check what it costs", True),
        ("i dont know how to pay", True),
        ("wie bezahle ich", True),
        ("can you swap it for me", False),
        ("it broke, what now", False),
    ],
)
def test_tells_who_wants_to_know_from_who_wants_something_done(text: str, wants: bool) -> None:
    assert asks_to_know(text) is wants


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("how do i change the delivery address", True),
        ("where to update my address", True),
        ("can the address be changed after it ships", False),
        ("change the address saved in my account", False),
    ],
)
def test_an_address_that_is_to_be_changed_is_somebodys(text: str, changes: bool) -> None:
    assert changes_an_address(text) is changes


@pytest.mark.parametrize("text", ["in what cases do i get my money back", "under which conditions can i get a refund"])
def test_when_a_rule_holds_is_asked_of_the_rule(alpine: Shop, text: str) -> None:
    reply = alpine.ask(text)
    assert reply.outcome is Outcome.ANSWERED and Intent.ASK_REFUND not in reply.intents


@pytest.mark.parametrize("text", ["i expect a refund of 40 dollars", "expecting restitution of $12.50"])
def test_money_that_is_awaited_is_looked_for(alpine: Shop, text: str) -> None:
    assert Intent.ORDER_REFUND in alpine.ask(text).intents or alpine.ask(text).outcome is Outcome.VERIFY_IDENTITY


def test_who_wants_to_see_a_bill_is_shown_the_order_and_who_wants_one_sent_gets_a_person(alpine: Shop) -> None:
    assert alpine.ask("need to see the bill of my order").outcome is Outcome.VERIFY_IDENTITY
    assert alpine.ask("send me an invoice pls").outcome is Outcome.HANDOFF_OFFERED
