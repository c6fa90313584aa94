"""What is read again at Zendesk where a webhook was lost: the same as the webhook would have told."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.errors import CredentialsRejected
from domain.handoff.tickets import Fate, PublicReply, StatusChange, TicketGone, TicketStatus
from tests.integrations.helpdesks.tickets_of import ALICES, BOBS
from tests.integrations.helpdesks.zendesk_desk import ZendeskDesk


def now() -> datetime:
    return datetime.now(UTC)


def test_a_reply_read_again_is_the_one_its_webhook_told(zendesk: ZendeskDesk) -> None:
    alices, bobs = zendesk.helpdesk.open_ticket(ALICES), zendesk.helpdesk.open_ticket(BOBS)
    zendesk.helpdesk.add_note(alices, ALICES)
    zendesk.deliveries(at_least=0)
    zendesk.staff_writes(alices, "It leaves <today>.")
    zendesk.staff_writes(alices, "For us alone", public=False)
    zendesk.staff_writes(bobs, "For Bob")
    events = [
        event for headers, body in zendesk.deliveries(3) for event in zendesk.helpdesk.read_webhook(headers, body)
    ]
    told = {(event.event_id, event.text) for event in events if isinstance(event, PublicReply)}
    seen = [*zendesk.helpdesk.look_at(alices, ALICES.external_id, now())]
    seen += zendesk.helpdesk.look_at(bobs, BOBS.external_id, now())
    read = {(event.event_id, event.text) for event in seen if isinstance(event, PublicReply)}
    assert told == read
    assert {text for _, text in read} == {"It leaves <today>.", "For Bob"}


def test_how_a_ticket_stands_is_read_and_that_it_is_gone(zendesk: ZendeskDesk) -> None:
    alices, bobs = zendesk.helpdesk.open_ticket(ALICES), zendesk.helpdesk.open_ticket(BOBS)
    zendesk.staff_solves(alices)
    zendesk.staff_puts_away(bobs, Fate.DELETED)
    (standing,) = zendesk.helpdesk.look_at(alices, ALICES.external_id, now())
    assert isinstance(standing, StatusChange)
    assert (standing.status, standing.external_id) == (TicketStatus.SOLVED, ALICES.external_id)
    (gone,) = zendesk.helpdesk.look_at(bobs, BOBS.external_id, now())
    assert isinstance(gone, TicketGone)
    assert zendesk.helpdesk.look_at(alices, BOBS.external_id, now()) == []


def test_what_we_wrote_ourselves_is_no_reply(zendesk: ZendeskDesk) -> None:
    ref = zendesk.helpdesk.open_ticket(ALICES)
    zendesk.we_write_publicly(ref)
    seen = zendesk.helpdesk.look_at(ref, ALICES.external_id, now())
    assert [event for event in seen if isinstance(event, PublicReply)] == []


def test_a_long_ticket_is_read_to_its_last_page(zendesk: ZendeskDesk) -> None:
    ref = zendesk.helpdesk.open_ticket(ALICES)
    for number in range(105):
        zendesk.staff_writes(ref, f"Answer {number}")
    seen = zendesk.helpdesk.look_at(ref, ALICES.external_id, now())
    assert [event.text for event in seen if isinstance(event, PublicReply)] == [f"Answer {n}" for n in range(105)]


def test_what_changed_is_told_page_by_page_and_then_no_more(zendesk: ZendeskDesk) -> None:
    zendesk.steer("settings", {"export_page": 1})
    refs = [zendesk.helpdesk.open_ticket(ticket) for ticket in (ALICES, BOBS)]
    first = zendesk.helpdesk.changes("", now())
    second = zendesk.helpdesk.changes(first.bookmark, now())
    assert [first.ticket_ids, second.ticket_ids] == [(ref.id,) for ref in refs]
    assert (first.more, second.more) == (True, False)
    assert zendesk.helpdesk.changes(second.bookmark, now()).ticket_ids == ()
    zendesk.staff_writes(refs[0], "It leaves today.")
    assert zendesk.helpdesk.changes(second.bookmark, now()).ticket_ids == (refs[0].id,)


def test_a_bookmark_that_is_not_known_any_more_begins_anew(zendesk: ZendeskDesk) -> None:
    ref = zendesk.helpdesk.open_ticket(ALICES)
    lost = zendesk.helpdesk.changes("not-a-cursor", now())
    assert (lost.ticket_ids, lost.bookmark, lost.more) == ((), "", True)
    assert zendesk.helpdesk.changes("", now()).ticket_ids == (ref.id,)
    assert zendesk.helpdesk.changes("", now() + timedelta(hours=2)).ticket_ids == ()


def test_where_we_are_no_longer_let_in_nothing_is_taken_for_gone(zendesk: ZendeskDesk) -> None:
    ref = zendesk.helpdesk.open_ticket(ALICES)
    zendesk.lock_out()
    with pytest.raises(CredentialsRejected):
        zendesk.helpdesk.look_at(ref, ALICES.external_id, now())
