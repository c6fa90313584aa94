"""Lines that are longer than a passage may be, cut where a reader would pause."""

import re
from collections.abc import Iterator
from itertools import chain

from domain.language.html import CELL_GAP

ENDS = re.compile(r"[.!?]\s+|[。！？]\s*")  # of sentences
SPACE = re.compile(r"\s+")


def cut(line: str, longest: int) -> Iterator[str]:
    """Yield the line in pieces of so many characters at most. Each piece of a table's row begins with its first cell,
    which tells what the others are of."""
    first = line.partition(CELL_GAP)[0]
    if len(line) > longest and first.startswith("- ") and 2 * len(first) < longest:
        yield from _cut_row(line, longest)
    else:
        yield from _cut_text(line, longest)


def _cut_text(text: str, longest: int) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = _pause(text, at, at + longest)
        yield text[at:end].strip()
        at = end


def _pause(text: str, at: int, end: int) -> int:
    """Return where to stop before `end`: after a sentence, else between two words, else there."""
    if end >= len(text):
        return len(text)
    for pauses in (ENDS, SPACE):
        found = [one.end() for one in pauses.finditer(text, at + 1, end)]
        if found:
            return found[-1]
    return end


def _cut_row(line: str, longest: int) -> Iterator[str]:
    first, *cells = line.split(CELL_GAP)
    room, held = longest - len(first) - len(CELL_GAP), first
    for piece in chain.from_iterable(_cut_text(cell, room) for cell in cells):
        if held != first and len(held) + len(CELL_GAP) + len(piece) > longest:
            yield held
            held = first
        held = f"{held}{CELL_GAP}{piece}"
    yield held
