"""Connecting a helpdesk by OAuth, against the sandbox's Zendesk."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
import requests
from werkzeug.test import TestResponse

from domain.handoff.tickets import HandoffMethod
from runtime.services import Services
from tests.blueprints.callers import merchant, refused, rows
from tests.blueprints.connecting.zendesk_logins import consent, leave, steer, turned_back
from tests.blueprints.platforms import Platforms, dumped, state_of
from tests.world import World


def test_a_merchant_connects_zendesk_and_its_secrets_are_sealed(remote: Platforms, world: World) -> None:
    browser = remote.browser()
    address = leave(remote, world, browser)
    assert address.startswith(f"{remote.zendesk_url}/acme/")
    answer = browser.get(consent(address))
    assert answer.status_code == 302, answer.get_data(as_text=True)
    with remote.services.begin() as work:
        connected = work.handoffs.connected(world.alice.store, HandoffMethod.ZENDESK)
        assert work.handoffs.connected(world.bob.store, HandoffMethod.ZENDESK) is None
        assert work.handoffs.settings(world.alice.store).method is HandoffMethod.ZENDESK
        [line] = work.activity.newest(world.alice.store, 5, None)
        assert (line.who, line.what, line.detail) == ("71000001", "connected a helpdesk", "Zendesk")
        assert work.activity.newest(world.bob.store, 5, None) == []
    assert connected and connected.account == "acme"
    whole = dumped(remote.services)
    for secret in (connected.secrets.access, connected.secrets.refresh, connected.secrets.webhook):
        assert secret and secret not in whole


def keys_given(remote: Platforms, world: World, account: str, secret: str) -> TestResponse:
    typed = {"zendesk-account": account, "zendesk-login": "acmes-own", "zendesk-key": secret}
    return remote.browser().post("/admin/handoff/zendesk/keys", data=typed, headers=merchant(world, world.alice))


def test_a_merchants_own_client_connects_without_leaving_and_is_sealed(remote: Platforms, world: World) -> None:
    made = {"id": "acmes-own", "secret": "the-secret-of-acmes-own"}
    requests.post(f"{remote.zendesk_url}/acme/oauth/clients", json=made, timeout=10).raise_for_status()
    for account, secret in (("acme", "another-secret"), ("bobs", made["secret"])):
        answer = keys_given(remote, world, account, secret)
        page = answer.get_data(as_text=True)
        assert answer.status_code == 422 and 'id="problem-zendesk-account"' in page and secret not in page
    assert rows(world, "helpdesks") == rows(world, "activity_log") == 0
    connected_page = keys_given(remote, world, "acme.zendesk.com", made["secret"])
    assert connected_page.status_code == 200 and made["secret"] not in connected_page.get_data(as_text=True)
    assert "Connected to acme.zendesk.com" in connected_page.get_data(as_text=True)
    with remote.services.begin() as work:
        connected = work.handoffs.connected(world.alice.store, HandoffMethod.ZENDESK)
        assert work.handoffs.connected(world.bob.store, HandoffMethod.ZENDESK) is None
        assert work.handoffs.settings(world.alice.store).method is HandoffMethod.ZENDESK
    assert connected and connected.secrets.client_id == "acmes-own"
    assert made["secret"] not in dumped(remote.services)


def test_a_state_is_bound_to_its_browser_and_taken_once(remote: Platforms, world: World) -> None:
    browser, other = remote.browser(), remote.browser()
    address = leave(remote, world, browser)
    back = consent(address)
    refused(other.get(back), 401, "bad_signature")
    assert browser.get(back).status_code == 302
    browser.set_cookie("shopfloor_login", state_of(address), path="/connect/zendesk/callback")
    refused(browser.get(back), 401, "bad_signature")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("access_denied", "choose Allow"),
        ("invalid_scope", "webhooks:write"),
        ("temporarily_unavailable", "in a few minutes"),
        ("<script>", "no reason that we know"),
    ],
)
def test_a_merchant_who_comes_back_without_a_code_reads_why(
    remote: Platforms, world: World, error: str, told: str
) -> None:
    browser = remote.browser()
    state = state_of(leave(remote, world, browser))
    back = f"/connect/zendesk/callback?{urlencode({'error': error, 'state': state})}"
    page = turned_back(browser.get(back), remote, world)
    assert told in page and "<script>" not in page
    refused(browser.get(back), 401, "bad_signature")


def test_zendesks_own_deny_button_leads_back_to_a_sentence(remote: Platforms, world: World) -> None:
    browser = remote.browser()
    answer = requests.post(leave(remote, world, browser), data={"decision": "deny"}, timeout=10, allow_redirects=False)
    back = answer.headers["Location"].removeprefix("http://127.0.0.1:1")
    assert "choose Allow" in turned_back(browser.get(back), remote, world)


def test_a_code_zendesk_refuses_connects_nothing(remote: Platforms, world: World) -> None:
    browser = remote.browser()
    state = state_of(leave(remote, world, browser))
    answer = browser.get(f"/connect/zendesk/callback?{urlencode({'code': 'made-up', 'state': state})}")
    assert "good for two minutes" in turned_back(answer, remote, world)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"path": "oauth/tokens", "status": 503}, "does not answer right now"),
        ({"path": "oauth/tokens", "status": 500, "html": True}, "does not answer right now"),
        ({"path": "webhooks*", "status": 403}, "Connect again as an administrator"),
    ],
)
def test_an_account_that_cannot_be_settled_in_keeps_no_token_of_ours(
    remote: Platforms, world: World, fault: dict, told: str
) -> None:
    browser = remote.browser()
    back = consent(leave(remote, world, browser))
    steer(remote, "faults", fault)
    assert told in turned_back(browser.get(back), remote, world)
    assert remote.zendesk_account("acme").grants.tokens == {}


@pytest.mark.parametrize(
    "account", ["", "evil.example", "a.b", "a/b", "a@b", "a:1", "..", "%00", "ä", "x" * 64, "acme#", "acme?x"]
)
def test_nobody_is_sent_to_what_is_no_account(remote: Platforms, world: World, account: str) -> None:
    path = f"/connect/zendesk?{urlencode({'account': account})}"
    answer = remote.browser().get(path, headers=merchant(world, world.alice))
    if account == "a/b":  # what stands behind the name is thrown away, as of a pasted address
        assert answer.headers["Location"].startswith(f"{remote.zendesk_url}/a/")
        return
    refused(answer, 400, "invalid_request")
    assert rows(world, "oauth_states") == 0


@pytest.mark.parametrize("desk", ["zendesk", "gorgias"])
def test_only_the_stores_own_merchant_may_connect(world: World, desk: str) -> None:
    answer = world.client.get(f"/connect/{desk}?account=acme")
    assert answer.status_code == 302 and answer.headers["Location"].startswith("/auth/bounce?")
    assert rows(world, "oauth_states") == 0


@pytest.mark.parametrize("desk", ["zendesk", "gorgias"])
def test_a_callback_nobody_began_is_refused(world: World, desk: str) -> None:
    for query in ("", "?code=x", "?state=", "?state=x&code=y", "?state=%00&code=%00", "?state=%FF"):
        refused(world.client.get(f"/connect/{desk}/callback{query}"), 401, "bad_signature")


def test_a_helpdesk_without_keys_is_off(world: World) -> None:
    bare = World(Services(replace(world.services.settings, gorgias=None)), world.alice, world.bob)
    answer = bare.client.get("/connect/gorgias?account=acme", headers=merchant(world, world.alice))
    refused(answer, 400, "invalid_request")
    overview = bare.client.get("/admin/api/overview", headers=merchant(world, world.alice)).get_json()
    assert overview["helpdesks"]["gorgias"]["available"] is False


def test_another_helpdesk_does_not_exist(world: World) -> None:
    refused(world.client.get("/connect/intercom", headers=merchant(world, world.alice)), 404, "not_found")
