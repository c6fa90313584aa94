"""What arrived broken, and what is called off before it leaves, beside the store's texts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agent.replies import Outcome
from domain.conversations import Shopper
from tests.domain.agent.refund_texts import EARRINGS, ENGLISH, SLIPPERS, arrived
from tests.domain.agent.shops import ALICES, BAZAAR, BOBS, NOW, Shop, line_of, parcel_of


def test_an_order_that_has_not_shipped_follows_the_rules_for_those(strict: Shop, alice: Shopper) -> None:
    strict.keep(replace(ALICES, lines=(line_of(1, EARRINGS, 0),)))
    reply = strict.ask("please cancel my order", shopper=alice)
    assert reply.text.startswith("Yes")
    assert "Cancel at any time for a full refund" in reply.text


def test_what_arrived_broken_is_not_held_to_the_time(strict: Shop, alice: Shopper) -> None:
    strict.keep(arrived(ALICES, 1, 60))
    reply = strict.ask("my earrings arrived broken", shopper=alice)
    assert reply.text.startswith("Yes")
    assert "A full refund is available at any time." in reply.text


def test_whether_a_complaint_is_a_fault_is_not_for_us_to_say(strict: Shop, alice: Shopper) -> None:
    strict.keep(arrived(ALICES, 0, 60))
    reply = strict.ask("the slippers lost their colour", shopper=alice)
    assert not reply.text.startswith(("Yes", "No"))
    assert "We may ask for a photo." in reply.text or "full refund" in reply.text
    assert reply.outcome is Outcome.HANDOFF_OFFERED


def test_what_is_not_wanted_any_more_is_called_off_before_it_leaves_and_sent_back_after(
    strict: Shop, alice: Shopper, bob: Shopper
) -> None:
    strict.keep(replace(ALICES, lines=(line_of(1, SLIPPERS, 0),)))
    strict.keep(arrived(BOBS, 0, 3))
    assert "Cancel at any time" in strict.ask("i dont want the slippers anymore", shopper=alice).text
    liked = strict.ask("i dont like the slippers", shopper=bob).text
    assert liked.startswith("Yes") and "within 20 days of delivery" in liked and "#1001" not in liked


def test_a_hole_that_came_with_it_is_a_fault(strict: Shop, alice: Shopper) -> None:
    strict.keep(arrived(ALICES, 0, 60))
    assert "A full refund is available at any time." in strict.ask("the slippers have a hole", shopper=alice).text
    assert "A full refund is available" in strict.ask("#1001 is damaged", shopper=alice).text


@pytest.mark.parametrize(
    "text",
    [
        "an earring had spilled its stone all over the box, i want a refund",
        "the clasp of the earrings is stuck and one drips. refund me",
        "my earrings won't stay on, money back please",
        "the earrings smell bad, i want my money back",
        "i orecchini perdono pezzi, non funzionano: non funziona il gancio",
    ],
)
def test_a_fault_told_in_any_words_is_not_refused_as_goods_never_taken_back(
    strict: Shop, alice: Shopper, text: str
) -> None:
    strict.keep(arrived(ALICES, 1, 2))
    told = strict.ask(text, shopper=alice).text
    assert not told.startswith("No") and "cannot be returned" not in told


@pytest.mark.parametrize("text", ["スリッパが動きません", "슬리퍼가 작동을 안 해요"])
def test_a_fault_told_last_is_no_search_for_goods(bazaar: Shop, bob: Shopper, text: str) -> None:
    named = replace(SLIPPERS, title="スリッパ 슬리퍼")
    bazaar.reads.knowledge.write(BAZAAR, ENGLISH)
    bazaar.reads.catalogue.add(BAZAAR, named)
    parcel = replace(parcel_of(5, "delivered", ((1, 1),), "T1"), delivered_at=NOW - timedelta(days=2))
    bazaar.keep(replace(BOBS, lines=(line_of(1, named, 0),), fulfilments=(parcel,)))
    told = bazaar.ask(text, shopper=bob)
    assert "full refund" in told.text and not told.cards[1:]


@pytest.mark.parametrize("text", ["please don't send the slippers if they are still with you"])
def test_who_wants_a_thing_not_sent_calls_it_off(strict: Shop, alice: Shopper, text: str) -> None:
    strict.keep(replace(ALICES, lines=(line_of(1, SLIPPERS, 0),)))
    reply = strict.ask(text, shopper=alice)
    assert reply.outcome is Outcome.HANDOFF_OFFERED and "Cancel at any time" in reply.text
