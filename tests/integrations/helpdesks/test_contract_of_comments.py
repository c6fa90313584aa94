"""What the outbox relies on after a ticket is there: the shopper's later words, and what becomes of the ticket."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.errors import RemoteError
from domain.handoff.tickets import Comment, Fate, PublicReply, TicketGone, TicketRef
from tests.integrations.helpdesks.desks import Desk
from tests.integrations.helpdesks.gorgias_desk import GorgiasDesk
from tests.integrations.helpdesks.sandbox_desk import Written
from tests.integrations.helpdesks.tickets_of import ALICES, BOBS
from tests.integrations.helpdesks.zendesk_desk import ZendeskDesk

AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
FIRST = Comment(f"{ALICES.external_id}-c1", "<p>The green one &lt;3</p>", "The green one <3", AT)
SECOND = replace(FIRST, key=f"{ALICES.external_id}-c10", html="<p>and in M</p>", text="and in M")


@pytest.fixture
def alices(desk: Desk) -> TicketRef:
    """Her ticket, beside one of Bob's."""
    desk.helpdesk.open_ticket(BOBS)
    return desk.helpdesk.open_ticket(ALICES)


def written(desk: Desk) -> Written:
    (ticket,) = [one for one in desk.tickets() if one.external_id == ALICES.external_id]
    return ticket


def test_what_the_shopper_wrote_later_stands_in_their_name_for_all_to_read(desk: Desk, alices: TicketRef) -> None:
    desk.helpdesk.add_note(alices, ALICES)
    for comment in (FIRST, SECOND):
        desk.helpdesk.add_comment(alices, comment)
    ticket = written(desk)
    assert ["The green one &lt;3" in ticket.public[1], "and in M" in ticket.public[2]] == [True, True]
    assert ticket.by_requester == (True, True, True)
    assert [len(one.public) for one in desk.tickets() if one.external_id == BOBS.external_id] == [1]


def test_the_same_comment_twice_is_one_comment(desk: Desk, alices: TicketRef) -> None:
    # The key of the second begins as that of the first.
    for comment in (SECOND, FIRST, FIRST, SECOND):
        desk.helpdesk.add_comment(alices, comment)
    assert len(written(desk).public) == 3


@pytest.mark.parametrize("trouble", ["lost", "error"])
def test_a_comment_made_though_no_answer_came_is_not_made_again(desk: Desk, alices: TicketRef, trouble: str) -> None:
    if trouble == "lost":
        desk.lose_answer(on="comment")
    else:
        desk.fail(500, after_commit=True, on="comment")
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.add_comment(alices, FIRST)
    assert not caught.value.permanent
    desk.helpdesk.add_comment(alices, FIRST)
    assert len(written(desk).public) == 2


def test_a_comment_opens_a_solved_ticket_again(desk: Desk, alices: TicketRef) -> None:
    desk.staff_solves(alices)
    assert written(desk).at_rest
    desk.helpdesk.add_comment(alices, FIRST)
    assert not written(desk).at_rest


def test_what_the_shopper_wrote_does_not_come_back_as_a_reply(desk: Desk, alices: TicketRef) -> None:
    desk.deliveries(at_least=0)
    desk.helpdesk.add_comment(alices, FIRST)
    events = [event for headers, body in desk.deliveries(0) for event in desk.helpdesk.read_webhook(headers, body)]
    assert [event for event in events if isinstance(event, PublicReply)] == []


def test_nothing_the_shopper_wrote_is_e_mailed_back_to_them(gorgias: GorgiasDesk) -> None:
    gorgias.helpdesk.add_comment(gorgias.helpdesk.open_ticket(ALICES), FIRST)
    assert gorgias.sent_by_us() == []


def test_too_many_calls_say_when_to_come_back(desk: Desk, alices: TicketRef) -> None:
    desk.fail(429, on="comment")
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.add_comment(alices, FIRST)
    assert (caught.value.retry_after, caught.value.permanent) == (7, False)


@pytest.mark.parametrize("fate", Fate)
def test_a_ticket_put_away_is_told(zendesk: ZendeskDesk, fate: Fate) -> None:
    ref = zendesk.helpdesk.open_ticket(ALICES)
    zendesk.deliveries(at_least=0)
    zendesk.staff_puts_away(ref, fate)
    events = [e for headers, body in zendesk.deliveries() for e in zendesk.helpdesk.read_webhook(headers, body)]
    told = {(event.external_id, event.fate) for event in events if isinstance(event, TicketGone)}
    assert told == {(ALICES.external_id, fate)}


def test_a_ticket_marked_as_spam_is_told_by_gorgias(gorgias: GorgiasDesk) -> None:
    ref = gorgias.helpdesk.open_ticket(ALICES)
    gorgias.deliveries(at_least=0)
    gorgias.staff_marks_as_spam(ref)
    events = [e for headers, body in gorgias.deliveries() for e in gorgias.helpdesk.read_webhook(headers, body)]
    assert {event.fate for event in events if isinstance(event, TicketGone)} == {Fate.SPAM}
