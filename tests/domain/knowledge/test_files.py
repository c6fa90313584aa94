"""Files as they come: what they say is read, and of what is none, too large or a trap one sentence tells what to do."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from pypdf import PdfWriter

from domain.knowledge.documents import Document, DocumentKind
from domain.knowledge.files import pdfs, tables, word
from domain.knowledge.files.kinds import EMPTY, OTHER_KIND, TOO_LARGE, FileKind, Unreadable, kind_of, problem_of_upload
from domain.knowledge.files.letters import NO_TEXT_FILE
from domain.knowledge.files.reading import LONGEST_PART, NO_TEXT, read_parts
from domain.knowledge.passages import passages_of_document
from runtime.reading_files import read_file
from tests.domain.stage import MORNING
from tests.files import docx, pdf

MANUAL = "The kettle holds 1.7 litres and boils in four minutes."


def words_of(kind: FileKind, content: bytes) -> str:
    """Return what is learnt of a file, as passages."""
    documents = [
        Document(DocumentKind.FILE, str(at), "", "", part.html, MORNING)
        for at, part in enumerate(read_parts(kind, io.BytesIO(content)))
    ]
    return "\n".join(one.text for document in documents for one in passages_of_document(document))


READABLE = {
    FileKind.PDF: lambda: pdf([MANUAL]),
    FileKind.WORD: lambda: docx(f"<w:p><w:r><w:t>{MANUAL}</w:t></w:r></w:p>"),
    FileKind.TEXT: lambda: MANUAL.encode(),
    FileKind.MARKDOWN: lambda: f"# Kettle\n\n**{MANUAL}**".encode(),
    FileKind.TABLE: lambda: f"model,note\nK1,{MANUAL}".encode(),
    FileKind.HTML: lambda: f"<title>K</title><main><p>{MANUAL}</p></main>".encode(),
}


@pytest.mark.parametrize("kind", FileKind)
def test_every_kind_of_file_is_read_in_the_process_that_may_die_of_it(kind: FileKind) -> None:
    content = READABLE[kind]()
    parts = list(read_file(kind, [content[:10], content[10:]]))
    assert MANUAL in "".join(part.html for part in parts)


def test_a_table_in_latin_1_is_told_row_by_row_with_its_heads() -> None:
    table = "Größe;Farbe;Preis\nXL;grün;12,50 €\nM;weiß;9 €\n".encode("cp1252")
    assert words_of(FileKind.TABLE, table).splitlines()[-2:] == [
        "- Größe: XL – Farbe: grün – Preis: 12,50 €",
        "- Größe: M – Farbe: weiß – Preis: 9 €",
    ]


def test_headings_lists_and_tables_of_a_word_document_are_kept() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Care</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>Wash at </w:t></w:r><w:r><w:t>30 °C.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Wool</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>by hand</w:t></w:r></w:p>"
        "</w:tc></w:tr></w:tbl>"
    )
    assert words_of(FileKind.WORD, docx(body)).splitlines() == ["Care", "Wash at 30 °C.", "- Wool – by hand"]


def test_scripts_menus_and_comments_of_a_page_are_no_text() -> None:
    page = (
        "<nav>Menu</nav><main><h1>Sizes</h1><p>Runs small.</p><script>steal()</script><!-- hush -->"
        "<p onclick='x()'>Go up one.</p></main><footer>Imprint</footer>"
    )
    assert words_of(FileKind.HTML, page.encode()).splitlines() == ["Sizes", "Runs small.", "Go up one."]


def test_lines_that_only_the_width_of_a_page_broke_are_joined() -> None:
    text = "The warranty covers all faults of material and work-\nmanship for two years.\n- Wear\n- Tear"
    joined = "The warranty covers all faults of material and workmanship for two years."
    assert list(pdfs.paragraphs(text)) == [joined, "- Wear", "- Tear"]


def bomb() -> bytes:
    return docx("<w:p><w:r><w:t>" + "a" * (word.MOST_UNPACKED + 10) + "</w:t></w:r></w:p>")


def entities() -> bytes:
    lines = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10 if at else "ha"}">' for at in range(12))
    return docx("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", before=f"<!DOCTYPE x [{lines}]>")


def locked() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def picture() -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    for _ in range(3):
        writer.add_blank_page(100, 100)
    writer.write(out)
    return out.getvalue()


def other_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return out.getvalue()


BAD: list[tuple[FileKind, Callable[[], bytes], str]] = [
    (FileKind.WORD, bomb, word.BOMB),
    (FileKind.WORD, entities, word.BOMB),
    (FileKind.WORD, other_zip, word.NO_WORD),
    (FileKind.WORD, lambda: b"\xd0\xcf\x11\xe0 an old .doc", word.NO_WORD),
    (FileKind.PDF, picture, pdfs.NO_TEXT),
    (FileKind.PDF, locked, pdfs.LOCKED),
    (FileKind.PDF, lambda: b"%PDF-1.7 nothing more", pdfs.BROKEN),
    (FileKind.PDF, lambda: pdf([MANUAL])[:200], pdfs.BROKEN),
    (FileKind.TEXT, lambda: b"\x7fELF\0\0\0\x01", NO_TEXT_FILE),
    (FileKind.TEXT, lambda: b"  \n ", NO_TEXT),
    (FileKind.TABLE, lambda: b"\0\0\0", NO_TEXT_FILE),
    (FileKind.HTML, lambda: b"<script>only()</script>", NO_TEXT),
]


@pytest.mark.parametrize(("kind", "make", "sentence"), BAD)
def test_what_cannot_be_read_ends_in_one_sentence(kind: FileKind, make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(Unreadable) as told:
        list(read_file(kind, [make()]))
    assert told.value.sentence == sentence


@pytest.mark.parametrize(
    ("name", "size", "problem"),
    [
        ("a.pdf", 200 * 1024 * 1024, TOO_LARGE),
        ("a.exe", 10, OTHER_KIND),
        ("a", 10, OTHER_KIND),
        ("a.txt", 0, EMPTY),
        ("a.PDF", 10, ""),
    ],
)
def test_what_is_too_large_or_of_another_kind_is_refused_before_it_comes(name: str, size: int, problem: str) -> None:
    assert problem_of_upload(name, size) == problem


def test_the_kind_is_told_by_the_end_of_the_name() -> None:
    assert kind_of("a/b.PDF") is FileKind.PDF
    assert kind_of("pdf") is None


@pytest.mark.parametrize("kind", [FileKind.PDF, FileKind.WORD])
def test_a_long_file_comes_in_parts(kind: FileKind) -> None:
    pages = [f"{MANUAL} Page {at}." for at in range(25)]
    body = "".join(f"<w:p><w:r><w:t>{page * 60}</w:t></w:r></w:p>" for page in pages)
    parts = list(read_parts(kind, io.BytesIO(pdf(pages) if kind is FileKind.PDF else docx(body))))
    assert len(parts) > 1 and len({part.label for part in parts}) == len(parts)


LONG_TABLES: dict[FileKind, Callable[[], bytes]] = {
    FileKind.WORD: lambda: docx(f"<w:tbl>{''.join(map(word_row, range(9_000)))}</w:tbl>"),
    FileKind.MARKDOWN: lambda: (
        "| Model | Note |\n|---|---|\n" + "".join(map("| K{0} | note {0} |\n".format, range(9_000)))
    ).encode(),
    FileKind.TABLE: lambda: ("Model,Note\n" + "".join(f"K{at},note {at} {'x' * 900}\n" for at in range(900))).encode(),
}


def word_row(at: int) -> str:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for words in (f"K{at}", f"note {at}"))
    return f"<w:tr>{cells}</w:tr>"


@pytest.mark.parametrize("kind", LONG_TABLES)
def test_a_table_longer_than_a_part_is_learnt_in_several_and_none_of_its_rows_twice(kind: FileKind) -> None:
    parts = list(read_parts(kind, io.BytesIO(LONG_TABLES[kind]())))
    assert len(parts) > 3 and max(len(part.html) for part in parts) < 3 * LONGEST_PART
    told = [re.findall(r"note \d+", part.html) for part in parts]
    notes = [note for found in told for note in found]
    assert len(set(notes)) == len(notes) == (900 if kind is FileKind.TABLE else 9_000)


def test_the_trouble_at_the_end_of_a_file_is_known_before_any_of_it_is_learnt() -> None:
    table = "a,b\n" + "".join(f"{at},x\n" for at in range(tables.MOST_ROWS + 1))
    with pytest.raises(Unreadable) as told:
        next(read_file(FileKind.TABLE, [table.encode()]))
    assert told.value.sentence == tables.TOO_MANY_ROWS


def test_what_has_no_pages_tells_how_far_it_is_by_its_parts() -> None:
    parts = list(read_file(FileKind.TABLE, [b"a,b\n" + b"1,x\n" * 450]))
    assert [(part.done, part.of) for part in parts] == [(1, 3), (2, 3), (3, 3)]
