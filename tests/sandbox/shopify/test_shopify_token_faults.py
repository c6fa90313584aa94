"""The token endpoint on a bad day, and the exact rules of token exchange."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from sandbox.shopify import AppRegistration
from sandbox.shopify.session_tokens import mint
from sandbox.web import Sandbox, Settings
from tests.sandbox.shopify.world import ALICE, BOB, SECRET, World

EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"
ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token"
ONLINE = "urn:shopify:params:oauth:token-type:online-access-token"


def trade(world: World, shop: str = ALICE, **form: str) -> Any:
    body = {"client_id": "key", "client_secret": SECRET, **form}
    return world.client.post(f"/{shop}/admin/oauth/access_token", data=body)


def exchange(world: World, shop: str = ALICE, **changes: str) -> Any:
    token = mint(SECRET, "key", shop, world.now[0])
    form = {"grant_type": EXCHANGE, "subject_token": token, "subject_token_type": ID_TOKEN, "expiring": "1"}
    return trade(world, shop, **{**form, **changes})


def test_an_exchange_makes_an_expiring_offline_pair_by_default(world: World) -> None:
    world.install(world.alice)
    pair = exchange(world).json
    assert set(pair) == {"access_token", "expires_in", "refresh_token", "refresh_token_expires_in", "scope"}
    assert (pair["expires_in"], pair["refresh_token_expires_in"]) == (3600, 7_776_000)
    assert exchange(world, requested_token_type=ONLINE).json["associated_user"]["account_owner"] is True
    assert "refresh_token" not in exchange(world, expiring="0").json


def test_an_exchange_kills_older_refresh_tokens_and_spares_the_access_token(world: World) -> None:
    old = world.install(world.alice)
    exchange(world)
    assert trade(world, grant_type="refresh_token", refresh_token=old["refresh_token"]).status_code == 400
    assert world.ask(world.alice, old["access_token"], "{ shop { id } }").status_code == 200


def test_an_exchange_is_refused_by_name(world: World) -> None:
    world.install(world.alice)
    world.install(world.bob)
    theirs = mint(SECRET, "key", BOB, world.now[0])
    old = mint(SECRET, "key", ALICE, world.now[0] - 71)
    for token in ("", "garbage", theirs, old, mint("other", "key", ALICE, world.now[0])):
        refused = exchange(world, subject_token=token)
        assert (refused.status_code, refused.json["error"]) == (400, "invalid_subject_token")
    assert exchange(world, client_secret="wrong").json["error"] == "invalid_client"  # noqa: S106 - a wrong one
    world.alice.uninstall_app()
    assert exchange(world).json["error"] == "invalid_client"


def test_a_failing_answer_made_no_tokens(world: World) -> None:
    pair = world.install(world.alice)
    world.client.post("/_sandbox/token-faults", json={"failing": 2})
    refresh = {"grant_type": "refresh_token", "refresh_token": pair["refresh_token"]}
    assert [trade(world, **refresh).status_code for _ in range(3)] == [500, 500, 200]


def test_an_answer_may_leave_its_lifetime_out(world: World) -> None:
    world.install(world.alice)
    world.client.post("/_sandbox/token-faults", json={"without_expiry": 1})
    assert "expires_in" not in exchange(world).json
    assert "expires_in" in exchange(world).json


def test_a_slow_answer_takes_its_time(world: World) -> None:
    world.install(world.alice)
    world.client.post("/_sandbox/token-faults", json={"slow_seconds": 0.2})
    began = time.monotonic()
    exchange(world)
    assert time.monotonic() - began >= 0.2


def test_calls_are_counted_for_each_shop_and_grant(world: World) -> None:
    world.install(world.alice)
    exchange(world)
    trade(world, grant_type="refresh_token", refresh_token="nonsense")  # noqa: S106 - none
    calls = f"/_sandbox/shops/{ALICE}/token-calls"
    assert world.client.get(calls).json == {"token-exchange": 1, "refresh_token": 1}
    assert world.client.get(f"/_sandbox/shops/{BOB}/token-calls").json == {}


def test_unknown_faults_are_refused(world: World) -> None:
    assert world.client.post("/_sandbox/token-faults", json={"haunted": 1}).status_code == 422
    assert world.client.post("/_sandbox/token-faults", json={"calls": 1}).status_code == 422


@pytest.fixture
def served() -> Iterator[Sandbox]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = "http://127.0.0.1:9"
    server = Sandbox(Settings(app, port, shops=(ALICE,), registration=AppRegistration("key", SECRET, app)))
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    yield server
    server.close()
    thread.join(5)


def test_a_lost_answer_rotated_the_pair_and_the_old_token_still_gets_another(served: Sandbox) -> None:
    platform = served.shopify.extensions["sandbox_shopify"]
    shop = platform.shops.find(ALICE)
    shop.install_app("read_products", managed=True)
    pair = platform.desk.issue_expiring(shop.installation)
    platform.token_faults.change({"lost": 1})
    url = f"{served.settings.url}/shopify/{ALICE}/admin/oauth/access_token"
    form = {"client_id": "key", "client_secret": SECRET, "grant_type": "refresh_token"}
    form |= {"refresh_token": pair["refresh_token"]}
    with pytest.raises(requests.ConnectionError):
        requests.post(url, data=form, timeout=5)
    assert len(shop.installation.access_tokens) == 2
    again = requests.post(url, data=form, timeout=5)
    assert again.status_code == 200 and again.json()["access_token"] in shop.installation.access_tokens
