"""Orders a shopper means without a number, and what is said of refunds and to strangers."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from domain.agent.phrases import Say, say
from domain.agent.replies import Outcome
from domain.conversations import Shopper, Topic
from domain.language.languages import Language
from tests.domain.agent.shops import ALICE, ALICES, ALPINE, NOW, Shop, order_of, parcel_of, product_of, refund_of

NEWER = replace(
    order_of(8, "#1008", ALICE, "alice@example.com"), created_at=NOW - timedelta(days=1), total=Decimal("18.00")
)


@pytest.fixture
def two_orders(alpine: Shop) -> Shop:
    alpine.keep(replace(ALICES, fulfilments=(parcel_of(1, "in_transit", ((1, 1), (2, 1)), "TRACK1"),)))
    alpine.keep(replace(NEWER, fulfilments=(parcel_of(2, "in_transit", ((1, 1), (2, 1)), "TRACK8"),)))
    return alpine


@pytest.mark.parametrize("topic", [Topic(), Topic(order_name="#1001"), Topic(order_name="#1002")])
def test_the_last_order_is_the_newest_whatever_was_spoken_of(two_orders: Shop, alice: Shopper, topic: Topic) -> None:
    reply = two_orders.ask("what's the total of my last order?", shopper=alice, topic=topic)
    assert "#1008 is $18.00" in reply.text and "777" not in reply.text


def test_what_was_ordered_last_is_the_newest_order(two_orders: Shop, alice: Shopper) -> None:
    assert "#1008 contains" in two_orders.ask("what did I order last", shopper=alice).text


def test_a_bare_number_names_an_own_order(two_orders: Shop, alice: Shopper, bob: Shopper) -> None:
    assert "#1001 contains" in two_orders.ask("what did I buy in 1001?", shopper=alice).text
    assert "#1001" not in two_orders.ask("what did I buy in 1001?", shopper=bob).text


@pytest.mark.parametrize("text", ["give me tracking for all of them", "tracking for all my orders"])
def test_all_of_them_are_the_shoppers_own(two_orders: Shop, alice: Shopper, text: str) -> None:
    reply = two_orders.ask(text, shopper=alice, topic=Topic(order_name="#1001"))
    assert "TRACK1" in reply.text and "TRACK8" in reply.text and "#1002" not in reply.text
    assert two_orders.ask(text).outcome is Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize(
    "text", ["did I get my money back for #1001", "has #1001 been refunded?", "was #1001 refunded"]
)
def test_tells_whether_money_came_back(alpine: Shop, alice: Shopper, text: str) -> None:
    assert "no refund on order #1001" in alpine.ask(text, shopper=alice).text
    alpine.keep(replace(ALICES, refunds=(refund_of("12.00"),)))
    assert "$12.00 was refunded" in alpine.ask(text, shopper=alice).text


@pytest.mark.parametrize("text", ["my stove is late", "did my camp stove leave", "has the stove left yet?"])
def test_goods_that_are_late_are_looked_for_in_the_order_that_holds_them(
    alpine: Shop, alice: Shopper, bob: Shopper, text: str
) -> None:
    assert "#1001 has not shipped yet" in alpine.ask(text, shopper=alice).text
    assert "#1001" not in alpine.ask(text, shopper=bob).text


@pytest.mark.parametrize("text", ["is there any camp stove left", "does a camp stove leave soot"])
def test_what_is_left_in_stock_or_behind_is_asked_of_no_order(alpine: Shop, alice: Shopper, text: str) -> None:
    assert "#1001" not in alpine.ask(text, shopper=alice).text


@pytest.mark.parametrize("text", ["what comes in the box", "what's inside the package?"])
def test_what_is_in_the_box_is_asked_of_the_goods_spoken_of(alpine: Shop, alice: Shopper, text: str) -> None:
    kite = product_of(93, "Gale Kite", (), (((), "31.00", 4),), "The box holds the kite, two lines and a bag.")
    alpine.reads.catalogue.add(ALPINE, kite)
    assert "two lines" in alpine.ask(text, topic=Topic(product_id=kite.id)).text
    assert "#1001 contains" in alpine.ask(text, shopper=alice, topic=Topic(order_name="#1001")).text


def test_a_wish_for_money_is_no_question_about_it(alpine: Shop, alice: Shopper) -> None:
    reply = alpine.ask("I want to get my money back for #1001", shopper=alice)
    assert reply.outcome is Outcome.HANDOFF_OFFERED


@pytest.mark.parametrize("language", list(Language))
def test_a_stranger_is_asked_for_proof_in_every_language(language: Language) -> None:
    own = say(language, Say.WHOSE_ORDER)
    assert own != say(language, Say.VERIFY)
    assert language is Language.ENGLISH or own != say(Language.ENGLISH, Say.WHOSE_ORDER)


@pytest.mark.parametrize("text", ["where is my order {}?", "where is order {}, a@b.example"])
def test_unknown_and_not_ones_own_read_the_same(alpine: Shop, bob: Shopper, text: str) -> None:
    for shopper in (None, bob):
        known = alpine.ask(text.format("#1001"), shopper=shopper)
        unknown = alpine.ask(text.format("#9999"), shopper=shopper)
        assert known.text == unknown.text and known.outcome is unknown.outcome is Outcome.VERIFY_IDENTITY


def test_a_stranger_is_not_told_that_nothing_was_found(alpine: Shop, bob: Shopper) -> None:
    assert alpine.ask("where is my order?").text == say(Language.ENGLISH, Say.WHOSE_ORDER)
    assert alpine.ask("where is #1001?", shopper=bob).text == say(Language.ENGLISH, Say.VERIFY)


def test_a_damaged_parcel_carries_a_reason_of_its_own(alpine: Shop) -> None:
    reply = alpine.ask("my parcel arrived damaged")
    assert reply.handoff is not None and reply.handoff.code == "policy"


@pytest.fixture
def lettered(alpine: Shop) -> Shop:
    """Alice's orders where the shop writes letters around each number."""
    alpine.keep(
        replace(ALICES, name="#AL2047423", fulfilments=(parcel_of(1, "in_transit", ((1, 1), (2, 1)), "TRACK1"),))
    )
    alpine.keep(replace(NEWER, name="#AL2047424-US"))
    return alpine


@pytest.mark.parametrize(
    "text",
    ["2047423", "2047423 tracking", "order no 2047423, has it left?", "tracknig for 2047423", "update on 2047423"],
)
def test_a_number_without_the_shops_letters_means_the_shoppers_own_order(
    lettered: Shop, alice: Shopper, bob: Shopper, text: str
) -> None:
    reply = lettered.ask(text, shopper=alice)
    assert "TRACK1" in reply.text and "2047424" not in reply.text
    assert "TRACK1" not in lettered.ask(text, shopper=bob).text and "TRACK1" not in lettered.ask(text).text


def test_a_number_of_two_own_orders_means_none_of_them(lettered: Shop, alice: Shopper) -> None:
    lettered.keep(replace(NEWER, name="#B2047423"))
    assert lettered.ask("where is order 2047423", shopper=alice).outcome is Outcome.VERIFY_IDENTITY


@pytest.mark.parametrize("text", ["package where", "stuff where??", "parcel arrived?", "any update on my order"])
def test_a_few_words_after_a_parcel_ask_where_it_is(alpine: Shop, alice: Shopper, text: str) -> None:
    alpine.keep(replace(ALICES, fulfilments=(parcel_of(1, "in_transit", ((1, 1), (2, 1)), "TRACK1"),)))
    assert "on its way" in alpine.ask(text, shopper=alice).text
