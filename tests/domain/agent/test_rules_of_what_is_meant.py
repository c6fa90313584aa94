"""Rules asked of "this" and "it": what the record itself promises, and what the store's rules say of such goods."""

import pytest

from domain.conversations import Topic
from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.shops import ALPINE, BAZAAR, NOW, Shop, product_of

LAMP = product_of(71, "Heron Lamp", (), (((), "30.00", 3),), "Burns oil.\nWarranty: 7 years")
JAM = product_of(72, "Plum Jam", (), (((), "6.00", 3),), "From our garden.")
RULES = """<h2>Returns</h2><p>You can return goods within 25 days of delivery.</p>
<h2>What cannot come back</h2><ul><li>Jam and bread</li><li>Gift cards</li></ul>
<h2>Warranty</h2><p>Our warranty of 1 year covers faults of the makers.</p>"""


@pytest.fixture(autouse=True)
def _shelves(alpine: Shop, bazaar: Shop) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    alpine.reads.catalogue.add(ALPINE, LAMP, JAM)
    document = Document(DocumentKind.POLICY, "r", "Refund policy", "https://shop.example/r", RULES, NOW)
    alpine.reads.knowledge.write(ALPINE, document)
    bazaar.reads.catalogue.add(BAZAAR, product_of(72, "Plum Jam", (), (((), "2.00", 3),)))
    other = Document(DocumentKind.POLICY, "r", "", "https://b.example/r", "<p>Jam may be returned.</p>", NOW)
    bazaar.reads.knowledge.write(BAZAAR, other)


@pytest.mark.parametrize("asked", ["is there a warranty?", "what about the warranty"])
def test_what_the_record_promises_is_told_before_the_rule(alpine: Shop, asked: str) -> None:
    told = alpine.ask(asked, page=LAMP.id).text
    assert "Heron Lamp – Warranty: 7 years" in told
    assert "7 years" in alpine.ask(asked, topic=Topic(product_id=LAMP.id)).text
    assert "7 years" not in alpine.ask(asked, page=JAM.id).text


def test_a_sentence_promises_as_well_as_a_field(alpine: Shop) -> None:
    fan = product_of(73, "Willow Fan", (), (((), "20.00", 3),), "Turns slowly.\nHas a warranty of 9 years.")
    alpine.reads.catalogue.add(ALPINE, fan)
    assert "9 years" in alpine.ask("is there a warranty?", page=fan.id).text


@pytest.mark.parametrize("asked", ["can i send this back?", "can it be returned?", "kann ich das zurückgeben?"])
def test_what_is_looked_at_is_what_would_be_sent_back(alpine: Shop, bazaar: Shop, asked: str) -> None:
    assert "Jam and bread" in alpine.ask(asked, page=JAM.id).text
    assert "25 days" in alpine.ask(asked, page=LAMP.id).text
    assert "Jam and bread" not in bazaar.ask(asked, page=JAM.id).text


def test_a_rule_asked_of_nothing_names_no_goods(alpine: Shop) -> None:
    assert "25 days" in alpine.ask("how long can i return things", page=JAM.id).text
