"""Connecting a helpdesk by OAuth, against the sandbox's Zendesk."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

import pytest
import requests
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from domain.handoff.tickets import HandoffMethod
from runtime.services import Services
from tests.blueprints.callers import merchant, refused, rows, session_token
from tests.blueprints.platforms import Platforms, dumped, platforms, state_of
from tests.world import World


@pytest.fixture
def remote(world: World) -> Iterator[Platforms]:
    with platforms(world.services) as running:
        yield running


def leave(remote: Platforms, world: World, browser: FlaskClient) -> str:
    token = session_token(world, world.alice)
    answer = browser.get(f"/connect/zendesk?{urlencode({'account': 'acme', 'id_token': token})}")
    assert answer.status_code == 302, answer.get_data(as_text=True)
    return str(answer.headers["Location"])


def consent(address: str) -> str:
    """Press "allow" at Zendesk; return the path and query of ours it leads back to."""
    answer = requests.post(address, data={"decision": "allow"}, timeout=10, allow_redirects=False)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"].removeprefix("http://127.0.0.1:1")


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
    assert connected and connected.account == "acme"
    whole = dumped(remote.services)
    for secret in (connected.secrets.access, connected.secrets.refresh, connected.secrets.webhook):
        assert secret and secret not in whole


def keys_given(remote: Platforms, world: World, account: str, secret: str) -> TestResponse:
    body = {"account": account, "login": "acmes-own", "key": secret}
    return remote.browser().post("/connect/zendesk/keys", json=body, headers=merchant(world, world.alice))


def test_a_merchants_own_client_connects_without_leaving_and_is_sealed(remote: Platforms, world: World) -> None:
    made = {"id": "acmes-own", "secret": "the-secret-of-acmes-own"}
    requests.post(f"{remote.zendesk_url}/acme/oauth/clients", json=made, timeout=10).raise_for_status()
    refused(keys_given(remote, world, "acme", "another-secret"), 400, "invalid_request")
    refused(keys_given(remote, world, "bobs", made["secret"]), 400, "invalid_request")
    assert rows(world, "helpdesks") == 0
    assert keys_given(remote, world, "acme.zendesk.com", made["secret"]).get_json() == {"connected": True}
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


def test_a_merchant_who_says_no_comes_back_with_nothing_connected(remote: Platforms, world: World) -> None:
    browser = remote.browser()
    state = state_of(leave(remote, world, browser))
    answer = browser.get(f"/connect/zendesk/callback?{urlencode({'error': 'access_denied', 'state': state})}")
    assert answer.status_code == 302 and rows(world, "helpdesks") == 0


def test_a_code_zendesk_refuses_connects_nothing(remote: Platforms, world: World) -> None:
    browser = remote.browser()
    state = state_of(leave(remote, world, browser))
    answer = browser.get(f"/connect/zendesk/callback?{urlencode({'code': 'made-up', 'state': state})}")
    refused(answer, 409, "reconnect")
    assert rows(world, "helpdesks") == 0


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
