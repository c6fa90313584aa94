"""CSV files: each row is told with the heads of its columns."""

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape
from typing import BinaryIO

from domain.knowledge.files.kinds import Unreadable
from domain.knowledge.files.letters import decoded
from domain.knowledge.files.reading import LONGEST_PART, Part

ROWS_A_PART = 200
MOST_ROWS = 20_000
MOST_COLUMNS = 100
SAMPLE = 8_192  # characters by which the separator is told
TOO_MANY_ROWS = f"This table has more than {MOST_ROWS} rows. Keep those that answer questions and add it again."
NO_TABLE = "This table cannot be read. Open it, save it as CSV in UTF-8, and add that."


def read_table(file: BinaryIO) -> Iterator[Part]:
    """Yield so many rows at a time, each with the first row as its head. Raises Unreadable."""
    try:
        yield from _parts(_rows(decoded(file)))
    except csv.Error:
        raise Unreadable(NO_TABLE) from None


def _rows(text: str) -> Iterator[Sequence[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text[:SAMPLE]))
    return (row[:MOST_COLUMNS] for row in rows if any(cell.strip() for cell in row))


def separator(sample: str) -> str:
    """Return what parts the cells: what stands most often in the first line."""
    first = sample.splitlines()[0] if sample.strip() else ""
    return max(",;\t|", key=first.count)


def _parts(rows: Iterator[Sequence[str]]) -> Iterator[Part]:
    head = _row(next(rows, ()), "th")
    held: list[str] = []
    size = 0
    for count, row in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise Unreadable(TOO_MANY_ROWS)
        held.append(_row(row, "td"))
        size += len(held[-1])
        if len(held) == ROWS_A_PART or size > LONGEST_PART:
            yield _part(head, held, count)
            held, size = [], 0
    if held or head:
        yield Part("rows" if not held else "", f"<table>{head}{''.join(held)}</table>")


def _part(head: str, rows: Sequence[str], last: int) -> Part:
    return Part(f"rows {last - len(rows) + 1}–{last}", f"<table>{head}{''.join(rows)}</table>")


def _row(cells: Sequence[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{escape(cell.strip())}</{tag}>' for cell in cells)}</tr>" if cells else ""
