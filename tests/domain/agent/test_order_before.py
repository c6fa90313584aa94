"""The order before or after the one just told, for whom it belongs to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agent.replies import Outcome, Reply
from domain.conversations import About, Topic
from tests.domain.agent.shops import ALICE, NOW, Shop, order_of, visitor

TOLD = Topic(order_name="#1042", about=About.ORDERS)


@pytest.fixture
def known(alpine: Shop) -> Shop:
    for number, days in ((41, 90), (42, 80), (43, 1)):
        order = order_of(number, f"#10{number}", ALICE, "alice@example.com")
        alpine.keep(replace(order, created_at=NOW - timedelta(days=days)))
    return alpine


def named(reply: Reply) -> list[str]:
    return [card.name for card in reply.cards]


@pytest.mark.parametrize(
    "asked",
    [
        "and the one before that?",
        "what about the previous one",
        "what was in the order before?",
        "y el anterior?",
        "und die davor?",
        "et celle d'avant ?",
        "e quello prima?",
        "en die daarvoor?",
        "a poprzednie?",
        "e o anterior?",
        "その前は?",
        "그 전 거는요?",
    ],
)
def test_the_one_before_is_the_own_order_before_the_one_told(known: Shop, asked: str) -> None:
    assert named(known.ask(asked, shopper=visitor(ALICE), topic=TOLD)) == ["#1041"]


@pytest.mark.parametrize(
    "asked",
    [
        "and the one after that?",
        "the next one",
        "y el siguiente?",
        "und die danach?",
        "et celle d'après ?",
        "e quello dopo?",
        "en die daarna?",
        "a następne?",
        "e o seguinte?",
        "その次は?",
        "그 다음 거는요?",
    ],
)
def test_the_one_after_is_the_next(known: Shop, asked: str) -> None:
    assert named(known.ask(asked, shopper=visitor(ALICE), topic=TOLD)) == ["#1001"]


@pytest.mark.parametrize("asked", ["the one before and the one after?", "und die davor und die danach?"])
def test_the_one_before_and_the_one_after_are_both_told(known: Shop, asked: str) -> None:
    assert {*named(known.ask(asked, shopper=visitor(ALICE), topic=TOLD))} == {"#1041", "#1001"}


def test_of_both_the_one_there_is_is_told(known: Shop) -> None:
    first = Topic(order_name="#1041", about=About.ORDERS)
    assert named(known.ask("the one before and the one after?", shopper=visitor(ALICE), topic=first)) == ["#1042"]


@pytest.mark.parametrize("asked", ["free shipping on my next order?", "do i get a discount on the next order"])
def test_an_order_still_to_be_placed_is_not_the_one_after(known: Shop, asked: str) -> None:
    assert not named(known.ask(asked, shopper=visitor(ALICE), topic=TOLD))


def test_where_there_is_none_before_the_own_orders_are_told(known: Shop) -> None:
    first = Topic(order_name="#1041", about=About.ORDERS)
    for asked in ("and the one before that?", "その前は?", "what was in the order before?"):
        assert len(named(known.ask(asked, shopper=visitor(ALICE), topic=first))) > 1


def test_no_order_before_is_told_to_who_has_not_shown_that_it_is_theirs(known: Shop) -> None:
    assert known.ask("and the one before that?", topic=TOLD).outcome is Outcome.VERIFY_IDENTITY
    reply = known.ask("and the one before that?", shopper=visitor(None, frozenset({42})), topic=TOLD)
    assert named(reply) in ([], ["#1042"]) and "#1041" not in reply.text


def test_the_one_before_means_no_order_after_goods(known: Shop) -> None:
    shown = Topic(order_name="#1042", about=About.GOODS)
    assert not named(known.ask("the one before?", shopper=visitor(ALICE), topic=shown))


@pytest.mark.parametrize(
    "asked",
    ["refund me like the previous order", "is it cheaper than the previous one?", "以前の注文と同じサイズですか"],
)
def test_an_order_that_this_one_is_held_to_is_not_the_one_asked_about(known: Shop, asked: str) -> None:
    assert named(known.ask(asked, shopper=visitor(ALICE), topic=TOLD)) != ["#1041"]
