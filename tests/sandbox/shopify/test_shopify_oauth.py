from __future__ import annotations

import base64
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from sandbox.shopify.session_tokens import mint
from sandbox.shopify.signing import query_hmac
from sandbox.shopify.state import Shop
from tests.sandbox.shopify.world import SECRET, World

EXCHANGE = {
    "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
    "subject_token_type": "urn:ietf:params:oauth:token-type:id_token",
    "requested_token_type": "urn:shopify:params:oauth:token-type:offline-access-token",
    "expiring": "1",
}


def consent_query(world: World, **changes: str) -> dict[str, str]:
    callback = world.platform.registration.redirect_urls[0]
    return {"client_id": "key", "redirect_uri": callback, "state": "nonce", "scope": "read_products", **changes}


def approve(world: World, shop: Shop, **changes: str) -> dict[str, str]:
    answer = world.client.post(f"/{shop.domain}/admin/oauth/authorize", query_string=consent_query(world, **changes))
    assert answer.status_code == 302
    return dict(parse_qsl(urlsplit(answer.location).query))


def trade(world: World, shop: Shop, json: bool = False, **form: str) -> Any:
    body = {"client_id": "key", "client_secret": SECRET, **form}
    path = f"/{shop.domain}/admin/oauth/access_token"
    return world.client.post(path, json=body) if json else world.client.post(path, data=body)


def test_the_consent_page_shows_the_scopes_and_one_form(world: World) -> None:
    page = world.client.get(f"/{world.alice.domain}/admin/oauth/authorize", query_string=consent_query(world))
    assert page.status_code == 200
    assert "View products" in page.text and page.text.count("<form") == 1


@pytest.mark.parametrize(
    "wrong", [{"client_id": "other"}, {"redirect_uri": "https://evil.example/cb"}, {"scope": "everything"}]
)
def test_the_consent_page_refuses_a_wrong_request(world: World, wrong: dict[str, str]) -> None:
    path, query = f"/{world.alice.domain}/admin/oauth/authorize", consent_query(world, **wrong)
    assert world.client.get(path, query_string=query).status_code == 400
    assert world.client.post(path, query_string=query).status_code == 400


def test_the_callback_is_signed_and_names_shop_host_and_state(world: World) -> None:
    params = approve(world, world.alice)
    assert params["hmac"] == query_hmac(SECRET, params)
    assert (params["shop"], params["state"]) == (world.alice.domain, "nonce")
    assert base64.b64decode(params["host"] + "==") == b"admin.shopify.com/store/alice"
    assert int(params["timestamp"]) == int(world.now[0])


@pytest.mark.parametrize("json", [True, False])
def test_a_code_with_expiring_gives_a_pair_and_installs_the_app(world: World, json: bool) -> None:
    code = approve(world, world.alice)["code"]
    answer = trade(world, world.alice, json=json, code=code, expiring="1").json
    assert answer["expires_in"] == 3600 and answer["refresh_token_expires_in"] == 7_776_000
    assert world.alice.installation.installed and not world.bob.installation.installed


def test_a_code_without_expiring_gives_a_token_the_admin_api_no_longer_takes(world: World) -> None:
    answer = trade(world, world.alice, code=approve(world, world.alice)["code"]).json
    assert set(answer) == {"access_token", "scope"}
    refused = world.ask(world.alice, answer["access_token"], "{ shop { name } }")
    assert refused.status_code == 403
    assert refused.json["errors"].startswith("[API] Non-expiring access tokens are no longer accepted")


def test_a_code_works_once_and_for_its_own_shop_only(world: World) -> None:
    code = approve(world, world.alice)["code"]
    stolen = approve(world, world.alice)["code"]
    assert trade(world, world.alice, code=code, expiring="1").status_code == 200
    again = trade(world, world.alice, code=code, expiring="1")
    assert (again.status_code, again.json["error"]) == (400, "invalid_request")
    assert trade(world, world.bob, code=stolen, expiring="1").status_code == 400


def test_a_code_lives_one_minute(world: World) -> None:
    code = approve(world, world.alice)["code"]
    world.now[0] += 60
    assert trade(world, world.alice, code=code, expiring="1").status_code == 400


def test_what_an_oauth_library_adds_is_tolerated(world: World) -> None:
    callback = world.platform.registration.redirect_urls[0]
    code = approve(world, world.alice)["code"]
    extra = {"grant_type": "authorization_code", "redirect_uri": callback, "scope": "read_products"}
    assert trade(world, world.alice, code=code, expiring="1", **extra).status_code == 200


def test_wrong_credentials_are_invalid_client(world: World) -> None:
    code = approve(world, world.alice)["code"]
    answer = trade(world, world.alice, code=code, client_secret="wrong")
    assert (answer.status_code, answer.json["error"]) == (400, "invalid_client")


def test_an_online_grant_names_the_user(world: World) -> None:
    code = approve(world, world.alice, **{"grant_options[]": "per-user"})["code"]
    answer = trade(world, world.alice, code=code).json
    assert answer["expires_in"] == 86_399 and answer["associated_user"]["account_owner"] is True


def test_a_session_token_is_exchanged_after_managed_installation(world: World) -> None:
    install = f"/{world.alice.domain}/admin/oauth/install?client_id=key"
    landed = world.client.post(install)
    assert landed.status_code == 302 and landed.location.endswith("/admin/apps/key")
    token = mint(SECRET, "key", world.alice.domain, world.now[0])
    assert trade(world, world.alice, subject_token=token, **EXCHANGE).json["refresh_token"]


def test_a_session_token_is_not_exchanged_when_it_is_wrong(world: World) -> None:
    world.install(world.alice)
    wrong = [
        mint("other secret", "key", world.alice.domain, world.now[0]),
        mint(SECRET, "other app", world.alice.domain, world.now[0]),
        mint(SECRET, "key", world.bob.domain, world.now[0]),
        mint(SECRET, "key", world.alice.domain, world.now[0] - 71),
        mint(SECRET, "key", world.alice.domain, world.now[0] + 11),
        "not.a.token",
        "",
    ]
    for token in wrong:
        answer = trade(world, world.alice, subject_token=token, **EXCHANGE)
        assert (answer.status_code, answer.json["error"]) == (400, "invalid_subject_token")


def test_ten_seconds_of_clock_difference_are_granted(world: World) -> None:
    world.install(world.alice)
    for shift in (-70, 10):
        token = mint(SECRET, "key", world.alice.domain, world.now[0] + shift)
        assert trade(world, world.alice, subject_token=token, **EXCHANGE).status_code == 200


def test_an_uninstalled_app_cannot_refresh_or_exchange(world: World) -> None:
    refresh = world.install(world.alice)["refresh_token"]
    world.alice.uninstall_app()
    answer = trade(world, world.alice, grant_type="refresh_token", refresh_token=refresh)
    assert answer.json["error"] == "invalid_client"
    token = mint(SECRET, "key", world.alice.domain, world.now[0])
    assert trade(world, world.alice, subject_token=token, **EXCHANGE).json["error"] == "invalid_client"


def test_an_unknown_shop_is_not_found(world: World) -> None:
    assert world.client.get("/nobody.myshopify.com/admin/oauth/authorize").status_code == 404
    assert world.client.get("/not-a-shop/admin/oauth/authorize").status_code == 404
