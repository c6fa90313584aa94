"""Each no of a helpdesk reaches the merchant as the sentence that helps, and only what a person must mend fails."""

import json
from dataclasses import dataclass, replace

import pytest
import requests

from domain.errors import CredentialsRejected, RemoteError
from domain.handoff.tickets import Comment, Fate, TicketRef
from integrations.remote import RequestRefused
from integrations.zendesk import advice
from tests.integrations.helpdesks.gorgias_desk import GorgiasDesk
from tests.integrations.helpdesks.tickets_of import ALICES, BOBS
from tests.integrations.helpdesks.zendesk_desk import ZendeskDesk

LATER = Comment(f"{ALICES.external_id}-c1", "<p>And the beanie?</p>", "And the beanie?", ALICES.opened_at)


@dataclass(frozen=True)
class Case:
    status: int
    told: str
    permanent: bool
    times: int = 1
    html: bool = False


ZENDESK_CREATION = [
    Case(400, "refused the ticket", True),
    Case(403, "Connect again as an administrator", True),
    Case(404, "Check the account's name", True),
    Case(409, "", False),
    Case(413, "a text of this size", True),
    Case(422, "suspended or deleted requester", True, times=2),
    Case(302, "leads to another address", False, html=True),
    Case(403, "Connect again as an administrator", False, html=True),
    Case(404, "Check the account's name", False, html=True),
]
GORGIAS_CREATION = [
    Case(400, "refused what Shopfloor sent", True),
    Case(403, "Connect again as an administrator", True),
    Case(404, "Check the account's name", True),
    Case(409, "", False),
    Case(413, "a text of this size", True),
    Case(422, "refused what Shopfloor sent", True),
    Case(302, "Check the account's name", False, html=True),
]


def opening(desk: ZendeskDesk | GorgiasDesk, case: Case) -> RemoteError:
    desk.fail(case.status, times=case.times, html=case.html)
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.open_ticket(ALICES)
    assert caught.value.answered
    return caught.value


@pytest.mark.parametrize("case", ZENDESK_CREATION, ids=str)
def test_zendesk_says_no_to_a_ticket(zendesk: ZendeskDesk, case: Case) -> None:
    error = opening(zendesk, case)
    assert case.told in error.advice and bool(case.told) is bool(error.advice)
    assert error.permanent is case.permanent
    zendesk.helpdesk.open_ticket(BOBS)


@pytest.mark.parametrize("case", GORGIAS_CREATION, ids=str)
def test_gorgias_says_no_to_a_ticket(gorgias: GorgiasDesk, case: Case) -> None:
    error = opening(gorgias, case)
    assert case.told in error.advice and bool(case.told) is bool(error.advice)
    assert error.permanent is case.permanent
    gorgias.helpdesk.open_ticket(BOBS)


@pytest.mark.parametrize("name", ["zendesk", "gorgias"])
def test_a_refused_token_asks_to_connect_again(name: str, zendesk: ZendeskDesk, gorgias: GorgiasDesk) -> None:
    desk = zendesk if name == "zendesk" else gorgias
    ref = desk.helpdesk.open_ticket(ALICES)
    desk.lock_out()
    for call in (lambda: desk.helpdesk.open_ticket(BOBS), lambda: desk.helpdesk.add_comment(ref, LATER)):
        with pytest.raises(CredentialsRejected, match="401") as caught:
            call()
        assert f"Connect {name.title()} again" in caught.value.advice


def commenting(desk: ZendeskDesk | GorgiasDesk, ref: TicketRef) -> RemoteError:
    with pytest.raises(RemoteError) as caught:
        desk.helpdesk.add_comment(ref, LATER)
    assert caught.value.permanent
    return caught.value


def test_a_deleted_ticket_is_told_as_that_and_not_as_a_lost_account(zendesk: ZendeskDesk, gorgias: GorgiasDesk) -> None:
    for desk in (zendesk, gorgias):
        error = commenting(desk, desk.helpdesk._ref(999999))
        assert f"deleted in {desk.name.title()}" in error.advice
        assert "account" not in error.advice


def test_a_closed_ticket_that_takes_no_comment_names_the_follow_up(zendesk: ZendeskDesk) -> None:
    ref = zendesk.helpdesk.open_ticket(ALICES)
    zendesk.staff_puts_away(ref, Fate.MERGED)  # which closes it
    assert "create a follow-up" in commenting(zendesk, ref).advice


def test_a_deleted_custom_field_costs_its_value_and_no_ticket(zendesk: ZendeskDesk) -> None:
    desk = zendesk.build("", fields={"Shopfloor profile": 999999})
    desk.open_ticket(ALICES)
    zendesk.fail(422)
    desk.open_ticket(BOBS)
    alices, bobs = zendesk.tickets()
    assert (alices.tags, bobs.tags) == (set(ALICES.tags), set())


@pytest.mark.parametrize("status", [403, 413, 422])
def test_a_file_that_is_refused_costs_no_note(zendesk: ZendeskDesk, status: int) -> None:
    ref = zendesk.helpdesk.open_ticket(ALICES)
    zendesk.steer("faults", {"method": "POST", "path": "uploads", "status": status})
    zendesk.helpdesk.add_note(ref, replace(ALICES, transcript="All of it."))
    (note,) = zendesk.tickets()[0].private
    assert "For staff alone" in note and "conversation.txt" not in note


def refusal(status: int, body: object) -> RequestRefused:
    response = requests.Response()
    response.status_code = status
    response._content = json.dumps(body).encode()
    return RequestRefused("zendesk", f"{status} on POST", response)


@pytest.mark.parametrize(
    ("status", "body", "told", "permanent"),
    [
        (403, {"error": "AccountSuspended", "description": "Account is suspended"}, "unpaid bill", False),
        (402, {"error": {"title": "Account suspended", "message": "Pay"}}, "unpaid bill", False),
        (403, {"error": "insufficient_scope", "error_description": "needs tickets:write"}, "right tickets:write", True),
        (422, {"details": {"requester": [{"description": "Jane Kim is suspended"}]}}, "(requester)", True),
        (422, {"details": {"status": [{"description": "closed prevents ticket update"}]}}, "is closed", True),
        (422, {"details": {"Jane <b>": []}}, "refused the ticket.", True),
        (418, {"error": "teapot"}, "", True),
    ],
)
def test_what_zendesk_writes_is_read_for_the_cause_and_never_repeated(
    status: int, body: object, told: str, permanent: bool
) -> None:
    with pytest.raises(RequestRefused) as caught, advice.advising():
        raise refusal(status, body)
    assert told in caught.value.advice and "Jane" not in caught.value.advice
    assert caught.value.permanent is permanent
