import pytest
import requests

SCOPE = "openid offline tickets:read customers:read"


@pytest.fixture
def exchange(gorgiases, authorize, callback, client):
    def walk(scope=SCOPE):
        desk, redirect_uri = gorgiases[0], callback.format("gorgias")
        back = authorize(f"{desk.base}/oauth/authorize", redirect_uri, scope, state="s", nonce="n")
        form = {"grant_type": "authorization_code", "code": back["code"], "redirect_uri": redirect_uri}
        return requests.post(f"{desk.base}/oauth/token", data=form, auth=client, timeout=5).json()

    return walk


def bearer(desk, method, path, token):
    headers = {"Authorization": f"Bearer {token}"}
    return requests.request(method, f"{desk.api}/{path}", headers=headers, json={}, timeout=5)


def test_a_token_lives_a_day_and_refreshes_offline(exchange, gorgiases, client):
    alice, pair = gorgiases[0], exchange()
    assert pair["expires_in"] == 86_400
    assert bearer(alice, "GET", "tickets", pair["access_token"]).status_code == 200
    form = {"grant_type": "refresh_token", "refresh_token": pair["refresh_token"]}
    fresh = requests.post(f"{alice.base}/oauth/token", data=form, auth=client, timeout=5).json()
    assert bearer(alice, "GET", "tickets", fresh["access_token"]).status_code == 200
    alice.steer("clock", advance=86_401)
    assert bearer(alice, "GET", "tickets", pair["access_token"]).status_code == 401


def test_without_the_offline_scope_there_is_no_refresh_token(exchange):
    assert "refresh_token" not in exchange("tickets:read")


def test_a_token_is_held_to_its_scope_and_its_account(exchange, gorgiases):
    alice, bob = gorgiases
    token = exchange()["access_token"]
    assert bearer(alice, "POST", "tickets", token).status_code == 403
    assert bearer(bob, "GET", "tickets", token).status_code == 401
    assert bearer(alice, "GET", "tickets", token).headers["X-Gorgias-Account-Api-Call-Limit"].endswith("/80")


def test_client_credentials_are_not_a_grant_here(gorgiases, client):
    form = {"grant_type": "client_credentials", "scope": "tickets:read"}
    answer = requests.post(f"{gorgiases[0].base}/oauth/token", data=form, auth=client, timeout=5)
    assert answer.json()["error"] == "unsupported_grant_type"
