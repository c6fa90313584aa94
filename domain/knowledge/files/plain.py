"""Plain texts, Markdown and HTML."""

import re
from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from domain.knowledge.files.letters import decoded
from domain.knowledge.files.reading import LONGEST_PART, block
from domain.knowledge.web_pages import blocks_of_page
from domain.language.html import stands_as_heading

HEAD = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
LISTED = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(.*)$")
RULED = re.compile(r"^[\s|:+-]+$")
LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
MARKS = re.compile(r"(\*\*|__|`)")


def blocks_of_text(file: BinaryIO) -> Iterator[str]:
    for line in map(str.strip, decoded(file).splitlines()):
        if line:
            yield block(line, "h2" if stands_as_heading(line) else "p")


def blocks_of_markdown(file: BinaryIO) -> Iterator[str]:
    rows: list[str] = []
    size = 0
    for line in decoded(file).splitlines():
        if line.lstrip().startswith("|"):
            rows += [] if RULED.match(line) else [line]
            size += len(line)
            if size > LONGEST_PART:
                yield table(rows)
                rows, size = rows[:1], 0  # the rows that follow need the head as well
            continue
        if rows:
            yield table(rows)
            rows, size = [], 0
        yield _line(MARKS.sub("", LINK.sub(r"\1", line)))
    if rows:
        yield table(rows)


def blocks_of_html(file: BinaryIO) -> Iterator[str]:
    yield from blocks_of_page(decoded(file))


def _line(line: str) -> str:
    if head := HEAD.match(line):
        return block(head[2], f"h{len(head[1])}")
    listed = LISTED.match(line)
    return block(listed[1], "li") if listed else block(line.strip())


def table(rows: list[str]) -> str:
    """Return a table of lines like "| Size | Chest |", the first being its head."""
    cells = [[escape(MARKS.sub("", cell.strip())) for cell in row.strip().strip("|").split("|")] for row in rows]
    head = "".join(f"<th>{cell}</th>" for cell in cells[0])
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells[1:])
    return f"<table><tr>{head}</tr>{body}</table>"
