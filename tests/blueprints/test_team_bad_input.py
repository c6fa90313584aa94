"""What no page of the house's own inbox sends: it is refused in words, and breaks nothing."""

import pytest

from tests.blueprints.callers import merchant, refused
from tests.blueprints.teams import ANNA, BEN, Team, authors, waits
from tests.blueprints.test_team import _worker as _worker
from tests.world import World

BEFORE = "2026-11-21T12:00:00+00:00"


@pytest.fixture
def anna(world: World) -> Team:
    return Team(world, world.alice)


@pytest.mark.parametrize("before", [f"{BEFORE},99999999999999999999", f"{BEFORE},4294967296", f"{BEFORE},-1", "x,1"])
def test_a_page_behind_no_ticket_is_refused(world: World, before: str) -> None:
    answer = world.client.get("/admin/api/inbox", headers=merchant(world, world.alice), query_string={"before": before})
    refused(answer, 400, "invalid_request")


@pytest.mark.parametrize("member", ["nobody", "%00", f"{BEN}%00"])
def test_only_a_member_is_made_a_manager(world: World, anna: Team, member: str) -> None:
    anna.get()
    refused(anna.post(f"/members/{member}", {"level": "manager"}), 400, "invalid_request")
    assert [one["id"] for one in anna.get()["members"]] == [ANNA]


def test_the_same_key_in_two_conversations_loses_no_answer(world: World, anna: Team) -> None:
    callers = [waits(world, world.alice), waits(world, world.alice)]
    for caller in (*callers, *callers):
        anna.does(caller, "reply", text="We sent it today.", key="first")
    for caller in callers:
        assert authors(caller).count(("staff", "We sent it today.")) == 1


@pytest.mark.parametrize("text", ["Hi {{}}", "Hi {{ }}", "{{order.name}} {{\t}}", "{{{{}}}}"])
def test_a_field_without_a_name_is_refused(world: World, anna: Team, text: str) -> None:
    caller = waits(world, world.alice)
    refused(anna.post(f"/{caller.conversation}/fill", {"text": text}), 400, "invalid_request")
    refused(anna.post("/templates", {"name": "Bad", "text": text}), 400, "invalid_request")
    assert anna.get("/templates")["templates"] == []
