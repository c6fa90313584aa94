"""A merchant's rules for tickets: tags and priority, kept for one store, in force with its next ticket."""

import pytest
from sqlalchemy import text

from domain.agent.intents import Intent
from domain.handoff.routing import RoutingRule
from domain.handoff.tickets import Priority
from tests.blueprints.callers import give_tokens, merchant, visitor_of
from tests.world import Tenant, World

RETURNS = {"wish": "return_item", "language": "", "tags": "Rückgabe Team, VIP", "priority": "high"}
GERMAN = {"wish": "", "language": "de", "tags": "deutsch", "priority": ""}


@pytest.fixture(autouse=True)
def let_in(world: World) -> None:
    give_tokens(world, world.alice)
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM handoff_settings"))
        work.connection.execute(text("DELETE FROM activity_log"))


def save(world: World, *rows: dict[str, str]) -> tuple[int, str]:
    form = {name: [row[name] for row in rows] for name in RETURNS}
    answer = world.client.post("/admin/handoff/routing", data=form, headers=merchant(world, world.alice))
    return answer.status_code, answer.get_data(as_text=True)


def ticket(world: World, tenant: Tenant, words: str):
    chat = visitor_of(world, tenant)
    chat.say(words)
    chat.post("handoff", {"consent": True, "email": "shopper@mail.example"})
    with world.services.begin() as work:
        return work.outbox.tickets(tenant.store, chat.conversation)[-1].ticket


def test_a_ticket_gets_the_tags_and_priority_of_the_rules_that_fit(world: World) -> None:
    status, page = save(world, RETURNS, GERMAN, {name: "" for name in RETURNS})
    assert status == 200 and 'value="ruckgabe_team, vip"' in page
    opened = ticket(world, world.alice, "I want to return my jacket, start a return please")
    assert {"ruckgabe_team", "vip"} <= set(opened.tags) and "deutsch" not in opened.tags
    assert opened.priority is Priority.HIGH
    german = ticket(world, world.alice, "Ich möchte mit einem Menschen sprechen")
    assert "deutsch" in german.tags and "vip" not in german.tags
    assert "vip" not in ticket(world, world.bob, "I want to return my jacket, start a return please").tags


def test_what_may_be_dangerous_stays_urgent(world: World) -> None:
    save(world, {"wish": "", "language": "", "tags": "", "priority": "low"})
    assert ticket(world, world.alice, "I want to talk to a person").priority is Priority.LOW
    assert ticket(world, world.alice, "Your candle burnt my hand, I am injured").priority is Priority.URGENT


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"tags": "", "priority": ""}, "does nothing"),
        ({"tags": "日本"}, "Latin letters"),
        ({"tags": ",".join("abcdef")}, "up to 5"),
        ({"wish": "nonsense"}, "Choose from the lists"),
        ({"language": "xx"}, "Choose from the lists"),
        ({"priority": "never"}, "Choose from the lists"),
    ],
)
def test_a_rule_that_cannot_be_kept_is_told_beside_it_and_none_is_kept(
    world: World, changed: dict[str, str], words: str
) -> None:
    status, page = save(world, GERMAN, {**RETURNS, **changed})
    assert status == 422 and words in page and 'id="problem-2"' in page and "deutsch" in page
    with world.services.begin() as work:
        assert work.handoffs.settings(world.alice.store).rules == ()


def test_rules_are_kept_beside_the_rest_for_one_store_and_noted(world: World) -> None:
    save(world, RETURNS)
    world.client.post("/admin/handoff", data={"method": "inbox"}, headers=merchant(world, world.alice))
    rule = RoutingRule(Intent.RETURN_ITEM, None, ("ruckgabe_team", "vip"), Priority.HIGH)
    with world.services.begin() as work:
        assert work.handoffs.settings(world.alice.store).rules == (rule,)
        assert work.handoffs.settings(world.bob.store).rules == ()
        assert work.activity.newest(world.alice.store, 9, None)[-1].what == "changed the rules for tickets"


def test_nobody_else_sets_rules(world: World) -> None:
    for head in ({}, {"Authorization": "Bearer forged"}):
        assert world.client.post("/admin/handoff/routing", data=RETURNS, headers=head).status_code == 401
