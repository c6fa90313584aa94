"""Where a conversation stands is written by the one table alone, and drawn as it is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from domain.handoff.machine import TABLE
from tests.house.sources import PRODUCT, ROOT, files, name, nodes

MACHINE = "domain/handoff/machine.py"
KEEPER = "storage/conversations.py"  # where a conversation begins open
READER = "storage/conversation_rows.py"  # its row is read back as it was kept
DRAWING = ROOT / "docs" / "decisions" / "0029-one-machine-and-its-rounds.md"


def test_only_the_table_makes_a_move() -> None:
    assert {name(file) for file in files(*PRODUCT) if list(calls(file, "Moved"))} == {MACHINE}


def test_nobody_else_gives_a_conversation_a_state() -> None:
    writers = {name(file) for file in files(*PRODUCT) if any(is_state_given(call) for call in calls(file))}
    assert writers == {MACHINE, READER}


def test_what_is_kept_comes_from_a_move() -> None:
    source = (ROOT / KEEPER).read_text("utf-8")
    written = re.findall(r'"state": (.*),|values\["state"\] = (.*)', source)
    assert [one or other for one, other in written] == [
        "ConversationState.OPEN",
        "moved.after if moved and event_id is None else None",
        "moved.after",
    ]


def test_the_drawing_shows_the_table() -> None:
    drawn = set(re.findall(r"^\s+(\w+) --> (\w+): (\w+)$", DRAWING.read_text("utf-8"), re.MULTILINE))
    moves = {(state.value, after.value, what.value) for state, row in TABLE.items() for what, after in row.items()}
    assert drawn == moves


def calls(file: Path, *names: str) -> Iterator[ast.Call]:
    for node in nodes(file):
        if isinstance(node, ast.Call) and (not names or called(node) in names):
            yield node


def called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def is_state_given(call: ast.Call) -> bool:
    """Whether a call gives `state` a conversation's state, or gives one to a conversation."""
    of = ast.unparse(call.args[0] if called(call) == "replace" and call.args else call.func)
    given = [ast.unparse(keyword.value) for keyword in call.keywords if keyword.arg == "state"]
    return any("ConversationState" in words or "conversation" in of for words in given)
