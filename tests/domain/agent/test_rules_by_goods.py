"""A policy that differs by goods: told as a whole to who asks for it as a whole, and no contradiction in itself."""

import pytest

from domain.agent.policies.clauses.answers import contradictions_of
from domain.agent.policies.clauses.scopes import labelled
from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.shops import ALPINE, BAZAAR, NOW, Shop, product_of

RULES = """<h2>Return policy</h2><p>Lamps and clocks: return unused pieces within 40 days of delivery.</p>
<p>Paper goods: unopened paper can be returned within 12 days.</p>
<p>Pens cannot be returned once the seal is broken.</p>
<h2>Shipping costs</h2><p>Original shipping is refunded only if you return all of it within 9 days.</p>
<h2>Something broken?</h2><p>Send a photo within 3 days. No return needed for what costs less than $20.</p>"""
OTHER = "<p>You can return goods within 25 days of delivery.</p>"


@pytest.fixture(autouse=True)
def _shelves(alpine: Shop, bazaar: Shop) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    for shop, store, html in ((alpine, ALPINE, RULES), (bazaar, BAZAAR, OTHER)):
        document = Document(DocumentKind.POLICY, "refund_policy", "Refund policy", "https://s.example/r", html, NOW)
        shop.reads.knowledge.write(store, document)


@pytest.mark.parametrize("asked", ["what is your return policy", "refund policy?", "return rules pls"])
def test_the_whole_policy_is_told_for_all_goods(alpine: Shop, bazaar: Shop, asked: str) -> None:
    told = alpine.ask(asked).text
    assert "40 days" in told and "12 days" in told and "seal is broken" in told
    assert "different" not in told and "9 days" not in told and "No return needed" not in told
    assert "25 days" in bazaar.ask(asked).text


def test_who_asks_for_the_time_is_told_the_times_of_all_goods(alpine: Shop) -> None:
    told = alpine.ask("how long do i have to return something").text
    assert "40 days" in told and "12 days" in told and "9 days" not in told


def test_two_times_for_two_sorts_of_goods_contradict_nothing(alpine: Shop) -> None:
    assert contradictions_of(ALPINE, alpine.reads.knowledge) == []


def test_what_is_said_of_some_reduced_goods_is_not_said_of_all(alpine: Shop) -> None:
    html = "<p>Sale pieces marked down 40% or more are final sale. Other sale items may be returned for credit.</p>"
    written = Document(DocumentKind.PAGE, "sale", "Sale", "https://s.example/sale", html, NOW)
    alpine.reads.knowledge.write(ALPINE, written)
    assert contradictions_of(ALPINE, alpine.reads.knowledge) == []


def test_a_time_for_other_goods_decides_nothing(alpine: Shop) -> None:
    alpine.reads.catalogue.add(ALPINE, product_of(91, "Brass Clock", (), (((), "60.00", 3),)))
    told = alpine.ask("can i return the brass clock after 20 days?").text
    assert "40 days" in told and "different" not in told


def test_a_time_from_the_purchase_is_told_beside_one_for_other_goods(alpine: Shop) -> None:
    html = """<p>Home goods: return unused items within 60 days of purchase.</p>
    <p>Beauty: unopened beauty can be returned within 30 days.</p>"""
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.written.clear()
    document = Document(DocumentKind.POLICY, "refund_policy", "Refund policy", "https://s.example/r", html, NOW)
    alpine.reads.knowledge.write(ALPINE, document)
    alpine.reads.catalogue.add(ALPINE, product_of(92, "Linen Apron", (), (((), "30.00", 3),)))
    assert "60 days" in alpine.ask("can i return the linen apron").text


@pytest.mark.parametrize(
    ("sentence", "goods"),
    [
        ("Turntables: 30 days, unopened.", {"turntables"}),
        ("Home goods and apparel: return within 60 days.", {"home", "apparel"}),
        ("Note: return within 60 days.", set()),
        ("Return window: 30 days.", set()),
        ("Refunds: within 5 days.", set()),
        ("Return it within 20 days: we pay.", set()),
    ],
)
def test_a_label_before_a_sentence_names_the_goods(sentence: str, goods: set[str]) -> None:
    assert labelled(sentence) == goods


@pytest.mark.parametrize("asked", ["who pays for shipping", "who pays the postage?"])
def test_who_pays_for_sending_is_asked_of_what_goes_back(alpine: Shop, asked: str) -> None:
    html = "<h2>Cost of returns</h2><p>You pay for the return postage.</p><h2>Payment</h2><p>Pay with Visa.</p>"
    document = Document(DocumentKind.PAGE, "costs", "Returns", "https://s.example/c", html, NOW)
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, document)
    assert "return postage" in alpine.ask(asked).text
