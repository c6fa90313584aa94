"""PDFs by pypdf, some pages at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from domain.knowledge.files.kinds import Unreadable
from domain.knowledge.files.reading import Part, block

PAGES_A_PART = 10
MOST_PAGES = 1_500
LEAST_LETTERS = 10  # of a whole PDF; less is a page number on a picture
FULL_LINE = 45  # characters; a shorter line is the end of what it says
ENDS = (".", "!", "?", ":", ";", "。")
STARTS = ("-", "•", "*", "–", "·")  # of a list's line
TOO_MANY_PAGES = f"This PDF has more than {MOST_PAGES} pages. Split it and add the parts."
LOCKED = "This PDF is locked by a password. Save it without one and add it again."
NO_TEXT = "This PDF holds pictures of pages and no text. Run text recognition (OCR) on it and add the result."
BROKEN = "This PDF is damaged. Open it, save or print it as a new PDF, and add that."


def read_pdf(file: BinaryIO) -> Iterator[Part]:
    """Yield ten pages at a time. Raises Unreadable."""
    try:
        yield from _parts(PdfReader(file))
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, OSError):
        # pypdf meets whatever people's programs wrote and names its trouble in as many ways.
        raise Unreadable(BROKEN) from None


def _parts(reader: PdfReader) -> Iterator[Part]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(LOCKED)
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        raise Unreadable(TOO_MANY_PAGES)
    letters = 0
    for first in range(0, pages, PAGES_A_PART):
        last = min(first + PAGES_A_PART, pages)
        html = "".join(_page(reader, at) for at in range(first, last))
        letters += sum(map(str.isalnum, html))
        label = f"pages {first + 1}–{last}" if pages > PAGES_A_PART else ""
        yield Part(label, html, last, pages)
    if letters < LEAST_LETTERS:
        raise Unreadable(NO_TEXT)


def _page(reader: PdfReader, at: int) -> str:
    text = reader.pages[at].extract_text() or ""
    return "".join(block(line) for line in paragraphs(text))


def paragraphs(text: str) -> Iterator[str]:
    """Yield what a page says with the lines joined that only its width has broken."""
    held = ""
    for line in map(str.strip, text.splitlines()):
        goes_on = held and line and len(held.rpartition("\n")[2]) >= FULL_LINE and not held.endswith(ENDS)
        if goes_on and not line.startswith(STARTS):
            held = f"{held.removesuffix('-')}{'' if held.endswith('-') else ' '}{line}"
            continue
        if held:
            yield held
        held = line
    if held:
        yield held
