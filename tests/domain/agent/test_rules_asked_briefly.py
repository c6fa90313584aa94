"""Short questions on rules: what was asked is told, for every case, and what no text speaks of is said so."""

from dataclasses import replace

import pytest

from domain.agent.replies import Outcome
from tests.domain.agent.refund_texts import written
from tests.domain.agent.shops import ALPINE, BAZAAR, Shop

RETURNS = written(
    """<h2>Time</h2><p>Goods can be returned within 35 days of delivery.</p>
    <h2>Costs</h2><p>Swaps cost nothing.
    We keep $4.00 for the return label. When we sent the wrong thing you pay nothing.
    From abroad you pay the return postage yourself.</p>""",
    name="returns",
)
DELIVERY = written(
    """<p>Everything leaves our warehouse in Leeds. Orders placed before 3 pm leave the same day.</p>
    <table><tr><th>Where</th><th>Price</th><th>Time</th></tr><tr><td>United Kingdom</td><td>£4.00, free from £60</td>
    <td>2–3 days</td></tr><tr><td>Canada</td><td>£21.00</td><td>8 days</td></tr></table>
    <h2>Carriers</h2><p>In the United Kingdom we use Evri, in Canada Canada Post. Outside the United Kingdom the
    carrier may collect tax from you.</p>
    <h2>Codes</h2><p>One discount code per order. Librarians get 5% with a card.</p>""",
    name="shipping",
)
SHIPPING = replace(DELIVERY, title="Shipping policy")
VISITS = written("<h2>Visit us</h2><p>The shop is open Tuesday to Saturday, 10 am to 5 pm.</p>", name="visits")
PRIVACY = written("<h2>Privacy</h2><p>Your data is kept for two years and sold to nobody.</p>", name="privacy")


@pytest.fixture
def stocked(alpine: Shop, bazaar: Shop) -> Shop:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, RETURNS, SHIPPING, VISITS, PRIVACY)
    bazaar.reads.knowledge.write(BAZAAR, written("<p>We keep no data. Returns are yours to pay, $99.</p>"))
    return alpine


@pytest.mark.parametrize(
    "question", ["who pays return shipping", "do i pay for returns", "how much does a return cost"]
)
def test_who_pays_is_told_for_every_case(stocked: Shop, question: str) -> None:
    text = stocked.ask(question).text
    assert "$4.00" in text and "you pay nothing" in text and "From abroad" in text and "$99" not in text


def test_a_bare_word_asks_for_the_rule(stocked: Shop) -> None:
    assert "within 35 days" in stocked.ask("returns?").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("where do you ship from", "Leeds"),
        ("do you ship today", "before 3 pm"),
        ("order cutoff time", "before 3 pm"),
        ("free shipping to canada over 60?", "£21.00"),
        ("do you keep my data", "two years"),
    ],
)
def test_a_short_question_is_answered_by_its_own_sentence(stocked: Shop, question: str, said: str) -> None:
    assert said in stocked.ask(question).text


@pytest.mark.parametrize("question", ["military discount?", "do you deliver on saturdays"])
def test_what_the_texts_do_not_name_is_said_to_be_missing(stocked: Shop, question: str) -> None:
    text = stocked.ask(question).text
    assert "do not mention" in text and "Tuesday to Saturday" not in text


def test_nothing_is_quoted_that_has_nothing_to_do_with_the_question(stocked: Shop) -> None:
    reply = stocked.ask("is a signature required?")
    assert "£" not in reply.text and reply.outcome is not Outcome.ANSWERED


def test_a_code_that_does_not_work_is_no_broken_thing(stocked: Shop) -> None:
    stocked.reads.knowledge.write(
        ALPINE, written("<p>Faulty goods are replaced free within 9 days.</p>", name="faulty")
    )
    assert "9 days" not in stocked.ask("my code doesnt work").text
    assert "9 days" not in stocked.ask("the zip broke after 3 years").text
    assert "9 days" in stocked.ask("my jacket came broken").text
