"""What the bench of the merchant's pages would notice."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.merchant_pages.figures import Figures
from bench.merchant_pages.visits import Visit

QUICK = Visit(served=40, paint=300, shift=0.01, reaction=24)


def figures(*visits: Visit) -> Figures:
    return Figures("2026-11-21T12:00:00+00:00", 10, 10, 1, {"/admin/": [QUICK], "/admin/overview": visits})


def test_quick_pages_that_stand_still_are_good(tmp_path: Path) -> None:
    found = figures(QUICK, replace(QUICK, reaction=0))
    found.write(tmp_path / "var" / "pages.json")
    assert found.good and json.loads((tmp_path / "var" / "pages.json").read_text())["good"] is True


@pytest.mark.parametrize("wrong", [{"paint": 2501.0}, {"paint": 0.0}, {"shift": 0.11}, {"reaction": 208.0}])
def test_one_visit_beyond_a_bound_is_noticed(wrong: dict[str, float]) -> None:
    assert not figures(QUICK, replace(QUICK, **wrong)).good
