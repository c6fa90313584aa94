import base64
import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
import requests

from domain.errors import BadSignature, CredentialsRejected, RemoteError
from domain.handoff.tickets import Comment
from integrations.gorgias import oauth
from integrations.gorgias.helpdesk import GorgiasHelpdesk
from integrations.gorgias.webhooks import SECRET_HEADER, check_secret
from integrations.oauth import OAuthClient
from integrations.remote import BearerAuth
from tests.integrations.helpdesks.gorgias_desk import API_KEY, GorgiasDesk
from tests.integrations.helpdesks.sandbox_desk import PAGE
from tests.integrations.helpdesks.schemas import Sent
from tests.integrations.helpdesks.tickets_of import ALICE, ALICES, BOB, BOBS

CLIENT = OAuthClient("shopfloor-demo", "shopfloor-demo-secret", "http://127.0.0.1:1/connect/gorgias/callback")


def api(gorgias: GorgiasDesk, method: str, path: str) -> requests.Response:
    return requests.request(method, f"{gorgias.base}/{gorgias.account}/api/{path}", auth=API_KEY, timeout=5)


def test_nothing_we_write_is_e_mailed_to_the_shopper(gorgias: GorgiasDesk) -> None:
    for ticket in (ALICES, BOBS):
        gorgias.helpdesk.add_note(gorgias.helpdesk.open_ticket(ticket), ticket)
    assert gorgias.sent_by_us() == []


def test_an_answer_of_staff_leaves_by_e_mail(gorgias: GorgiasDesk) -> None:
    gorgias.staff_writes(gorgias.helpdesk.open_ticket(BOBS), "It leaves today.")
    assert [mail["to"] for mail in gorgias.read("sent")] == [BOB.email]


def test_the_ticket_came_by_e_mail_to_the_support_address(gorgias: GorgiasDesk) -> None:
    gorgias.helpdesk.open_ticket(replace(ALICES, order_names=("#1001", "#1002")))
    (ticket,) = gorgias.read("tickets")
    message = ticket["messages"][0]  # type: ignore[index]
    assert ticket["channel"] == message["channel"] == "email"
    assert message["source"]["to"] == [{"address": f"support@{gorgias.account}.example"}]
    page = PAGE.format(conversation=UUID(ALICES.external_id[5:]))
    about = {"conversation_id": ALICES.external_id, "profile_id": ALICE.profile_id}
    assert ticket["meta"] == about | {"conversation_url": page, "orders": "#1001, #1002"}


def test_the_note_leads_to_the_whole_conversation_and_says_where_some_was_left_out(gorgias: GorgiasDesk) -> None:
    long = replace(BOBS, transcript="All that was said.")
    for ticket in (ALICES, long):
        gorgias.helpdesk.add_note(gorgias.helpdesk.open_ticket(ticket), ticket)
    alices, bobs = (ticket.private[0] for ticket in gorgias.tickets())
    assert f'<a href="{PAGE.format(conversation=UUID(ALICES.external_id[5:]))}">The conversation' in alices
    assert f'<a href="{PAGE.format(conversation=UUID(BOBS.external_id[5:]))}">The whole of this long' in bobs
    assert all("admin.example" not in text for ticket in gorgias.tickets() for text in ticket.public)


def test_a_typed_address_leaves_the_person_it_belongs_to_untouched(gorgias: GorgiasDesk) -> None:
    gorgias.add_person(BOB.email, "Robert Real", None)
    gorgias.helpdesk.open_ticket(BOBS)
    (ticket,) = gorgias.tickets()
    assert (ticket.requester_name, ticket.requester_external_id) == ("Robert Real", None)


def test_a_verified_shopper_keeps_the_external_id_the_merchant_gave(gorgias: GorgiasDesk) -> None:
    gorgias.add_person(ALICE.email, "Alice K.", "crm-11")
    gorgias.helpdesk.open_ticket(ALICES)
    assert gorgias.tickets()[0].requester_external_id == "crm-11"


def test_a_known_customer_gets_the_profile_id_once_they_are_verified(gorgias: GorgiasDesk) -> None:
    gorgias.add_person(ALICE.email, "Alice K.", None)
    gorgias.helpdesk.open_ticket(ALICES)
    assert gorgias.tickets()[0].requester_external_id == ALICE.profile_id


def test_a_profile_that_changed_its_address_still_gets_the_answer_at_the_new_one(gorgias: GorgiasDesk) -> None:
    gorgias.add_person("old@example.com", "Alice Kim", ALICE.profile_id)
    gorgias.helpdesk.open_ticket(ALICES)
    assert gorgias.tickets()[0].requester == ALICE.email


def test_without_a_support_address_the_merchant_is_told_how_to_connect_one(gorgias: GorgiasDesk) -> None:
    (mailbox,) = api(gorgias, "GET", "integrations?type=email").json()["data"]
    api(gorgias, "DELETE", f"integrations/{mailbox['id']}").raise_for_status()
    with pytest.raises(RemoteError) as caught:
        gorgias.helpdesk.open_ticket(ALICES)
    assert caught.value.permanent
    assert "Channels → Email" in caught.value.advice
    assert gorgias.helpdesk.health().advice == caught.value.advice


def addressed_to(gorgias: GorgiasDesk) -> list[str]:
    return [ticket["messages"][0]["source"]["to"][0]["address"] for ticket in gorgias.read("tickets")]  # type: ignore[index]


def test_a_known_support_address_is_not_asked_for_again(gorgias: GorgiasDesk, gorgias_sent: list[Sent]) -> None:
    address = gorgias.helpdesk.support_address()
    helpdesk = gorgias.build("", answers_from=address)
    gorgias_sent.clear()
    helpdesk.add_comment(helpdesk.open_ticket(ALICES), Comment("conv_1-c1", "<p>And?</p>", "And?", ALICES.opened_at))
    assert addressed_to(gorgias) == [address]
    assert not [one for one in gorgias_sent if one.path.endswith("/api/integrations")]


def test_an_address_that_is_refused_is_looked_up_anew_once(gorgias: GorgiasDesk) -> None:
    helpdesk = gorgias.build("", answers_from="left@acme.example")
    gorgias.fail(400)
    helpdesk.open_ticket(ALICES)
    helpdesk.open_ticket(BOBS)
    assert addressed_to(gorgias) == [gorgias.helpdesk.support_address()] * 2
    gorgias.fail(400)
    again = gorgias.build("", answers_from=helpdesk.support_address())
    with pytest.raises(RemoteError):
        again.open_ticket(replace(BOBS, external_id=f"{BOBS.external_id}-2"))


def test_the_webhook_is_installed_once_and_moves_with_the_app(gorgias: GorgiasDesk) -> None:
    again = gorgias.build("").install_webhook(gorgias.hook_url)
    assert again == gorgias.build("").install_webhook(gorgias.hook_url)
    moved = gorgias.hook_url.replace("127.0.0.1", "localhost")
    assert gorgias.build("").install_webhook(moved) != again
    hooks = [record for record in api(gorgias, "GET", "integrations").json()["data"] if record["type"] == "http"]
    assert [hook["http"]["url"] for hook in hooks] == [moved]


@pytest.mark.parametrize("style", ["hex", "prefixed", "base64", "none"])
def test_a_signature_may_be_spelt_in_any_way_but_not_wrong(gorgias: GorgiasDesk, style: str) -> None:
    digest = hmac.new(b"secret", b"{}", hashlib.sha256).digest()
    headers = {
        "hex": {"X-Gorgias-Signature": digest.hex()},
        "prefixed": {"X-Gorgias-Signature": f"sha256={digest.hex()}"},
        "base64": {"X-Gorgias-Hmac-Sha256": base64.b64encode(digest).decode()},
        "none": {},
    }[style]
    check_secret({SECRET_HEADER: "secret", **headers}, b"{}", "secret")
    with pytest.raises(BadSignature):
        check_secret({SECRET_HEADER: "other", **headers}, b"{}", "secret")
    if headers:
        with pytest.raises(BadSignature):
            check_secret({SECRET_HEADER: "secret", **headers}, b"{ }", "secret")


def test_a_delivery_of_a_ticket_that_is_gone_says_nothing(gorgias: GorgiasDesk) -> None:
    secret = gorgias.build("").install_webhook(gorgias.hook_url)
    assert gorgias.helpdesk.read_webhook({SECRET_HEADER: secret}, b'{"ticket_id": "999999"}') == []


def test_a_delivery_of_another_shape_is_a_remote_error(gorgias: GorgiasDesk) -> None:
    secret = gorgias.build("").install_webhook(gorgias.hook_url)
    for body in (b"", b"[]", b'{"ticket_id": "../users"}', b'{"ticket_id": null}'):
        with pytest.raises(RemoteError):
            gorgias.helpdesk.read_webhook({SECRET_HEADER: secret}, body)


def test_connects_by_oauth_offline(gorgias: GorgiasDesk) -> None:
    origin = f"{gorgias.base}/{gorgias.account}"
    address = oauth.authorization_url(origin, CLIENT, "state-1", "nonce-1")
    response = requests.post(address, data={"decision": "allow"}, timeout=5, allow_redirects=False)
    answer = parse_qs(urlsplit(response.headers["Location"]).query)
    assert answer["state"] == ["state-1"]
    tokens = oauth.exchange_code(origin, CLIENT, answer["code"][0])
    assert tokens.refresh_expires_at is None
    assert timedelta(hours=23) < tokens.expires_at - datetime.now(UTC) <= timedelta(hours=24)
    renewed = oauth.refresh(origin, CLIENT, tokens.refresh)
    assert renewed.refresh == tokens.refresh
    helpdesk = GorgiasHelpdesk(gorgias.account, gorgias.origin, BearerAuth(lambda: renewed.access))
    assert helpdesk.health().ok
    helpdesk.add_note(helpdesk.open_ticket(ALICES), ALICES)
    assert len(gorgias.tickets()[0].private) == 1
    with pytest.raises(CredentialsRejected):
        oauth.exchange_code(origin, CLIENT, answer["code"][0])
