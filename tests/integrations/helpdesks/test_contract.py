"""What the outbox relies on, whichever helpdesk a merchant has."""

import time

import pytest

from domain.errors import BadSignature, CredentialsRejected, RemoteError
from domain.handoff.tickets import PublicReply, StatusChange, TicketStatus
from tests.integrations.helpdesks.desks import Desk
from tests.integrations.helpdesks.tickets_of import ALICE, ALICES, BOB, BOBS


def test_the_same_key_twice_is_one_ticket(desk: Desk) -> None:
    first = desk.helpdesk.open_ticket(ALICES)
    assert desk.helpdesk.open_ticket(ALICES) == first
    assert len(desk.tickets()) == 1


def test_two_shoppers_have_two_tickets(desk: Desk) -> None:
    assert desk.helpdesk.open_ticket(ALICES).id != desk.helpdesk.open_ticket(BOBS).id
    assert {ticket.requester for ticket in desk.tickets()} == {ALICE.email, BOB.email}


@pytest.mark.parametrize("trouble", ["lose_answer", "answer_late"])
def test_a_ticket_made_though_no_answer_came_is_not_made_again(desk: Desk, trouble: str) -> None:
    getattr(desk, trouble)()
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.open_ticket(ALICES)
    assert not caught.value.permanent
    time.sleep(0.5 if trouble == "answer_late" and desk.name != "fake" else 0)
    ref = desk.helpdesk.open_ticket(ALICES)
    assert [ticket.external_id for ticket in desk.tickets()] == [ALICES.external_id]
    assert desk.helpdesk.find_by_external_id(ALICES.external_id) == ref


def test_an_error_after_the_ticket_was_made_does_not_make_another(desk: Desk) -> None:
    desk.fail(500, after_commit=True)
    with pytest.raises(RemoteError):
        desk.helpdesk.open_ticket(BOBS)
    desk.helpdesk.open_ticket(BOBS)
    assert len(desk.tickets()) == 1


def test_a_ticket_is_found_by_its_own_external_id_alone(desk: Desk) -> None:
    assert desk.helpdesk.find_by_external_id(ALICES.external_id) is None
    ref = desk.helpdesk.open_ticket(ALICES)
    assert desk.helpdesk.find_by_external_id(ALICES.external_id) == ref
    assert desk.helpdesk.find_by_external_id(BOBS.external_id) is None
    assert desk.helpdesk.find_by_external_id(ALICES.external_id[:-1]) is None


def test_the_shopper_is_requester_and_first_author(desk: Desk) -> None:
    desk.helpdesk.open_ticket(ALICES)
    (ticket,) = desk.tickets()
    assert (ticket.requester, ticket.requester_name) == (ALICE.email, ALICE.name)
    assert ticket.first_author_is_requester
    assert ticket.subject == ALICES.subject
    assert ticket.tags == set(ALICES.tags)
    assert ticket.priority == "urgent"


def test_only_a_verified_shopper_carries_the_profile_id(desk: Desk) -> None:
    desk.helpdesk.open_ticket(ALICES)
    desk.helpdesk.open_ticket(BOBS)
    carried = {ticket.requester: ticket.requester_external_id for ticket in desk.tickets()}
    assert carried == {ALICE.email: ALICE.profile_id, BOB.email: None}


def test_the_note_is_private_and_the_public_part_holds_nothing_of_it(desk: Desk) -> None:
    ref = desk.helpdesk.open_ticket(ALICES)
    desk.helpdesk.add_note(ref, ALICES)
    (ticket,) = desk.tickets()
    assert ["For staff alone" in text for text in ticket.private] == [True]
    assert len(ticket.public) == 1
    assert "Where is my order &lt;#1001&gt;?" in ticket.public[0]
    assert "For staff alone" not in "".join(ticket.public)


def test_the_same_note_twice_is_one_note(desk: Desk) -> None:
    ref = desk.helpdesk.open_ticket(ALICES)
    desk.helpdesk.add_note(ref, ALICES)
    desk.helpdesk.add_note(ref, ALICES)
    assert len(desk.tickets()[0].private) == 1


def test_a_reply_of_staff_comes_back_once_however_often_it_is_delivered(desk: Desk) -> None:
    ref = desk.helpdesk.open_ticket(ALICES)
    desk.deliveries(at_least=0)
    desk.staff_writes(ref, "It leaves <today>.")
    deliveries = desk.deliveries() * 2
    events = [event for headers, body in deliveries for event in desk.helpdesk.read_webhook(headers, body)]
    replies = {event for event in events if isinstance(event, PublicReply)}
    assert len(replies) == 1
    (reply,) = replies
    assert (reply.external_id, reply.ticket_id) == (ALICES.external_id, ref.id)
    assert (reply.text, reply.author_name) == ("It leaves <today>.", "Sam Rivera")
    assert reply.at.tzinfo is not None


def test_replies_go_to_the_conversation_they_belong_to(desk: Desk) -> None:
    alices, bobs = desk.helpdesk.open_ticket(ALICES), desk.helpdesk.open_ticket(BOBS)
    desk.deliveries(at_least=0)
    desk.staff_writes(alices, "For Alice")
    desk.staff_writes(bobs, "For Bob")
    events = [event for headers, body in desk.deliveries(2) for event in desk.helpdesk.read_webhook(headers, body)]
    said = {(event.external_id, event.text) for event in events if isinstance(event, PublicReply)}
    assert said == {(ALICES.external_id, "For Alice"), (BOBS.external_id, "For Bob")}


def test_a_solved_ticket_is_told(desk: Desk) -> None:
    ref = desk.helpdesk.open_ticket(BOBS)
    desk.deliveries(at_least=0)
    desk.staff_solves(ref)
    events = {event for headers, body in desk.deliveries() for event in desk.helpdesk.read_webhook(headers, body)}
    changes = {(event.external_id, event.status) for event in events if isinstance(event, StatusChange)}
    assert changes == {(BOBS.external_id, TicketStatus.SOLVED)}
    assert len(events) == 1


def test_an_internal_note_of_staff_does_not_come_back(desk: Desk) -> None:
    ref = desk.helpdesk.open_ticket(ALICES)
    desk.deliveries(at_least=0)
    desk.staff_writes(ref, "Do not tell her", public=False)
    events = [event for headers, body in desk.deliveries(0) for event in desk.helpdesk.read_webhook(headers, body)]
    assert [event for event in events if isinstance(event, PublicReply)] == []


def test_our_own_writes_do_not_come_back(desk: Desk) -> None:
    ref = desk.helpdesk.open_ticket(ALICES)
    desk.helpdesk.add_note(ref, ALICES)
    desk.we_write_publicly(ref)
    events = [event for headers, body in desk.deliveries(0) for event in desk.helpdesk.read_webhook(headers, body)]
    # Gorgias tells how a ticket stands with every delivery.
    assert [event for event in events if getattr(event, "status", None) is not TicketStatus.OPEN] == []


def test_a_ticket_that_is_not_ours_is_left_alone(desk: Desk) -> None:
    ref = desk.open_foreign_ticket()
    desk.deliveries(at_least=0)
    desk.staff_writes(ref, "Dear Carol")
    for headers, body in desk.deliveries():
        assert desk.helpdesk.read_webhook(headers, body) == []


def test_refuses_a_delivery_nobody_signed_for_us(desk: Desk) -> None:
    ref = desk.helpdesk.open_ticket(ALICES)
    desk.deliveries(at_least=0)
    desk.staff_writes(ref, "It leaves today.")
    headers, body = desk.deliveries()[0]
    assert desk.helpdesk.read_webhook(headers, body)
    for forged_headers, forged_body in (({}, body), (headers, body + b" "), ({"Content-Type": "x"}, b"{}")):
        with pytest.raises(BadSignature):
            desk.helpdesk.read_webhook(forged_headers, forged_body)
    with pytest.raises(BadSignature):
        desk.foreign.read_webhook(headers, body)


def test_header_names_may_come_in_any_letter_case(desk: Desk) -> None:
    ref = desk.helpdesk.open_ticket(ALICES)
    desk.deliveries(at_least=0)
    desk.staff_writes(ref, "It leaves today.")
    headers, body = desk.deliveries()[0]
    assert desk.helpdesk.read_webhook({name.upper(): value for name, value in headers.items()}, body)


def test_lost_credentials_ask_the_merchant_to_connect_again(desk: Desk) -> None:
    desk.lock_out()
    with pytest.raises(CredentialsRejected) as caught:
        desk.helpdesk.open_ticket(ALICES)
    assert caught.value.permanent
    assert "onnect" in caught.value.advice
    assert desk.tickets() == []


def test_too_many_calls_say_when_to_come_back(desk: Desk) -> None:
    desk.fail(429)
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.open_ticket(ALICES)
    assert (caught.value.retry_after, caught.value.permanent) == (7, False)


def test_a_page_instead_of_json_is_a_passing_trouble(desk: Desk) -> None:
    desk.fail(500, html=True)
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.open_ticket(ALICES)
    assert not caught.value.permanent
    assert "<" not in str(caught.value)
    desk.helpdesk.open_ticket(ALICES)
    assert len(desk.tickets()) == 1


@pytest.mark.parametrize("status", [400, 422])
def test_a_refused_ticket_needs_a_person_who_is_told_what_to_do(desk: Desk, status: int) -> None:
    desk.fail(status, times=2)
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.open_ticket(ALICES)
    assert caught.value.permanent
    assert caught.value.advice.endswith(".")


def test_health_is_good_until_the_credentials_are_lost(desk: Desk) -> None:
    assert desk.helpdesk.health().ok
    desk.lock_out()
    health = desk.helpdesk.health()
    assert not health.ok
    assert "onnect" in health.advice
