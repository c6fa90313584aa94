"""Choosing where conversations go, and connecting by keys, on the page that the server writes."""

import pytest
from sqlalchemy import text

from domain.handoff.tickets import HandoffMethod
from tests.blueprints.callers import give_tokens, merchant, rows
from tests.blueprints.handoffs import choose as connect_to
from tests.blueprints.test_gorgias_keys import gorgias, house  # noqa: F401 - fixtures
from tests.world import World

KEYS = {"gorgias-account": "acme", "gorgias-login": "demo@shopfloor.example", "gorgias-key": "demo-key"}


@pytest.fixture(autouse=True)
def let_in(world: World) -> None:
    for tenant in (world.alice, world.bob):
        give_tokens(world, tenant)
    with world.services.begin() as work:
        for table in ("handoff_settings", "activity_log", "helpdesks"):
            work.connection.execute(text(f"DELETE FROM {table}"))


def send(world: World, path: str = "", **form: str) -> tuple[int, str]:
    answer = world.client.post(f"/admin/handoff{path}", data=form, headers=merchant(world, world.alice))
    return answer.status_code, answer.get_data(as_text=True)


def kept(world: World):
    with world.services.begin() as work:
        assert work.handoffs.settings(world.bob.store).method is HandoffMethod.INBOX
        return work.handoffs.settings(world.alice.store)


def test_a_message_of_the_merchants_is_kept_and_noted(world: World) -> None:
    status, page = send(world, method="message", message="Call us: <b>5</b>")
    assert status == 200 and "Call us: &lt;b&gt;" in page
    assert (kept(world).method, kept(world).message) == (HandoffMethod.MESSAGE, "Call us: <b>5</b>")
    with world.services.begin() as work:
        [line] = work.activity.newest(world.alice.store, 9, None)
    assert (line.what, line.detail) == ("chose where conversations go", "A message of yours")


@pytest.mark.parametrize(
    ("form", "field", "words"),
    [
        ({"method": "message", "message": ""}, "message", "needs words"),
        ({"method": "email", "email": "team@shop.example"}, "email", "mail server"),
        ({"method": "zendesk"}, "zendesk-account", "Connect Zendesk first"),
        ({"method": "gorgias"}, "gorgias-account", "Connect Gorgias first"),
        ({"method": "message", "message": "x" * 1001}, "message", "at most 1000"),
        ({"method": "email", "email": ""}, "email", "mail server"),
        ({"method": "pigeon"}, "method", "Choose one of these"),
        ({}, "method", "Choose one of these"),
    ],
)
def test_what_could_not_work_is_told_beside_its_field(world: World, form: dict, field: str, words: str) -> None:
    for desk in (HandoffMethod.ZENDESK, HandoffMethod.GORGIAS):
        connect_to(world, world.bob, desk)  # another store's helpdesk is no help
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM handoff_settings"))
    status, page = send(world, **form)
    assert status == 422 and words in page
    assert f'id="problem-{field}"' in page or field == "email"
    assert kept(world).method is HandoffMethod.INBOX
    assert rows(world, "handoff_settings") == 0 and rows(world, "activity_log") == 0


def test_a_helpdesk_is_connected_by_keys_and_left_again(house: World) -> None:  # noqa: F811
    status, page = send(house, "/gorgias/keys", **KEYS)
    assert status == 200 and "Connected to acme.gorgias.com" in page and "demo-key" not in page
    assert "Set this once in your helpdesk" in page
    assert kept(house).method is HandoffMethod.GORGIAS
    status, page = send(house, "/gorgias/end")
    assert status == 200 and "Disconnected" in page and "API key still opens" in page
    assert kept(house).method is HandoffMethod.INBOX
    with house.services.begin() as work:
        told = [line.what for line in work.activity.newest(house.alice.store, 9, None)]
    assert told == ["left a helpdesk", "connected a helpdesk"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"gorgias-key": "of-another-shop"}, "REST API"),
        ({"gorgias-account": "a.b"}, "gorgias.com"),
        ({"gorgias-login": ""}, "Please give all three"),
    ],
)
def test_keys_that_do_not_open_are_told_and_never_shown_again(house: World, changed: dict, words: str) -> None:  # noqa: F811
    status, page = send(house, "/gorgias/keys", **KEYS | changed)
    assert status == 422 and words in page and "demo-key" not in page and "of-another-shop" not in page
    with house.services.begin() as work:
        assert work.handoffs.connected(house.alice.store, HandoffMethod.GORGIAS) is None


def test_nobody_else_chooses_or_connects(world: World) -> None:
    for head in ({}, {"Authorization": "Bearer forged"}):
        for path in ("", "/hours", "/gorgias/keys", "/zendesk/end"):
            assert world.client.post(f"/admin/handoff{path}", data={}, headers=head).status_code == 401
