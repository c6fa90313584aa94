"""Training messages: lines that stand for many, written out.

`(a|b)` is one of them, `(a)?` may be missing, `{ware}` is one of a list in slots.txt. `== intent` opens a section; in
the folder of matters, whose lines all ask after a rule, `== matter` does.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

TRAINING = Path("domain/agent/routing/training")
MATTERS = TRAINING / "matters"
OTHER = "other"  # what is asked of no matter
TOKEN = re.compile(r"[(|)]\??|\{\w+\}|[^(|){]+")
SPACES = re.compile(r"\s+")
Slots = dict[str, list[str]]


@dataclass(frozen=True)
class Line:
    """`about` is an intent, or in the folder of matters a matter."""

    about: str
    language: str
    template: str


def read_slots(folder: Path = TRAINING) -> Slots:
    rows = (row.split(": ", 1) for row in _rows(folder / "slots.txt"))
    return {name: values.split("|") for name, values in rows}


def read_lines(folder: Path = TRAINING) -> list[Line]:
    """Read the lines of a folder and of what is `said` in it; a file is called by its language: `en-orders.txt`."""
    files = sorted(file for file in [*folder.glob("*.txt"), *folder.glob("said/*.txt")] if file.stem != "slots")
    return [line for file in files for line in _lines(file)]


def _lines(file: Path) -> list[Line]:
    found, about, language = [], "", file.stem.partition("-")[0]
    for row in _rows(file):
        if row.startswith("== "):
            about = row[3:]
        else:
            found.append(Line(about, language, row))
    return found


def _rows(file: Path) -> list[str]:
    return [row for row in file.read_text("utf-8").splitlines() if row and not row.startswith("#")]


def expand(template: str, slots: Slots, chance: Random) -> str:
    """Return one of the messages a template stands for."""
    tokens = TOKEN.findall(template)
    text, _ = _choice(tokens, 0, slots, chance)
    return SPACES.sub(" ", text).strip()


def _choice(tokens: list[str], at: int, slots: Slots, chance: Random) -> tuple[str, int]:
    """Read alternatives up to the bracket that closes them. Return one, and where reading goes on."""
    ways, text = [], ""
    while at < len(tokens) and tokens[at][0] != ")":
        token = tokens[at]
        at += 1
        if token[0] == "(":
            inner, at = _choice(tokens, at, slots, chance)
            may_miss = at < len(tokens) and tokens[at] == ")?"
            text += "" if may_miss and chance.random() < 1 / 2 else inner
            at += 1
        elif token[0] == "|":
            ways.append(text)
            text = token[1:]
        else:
            text += chance.choice(slots[token[1:-1]]) if token[0] == "{" else token
    return chance.choice([*ways, text]), at
