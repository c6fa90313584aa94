"""What the store writes of a card that is refused, a code that does not come and a missed delivery is told with it."""

from dataclasses import replace

import pytest

from domain.agent.orders.mishap_kinds import NO_CODE_TO_SIGN_IN, NOT_AT_HOME, NOT_PAID, WRONG
from domain.agent.replies import Outcome
from domain.language.words import fold
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop

HELP = replace(
    written(
        """<h2>Card or payment declined</h2><p>If your card or payment is declined, ask your bank to approve it.</p>
        <h2>Sign-in code or password</h2><p>If you forgot the password or the sign-in code does not come, look into the
        spam folder.</p><h2>Nobody home</h2><p>If nobody is home and you miss the delivery, the parcel waits for a week
        at the post office.</p>""",
        name="help",
    ),
    title="Help",
)
DUTIES = written("<p>Duties are collected by the carrier and are yours to pay. We take cards.</p>", name="duties")


@pytest.fixture
def told(alpine: Shop, bazaar: Shop) -> Shop:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, HELP)
    bazaar.reads.knowledge.write(BAZAAR, DUTIES)
    return alpine


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("my card keeps getting declined", "ask your bank"),
        ("payment wont go thru", "ask your bank"),
        ("login code not coming", "spam folder"),
        ("i never got the sign in code", "spam folder"),
        ("i wasnt home when they came", "post office"),
        ("nobody was home, missed the delivery", "post office"),
    ],
)
def test_the_rule_is_told_and_a_person_offered(told: Shop, text: str, said: str) -> None:
    reply = told.ask(text)
    assert said in reply.text
    assert reply.outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("text", ["my card keeps getting declined", "payment wont go thru", "login code not coming"])
def test_a_text_of_something_else_is_not_told(told: Shop, bazaar: Shop, text: str) -> None:
    reply = bazaar.ask(text)
    assert "Duties" not in reply.text
    assert reply.outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize(
    "text",
    [
        "my card was charged twice and then declined",
        "which cards do you take",
        "do you accept paypal",
        "the card in the box was not signed",
        "is it for home use",
        "my discount code doesnt work",
    ],
)
def test_other_matters_are_none_of_these(text: str) -> None:
    assert not any(one.said.search(fold(text)) for one in (NOT_PAID, NO_CODE_TO_SIGN_IN, NOT_AT_HOME))


@pytest.mark.parametrize(
    "text", ["i have an allergic reaction to your mug", "is it nickel free? got a rash from wearing the stove gloves"]
)
def test_who_was_hurt_is_sent_to_people_whatever_else_is_asked(told: Shop, text: str) -> None:
    reply = told.ask(text)
    assert reply.outcome is Outcome.HANDOFF_OFFERED
    assert "doctor" in reply.text


@pytest.mark.parametrize("text", ["will wool give me a rash?", "do you have a rash guard", "is the mug nickel free"])
def test_who_only_fears_it_is_not(told: Shop, text: str) -> None:
    assert "doctor" not in told.ask(text).text


TERMS = written(
    """<h2>Prices</h2><p>If a price is plainly wrong we tell you before sending anything, and you can cancel.</p>
    <h2>Wrong or missing items</h2><p>If you received the wrong item or something is missing, send us a photo within
    14 days.</p>""",
    name="terms",
)


@pytest.mark.parametrize(
    "text", ["the item i received is wrong", "this is not what i ordered", "the parcel you sent me was wrong"]
)
def test_who_got_the_wrong_thing_is_told_what_to_do_and_of_no_price(told: Shop, text: str) -> None:
    told.reads.knowledge.write(ALPINE, TERMS)
    reply = told.ask(text)
    assert "photo within" in reply.text and "price" not in reply.text
    assert reply.outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("text", ["the price is wrong", "is the size chart wrong", "the address on my order is wrong"])
def test_what_else_is_wrong_is_no_wrong_thing(text: str) -> None:
    assert not WRONG.said.search(fold(text))
