"""The overview page: a store's own figures, for the days that are asked for, and as a file."""

import csv
import io
import re

import pytest
from sqlalchemy import text
from werkzeug.test import TestResponse

from blueprints.spreadsheets import cell
from tests.blueprints.callers import give_tokens, merchant, visitor_of
from tests.world import Tenant, World


@pytest.fixture(autouse=True)
def both_let_in(world: World) -> None:
    for tenant in (world.alice, world.bob):
        give_tokens(world, tenant)
    with world.services.begin() as work:
        work.connection.execute(text("DELETE FROM access_log"))


def look(world: World, tenant: Tenant, path: str = "") -> TestResponse:
    return world.client.get(f"/admin/overview{path}", headers=merchant(world, tenant))


def page(world: World, tenant: Tenant, path: str = "") -> str:
    answer = look(world, tenant, path)
    assert answer.status_code == 200
    return " ".join(answer.get_data(as_text=True).split())


def figure(shown: str, title: str) -> str:
    return shown.split(f"<dt>{title}</dt>")[1].split('class="figure">')[1].split("<")[0].strip()


def test_a_store_sees_its_own_conversations_counted_and_defined(world: World) -> None:
    for _ in range(2):
        visitor_of(world, world.alice).say("What does the Alice Rain Jacket cost?")
    unanswered = visitor_of(world, world.alice).say("Do you ship to Iceland?")
    assert unanswered["outcome"] == "handoff_offered"
    shown = page(world, world.alice)
    assert [figure(shown, one) for one in ("Conversations", "Resolved by the agent", "Not answered")] == ["3", "2", "1"]
    assert "What does the Alice Rain Jacket cost" in shown and "A product&#39;s price" in shown
    assert "gave a thumb down" in shown and "No model is set up" in shown
    link = re.search(r'href="(/admin/conversations\?ending=resolved[^"]*)"', shown)
    assert link
    listed = world.client.get(link[1].replace("&amp;", "&"), headers=merchant(world, world.alice)).get_data(
        as_text=True
    )
    assert listed.count('<li><a href="/admin/conversations/') == 2
    others = page(world, world.bob)
    assert figure(others, "Conversations") == "0" and "Alice" not in others
    assert "Figures appear with the first message" in others


@pytest.mark.parametrize("days", ["7", "30", "90", "8", "-1", "x", "9" * 40, ""])
def test_days_are_chosen_among_three_lengths(world: World, days: str) -> None:
    visitor_of(world, world.alice).say("Hello")
    chosen = days if days in ("7", "30", "90") else "30"
    shown = page(world, world.alice, f"?days={days}")
    assert f'<a class="button" href="/admin/overview?days={chosen}" aria-current="true">' in shown
    assert shown.count('<th scope="row">') == int(chosen) + 24


def test_the_file_has_a_line_a_day(world: World) -> None:
    visitor_of(world, world.alice).say("What does the Alice Rain Jacket cost?")
    answer = look(world, world.alice, ".csv?days=7")
    assert answer.status_code == 200 and answer.mimetype == "text/csv"
    assert 'attachment; filename="overview-' in answer.headers["Content-Disposition"]
    head, *days = csv.reader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff")))
    assert len(days) == 7 and all(len(one) == len(head) for one in days)
    assert [one[1] for one in days] == ["0"] * 6 + ["1"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("\t@SUM(A1)", "'\t'@SUM(A1)"),
        ("-2", "'-2"),
        ("＝1", "'＝1"),
        ("hi;=1+1", "hi;'=1+1"),
        ('hi; "@SUM(A1)"', 'hi; "\'@SUM(A1)"'),
        ("hi\r\n -2", "hi\r\n '-2"),
        ("One;\n\ntwo, -3", "One;\n\ntwo, -3"),
        (-2, "-2"),
        (None, ""),
        ("Where is it?", "Where is it?"),
    ],
)
def test_no_cell_is_a_formula(value: object, written: str) -> None:
    assert cell(value) == written


def test_whoever_reads_questions_is_noted_and_without_a_token_nobody_reads(world: World) -> None:
    for path in ("", ".csv"):
        assert world.client.get(f"/admin/overview{path}").status_code in (302, 401)
    for _ in range(2):
        visitor_of(world, world.alice).say("What does the Alice Rain Jacket cost?")
    page(world, world.alice)
    page(world, world.bob)
    with world.services.begin() as work:
        assert [one.seen for one in work.accesses.newest(world.alice.store, 9)] == ["questions"]
        assert work.accesses.newest(world.bob.store, 9) == []
