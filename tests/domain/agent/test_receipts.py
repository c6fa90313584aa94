"""A receipt holds what its question was asked in, so that it can be asked again by itself."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from domain.agent.answering import answer
from domain.agent.receipts import receipt
from domain.agent.replies import Reply
from domain.conversations import About, Conversation, ConversationState, Page, Shopper, Topic
from domain.identity import Degree
from tests.domain.agent.shops import ALICE, BOB, Shop, visitor

WHO = {Degree.ANONYMOUS: visitor(), Degree.ORDER: visitor(orders=frozenset({1})), Degree.ACCOUNT: visitor(ALICE)}


def asked_again(shop: Shop, kept: dict[str, Any], shopper: Shopper) -> Reply:
    """Ask what a receipt says was asked, as it says it was asked."""
    setting = kept["setting"]
    held = {**setting["topic"]}
    chosen = tuple((name, value) for name, value in held.pop("chosen", ()))
    topic = Topic(**{**held, "chosen": chosen, "shown": tuple(held.pop("shown", ()))})
    conversation = Conversation(
        UUID(int=5), ConversationState.OPEN, shopper, kept["language"], datetime.now().astimezone(), topic=topic
    )
    now = datetime.fromisoformat(setting["at"])
    return answer(shop.store, conversation, kept["question"], Page(**setting["page"]), shop.reads, now)


@pytest.mark.parametrize(
    ("question", "topic", "page", "degree"),
    [
        ("is it in stock in red M", Topic(), 11, Degree.ANONYMOUS),
        ("how much is it", Topic(product_id=12, about=About.GOODS, shown=(12,)), None, Degree.ANONYMOUS),
        ("and the total?", Topic(order_name="#1001", about=About.ORDERS), None, Degree.ACCOUNT),
        ("where is it", Topic(order_name="#1001", about=About.ORDERS), None, Degree.ORDER),
        ("total of #1001", Topic(), None, Degree.ANONYMOUS),
    ],
)
def test_a_receipt_replays_by_itself(
    alpine: Shop, question: str, topic: Topic, page: int | None, degree: Degree
) -> None:
    told = alpine.ask(question, shopper=WHO[degree], topic=topic, page=page)
    kept = json.loads(json.dumps(receipt(question, told)))
    assert kept["setting"]["degree"] == degree
    again = asked_again(alpine, kept, WHO[degree])
    assert (again.text, again.evidence) == (told.text, told.evidence)


def test_a_receipt_names_nobody(alpine: Shop) -> None:
    for shopper in (visitor(ALICE), visitor(BOB)):
        kept = json.dumps(receipt("where is my order", alpine.ask("where is my order", shopper=shopper))["setting"])
        assert "example.com" not in kept and str(ALICE) not in kept and str(BOB) not in kept


def test_two_sentences_on_a_line_are_bound_each_to_its_own_record(alpine: Shop) -> None:
    question = "is the rain jacket in stock and whats your return policy"
    reply = alpine.ask(question)
    assert "Rain Jacket is in stock. You can return unworn items within 45 days" in reply.text
    kept = receipt(question, reply)
    assert kept["unbound"] == []
    assert "Rain Jacket is in stock." in str(kept["bindings"])
