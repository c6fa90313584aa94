"""Word documents: a ZIP of XML, read as a stream and no further than a document may be long."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from html import escape
from typing import BinaryIO
from xml.parsers import expat

from domain.knowledge.files.kinds import Unreadable
from domain.knowledge.files.reading import LONGEST_PART

DOCUMENT = "word/document.xml"
MOST_UNPACKED = 64 * 1024 * 1024  # bytes of XML; a long book has ten million
CHUNK = 64 * 1024
NO_WORD = "This is not a Word document of the .docx kind. Open it in Word, save it as .docx, and add that."
BOMB = "This document unpacks to more than any text. Copy its words into a new document and add that."
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, expat.ExpatError, EOFError, OSError),
    *(LookupError, ValueError, RuntimeError, NotImplementedError),  # no such part, encoding or way to pack
)
HEADS = {"title": "h1", "heading1": "h1", "heading2": "h2", "heading3": "h3"}
ROWS = {"tbl": "table", "tr": "tr", "tc": "td"}


def blocks_of(file: BinaryIO) -> Iterator[str]:
    """Yield the document's paragraphs, headings, list lines and tables as HTML. Raises Unreadable."""
    try:
        with zipfile.ZipFile(file) as archive, archive.open(DOCUMENT) as document:
            yield from _read(document)
    except BROKEN:
        raise Unreadable(NO_WORD) from None


def _read(document: object) -> Iterator[str]:
    blocks = Blocks()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = blocks.start
    parser.EndElementHandler = blocks.end
    parser.CharacterDataHandler = blocks.words
    parser.StartDoctypeDeclHandler = _refuse
    unpacked = 0
    while piece := document.read(CHUNK):  # type: ignore[attr-defined]  # zipfile's own file, which has no public type
        unpacked += len(piece)
        if unpacked > MOST_UNPACKED:
            raise Unreadable(BOMB)
        parser.Parse(piece, False)
        yield from blocks.take()
    parser.Parse(b"", True)
    yield from blocks.take()


def _refuse(*_: object) -> None:
    """No Word document declares entities, which can grow without end."""
    raise Unreadable(BOMB)


class Blocks:
    """What the parser tells, as HTML. A table is one block up to the size of a part; Word marks no row as its head."""

    def __init__(self) -> None:
        self.ready: list[str] = []
        self.said: list[str] = []
        self.table: list[str] = []
        self.depth = 0
        self.tag = "p"
        self.in_text = False

    def take(self) -> list[str]:
        ready, self.ready = self.ready, []
        return ready

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local in ROWS:
            self.depth += local == "tbl"
            self.table.append(f"<{ROWS[local]}>")
        elif local == "pStyle":
            self.tag = HEADS.get(_value(attributes).lower().replace(" ", ""), self.tag)
        elif local == "numPr":
            self.tag = "li"
        elif local in ("tab", "br") and self.said:
            self.said.append(" ")
        self.in_text = local == "t"

    def words(self, words: str) -> None:
        if self.in_text:
            self.said.append(words)

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self.in_text = False
        if local == "p":
            self._paragraph()
        elif local in ROWS:
            self.table.append(f"</{ROWS[local]}>")
            self.depth -= local == "tbl"
            if not self.depth:
                self.ready.append("".join(self.table))
                self.table = []
            elif local == "tr" and self.depth == 1 and sum(map(len, self.table)) > LONGEST_PART:
                self.ready.append("".join([*self.table, "</table>"]))
                self.table = ["<table>"]

    def _paragraph(self) -> None:
        said, tag = escape("".join(self.said).strip()), self.tag
        self.said, self.tag = [], "p"
        if said:
            (self.table if self.depth else self.ready).append(f"<{tag}>{said}</{tag}>")


def _value(attributes: dict[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.rpartition(" ")[2] == "val"), "")
