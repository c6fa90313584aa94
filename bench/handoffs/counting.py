"""A pytest plugin that counts what the handoff machine of the tests lives through: a line for each sequence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

MACHINE = "Handoffs"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--counts", type=Path, required=True, help="the file to which each sequence adds a line")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    file: Path = config.getoption("--counts")
    for machine in {getattr(item.getparent(pytest.Module), "obj", None) for item in items}:
        if hasattr(machine, MACHINE):
            count(getattr(machine, MACHINE), file)


def count(machine: Any, file: Path) -> None:
    """Have every sequence of `machine` tell its steps and tickets; one that breaks a promise ends without a line."""
    checks, ends = machine.check_invariants, machine.teardown

    def step(self: Any, *given: Any, **named: Any) -> None:
        self.steps_taken = getattr(self, "steps_taken", 0) + 1
        checks(self, *given, **named)

    def end(self: Any) -> None:
        ends(self)
        write(file, self.steps_taken, sum(len(talk.desk.tickets) for talk in self.talks))

    machine.check_invariants, machine.teardown = step, end


def write(file: Path, *counts: int) -> None:
    with file.open("a", encoding="ascii") as lines:
        lines.write(" ".join(map(str, counts)) + "\n")
