"""The activity log: who changed what in one store, and nobody else's."""

import pytest
from sqlalchemy import text

from tests.blueprints.callers import merchant, rows
from tests.blueprints.test_admin import give_tokens
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
    for member in ("71000001", "71000002"):
        head = merchant(world, world.alice, sub=member)
        assert world.client.post("/admin/api/handoff", json=said, headers=head).status_code == 200
    shown = page(world, world.alice)
    assert shown.count("changed the handoff") == 2 and "You" in shown and "Staff 71000002" in shown
    assert "Call us at noon" not in shown
    assert "Nothing was changed yet" in page(world, world.bob)


def test_a_refused_change_is_not_noted(world: World) -> None:
    head = merchant(world, world.alice)
    assert world.client.post("/admin/api/handoff", json={"method": "zendesk"}, headers=head).status_code == 409
    assert rows(world, "activity_log") == 0


def test_older_changes_are_a_page_further(world: World) -> None:
    with world.services.begin() as work:
        for number in range(60):
            work.activity.note(world.alice.store, "7", f"change {number}.")
            work.activity.note(world.bob.store, "7", "of Bob's")
    newest = page(world, world.alice)
    assert newest.count("<tr><td>") == 50 and "change 59." in newest and "change 9." not in newest
    before = newest.split("before=")[1].split('"')[0]
    older = page(world, world.alice, f"?before={before}")
    assert older.count("<tr><td>") == 10 and "change 9." in older and "of Bob" not in older
    for odd in ("x", "-1", "9" * 30):
        page(world, world.alice, f"?before={odd}")


@pytest.mark.parametrize("before", ["-1", "-" + "9" * 30, "9" * 30, "9" * 5000, "x"])
def test_a_place_that_is_none_is_no_error(world: World, before: str) -> None:
    assert "Activity" in page(world, world.alice, f"?before={before}")
