"""A question in words that no store uses is asked again as stores put what it is after, and only of its own store."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from domain.agent.routing.heads import guess_matter
from domain.agent.routing.matters import Matter
from tests.domain.agent.shops import ALPINE, RETURNS, Shop

PAYING = replace(
    RETURNS, document_id="pay", title="Help", heading="Paying", text="You pay by card or with PayPal.", score=0.5
)


@pytest.mark.parametrize("text", ["can i pay with klarna", "kann man in raten zahlen", "posso pagar com boleto"])
def test_a_question_after_one_way_to_pay_is_answered_by_all_there_are(alpine: Shop, bazaar: Shop, text: str) -> None:
    alpine.reads.knowledge.add(ALPINE, PAYING)
    assert "by card or with PayPal" in alpine.ask(text).text
    assert bazaar.ask(text).outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("which cards do you accept", Matter.PAYMENT_METHODS),
        ("do you deliver to new zealand", Matter.DELIVERY_PLACES),
        ("i forgot my password", Matter.PASSWORD),
        ("unsubscribe me from the newsletter", Matter.NEWSLETTER),
        ("lieferzeit nach wien", Matter.DELIVERY_TIME),
        ("passwort vergessen", Matter.PASSWORD),
        ("¿cómo dejo una reseña?", Matter.REVIEWS),
        ("are your tents vegan", None),
        ("who is the king of spain", None),
    ],
)
def test_tells_what_a_question_is_after(text: str, matter: Matter | None) -> None:
    assert guess_matter(text, ()) is matter
