"""What a person at a terminal is told of an import."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from blueprints import import_bars
from domain.imports import ImportPhase, ImportProgress, ImportState
from domain.readings import FAILURES_TOLD, ReadingKind
from tests.world import NOW, World

RUNNING = ImportProgress(
    state=ImportState.RUNNING,
    phase=ImportPhase.PRODUCTS,
    done=300,
    total=1000,
    counts={"policies": 5},
    bulk_id="",
    position=0,
    unread=3,
    unread_why="gid://shopify/Product/7: The record has no usable id.",
    denied=("pages",),
    problem="",
    started_at=NOW - timedelta(seconds=20),
    phase_started_at=NOW - timedelta(seconds=10),
    finished_at=None,
)


def test_one_line_tells_phase_pace_time_left_and_what_was_left_out() -> None:
    line = import_bars.told(RUNNING, NOW)
    assert "products 300 of 1000" in line and "30.0/s, 0:00:23 left" in line
    assert "3 records could not be read (gid://shopify/Product/7" in line
    assert "leave out its pages" in line


def test_bars_follow_the_rows_until_the_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = {"policies": 5, "articles": 0, "products": 1000, "orders": 7}
    done = replace(RUNNING, state=ImportState.DONE, phase=ImportPhase.ORDERS, counts=counts, finished_at=NOW)
    rows: Iterator[ImportProgress] = iter([RUNNING, replace(RUNNING, done=900), done])
    monkeypatch.setattr(import_bars, "LOOK_EVERY", 0)
    assert import_bars.watch(lambda: next(rows), lambda: NOW) is done
    drawn = capsys.readouterr().out
    assert "1000/1000" in drawn and "not permitted" in drawn and "7/7" in drawn


def test_the_merchant_is_told_of_records_left_out_and_of_readings_that_fail(world: World) -> None:
    store = world.alice.store
    with world.services.begin() as work:
        work.imports.begin(store, NOW)
        work.imports.change(store, unread=2, unread_why="no id")
        for _ in range(FAILURES_TOLD):
            work.readings.note_failure(store, ReadingKind.DOCUMENTS, "503", NOW)
    shown = told_in_show(world, str(store.shop))
    assert "2 records could not be read (no id)." in shown
    assert "Policies, pages and articles could not be read 3 times in a row" in shown
    assert "could not be read" not in told_in_show(world, str(world.bob.store.shop))


def told_in_show(world: World, shop: str) -> str:
    runner = world.app.test_cli_runner()
    result = runner.invoke(args=["stores", "show", shop])
    assert result.exit_code == 0, result.output
    return str(result.output)
