"""What the handoff bench would notice."""

import random
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

import pytest

from bench.handoffs.desks import Desk, DeskTicket
from bench.handoffs.judging import is_there, wrong_order, wrong_texts, wrong_tickets
from bench.handoffs.mischief import FAULTS, ONLY_WRITES, SELDOM, SPARES_TOKENS, Mischief, Trouble, fits
from bench.handoffs.shoppers import WISH, Handed
from evals.shoppers import Shopper

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
WROTE = ["one more thing, mark a7z", "one more thing, mark b7z"]
ALICE, BOB = 0, 1


@pytest.fixture
def handed() -> Handed:
    return Handed(ALICE, 7, cast(Shopper, None), "7-7", NOW, 0.1, list(WROTE))


@pytest.fixture
def ticket() -> DeskTicket:
    return DeskTicket("conv_77", "1", NOW, (WISH, *WROTE), ("What staff should know",))


def test_a_whole_ticket_has_nothing_against_it(handed: Handed, ticket: DeskTicket) -> None:
    found = {"conv_77": [(ALICE, ticket)]}
    assert is_there(handed, found["conv_77"])
    assert not [*wrong_tickets([handed], found), *wrong_texts([handed], found), *wrong_order([handed], found)]


def test_a_ticket_lost_doubled_or_at_another_shop_is_noticed(handed: Handed, ticket: DeskTicket) -> None:
    for places in ([], [ALICE, ALICE], [BOB], [ALICE, BOB]):
        assert wrong_tickets([handed], {"conv_77": [(place, ticket) for place in places]})


def test_a_note_lost_doubled_or_shown_to_the_shopper_is_noticed(handed: Handed, ticket: DeskTicket) -> None:
    for notes in ((), ticket.notes * 2):
        assert list(wrong_texts([handed], {"conv_77": [(ALICE, replace(ticket, notes=notes))]}))
    shown = replace(ticket, public=(*ticket.public, "What staff should know"))
    assert list(wrong_order([handed], {"conv_77": [(ALICE, shown)]}))


def test_what_was_written_on_and_is_lost_doubled_or_out_of_order_is_noticed(handed: Handed, ticket: DeskTicket) -> None:
    for written in (WROTE[:1], [*WROTE, WROTE[1]], WROTE[::-1]):
        assert list(wrong_order([handed], {"conv_77": [(ALICE, replace(ticket, public=(WISH, *written)))]}))
    assert not is_there(handed, [(ALICE, replace(ticket, public=(WISH, *WROTE[:1])))])


def test_every_trouble_strikes_and_none_loses_a_renewed_token() -> None:
    chance, drawn = random.Random(1), set[Trouble]()
    mischief = Mischief(cast(list[Desk], []), chance, lambda port: True)
    for _ in range(500):
        mischief.next_at.clear()
        drawn |= {one for one in [mischief.drawn("POST", "tickets")] if one}
        assert mischief.drawn("POST", "oauth/tokens") in SPARES_TOKENS
        assert mischief.drawn("GET", "tickets") not in ONLY_WRITES
    assert drawn == set(Trouble) == {*FAULTS, Trouble.ROTATED}
    assert not any(FAULTS[one].after_commit for one in SPARES_TOKENS)


def test_what_holds_a_worker_up_comes_seldom() -> None:
    mischief = Mischief(cast(list[Desk], []), random.Random(2), lambda port: True)
    drawn = [mischief.drawn("POST", "tickets") for _ in range(500)]
    assert all(drawn.count(one) == 1 for one in SELDOM)
    assert fits(Trouble.LATE, "PUT", "tickets/1")
