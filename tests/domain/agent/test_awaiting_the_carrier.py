"""Parcels of which the record says no more than that a label was made, or that the carrier knows of them."""

from dataclasses import replace

import pytest

from domain.agent.phrases import Say, say
from domain.agent.replies import OrderCard, Outcome
from domain.conversations import Shopper
from domain.language.languages import Language
from domain.orders import Order
from tests.domain.agent.shops import ALICES, Shop, parcel_of

LABELS = ("label_printed", "label_purchased", "confirmed")


def with_parcels(*statuses: str, status: str = "fulfilled") -> Order:
    parcels = [parcel_of(at, word, ((at, 1),), f"CODE{at}00{at}") for at, word in enumerate(statuses, 1)]
    return replace(ALICES, fulfilment_status=status, fulfilments=tuple(parcels))


@pytest.mark.parametrize("word", LABELS)
def test_a_label_alone_is_told_as_no_parcel_on_its_way(alpine: Shop, alice: Shopper, word: str) -> None:
    alpine.keep(with_parcels(word))
    reply = alpine.ask("where is my order #1001", shopper=alice)
    assert reply.outcome is Outcome.ANSWERED and "waiting for the carrier" in reply.text and "CODE1001" in reply.text
    assert not [told for told in ("has shipped", "It was sent", "on its way") if told in reply.text]


@pytest.mark.parametrize("word", LABELS)
def test_its_card_shows_no_step_that_is_not_done(alpine: Shop, alice: Shopper, word: str) -> None:
    alpine.keep(with_parcels(word))
    card = alpine.ask("where is my order #1001", shopper=alice).cards[0]
    assert isinstance(card, OrderCard) and card.status == "awaiting_carrier"
    assert [step.done for step in card.steps] == [True, False, False]


def test_of_two_parcels_the_one_that_left_makes_a_part(alpine: Shop, alice: Shopper) -> None:
    alpine.keep(with_parcels("in_transit", "label_printed"))
    text = alpine.ask("where is my order #1001", shopper=alice).text
    assert "Part of order #1001 has shipped" in text and "waiting for the carrier" in text


def test_of_a_part_that_waits_none_is_told_as_shipped(alpine: Shop, alice: Shopper) -> None:
    alpine.keep(with_parcels("label_purchased", status="partial"))
    assert "has shipped" not in alpine.ask("where is my order #1001", shopper=alice).text


@pytest.mark.parametrize("word", ["", "carrier_picked_up", "in_transit"])
def test_what_was_marked_as_sent_or_taken_over_has_shipped(alpine: Shop, alice: Shopper, word: str) -> None:
    alpine.keep(with_parcels(word))
    assert "has shipped" in alpine.ask("where is my order #1001", shopper=alice).text


def test_no_time_runs_from_a_label(alpine: Shop, alice: Shopper) -> None:
    alpine.keep(with_parcels("label_printed"))
    assert not alpine.ask("please cancel my order #1001", shopper=alice).text.startswith(("Yes", "No"))


@pytest.mark.parametrize("language", list(Language))
def test_is_told_in_every_language(alpine: Shop, alice: Shopper, language: Language) -> None:
    alpine.keep(with_parcels("label_printed"))
    told = alpine.ask("#1001", shopper=alice, locale=language.value).text
    assert say(language, Say.ORDER_AWAITING_CARRIER, order="#1001") in told
