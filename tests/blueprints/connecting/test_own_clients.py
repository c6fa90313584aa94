"""A merchant signs in at Zendesk with an OAuth client of their own."""

from dataclasses import replace
from urllib.parse import parse_qs, urlencode, urlsplit

import requests
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from domain.handoff.tickets import HandoffMethod
from runtime.services import Services
from tests.blueprints.callers import merchant, refused, session_token
from tests.blueprints.connecting.zendesk_logins import consent, turned_back
from tests.blueprints.platforms import Platforms, dumped
from tests.world import Tenant, World

OWN = {"account": "acme", "login": "acmes-own", "key": "the-secret-of-acmes-own"}


def make_own_client(remote: Platforms, redirects: str = "http://127.0.0.1:1/connect/zendesk/callback") -> None:
    made = {"id": OWN["login"], "secret": OWN["key"], "redirects": redirects}
    requests.post(f"{remote.zendesk_url}/acme/oauth/clients", json=made, timeout=10).raise_for_status()


def bring(remote: Platforms, world: World, browser: FlaskClient, **changed: str) -> str:
    """Bring a client of one's own; return the name under which it waits."""
    answer = browser.post("/connect/zendesk/client", json=OWN | changed, headers=merchant(world, world.alice))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return str(answer.get_json()["client"])


def leave_with(world: World, browser: FlaskClient, client: str, tenant: Tenant | None = None) -> TestResponse:
    token = session_token(world, tenant or world.alice)
    return browser.get(f"/connect/zendesk?{urlencode({'client': client, 'id_token': token})}")


def test_a_merchant_signs_in_with_a_client_of_their_own_and_pkce(remote: Platforms, world: World) -> None:
    make_own_client(remote)
    house = replace(remote, services=Services(replace(remote.services.settings, zendesk=None)))
    browser = house.browser()
    client = bring(house, world, browser, account="https://acme.zendesk.com/agent")
    assert OWN["key"] not in dumped(remote.services)
    address = str(leave_with(world, browser, client).headers["Location"])
    asked = parse_qs(urlsplit(address).query)
    assert (asked["client_id"], asked["code_challenge_method"]) == ([OWN["login"]], ["S256"])
    assert asked["redirect_uri"] == ["http://127.0.0.1:1/connect/zendesk/callback"]
    assert OWN["key"] not in address and OWN["key"] not in dumped(remote.services)
    assert browser.get(consent(address)).status_code == 302
    with remote.services.begin() as work:
        connected = work.handoffs.connected(world.alice.store, HandoffMethod.ZENDESK)
        work.handoffs.expire(world.alice.store, HandoffMethod.ZENDESK, remote.services.now())
    assert connected and connected.secrets.refresh and connected.secrets.client_id == OWN["login"]
    assert OWN["key"] not in dumped(remote.services)
    # It is renewed by the client it was given to, and no other.
    house.services.helpdesks.tend(world.alice.store, HandoffMethod.ZENDESK)
    (token,) = remote.zendesk_account("acme").grants.tokens.values()
    assert token.client_id == OWN["login"] and token.access != connected.secrets.access


def test_a_brought_client_serves_its_own_store_once(remote: Platforms, world: World) -> None:
    browser = remote.browser()
    refused(leave_with(world, browser, bring(remote, world, browser), world.bob), 401, "bad_signature")
    client = bring(remote, world, browser)
    assert leave_with(world, browser, client).status_code == 302
    refused(leave_with(world, browser, client), 401, "bad_signature")


def test_a_client_with_a_wrong_secret_or_another_address_lets_nobody_in(remote: Platforms, world: World) -> None:
    make_own_client(remote)
    browser = remote.browser()
    address = str(leave_with(world, browser, bring(remote, world, browser, key="guessed")).headers["Location"])
    assert "copy its identifier and secret anew" in turned_back(browser.get(consent(address)), remote, world)
    make_own_client(remote, redirects="http://127.0.0.1:1/connect/zendesk/callback/else")
    address = str(leave_with(world, browser, bring(remote, world, browser)).headers["Location"])
    assert requests.post(address, data={"decision": "allow"}, timeout=10, allow_redirects=False).status_code == 400
