import logging
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from domain.errors import BadSignature, CredentialsRejected, InvalidRequest
from integrations.oauth import OAuthClient
from integrations.zendesk import oauth
from integrations.zendesk.webhooks import check_signature, read_delivery, signature
from tests.integrations.helpdesks.tickets_of import ALICE, ALICES, BOB, BOBS, ticket_of
from tests.integrations.helpdesks.zendesk_desk import ZendeskDesk

GOLDEN_SECRET = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=="
GOLDEN_TIME = "2026-11-20T08:00:00Z"
GOLDEN_BODY = b'{"type":"zen:event-type:ticket.comment_added"}'
GOLDEN_SIGNATURE = "9urg1I2vr84hSqZYVF3SyaiRhat8bZb9bypjPVrfZfM="
CLIENT = OAuthClient("shopfloor-demo", "shopfloor-demo-secret", "http://127.0.0.1:1/connect/zendesk/callback")
VERIFIER = "v" * 64


def signed(now: datetime) -> None:
    headers = {
        "X-Zendesk-Webhook-Signature": GOLDEN_SIGNATURE,
        "X-Zendesk-Webhook-Signature-Timestamp": GOLDEN_TIME,
    }
    check_signature(headers, GOLDEN_BODY, GOLDEN_SECRET, now)


def test_signs_as_zendesk_does() -> None:
    assert signature(GOLDEN_SECRET, GOLDEN_TIME, GOLDEN_BODY) == GOLDEN_SIGNATURE


def test_refuses_what_was_signed_more_than_five_minutes_ago_or_ahead() -> None:
    moment = datetime.fromisoformat(GOLDEN_TIME)
    signed(moment + timedelta(minutes=4, seconds=59))
    for away in (timedelta(minutes=5, seconds=1), timedelta(minutes=-5, seconds=-1)):
        with pytest.raises(BadSignature):
            signed(moment + away)


def test_refuses_everything_while_no_secret_is_known() -> None:
    headers = {
        "X-Zendesk-Webhook-Signature": signature("", GOLDEN_TIME, GOLDEN_BODY),
        "X-Zendesk-Webhook-Signature-Timestamp": GOLDEN_TIME,
    }
    with pytest.raises(BadSignature):
        check_signature(headers, GOLDEN_BODY, "", datetime.fromisoformat(GOLDEN_TIME))


def test_an_event_nobody_asked_for_says_nothing() -> None:
    assert read_delivery(b'{"type":"zen:event-type:ticket.tags_changed","detail":{"external_id":"conv_1"}}', "") == []


def test_a_typed_address_leaves_the_person_it_belongs_to_untouched(zendesk: ZendeskDesk) -> None:
    zendesk.add_person(BOB.email, "Robert Real", "crm-12")
    zendesk.helpdesk.open_ticket(BOBS)
    (ticket,) = zendesk.tickets()
    assert (ticket.requester_name, ticket.requester_external_id) == ("Robert Real", "crm-12")


def test_a_verified_shopper_keeps_the_external_id_the_merchant_gave(zendesk: ZendeskDesk) -> None:
    zendesk.add_person(ALICE.email, "Alice K.", "crm-11")
    zendesk.helpdesk.open_ticket(ALICES)
    (ticket,) = zendesk.tickets()
    assert (ticket.requester, ticket.requester_external_id) == (ALICE.email, "crm-11")


def test_a_profile_that_changed_its_address_still_gets_the_answer_at_the_new_one(zendesk: ZendeskDesk) -> None:
    zendesk.add_person("old@example.com", "Alice Kim", ALICE.profile_id)
    zendesk.helpdesk.open_ticket(ALICES)
    assert zendesk.tickets()[0].requester == ALICE.email


def test_an_id_that_could_change_an_address_is_refused(zendesk: ZendeskDesk) -> None:
    with pytest.raises(ValueError, match="an id may hold"):
        zendesk.helpdesk.find_by_external_id("conv_1&external_id=other")
    with pytest.raises(ValueError, match="an id may hold"):
        zendesk.helpdesk.open_ticket(ticket_of(ALICE, "1/../users"))


def test_a_changed_ticket_under_a_used_key_is_the_ticket_of_that_key(zendesk: ZendeskDesk) -> None:
    ref = zendesk.helpdesk.open_ticket(ALICES)
    assert zendesk.helpdesk.open_ticket(ticket_of(BOB, ALICES.external_id.removeprefix("conv_"))) == ref
    assert len(zendesk.tickets()) == 1


def test_the_webhook_is_installed_once_and_moves_with_the_app(zendesk: ZendeskDesk) -> None:
    again = zendesk.build("").install_webhook(zendesk.hook_url)
    assert again == zendesk.build("").install_webhook(zendesk.hook_url)
    moved = zendesk.hook_url.replace("127.0.0.1", "localhost")
    assert zendesk.build("").install_webhook(moved) != again
    zendesk.build("").install_webhook(zendesk.hook_url + "-of-another-store")
    listed = requests.get(
        f"{zendesk.base}/{zendesk.account}/api/v2/webhooks",
        headers={"Authorization": f"Bearer {zendesk.token}"},
        timeout=5,
    ).json()["webhooks"]
    assert sorted(hook["endpoint"] for hook in listed) == sorted([moved, zendesk.hook_url + "-of-another-store"])


def test_debug_logs_carry_no_shopper_and_no_token(zendesk: ZendeskDesk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        zendesk.helpdesk.add_note(zendesk.helpdesk.open_ticket(ALICES), ALICES)
    told = " ".join(record.getMessage() for record in caplog.records if record.name != "werkzeug")
    assert not any(word in told for word in ("alice", "Where is my order", zendesk.token))


def test_tickets_open_where_staff_can_click(zendesk: ZendeskDesk) -> None:
    assert requests.get(zendesk.helpdesk.open_ticket(ALICES).url, timeout=5).ok


def allowed(base: str, address: str) -> dict[str, list[str]]:
    assert address.startswith(base)
    response = requests.post(address, data={"decision": "allow"}, timeout=5, allow_redirects=False)
    return parse_qs(urlsplit(response.headers["Location"]).query)


def test_connects_by_oauth_with_pkce_and_rotates(zendesk: ZendeskDesk) -> None:
    origin = f"{zendesk.base}/{zendesk.account}"
    answer = allowed(origin, oauth.authorization_url(origin, CLIENT, "state-1", VERIFIER))
    assert answer["state"] == ["state-1"]
    with pytest.raises(CredentialsRejected):
        oauth.exchange_code(origin, CLIENT, "not-a-code", VERIFIER)
    tokens = oauth.exchange_code(origin, CLIENT, answer["code"][0], VERIFIER)
    zendesk.token = tokens.access
    assert zendesk.helpdesk.health().ok
    assert tokens.refresh_expires_at is not None
    assert timedelta(days=89) < tokens.refresh_expires_at - datetime.now(UTC) <= timedelta(days=90)
    renewed = oauth.refresh(origin, CLIENT, tokens.refresh)
    assert not zendesk.helpdesk.health().ok
    zendesk.token = renewed.access
    assert zendesk.helpdesk.health().ok
    with pytest.raises(CredentialsRejected):
        oauth.refresh(origin, CLIENT, tokens.refresh)


def test_a_code_without_its_verifier_is_refused(zendesk: ZendeskDesk) -> None:
    origin = f"{zendesk.base}/{zendesk.account}"
    answer = allowed(origin, oauth.authorization_url(origin, CLIENT, "state-1", VERIFIER))
    with pytest.raises(CredentialsRejected):
        oauth.exchange_code(origin, CLIENT, answer["code"][0], "w" * 64)


def test_tokens_and_secrets_stay_out_of_reprs(zendesk: ZendeskDesk) -> None:
    origin = f"{zendesk.base}/{zendesk.account}"
    answer = allowed(origin, oauth.authorization_url(origin, CLIENT, "s", VERIFIER))
    tokens = oauth.exchange_code(origin, CLIENT, answer["code"][0], VERIFIER)
    assert tokens.access not in repr(tokens)
    assert tokens.refresh not in repr(tokens)
    assert CLIENT.secret not in repr(CLIENT)


@pytest.mark.parametrize(
    "text", ["acme", " ACME ", "acme.zendesk.com", "https://acme.zendesk.com/agent/home", "acme/x"]
)
def test_reads_the_account_from_what_a_merchant_types(text: str) -> None:
    assert oauth.parse_account(text) == "acme"


@pytest.mark.parametrize("text", ["", "acme.evil.example", "acme@evil", "-acme", "acme:80", "ac me", "аcme"])
def test_refuses_what_is_not_an_account(text: str) -> None:
    with pytest.raises(InvalidRequest):
        oauth.parse_account(text)
