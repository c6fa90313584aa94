"""The library of the team's templates: written, previewed with an order of the store's own, and no other store's."""

import pytest
from sqlalchemy import text

from domain.team.starters import STARTERS
from domain.team.templates import FIELDS, require_known_fields
from tests.blueprints.callers import give_tokens, merchant
from tests.world import Tenant, World

WORDS = "Hi {{customer.first_name}}, order {{order.name}} of {{store.name}}: {{tracking.number}} <b>"


@pytest.fixture(autouse=True)
def let_in(world: World) -> None:
    for tenant in (world.alice, world.bob):
        give_tokens(world, tenant)
    with world.services.begin() as work:
        for table in ("team_templates", "activity_log", "access_log"):
            work.connection.execute(text(f"DELETE FROM {table}"))


def send(world: World, path: str = "", tenant: Tenant | None = None, **form: str) -> tuple[int, str]:
    who = merchant(world, tenant or world.alice)
    answer = world.client.post(f"/admin/handoff/templates{path}", data=form, headers=who)
    return answer.status_code, answer.get_data(as_text=True)


def kept(world: World, tenant: Tenant) -> dict[str, str]:
    with world.services.begin() as work:
        return {one.name: one.text for one in work.templates.all(tenant.store)}


def test_a_template_is_kept_changed_and_deleted_in_one_store(world: World) -> None:
    status, page = send(world, name="Where", text=WORDS)
    assert status == 200 and "&lt;b&gt;" in page and kept(world, world.alice) == {"Where": WORDS}
    with world.services.begin() as work:
        [one] = work.templates.all(world.alice.store)
    page = world.client.get(f"/admin/handoff/templates?id={one.id}", headers=merchant(world, world.alice))
    assert "Change a template" in page.get_data(as_text=True)
    theirs = world.client.get(f"/admin/handoff/templates?id={one.id}", headers=merchant(world, world.bob))
    assert "Change a template" not in theirs.get_data(as_text=True) and "&lt;b&gt;" not in theirs.get_data(as_text=True)
    send(world, f"/{one.id}/delete", world.bob)
    send(world, id=str(one.id), name="Whereabouts", text="Hello")
    assert kept(world, world.alice) == {"Whereabouts": "Hello"} and kept(world, world.bob) == {}
    with world.services.begin() as work:
        [again] = work.templates.all(world.alice.store)
        told = [line.what for line in work.activity.newest(world.alice.store, 9, None)]
    assert told == ["changed a template", "wrote a template"]
    send(world, f"/{again.id}/delete")
    assert kept(world, world.alice) == {}


def test_a_preview_is_filled_from_an_order_of_the_store_which_is_noted_and_keeps_nothing(world: World) -> None:
    status, page = send(world, "/preview", name="Where", text=WORDS)
    orders = (world.alice.own_order, world.alice.other_order)
    assert status == 200 and any(f"order {one} of Alice" in page for one in orders) and "data-unsaved" in page
    assert kept(world, world.alice) == {}
    with world.services.begin() as work:
        [seen] = work.accesses.newest(world.alice.store, 9)
        assert seen.seen == "order" and work.accesses.newest(world.bob.store, 9) == []


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"name": "", "text": "x"}, "by which your team finds it"),
        ({"name": "x", "text": " "}, "Write what is sent"),
        ({"name": "x", "text": "{{order.secret}}"}, "There is no field"),
        ({"name": "x", "text": "y" * 5001}, "at most 5000"),
    ],
)
def test_what_cannot_be_sent_is_refused_beside_its_field(world: World, form: dict[str, str], words: str) -> None:
    for path in ("", "/preview"):
        status, page = send(world, path, **form)
        assert status == 422 and words in page
    assert kept(world, world.alice) == {}


def test_who_has_none_is_offered_some_to_begin_with(world: World) -> None:
    page = world.client.get("/admin/handoff/templates", headers=merchant(world, world.alice)).get_data(as_text=True)
    assert "Take these over" in page
    send(world, "/starters")
    assert kept(world, world.alice) == STARTERS and kept(world, world.bob) == {}
    for words in STARTERS.values():
        require_known_fields(words)


def test_every_field_has_its_meaning_on_the_page(world: World) -> None:
    page = world.client.get("/admin/handoff/templates", headers=merchant(world, world.alice)).get_data(as_text=True)
    assert all(f"{{{{{name}}}}}" in page for name in FIELDS)


def test_nobody_else_writes_templates(world: World) -> None:
    for head in ({}, {"Authorization": "Bearer forged"}):
        for path in ("", "/preview", "/starters"):
            form = {"name": "x", "text": "y"}
            assert world.client.post(f"/admin/handoff/templates{path}", data=form, headers=head).status_code == 401
