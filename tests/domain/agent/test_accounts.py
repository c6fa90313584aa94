"""Of an account the store's texts tell what they speak of; what people must do to one is left to them."""

from dataclasses import replace

import pytest

from domain.agent.intents import Intent
from domain.agent.replies import Outcome
from tests.domain.agent.shops import ALPINE, RETURNS, Shop

OTHER_ACCOUNT = "To use another account, sign out and sign in again."
CODE = "We mail you a code whenever you sign in, so no password is needed."


@pytest.fixture
def told(alpine: Shop) -> Shop:
    page = replace(RETURNS, document_id="help", title="Help", score=0.5)
    alpine.reads.knowledge.add(ALPINE, replace(page, heading="Switching accounts", text=OTHER_ACCOUNT))
    alpine.reads.knowledge.add(ALPINE, replace(page, heading="Passwords", text=CODE))
    return alpine


@pytest.mark.parametrize(
    "text",
    ["wanna close my acount", "pls delete the vip account", "fix: edit my profile info", "konto löschen bitte"],
)
def test_what_people_must_do_to_an_account_is_answered_by_no_text_about_another_matter(told: Shop, text: str) -> None:
    reply = told.ask(text)
    assert reply.outcome is Outcome.HANDOFF_OFFERED
    assert OTHER_ACCOUNT not in reply.text and Intent.ACCOUNT_PROBLEM in reply.intents


def test_what_the_store_writes_of_closing_one_is_told_beside_the_offer(told: Shop, bazaar: Shop) -> None:
    closing = replace(
        RETURNS, document_id="gone", title="Help", heading="Closing", text="We delete or close an account in two days."
    )
    told.reads.knowledge.add(ALPINE, replace(closing, score=0.6))
    reply = told.ask("how can i delete my account")
    assert reply.outcome is Outcome.HANDOFF_OFFERED and "in two days" in reply.text
    assert "in two days" not in bazaar.ask("how can i delete my account").text


@pytest.mark.parametrize("text", ["trouble with resetting my pwd", "i lost the pin code of my user account"])
def test_who_cannot_get_in_is_told_how(told: Shop, bazaar: Shop, text: str) -> None:
    assert told.ask(text).outcome is Outcome.ANSWERED and CODE in told.ask(text).text
    assert CODE not in bazaar.ask(text).text


def test_another_account_is_no_change_of_one(told: Shop) -> None:
    assert OTHER_ACCOUNT in told.ask("how to swap to the premium account").text


@pytest.mark.parametrize("text", ["someone hacked and changed my account", "i want a human to delete my account"])
def test_a_graver_wish_is_heard_first(told: Shop, text: str) -> None:
    reply = told.ask(text)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and Intent.ACCOUNT_PROBLEM not in reply.intents
