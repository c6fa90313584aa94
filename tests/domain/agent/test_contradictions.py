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
        ("You can return goods within 30 days.", "If our price drops within 14 days we refund the difference."),
        ("You can return goods within 30 days.", "Damaged goods: report it within 3 days and we refund you."),
        ("You can return goods within 30 days.", "You may return what you bought within 30 days of delivery."),
    ],
)
def test_two_figures_of_two_things_are_no_contradiction(alpine: Shop, one: str, other: str) -> None:
    alpine.reads.knowledge.write(ALPINE, written("a", f"<p>{one}</p>"), written("b", f"<p>{other}</p>"))
    assert contradictions_of(ALPINE, alpine.reads.knowledge) == []
