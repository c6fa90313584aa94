"""Bytes as text, whatever a shop's programs wrote them in."""

from typing import BinaryIO

from domain.knowledge.files.kinds import Unreadable

BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
OLD = "cp1252"  # what Windows calls Latin-1; all but five of its bytes are letters
NO_TEXT_FILE = "This file holds data instead of text. Save its words as a TXT or CSV file in UTF-8 and add that."


def decoded(file: BinaryIO) -> str:
    """Return the file's text. Raises Unreadable where it holds none."""
    content = file.read()
    marked = next((name for mark, name in BOMS.items() if content.startswith(mark)), "")
    if not marked and b"\0" in content:
        raise Unreadable(NO_TEXT_FILE)
    for encoding in (marked or "utf-8", OLD):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
