import pytest
import requests
from authlib.integrations.requests_client import OAuth2Session


@pytest.fixture
def grant(zendesks, authorize, callback, client, pkce):
    """Walk the whole code grant for the first merchant and return the tokens' JSON."""

    def walk(scope="tickets:read tickets:write", **more):
        desk, redirect_uri = zendesks[0], callback.format("zendesk")
        verifier, challenge = pkce()
        url = f"{desk.base}/oauth/authorizations/new"
        back = authorize(url, redirect_uri, scope, state="s-1", code_challenge=challenge, code_challenge_method="S256")
        assert back["state"] == "s-1"
        form = {
            "grant_type": "authorization_code",
            "code": back["code"],
            "client_id": client[0],
            "client_secret": client[1],
            "redirect_uri": redirect_uri,
            "code_verifier": verifier,
            **more,
        }
        return requests.post(f"{desk.base}/oauth/tokens", json=form, timeout=5), form

    return walk


def refresh(desk, token, client, **more):
    form = {"grant_type": "refresh_token", "refresh_token": token, "client_id": client[0], "client_secret": client[1]}
    return requests.post(f"{desk.base}/oauth/tokens", data={**form, **more}, timeout=5)


def with_token(desk, token, path="tickets"):
    return requests.get(f"{desk.api}/{path}", headers={"Authorization": f"Bearer {token}"}, timeout=5)


def test_grants_a_token_pair_for_a_code_with_pkce(grant, zendesks):
    answer, _ = grant()
    body = answer.json()
    assert (answer.status_code, body["token_type"], body["expires_in"]) == (200, "bearer", 1800)
    assert body["scope"] == "tickets:read tickets:write" and body["refresh_token"]
    assert with_token(zendesks[0], body["access_token"]).status_code == 200


def test_a_code_works_once(grant, zendesks):
    _, form = grant()
    again = requests.post(f"{zendesks[0].base}/oauth/tokens", json=form, timeout=5)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    "wrong, error",
    [
        ({"code_verifier": "x" * 50}, "invalid_grant"),
        ({"code_verifier": None}, "invalid_grant"),
        ({"redirect_uri": "http://127.0.0.1:1/else"}, "invalid_grant"),
        ({"client_secret": "guess"}, "invalid_client"),
        ({"expires_in": 60}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
def test_refuses_a_wrong_exchange(grant, wrong, error):
    answer, _ = grant(**wrong)
    assert answer.json()["error"] == error
    assert answer.status_code == (401 if error == "invalid_client" else 400)


def test_a_code_dies_after_two_minutes(zendesks, authorize, callback, client):
    desk, redirect_uri = zendesks[0], callback.format("zendesk")
    back = authorize(f"{desk.base}/oauth/authorizations/new", redirect_uri, "read")
    desk.steer("clock", advance=121)
    form = {"grant_type": "authorization_code", "code": back["code"], "redirect_uri": redirect_uri}
    answer = requests.post(f"{desk.base}/oauth/tokens", data=form, auth=client, timeout=5)
    assert answer.json()["error"] == "invalid_grant"


def test_a_refresh_kills_the_pair_before_it(grant, zendesks, client):
    desk, old = zendesks[0], grant()[0].json()
    new = refresh(desk, old["refresh_token"], client).json()
    assert new["access_token"] != old["access_token"] and new["refresh_token"] != old["refresh_token"]
    assert with_token(desk, new["access_token"]).status_code == 200
    assert with_token(desk, old["access_token"]).status_code == 401
    assert refresh(desk, old["refresh_token"], client).json()["error"] == "invalid_grant"


def test_an_access_token_ends_after_half_an_hour(grant, zendesks, client):
    desk, pair = zendesks[0], grant()[0].json()
    desk.steer("clock", advance=1801)
    refused = with_token(desk, pair["access_token"])
    assert (refused.status_code, refused.json()["error"]) == (401, "invalid_token")
    assert refresh(desk, pair["refresh_token"], client).status_code == 200


def test_a_revoked_token_is_dead_at_once(grant, zendesks):
    desk, pair = zendesks[0], grant()[0].json()
    headers = {"Authorization": f"Bearer {pair['access_token']}"}
    assert requests.delete(f"{desk.api}/oauth/tokens/current.json", headers=headers, timeout=5).status_code == 204
    assert with_token(desk, pair["access_token"]).status_code == 401


def test_bobs_account_does_not_know_alices_token_or_refresh_token(grant, zendesks, client):
    bob, pair = zendesks[1], grant()[0].json()
    assert with_token(bob, pair["access_token"]).status_code == 401
    assert refresh(bob, pair["refresh_token"], client).json()["error"] == "invalid_grant"


def test_never_redirects_to_an_unregistered_address(zendesks, client):
    query = {"response_type": "code", "client_id": client[0], "redirect_uri": "http://evil.example/", "scope": "read"}
    answer = requests.get(f"{zendesks[0].base}/oauth/authorizations/new", params=query, timeout=5)
    assert answer.status_code == 400 and not answer.history


def test_denial_and_unknown_scope_come_back_to_the_application(zendesks, client, callback):
    url = f"{zendesks[0].base}/oauth/authorizations/new"
    query = {"response_type": "code", "client_id": client[0], "redirect_uri": callback.format("zendesk"), "state": "s"}
    no = requests.post(
        url, params={**query, "scope": "read"}, data={"decision": "deny"}, allow_redirects=False, timeout=5
    )
    assert "error=access_denied" in no.headers["Location"] and "state=s" in no.headers["Location"]
    odd = requests.get(url, params={**query, "scope": "everything"}, allow_redirects=False, timeout=5)
    assert "error=invalid_scope" in odd.headers["Location"]


@pytest.mark.parametrize(
    "scope, method, path, status",
    [
        ("tickets:read", "GET", "tickets", 200),
        ("tickets:read", "POST", "tickets", 403),
        ("tickets:write", "GET", "tickets", 403),
        ("read", "GET", "users/me", 200),
        ("write", "GET", "users/me", 403),
        ("users:write", "POST", "webhooks", 403),
        ("tickets:read", "GET", "webhooks", 403),
    ],
)
def test_a_token_does_only_what_its_scope_says(zendesks, token_for, scope, method, path, status):
    headers = {"Authorization": f"Bearer {token_for(zendesks[0], scope)}"}
    answer = requests.request(method, f"{zendesks[0].api}/{path}", json={}, headers=headers, timeout=5)
    assert answer.status_code == status


def test_authlib_refreshes_by_itself_when_the_token_is_old(grant, zendesks, client):
    desk, pair, saved = zendesks[0], grant()[0].json(), []
    session = OAuth2Session(
        *client,
        token_endpoint=f"{desk.base}/oauth/tokens",
        token_endpoint_auth_method="client_secret_post",
        token={**pair, "expires_at": 1},
        update_token=lambda token, refresh_token=None, access_token=None: saved.append(token),
    )
    assert session.get(f"{desk.api}/users/me.json", timeout=5).status_code == 403  # its scope is tickets only
    assert session.get(f"{desk.api}/tickets.json", timeout=5).status_code == 200
    assert saved[0]["refresh_token"] != pair["refresh_token"]


def test_a_code_serves_the_client_it_was_given_to_and_that_clients_own_addresses(zendesks, authorize, callback, client):
    desk, ours = zendesks[0], callback.format("zendesk")
    theirs = {"id": "own", "secret": "own-secret", "redirects": f"{ours}/own"}
    requests.post(f"{desk.base}/oauth/clients", json=theirs, timeout=5).raise_for_status()
    url = f"{desk.base}/oauth/authorizations/new"
    query = {"response_type": "code", "client_id": "own", "redirect_uri": ours, "scope": "read"}
    assert requests.get(url, params=query, timeout=5).status_code == 400
    form = {"grant_type": "authorization_code", "redirect_uri": ours, "code": authorize(url, ours, "read")["code"]}
    other = {**form, "client_id": "own", "client_secret": "own-secret"}
    assert requests.post(f"{desk.base}/oauth/tokens", data=other, timeout=5).json()["error"] == "invalid_grant"
