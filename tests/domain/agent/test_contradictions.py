"""Texts of a store that state two figures of one thing: both are shown, and both are told to the merchant."""

import pytest

from domain.agent.policies.clauses.answers import contradictions_of
from domain.agent.policies.clauses.statements import Topic
from domain.knowledge.documents import Document, DocumentKind
from tests.domain.agent.shops import ALPINE, BAZAAR, NOW, Shop


def written(name: str, html: str, kind: DocumentKind = DocumentKind.PAGE) -> Document:
    return Document(kind, name, name.title(), f"https://shop.example/{name}", html, NOW)


POLICY = written("refunds", "<p>You may return unworn goods within 30 days of delivery.</p>", DocumentKind.POLICY)
PAGE = written("questions", "<h2>Returns</h2><p>Returns are accepted within 14 days of delivery.</p>")


@pytest.fixture
def torn(alpine: Shop, bazaar: Shop) -> Shop:
    """A store whose page and policy differ, beside one that is of one mind."""
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, POLICY, PAGE)
    bazaar.reads.knowledge.write(BAZAAR, PAGE)
    return alpine


def test_both_are_shown_to_the_shopper_with_their_sources(torn: Shop, bazaar: Shop) -> None:
    reply = torn.ask("how long do I have to return something?")
    assert "30 days" in reply.text
    assert "14 days" in reply.text
    assert "say different things" in reply.text
    assert {source.id for source in reply.sources} == {"refunds", "questions"}
    alone = bazaar.ask("how long do I have to return something?")
    assert "different" not in alone.text
    assert "30 days" not in alone.text


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        ("We deliver to Canada and Norway.", "We do not deliver to Norway.", "do you ship to norway?"),
        ("Return shipping is free.", "You pay the return shipping.", "who pays for return shipping?"),
        ("A restocking fee of 15% applies.", "There is never a restocking fee.", "is there a restocking fee"),
    ],
)
def test_a_yes_and_a_no_are_both_shown_and_nothing_is_chosen(
    alpine: Shop, bazaar: Shop, one: str, other: str, question: str
) -> None:
    for shop in (alpine, bazaar):
        shop.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written("a", f"<p>{one}</p>"), written("b", f"<p>{other}</p>"))
    bazaar.reads.knowledge.write(BAZAAR, written("b", f"<p>{other}</p>"))
    text = alpine.ask(question).text
    assert one in text and other in text and "say different things" in text
    assert "different" not in bazaar.ask(question).text


def test_the_merchant_is_told_which_texts_differ(torn: Shop) -> None:
    [found] = contradictions_of(ALPINE, torn.reads.knowledge)
    assert found.topic is Topic.RETURN_TIME
    assert {statement.figure for statement in found.statements} == {"30 days", "14 days"}
    assert contradictions_of(BAZAAR, torn.reads.knowledge) == []


@pytest.mark.parametrize(
    ("one", "other", "topic"),
    [
        ("Delivery takes 3-5 days.", "Delivery takes 7-10 days.", Topic.DELIVERY_TIME),
        ("Shipping is free from $50.", "Free shipping on orders over $75.", Topic.FREE_DELIVERY),
        ("The warranty runs for 2 years.", "We give a warranty of 1 year.", Topic.WARRANTY),
        ("Refunds are paid within 5 business days.", "Refunds are paid within 10 business days.", Topic.REFUND_TIME),
        ("Standard shipping costs $6.", "Standard shipping is $8.", Topic.DELIVERY_COST),
        ("Return shipping is free.", "You pay for the return shipping.", Topic.RETURN_COST),
        ("Die Rücksendung ist kostenlos.", "Die Rücksendekosten trägt der Kunde.", Topic.RETURN_COST),
        ("A restocking fee of 10% applies to pots.", "We never charge a restocking fee.", Topic.FEES),
        ("We ship to Canada and Norway.", "We do not ship to Norway.", Topic.PLACES),
        ("We do not deliver to Europe.", "We deliver to Spain too.", Topic.PLACES),
        ("Sale items can be returned.", "Clearance and sale items are final sale.", Topic.SALE_RETURNS),
        ("Local pickup is free.", "There is no pickup.", Topic.PICKUP),
        ("You can pay with PayPal or Visa.", "We take Visa, but no PayPal.", Topic.PAYING),
        ("배송 완료 후 7일 이내에 반품 가능합니다.", "배송 완료 후 14일 이내에 반품 가능합니다.", Topic.RETURN_TIME),
    ],
)
def test_finds_two_figures_of_one_thing(alpine: Shop, one: str, other: str, topic: Topic) -> None:
    alpine.reads.knowledge.write(ALPINE, written("a", f"<p>{one}</p>"), written("b", f"<p>{other}</p>"))
    assert [found.topic for found in contradictions_of(ALPINE, alpine.reads.knowledge)] == [topic]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("You can return goods within 30 days.", "Sale goods can be returned within 7 days."),
        ("Standard delivery takes 5 days.", "Express delivery takes 2 days."),
        ("Delivery to Canada takes 9 days.", "Delivery to Norway takes 12 days."),
        ("You can return goods within 30 days.", "Refunds are paid within 5 business days."),
        ("We process refunds within 4 business days.", "Refunds appear on your statement after 7 business days."),
        ("Your refund is approved in 2 working days.", "Once sent, a refund takes 9 days to reach your bank."),
        ("Wir zahlen die Erstattung in 3 Werktagen aus.", "Die Bank braucht für die Erstattung 6 Werktage."),
        ("We ship orders within 2 days.", "Delivery takes 6 days."),
        ("You can return goods within 30 days.", "If our price drops within 14 days we refund the difference."),
        ("You can return goods within 30 days.", "Damaged goods: report it within 3 days and we refund you."),
        ("You can return goods within 30 days.", "You may return what you bought within 30 days of delivery."),
        ("Standard shipping costs $6.", "Express shipping costs $14."),
        ("Shipping to Canada costs $9.", "Shipping to Norway costs $19."),
        ("Return shipping is free.", "If you exchange, you pay for the return shipping of an exchange."),
        ("We ship to Canada.", "We do not ship to Norway."),
        ("We do not deliver outside Europe.", "We deliver to Spain."),
        ("We take Visa and PayPal.", "No cash on delivery and no cheques. You pay with Visa."),
        ("Local pickup is free.", "The carrier collects import duty from you."),
    ],
)
def test_two_figures_of_two_things_are_no_contradiction(alpine: Shop, one: str, other: str) -> None:
    alpine.reads.knowledge.write(ALPINE, written("a", f"<p>{one}</p>"), written("b", f"<p>{other}</p>"))
    assert contradictions_of(ALPINE, alpine.reads.knowledge) == []


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        (
            "The machine has a 2 year warranty.",
            "Clean it every 3 months, else the warranty ends.",
            "how long is the warranty",
        ),
        (
            "Lockers are delivered to up to a value of $500.",
            "A second delivery costs $9.",
            "what does a second delivery cost",
        ),
    ],
)
def test_what_is_of_another_kind_contradicts_nothing(alpine: Shop, one: str, other: str, question: str) -> None:
    alpine.reads.knowledge.kept.clear()
    alpine.reads.knowledge.write(ALPINE, written("a", f"<p>{one}</p>"), written("b", f"<p>{other}</p>"))
    assert "different" not in alpine.ask(question).text
