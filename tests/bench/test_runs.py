import json
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bench import runs
from bench.runs import NotMeasured, run
from bin.supervisor import StartFailed, Stop


@dataclass
class Count:
    count: int
    good: bool

    def write(self, file: Path) -> None:
        file.write_text(json.dumps({"count": self.count}))


@pytest.fixture(autouse=True)
def console(monkeypatch, tmp_path):
    monkeypatch.setattr(runs, "FOLDER", tmp_path)
    monkeypatch.setattr(runs, "stop_on_signals", lambda: None)
    monkeypatch.setattr(runs, "console", Console(file=StringIO(), width=200))
    return runs.console


def show(figures, console):
    console.print(f"counted {figures.count}")


@pytest.mark.parametrize(("good", "status"), [(True, 0), (False, 1)])
def test_shows_and_keeps_what_was_found_and_tells_by_its_status_whether_it_is_good(console, tmp_path, good, status):
    assert run("counting", lambda: Count(7, good), show) == status
    assert json.loads((tmp_path / "counting.json").read_text()) == {"count": 7}
    assert "counted 7" in console.file.getvalue()


@pytest.mark.parametrize("error", [StartFailed("no web process"), NotMeasured("no web process")])
def test_says_in_a_line_why_nothing_could_be_measured(console, tmp_path, error):
    def fail():
        raise error

    assert run("counting", fail, show) == 1
    assert console.file.getvalue() == "shopfloor: no web process\n"
    assert not list(tmp_path.iterdir())


def test_a_run_that_is_stopped_is_no_success(console, tmp_path):
    def stop():
        raise Stop

    assert run("counting", stop, show) == 1
    assert not list(tmp_path.iterdir())
