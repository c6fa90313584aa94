"""The activity log: who changed what in one store, and nobody else's."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from domain.activity import ActivityKind
from tests.blueprints.callers import give_tokens, merchant, rows
from tests.world import Tenant, World


@pytest.fixture(autouse=True)
def both_let_in(world: World) -> None:
    for tenant in (world.alice, world.bob):
        give_tokens(world, tenant)
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM activity_log"))


def page(world: World, tenant: Tenant, query: str = "") -> str:
    answer = world.client.get(f"/admin/activity{query}", headers=merchant(world, tenant))
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_a_change_is_noted_with_who_made_it_in_their_store_alone(world: World) -> None:
    said = {"method": "message", "message": "Call us at noon."}
    for member in ("71000001", "71000002", "71000003"):
        head = merchant(world, world.alice, sub=member)
        assert world.client.post("/admin/handoff", data=said, headers=head).status_code == 200
    with world.services.begin() as work:
        for tenant, name in ((world.alice, "Ida"), (world.bob, "Bob’s Ida")):
            work.members.arrived(tenant.store, "71000002", world.services.now())
            work.members.change(tenant.store, "71000002", name=name)
    shown = " ".join(re.sub("<[^>]+>", " ", page(world, world.alice)).split())
    assert shown.count("chose where conversations go: A message of yours") == 3
    assert "You chose" in shown and "Ida chose" in shown and "Staff member 71000003 chose" in shown
    assert "71000002" not in shown and "Bob’s Ida" not in shown
    assert "Call us at noon" not in shown
    assert "Nothing was changed yet" in page(world, world.bob)


def test_a_refused_change_is_not_noted(world: World) -> None:
    head = merchant(world, world.alice)
    assert world.client.post("/admin/handoff", data={"method": "zendesk"}, headers=head).status_code == 422
    assert rows(world, "activity_log") == 0


CHANGES = {
    ("stores", "voice", "SHOP", "warm and brief"): "changed the voice: its description in words",
    ("stores", "road", "SHOP", "managed"): "changed how Shopify lets the app in: managed",
    ("stores", "import", "SHOP"): "had the whole store read again",
    ("handoff", "SHOP", "message", "--words", "Ring us at noon."): "chose where conversations go: A message of yours",
    ("handoff", "SHOP", "inbox", "--hours", "always"): "changed when the team is there",
    ("handoff", "SHOP", "inbox", "--topics", "complaint"): "chose where conversations go: what only people answer",
}


@pytest.mark.parametrize("command", CHANGES)
def test_what_an_operator_changes_is_noted_as_theirs_in_that_store_alone(world: World, command: tuple[str]) -> None:
    named = [str(world.alice.store.shop) if word == "SHOP" else word for word in command]
    done = world.app.test_cli_runner().invoke(args=named)
    assert done.exit_code == 0, done.output
    shown = " ".join(re.sub("<[^>]+>", " ", page(world, world.alice)).split())
    assert f"The app’s operator {CHANGES[command]}" in shown
    assert rows(world, "activity_log") == 1
    assert "operator:" not in shown and "warm and brief" not in shown and "Ring us" not in shown
    assert "Nothing was changed yet" in page(world, world.bob)


@pytest.mark.parametrize(
    "command",
    [
        ("handoff", "SHOP", "zendesk"),
        ("handoff", "SHOP", "inbox"),
        ("inbox", "replay", "SHOP"),
        ("inbox", "dismiss", "SHOP"),
        ("outbox", "retry", "SHOP"),
        ("stores", "show", "SHOP"),
    ],
)
def test_a_command_that_changes_nothing_is_not_noted(world: World, command: tuple[str]) -> None:
    named = [str(world.alice.store.shop) if word == "SHOP" else word for word in command]
    world.app.test_cli_runner().invoke(args=named)
    assert rows(world, "activity_log") == 0


def test_older_changes_are_a_page_further(world: World) -> None:
    with world.services.begin() as work:
        for number in range(60):
            work.activity.note(world.alice.store, "7", ActivityKind.CHANGED_VOICE, f"change {number}.")
            work.activity.note(world.bob.store, "7", ActivityKind.CHANGED_VOICE, "of Bob's")
    newest = page(world, world.alice)
    assert newest.count("change ") == 50 and "change 59." in newest and "change 9." not in newest
    before = newest.split("before=")[1].split('"')[0]
    older = page(world, world.alice, f"?before={before}")
    assert older.count("change ") == 10 and "change 9." in older and "of Bob" not in older
    for odd in ("x", "-1", "9" * 30):
        page(world, world.alice, f"?before={odd}")


@pytest.mark.parametrize("before", ["-1", "-" + "9" * 30, "9" * 30, "9" * 5000, "x"])
def test_a_place_that_is_none_is_no_error(world: World, before: str) -> None:
    assert "Activity" in page(world, world.alice, f"?before={before}")


def test_times_are_those_of_the_stores_own_clock(world: World) -> None:
    with world.services.begin() as work:
        noon = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
        for tenant in (world.alice, world.bob):
            work.activity.note(tenant.store, "7", ActivityKind.PAUSED_CHAT)
        work.connection.execute(text("UPDATE activity_log SET at = :noon"), {"noon": noon})
        work.connection.execute(
            text("UPDATE stores SET timezone = 'Asia/Tokyo' WHERE id = :id"), {"id": world.alice.store.id}
        )
    assert "1 Jul 2026, 21:00" in page(world, world.alice)
    assert "21:00" not in page(world, world.bob)
