"""Which files are read, how large they may be, and what is said of those that cannot be."""

from enum import StrEnum
from pathlib import PurePath

LARGEST_FILE = 25 * 1024 * 1024  # bytes
MEGABYTE = 1024 * 1024
KINDS = "PDF, DOCX, TXT, MD, CSV or HTML"
OTHER_KIND = f"This kind of file cannot be read. Save it as {KINDS} and add that."
TOO_LARGE = (
    f"This file is larger than {LARGEST_FILE // MEGABYTE} MB. Split it, or leave its pictures out, and add it again."
)
EMPTY = "This file is empty. Choose another one."


class FileKind(StrEnum):
    PDF = "pdf"
    WORD = "docx"
    TEXT = "txt"
    MARKDOWN = "md"
    TABLE = "csv"
    HTML = "html"


ENDINGS = {".htm": FileKind.HTML, ".markdown": FileKind.MARKDOWN, **{f".{kind}": kind for kind in FileKind}}


class Unreadable(Exception):
    """`sentence` tells the merchant what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Away(Unreadable):
    """It may be there again later: what was learnt of it before stays."""


def kind_of(name: str) -> FileKind | None:
    return ENDINGS.get(PurePath(name).suffix.lower())


def problem_of_upload(name: str, size: int) -> str:
    """Return why a file of that name and size, in bytes, is not taken, "" where it is."""
    if kind_of(name) is None:
        return OTHER_KIND
    if size > LARGEST_FILE:
        return TOO_LARGE
    return "" if size > 0 else EMPTY
