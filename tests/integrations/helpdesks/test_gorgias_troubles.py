"""What Gorgias refuses, loses or answers by a page of somebody else's, and what the shopper and merchant have then."""

import pytest

from domain.errors import BadSignature, InvalidRequest, RemoteError
from domain.handoff.setting_up import OUR_TAG
from domain.handoff.tickets import Comment, Fate, TicketGone
from integrations.gorgias.setting_up import STEPS, check_key
from tests.integrations.helpdesks.conftest import would_be_mailed
from tests.integrations.helpdesks.gorgias_desk import GorgiasDesk
from tests.integrations.helpdesks.schemas import Schema, Sent
from tests.integrations.helpdesks.tickets_of import ALICES, BOBS


def test_the_eyes_that_look_for_what_would_be_e_mailed_are_open(gorgias_schema: Schema | None) -> None:
    words = {"channel": "email", "via": "api", "from_agent": True, "body_text": "An AI line"}
    sent = words | {"sent_datetime": "2026-11-20T08:00:00Z"}
    one, other = Sent("POST", "/api/tickets/7/messages", "", words), Sent("POST", "/api/tickets/7/messages", "", sent)
    whole = Sent("POST", "/api/tickets", "", {"via": "api", "priority": "urgent", "messages": [sent, words]})
    assert [would_be_mailed(each) for each in (one, other, whole)] == [True, False, True]
    if gorgias_schema:
        assert [bool(gorgias_schema.complaints(each)) for each in (one, other, whole)] == [False, False, True]


def test_a_tag_the_account_does_not_know_is_made_for_it(gorgias: GorgiasDesk) -> None:
    gorgias.steer("settings", {"tag_rule": "refused"})
    gorgias.helpdesk.open_ticket(ALICES)
    gorgias.helpdesk.open_ticket(BOBS)
    assert [ticket.tags for ticket in gorgias.tickets()] == [set(ALICES.tags), set(BOBS.tags)]


def test_tags_that_nobody_may_make_are_left_out_and_the_ticket_is_opened(gorgias: GorgiasDesk) -> None:
    gorgias.steer("settings", {"tag_rule": "refused"})
    gorgias.make_tag(ALICES.tags[0])
    gorgias.steer("settings", {"tag_rule": "locked"})
    gorgias.helpdesk.open_ticket(ALICES)
    (ticket,) = gorgias.tickets()
    assert ticket.tags == {ALICES.tags[0]}


def test_a_ticket_in_the_trash_was_opened_all_the_same(gorgias: GorgiasDesk) -> None:
    ref = gorgias.helpdesk.open_ticket(ALICES)
    gorgias.staff_puts_into_the_trash(ref)
    assert gorgias.helpdesk.find_by_external_id(ALICES.external_id) == gorgias.helpdesk.open_ticket(ALICES) == ref
    assert len(gorgias.tickets()) == 1


@pytest.mark.parametrize("status", [403, 404, 413])
@pytest.mark.parametrize("what", ["creation", "note"])
def test_a_page_of_a_guard_before_gorgias_is_no_refusal(gorgias: GorgiasDesk, status: int, what: str) -> None:
    ref = gorgias.helpdesk.open_ticket(BOBS)
    gorgias.fail(status, html=True, on="creation" if what == "creation" else "comment")
    with pytest.raises(RemoteError) as caught:
        if what == "creation":
            gorgias.helpdesk.open_ticket(ALICES)
        else:
            gorgias.helpdesk.add_note(ref, BOBS)
    assert not caught.value.permanent
    assert "<" not in str(caught.value) + caught.value.advice


def test_an_account_that_leads_elsewhere_is_told_with_what_to_check(gorgias: GorgiasDesk) -> None:
    gorgias.fail(302, html=True)
    with pytest.raises(RemoteError) as caught:
        gorgias.helpdesk.open_ticket(ALICES)
    assert "account's name" in caught.value.advice


@pytest.mark.parametrize("call", ["GET tickets", "GET integrations", "GET customers", "POST customers"])
def test_too_many_calls_at_any_step_say_when_to_come_back(gorgias: GorgiasDesk, call: str) -> None:
    method, path = call.split()
    gorgias.steer("faults", {"method": method, "path": path, "status": 429, "retry_after": 13})
    with pytest.raises(RemoteError) as caught:
        gorgias.helpdesk.open_ticket(ALICES)
    assert (caught.value.retry_after, caught.value.permanent) == (13, False)
    gorgias.helpdesk.open_ticket(ALICES)
    assert len(gorgias.tickets()) == 1


def test_a_ticket_deleted_for_good_is_told_as_gone(gorgias: GorgiasDesk) -> None:
    alices, bobs = gorgias.helpdesk.open_ticket(ALICES), gorgias.helpdesk.open_ticket(BOBS)
    gorgias.delete_ticket(alices)
    (gone,) = gorgias.helpdesk.look_at(alices, ALICES.external_id, ALICES.opened_at)
    assert isinstance(gone, TicketGone)
    assert (gone.external_id, gone.fate) == (ALICES.external_id, Fate.DELETED)
    assert not [one for one in gorgias.helpdesk.look_at(bobs, BOBS.external_id, BOBS.opened_at) if one == gone]
    assert gorgias.helpdesk.look_at(bobs, ALICES.external_id, ALICES.opened_at) == []


def test_a_customer_without_an_address_may_still_write_on(gorgias: GorgiasDesk) -> None:
    ref = gorgias.helpdesk.open_ticket(ALICES)
    gorgias.give_ticket_to(ref, {"external_id": "by-phone", "name": "By phone"})
    gorgias.helpdesk.add_comment(ref, Comment(f"{ALICES.external_id}-c1", "<p>And?</p>", "And?", ALICES.opened_at))
    assert len(gorgias.tickets()[0].public) == 2


def test_a_webhook_that_gorgias_switched_off_is_put_in_place_of_anew(gorgias: GorgiasDesk) -> None:
    before = gorgias.build("").install_webhook(gorgias.hook_url)
    gorgias.steer("switched-off", {})
    helpdesk = gorgias.build(gorgias.build("").install_webhook(gorgias.hook_url))
    ref = helpdesk.open_ticket(ALICES)
    gorgias.deliveries(at_least=0)
    gorgias.staff_writes(ref, "It leaves today.")
    headers, body = gorgias.deliveries()[0]
    assert helpdesk.read_webhook(headers, body)
    with pytest.raises(BadSignature):
        gorgias.build(before).read_webhook(headers, body)


def test_a_key_is_tried_before_it_is_kept(gorgias: GorgiasDesk) -> None:
    origin = gorgias.origin.replace("{account}", gorgias.account)
    check_key(origin, "demo@shopfloor.example", "demo-key")
    with pytest.raises(InvalidRequest, match="REST API"):
        check_key(origin, "demo@shopfloor.example", "of-another-shop")
    gorgias.steer("faults", {"method": "GET", "path": "users/0", "status": 302, "html": True})
    with pytest.raises(InvalidRequest, match="no Gorgias account"):
        check_key(origin, "demo@shopfloor.example", "demo-key")
    gorgias.steer("faults", {"method": "GET", "path": "users/0", "status": 503})
    with pytest.raises(RemoteError):
        check_key(origin, "demo@shopfloor.example", "demo-key")


def test_the_rule_the_merchant_is_asked_for_names_the_tag_our_tickets_bear() -> None:
    assert "Exclude ticket from auto-merge" in STEPS[0].do
    assert all(OUR_TAG in step.do for step in STEPS[:2])
