"""The contract of helpdesks, as far as a mailbox can keep it: nothing is read back from there."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.errors import BadSignature, CredentialsRejected, RemoteError
from domain.handoff.tickets import TicketRef
from tests.integrations.helpdesks.mail_desk import OURS, PEOPLE, MailDesk, mail_desk
from tests.integrations.helpdesks.test_contract import (  # noqa: F401 - run here over the desk below
    test_a_page_instead_of_json_is_a_passing_trouble,
    test_a_refused_ticket_needs_a_person_who_is_told_what_to_do,
    test_an_error_after_the_ticket_was_made_does_not_make_another,
    test_the_note_is_private_and_the_public_part_holds_nothing_of_it,
    test_the_same_key_twice_is_one_ticket,
    test_the_same_note_twice_is_one_note,
    test_the_shopper_is_requester_and_first_author,
    test_two_shoppers_have_two_tickets,
)
from tests.integrations.helpdesks.test_contract_of_comments import (  # noqa: F401 - as above
    FIRST,
    alices,
    test_a_comment_made_though_no_answer_came_is_not_made_again,
    test_the_same_comment_twice_is_one_comment,
    test_what_the_shopper_wrote_later_stands_in_their_name_for_all_to_read,
)
from tests.integrations.helpdesks.tickets_of import ALICE, ALICES, BOBS


@pytest.fixture
def desk() -> Iterator[MailDesk]:
    with mail_desk() as found:
        yield found


@pytest.mark.parametrize("trouble", ["lose_answer", "answer_late"])
def test_a_mail_sent_again_for_want_of_an_answer_is_the_same_mail(desk: MailDesk, trouble: str) -> None:
    getattr(desk, trouble)()
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.open_ticket(ALICES)
    assert not caught.value.permanent and not caught.value.answered
    desk.helpdesk.open_ticket(ALICES)
    assert len(desk.tickets()) == 1
    assert len({arrived.raw for arrived in desk.mailbox.kept}) == 1


def test_an_answer_reaches_the_shopper_and_one_to_the_note_does_not(desk: MailDesk) -> None:
    ref = desk.helpdesk.open_ticket(ALICES)
    desk.helpdesk.add_note(ref, ALICES)
    request, note = desk.mailbox.kept
    assert (request.sender, request.recipients) == (note.sender, note.recipients) == (OURS, (PEOPLE,))
    assert request.header("Reply-To") == f"{ALICE.name} <{ALICE.email}>"
    assert note.header("Reply-To") == PEOPLE
    assert (note.header("In-Reply-To"), note.header("References")) == (request.id, request.id)
    assert "For staff alone" not in request.part("plain") + request.part("html")


def test_a_reference_and_a_link_to_answer_by_are_told(desk: MailDesk) -> None:
    ref = desk.helpdesk.open_ticket(ALICES)
    assert ref.id == "A11CE000"
    assert ref.url.startswith("mailto:alice%2Bshop@example.com?In-Reply-To=%3Cconv_a11ce")
    again = desk.helpdesk.open_ticket(replace(ALICES, external_id=f"{ALICES.external_id}-2"))
    assert again.id == "A11CE000-2"


def test_a_comment_follows_its_ticket_under_the_same_subject(desk: MailDesk) -> None:
    desk.helpdesk.add_comment(desk.helpdesk.open_ticket(ALICES), FIRST)
    begun, comment = desk.mailbox.kept
    assert comment.header("Subject") == f"Re: {begun.header('Subject')}"
    assert comment.header("In-Reply-To") == begun.id
    assert "alice+shop@example.com" in comment.header("Reply-To")


def test_nothing_that_a_shopper_writes_becomes_a_header(desk: MailDesk) -> None:
    name = 'Eve"\r\nBcc: all@acme.example\r\n <eve@x.example>'
    sly = replace(ALICES, subject="Hi\r\nBcc: all@acme.example", requester=replace(ALICE, name=name))
    desk.helpdesk.open_ticket(sly)
    (arrived,) = desk.mailbox.kept
    assert arrived.recipients == (PEOPLE,)
    assert "Bcc" not in arrived.message
    assert [one.addr_spec for one in arrived.message["Reply-To"].addresses] == [ALICE.email]


def test_what_is_no_address_needs_a_person(desk: MailDesk) -> None:
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.open_ticket(replace(BOBS, requester=replace(ALICE, email="nobody")))
    assert caught.value.permanent and caught.value.advice
    assert desk.mailbox.kept == []


def test_no_machine_answers_a_mail_of_ours(desk: MailDesk) -> None:
    desk.helpdesk.add_note(desk.helpdesk.open_ticket(ALICES), ALICES)
    assert {arrived.header("Auto-Submitted") for arrived in desk.mailbox.kept} == {"auto-generated"}


def test_a_mail_server_that_does_not_let_us_in_keeps_the_ticket_waiting(desk: MailDesk) -> None:
    assert desk.helpdesk.health().ok
    desk.lock_out()
    with pytest.raises(CredentialsRejected) as caught:
        desk.helpdesk.open_ticket(ALICES)
    assert "MAIL_FROM" in caught.value.advice
    assert desk.tickets() == []


def test_a_mail_server_that_is_away_is_told(desk: MailDesk) -> None:
    desk.mail.server = replace(desk.mail.server, port=1)
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.open_ticket(ALICES)
    assert caught.value.answered and not caught.value.permanent
    assert not desk.helpdesk.health().ok


def test_nobody_can_tell_us_anything_by_this_road(desk: MailDesk) -> None:
    with pytest.raises(BadSignature):
        desk.helpdesk.read_webhook({}, b"{}")
    assert desk.helpdesk.find_by_external_id(ALICES.external_id) is None
    assert isinstance(desk.helpdesk.open_ticket(ALICES), TicketRef)
