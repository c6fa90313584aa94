"""Connecting Gorgias by an API key, on a server that is not registered with Gorgias."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from werkzeug.test import TestResponse

from domain.handoff.tickets import HandoffMethod
from runtime.services import Services
from sandbox.gorgias import create_app as gorgias_app
from tests.blueprints.callers import give_tokens, merchant, rows
from tests.blueprints.platforms import APP_URL, dumped
from tests.servers import served
from tests.world import Tenant, World

KEYS = {"account": "https://Acme.gorgias.com/app/tickets", "login": " demo@shopfloor.example ", "key": "demo-key"}


@pytest.fixture(scope="module")
def gorgias() -> Iterator[str]:
    with served(gorgias_app(APP_URL)) as url:
        yield url


@pytest.fixture
def house(world: World, gorgias: str) -> World:
    settings = replace(world.services.settings, gorgias=None, gorgias_origin=gorgias + "/{account}", app_url=APP_URL)
    return World(Services(settings), world.alice, world.bob)


@pytest.fixture(autouse=True)
def let_in(world: World) -> None:
    for tenant in (world.alice, world.bob):
        give_tokens(world, tenant)


def connect(house: World, tenant: Tenant, **changed: str) -> TestResponse:
    typed = {f"gorgias-{name}": words for name, words in (KEYS | changed).items()}
    return house.client.post("/admin/handoff/gorgias/keys", data=typed, headers=merchant(house, tenant))


def overview(house: World, tenant: Tenant) -> dict:
    return house.client.get("/admin/api/overview", headers=merchant(house, tenant)).get_json()


def test_a_merchant_connects_by_a_key_and_reads_what_to_set(house: World) -> None:
    assert connect(house, house.alice).status_code == 200
    seen, others = overview(house, house.alice), overview(house, house.bob)
    assert (seen["helpdesks"]["gorgias"]["account"], seen["handoff"]["method"]) == ("acme", "gorgias")
    assert (others["helpdesks"]["gorgias"]["account"], others["handoff"]["method"]) == (None, "inbox")
    steps = seen["helpdesks"]["gorgias"]["steps"]
    assert "THEN Exclude ticket from auto-merge" in steps[0]["do"] and all(step["why"] for step in steps)
    assert seen["helpdesks"]["gorgias"]["keys"]["where"] == "Settings → REST API"
    with house.services.begin() as work:
        connected = work.handoffs.connected(house.alice.store, HandoffMethod.GORGIAS)
    assert connected is not None
    assert house.services.helpdesks.required(house.alice.store, HandoffMethod.GORGIAS, connected).health().ok
    assert "demo-key" not in dumped(house.services)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"key": "of-another-shop"}, "REST API"),
        ({"login": "somebody@example.com"}, "REST API"),
        ({"account": "a.b"}, "gorgias.com"),
        ({"account": "evil.example/acme"}, "gorgias.com"),
        ({"key": ""}, "Please give all three"),
        ({"login": " "}, "Please give all three"),
        ({"key": "démo-key£€"}, "REST API"),
        ({"login": "デモ@shopfloor.example"}, "REST API"),
    ],
    ids=str,
)
def test_keys_that_let_nobody_in_are_told_and_not_kept(house: World, changed: dict[str, str], told: str) -> None:
    answer = connect(house, house.alice, **changed)
    page = answer.get_data(as_text=True)
    sentence = page.split('id="problem-gorgias-account">')[1].split("</p>")[0]
    assert answer.status_code == 422 and told in sentence
    assert "demo-key" not in page and "of-another-shop" not in page
    assert rows(house, "helpdesks") == rows(house, "handoff_settings") == 0


def test_disconnecting_takes_our_integration_away_and_names_the_key_that_stays(house: World) -> None:
    connect(house, house.alice)
    connect(house, house.bob)
    answer = house.client.post("/admin/handoff/gorgias/end", data={}, headers=merchant(house, house.alice))
    assert answer.status_code == 200 and "API key still opens" in answer.get_data(as_text=True)
    seen, others = overview(house, house.alice), overview(house, house.bob)
    assert (seen["helpdesks"]["gorgias"]["account"], seen["handoff"]["method"]) == (None, "inbox")
    assert (others["helpdesks"]["gorgias"]["account"], others["handoff"]["method"]) == ("acme", "gorgias")
    with house.services.begin() as work:
        kept = work.handoffs.connected(house.bob.store, HandoffMethod.GORGIAS)
    assert kept is not None
    account = house.services.helpdesks.account(house.bob.store, kept)
    left = [one["http"]["url"] for one in account._api.read_all("integrations") if one["type"] == "http"]
    assert [url.rpartition("/")[2] for url in left] == [house.bob.store.key]
