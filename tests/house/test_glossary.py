"""docs/glossary.md explains names that there are."""

import re

import pytest

from tests.house.sources import ROOT

ROW = re.compile(r"^\| `(\w+)` \| `([\w/.]+)` \| .+ \|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / "docs/glossary.md").read_text("utf-8"))


def test_there_are_names_to_explain() -> None:
    assert len(ROWS) > 40


@pytest.mark.parametrize(("name", "place"), ROWS)
def test_a_name_is_where_it_is_said_to_be(name: str, place: str) -> None:
    assert re.search(rf"\b{name}\b", (ROOT / place).read_text("utf-8"))
