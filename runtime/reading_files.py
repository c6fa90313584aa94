"""Reading a merchant's file in a process of its own, which holds none of our secrets and may die of it."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from domain.knowledge.files.kinds import FileKind, Unreadable
from domain.knowledge.files.reading import Part
from runtime.file_reader import HEAVY

ROOT = Path(__file__).parents[1]
PROBLEM = '{"problem"'
PATIENCE = 180  # seconds for the whole file, on a machine that has other things to do


def read_file(kind: FileKind, content: Iterable[bytes]) -> Iterator[Part]:
    """Yield the parts of a file that comes in pieces, one of them in memory at a time. Raises Unreadable."""
    with tempfile.NamedTemporaryFile() as file, tempfile.TemporaryFile("w+") as parts:
        for piece in content:
            file.write(piece)
        file.flush()
        run_reader(kind, file.name, parts)
        total = count_parts(parts)
        parts.seek(0)
        for number, line in enumerate(parts, 1):
            part = Part(**json.loads(line))
            yield part if part.of else replace(part, done=number, of=total)


def count_parts(parts: IO[str]) -> int:
    """Return how many there are. Raises Unreadable before any is learnt, however late the trouble was met."""
    parts.seek(0)
    total = 0
    for total, line in enumerate(parts, 1):  # noqa: B007 - the last number is what is asked for
        if line.startswith(PROBLEM):
            raise Unreadable(json.loads(line)["problem"])
    return total


def run_reader(kind: FileKind, path: str, parts: IO[str]) -> None:
    command = [sys.executable, "-m", "runtime.file_reader", kind.value, path]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={},
            stdin=subprocess.DEVNULL,
            stdout=parts,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(HEAVY) from None
    if done.returncode:
        raise Unreadable(HEAVY)
