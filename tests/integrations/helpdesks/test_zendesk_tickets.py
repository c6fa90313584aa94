"""What a ticket at Zendesk holds beyond its words, and what is done where the account takes less."""

from dataclasses import replace
from uuid import UUID

import pytest
import requests

from domain.errors import RemoteError
from domain.handoff.rounds import conversation_of
from domain.handoff.tickets import Comment
from integrations.zendesk.connection import ZendeskSession, zenpy_client
from integrations.zendesk.helpdesk import ZendeskHelpdesk
from tests.integrations.helpdesks.schemas import Sent
from tests.integrations.helpdesks.tickets_of import ALICE, ALICES, BOB, BOBS
from tests.integrations.helpdesks.zendesk_desk import ZendeskDesk

PAGE = "https://admin.shopify.example/conversations/{conversation}"
LATER = Comment(f"{ALICES.external_id}-c1", "<p>And the beanie?</p>", "And the beanie?", ALICES.opened_at)
ORDERS = ("#1001", "#1002")


def filling(zendesk: ZendeskDesk) -> ZendeskHelpdesk:
    return zendesk.build("", fields=zendesk.helpdesk.prepare_fields(), conversation_page=PAGE)


def written_fields(zendesk: ZendeskDesk) -> list[dict[str, object]]:
    """Return what stands in the custom fields of each ticket, by title."""
    address = f"{zendesk.base}/{zendesk.account}/api/v2/ticket_fields.json"
    headers = {"Authorization": f"Bearer {zendesk.token}"}
    titles = {
        field["id"]: field["title"]
        for field in requests.get(address, headers=headers, timeout=5).json()["ticket_fields"]
    }
    return [
        {titles[field["id"]]: field["value"] for field in ticket["custom_fields"] if field["value"]}
        for ticket in zendesk.read("tickets")
    ]


def test_profile_conversation_and_orders_stand_in_fields_whoever_the_shopper_is(zendesk: ZendeskDesk) -> None:
    desk = filling(zendesk)
    desk.open_ticket(replace(ALICES, order_names=ORDERS))
    desk.open_ticket(BOBS)
    alices, bobs = written_fields(zendesk)
    assert alices == {
        "Shopfloor profile": ALICE.profile_id,
        "Shopfloor conversation": "https://admin.shopify.example/conversations/a11ce000-0000-0000-0000-000000000001",
        "Shopfloor orders": "#1001, #1002",
    }
    assert bobs["Shopfloor profile"] == BOB.profile_id
    assert "Shopfloor orders" not in bobs


def test_a_further_round_leads_to_the_same_conversation() -> None:
    assert conversation_of(ALICES.external_id) == conversation_of(f"{ALICES.external_id}-2")
    assert conversation_of(BOBS.external_id) == UUID("b0b00000000000000000000000000002")


def test_fields_are_made_once_and_the_merchants_own_are_left_alone(zendesk: ZendeskDesk) -> None:
    first = zendesk.helpdesk.prepare_fields()
    assert zendesk.helpdesk.prepare_fields() == first
    assert len(first) == 3
    assert 360001 not in first.values()


def test_a_field_that_the_merchant_switched_off_is_neither_filled_nor_made_anew(zendesk: ZendeskDesk) -> None:
    fields = zendesk.helpdesk.prepare_fields()
    off = fields["Shopfloor orders"]
    address = f"{zendesk.base}/{zendesk.account}/api/v2/ticket_fields/{off}.json"
    headers = {"Authorization": f"Bearer {zendesk.token}"}
    body = {"ticket_field": {"active": False}}
    requests.put(address, json=body, headers=headers, timeout=5).raise_for_status()
    for _ in range(2):
        assert zendesk.helpdesk.prepare_fields() == {name: one for name, one in fields.items() if one != off}


def test_where_the_plan_has_no_room_for_fields_tickets_go_without(zendesk: ZendeskDesk) -> None:
    zendesk.steer("settings", {"own_fields": 3})
    fields = zendesk.helpdesk.prepare_fields()
    assert list(fields) == ["Shopfloor profile"]
    zendesk.build("", fields=fields, conversation_page=PAGE).open_ticket(ALICES)
    assert written_fields(zendesk) == [{"Shopfloor profile": ALICE.profile_id}]


def test_what_an_account_refuses_is_left_out_once_under_another_key(
    zendesk: ZendeskDesk, zendesk_sent: list[Sent]
) -> None:
    zendesk.fail(422)
    ref = filling(zendesk).open_ticket(ALICES)
    whole, bare = [sent for sent in zendesk_sent if sent.path == "/api/v2/tickets.json" and sent.method == "POST"]
    assert (whole.key, bare.key) == (ALICES.key, f"{ALICES.key}-bare")
    assert {"tags", "custom_fields", "priority"} <= set(whole.body["ticket"])
    assert set(bare.body["ticket"]) == {"subject", "requester_id", "submitter_id", "comment", "external_id"}
    (ticket,) = zendesk.tickets()
    assert ticket.first_author_is_requester
    assert zendesk.helpdesk.find_by_external_id(ALICES.external_id) == ref


def test_a_ticket_refused_bare_too_fails_and_says_what_to_do(zendesk: ZendeskDesk, zendesk_sent: list[Sent]) -> None:
    zendesk.fail(422, times=2)
    with pytest.raises(RemoteError) as caught:
        zendesk.helpdesk.open_ticket(BOBS)
    assert caught.value.permanent
    assert "refused the ticket" in caught.value.advice
    assert [sent.key for sent in zendesk_sent if sent.key] == [BOBS.key, f"{BOBS.key}-bare"]


def test_a_bare_ticket_whose_answer_was_lost_is_not_opened_again(zendesk: ZendeskDesk) -> None:
    zendesk.fail(422)
    zendesk.lose_answer()
    with pytest.raises(RemoteError):
        zendesk.helpdesk.open_ticket(ALICES)
    assert zendesk.helpdesk.find_by_external_id(ALICES.external_id)
    assert len(zendesk.tickets()) == 1


def test_what_the_request_leaves_out_hangs_at_the_note_whole(zendesk: ZendeskDesk) -> None:
    ref = zendesk.helpdesk.open_ticket(ALICES)
    long = replace(ALICES, transcript="Where is my order?\n" * 5000 + "Größe 38 bitte ☺")
    zendesk.helpdesk.add_note(ref, long)
    zendesk.helpdesk.add_note(ref, long)
    first, note = zendesk.read("tickets")[0]["comments"]
    assert first["attachments"] == []
    (file,) = note["attachments"]
    assert (file["file_name"], file["content_type"]) == ("conversation.txt", "text/plain")
    assert requests.get(file["content_url"], timeout=5).content.decode("utf-8-sig").strip() == long.transcript


def test_a_short_conversation_has_no_attachment(zendesk: ZendeskDesk) -> None:
    zendesk.helpdesk.add_note(zendesk.helpdesk.open_ticket(BOBS), BOBS)
    assert [comment["attachments"] for comment in zendesk.read("tickets")[0]["comments"]] == [[], []]


def test_the_key_goes_with_the_creation_of_a_ticket_and_nothing_else(
    zendesk: ZendeskDesk, zendesk_sent: list[Sent]
) -> None:
    desk = filling(zendesk)
    ref = desk.open_ticket(ALICES)
    desk.add_note(ref, replace(ALICES, transcript="All of it."))
    keyed = {(sent.method, sent.path) for sent in zendesk_sent if sent.key}
    assert keyed == {("POST", "/api/v2/tickets.json")}


def test_a_busy_account_is_asked_once_and_the_wait_is_left_to_the_outbox(
    zendesk: ZendeskDesk, zendesk_sent: list[Sent]
) -> None:
    zendesk.fail(429, times=5)
    with pytest.raises(RemoteError) as caught:
        zendesk.helpdesk.open_ticket(ALICES)
    assert caught.value.retry_after == 7
    assert len([sent for sent in zendesk_sent if sent.key]) == 1


def test_nothing_of_an_account_is_remembered_between_two_looks(zendesk: ZendeskDesk, zendesk_sent: list[Sent]) -> None:
    ref = zendesk.helpdesk.open_ticket(ALICES)
    for _ in range(2):
        zendesk.helpdesk.find_by_external_id(ALICES.external_id)
        zendesk.helpdesk.health()
    looks = [sent.path for sent in zendesk_sent if sent.method == "GET"]
    assert looks.count("/api/v2/users/me.json") >= 2
    assert looks.count("/api/v2/tickets.json") == 2
    zendesk.staff_solves(ref)
    zendesk.helpdesk.add_comment(ref, LATER)
    assert not zendesk.tickets()[0].at_rest


def test_zenpy_speaks_by_our_session_alone_and_shares_nothing_between_tasks(zendesk: ZendeskDesk) -> None:
    session = ZendeskSession(zendesk.account, f"{zendesk.base}/{zendesk.account}", lambda: zendesk.token, None)
    one, other = zenpy_client(zendesk.account, session), zenpy_client(zendesk.account, session)
    assert one.tickets.session is other.users.session is session
    assert one.tickets is not other.tickets
    assert one.tickets.ratelimit_budget is not None
