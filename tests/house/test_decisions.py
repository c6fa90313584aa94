"""The decisions are found by their numbers: one each, named in the title, and every number that is cited is there."""

import re
from pathlib import Path

from tests.house.sources import files

DECISIONS = Path("docs/decisions")
NEVER_WRITTEN = {21}
LISTED = re.compile(r"^- \[(.+)\]\(([\w-]+\.md)\)$", re.MULTILINE)
CITED = re.compile(r"(?:docs/decisions/|\()(00\d\d)\b")


def written() -> dict[int, Path]:
    return {int(file.name[:4]): file for file in sorted(DECISIONS.glob("[0-9]*.md"))}


def test_every_number_is_given_once_and_none_is_left_out() -> None:
    numbers = [int(file.name[:4]) for file in sorted(DECISIONS.glob("[0-9]*.md"))]
    assert numbers == sorted(set(range(1, max(numbers) + 1)) - NEVER_WRITTEN)


def test_a_title_bears_the_number_of_its_file() -> None:
    titles = {number: file.read_text("utf-8").splitlines()[0] for number, file in written().items()}
    assert {number: title for number, title in titles.items() if not title.startswith(f"# {number}. ")} == {}


def test_the_index_lists_every_decision_by_its_title() -> None:
    titles = [(file.read_text("utf-8").splitlines()[0].removeprefix("# "), file.name) for file in written().values()]
    assert LISTED.findall((DECISIONS / "README.md").read_text("utf-8")) == titles


def test_whatever_cites_a_decision_finds_it() -> None:
    texts = [*files(), *Path("docs").rglob("*.md"), Path("README.md"), *Path("bench").glob("*.md")]
    cited = {(file.name, int(one)) for file in texts for one in CITED.findall(file.read_text("utf-8"))}
    assert cited
    assert not [one for one in cited if one[1] not in written()]
