"""What the bench of learning would notice."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bench.freshness.figures import Spread
from bench.learning import texts
from bench.learning.figures import Figures, Held, Learnt, held_by_child
from bench.learning.gate import web_with
from bench.learning.merchant import Watched
from bench.learning.site import HOST, site
from domain.knowledge.files.kinds import Unreadable
from integrations.web.reader import PRIVATE

QUICK = Spread.of([0.02, 0.03])
FLAT = Held(280.0, 290.0)
LEARNT = Learnt("a PDF", 60.0, 20, FLAT, FLAT, QUICK, QUICK, failed=0, answered=True, said="")


def test_what_was_learnt_flat_and_unnoticed_is_good(tmp_path: Path) -> None:
    found = Figures(QUICK, (LEARNT,))
    found.write(tmp_path / "learning.json")
    assert found.good and json.loads((tmp_path / "learning.json").read_text())["good"] is True


@pytest.mark.parametrize(
    "wrong",
    [
        {"importer": Held(280.0, 400.0)},
        {"reader": Held(40.0, 80.0)},
        {"turns": Spread.of([0.02, 1.2])},
        {"failed": 1},
        {"values": 2},
        {"answered": False},
    ],
)
def test_one_wrong_figure_is_noticed(wrong: dict[str, object]) -> None:
    assert not Figures(QUICK, (LEARNT, replace(LEARNT, **wrong))).good


def test_memory_at_a_tenth_is_that_held_until_the_bar_stood_there() -> None:
    seen = Watched(seconds=9.0, bars=[(1.0, 0, 300), (3.0, 30, 300), (5.0, 40, 300)])
    assert (seen.values, seen.moment(0.1), seen.moment(0.9)) == (3, 3.0, 9.0)
    assert held_by_child([(0, 10.0), (10, 40.0), (50, 60.0), (100, 50.0)]) == Held(40.0, 60.0)


def test_each_page_tells_of_a_thing_that_no_other_names() -> None:
    pages = [*range(400), *range(texts.BEYOND, texts.BEYOND + 500)]
    assert len({texts.thing(page) for page in pages}) == len(pages)
    assert all(texts.fact(page) in " ".join(texts.paragraphs(page)) for page in pages[::50])


def test_the_site_is_reached_by_its_own_name_alone() -> None:
    with site(3) as address:
        port = int(address.rstrip("/").rpartition(":")[2])
        web = web_with(port)
        assert texts.fact(texts.BEYOND + 2) in web.fetch(f"{address}pages/2").text
        for other in (f"http://127.0.0.1:{port + 1}/", f"http://localhost:{port + 1}/", f"http://{HOST}:{port + 1}/"):
            with pytest.raises(Unreadable) as told:
                web.fetch(other)
            assert told.value.sentence == PRIVATE or HOST in other
