"""A file as parts: each has a label that tells it from the others, "" where there is but one, and its HTML."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import BinaryIO

from domain.knowledge.files.kinds import FileKind, Unreadable

LONGEST_PART = 40_000  # characters; so much of a file is in memory at one time
MOST_TEXT = 3_000_000  # characters of one file, as a novel of 1,500 pages
LEAST_TEXT = 3  # letters; less is no text
TOO_MUCH_TEXT = "This file holds more text than can be learnt from one. Split it into several and add those."
UNKEPT = re.compile("[\x00\ud800-\udfff]")  # which programs put into files, and no database keeps
NO_TEXT = "No text was found in this file. Choose one that holds text."


@dataclass(frozen=True)
class Part:
    """`of` says how many pages there are in all where that is known, else 0; `done` how many are read with this."""

    label: str
    html: str
    done: int = 0
    of: int = 0


Lines = Iterator[str]  # each a block of HTML


def read_parts(kind: FileKind, file: BinaryIO) -> Iterator[Part]:
    """Yield the file's parts in order. Raises Unreadable."""
    from domain.knowledge.files import pdfs, plain, tables, word

    readers: dict[FileKind, Callable[[BinaryIO], Iterator[Part]]] = {
        FileKind.PDF: pdfs.read_pdf,
        FileKind.WORD: lambda one: parted(word.blocks_of(one)),
        FileKind.TEXT: lambda one: parted(plain.blocks_of_text(one)),
        FileKind.MARKDOWN: lambda one: parted(plain.blocks_of_markdown(one)),
        FileKind.TABLE: tables.read_table,
        FileKind.HTML: lambda one: parted(plain.blocks_of_html(one)),
    }
    length = letters = 0
    for read in readers[kind](file):
        part = replace(read, html=UNKEPT.sub("", read.html))
        length += len(part.html)
        letters += sum(map(str.isalnum, part.html))
        if length > MOST_TEXT:
            raise Unreadable(TOO_MUCH_TEXT)
        yield part
    if letters < LEAST_TEXT:
        raise Unreadable(NO_TEXT)


def parted(blocks: Lines) -> Iterator[Part]:
    """Yield blocks in parts of a bearable size."""
    held: list[str] = []
    size = count = 0
    for block in blocks:
        if held and size + len(block) > LONGEST_PART:
            count += 1
            yield Part(f"part {count}", "".join(held))
            held, size = [], 0
        held.append(block)
        size += len(block)
    if held:
        yield Part(f"part {count + 1}" if count else "", "".join(held))


def block(line: str, tag: str = "p") -> str:
    return f"<{tag}>{escape(line)}</{tag}>" if line.strip() else ""
