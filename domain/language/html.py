"""HTML that merchants write, as plain words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from domain.language.bold_headings import BOLD, bold_heading

BLOCKS = frozenset(
    "address article blockquote dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
BREAK = "\v"  # where a line is broken inside a paragraph
SHORTEST_SENTENCE = 40  # characters; the broken lines of an address are shorter
CELL_GAP = " – "  # between the cells of a table's row
DEEPEST = 100  # nested elements; no page that people wrote goes deeper, and what does is read as plain words
# Opening tags, each of which may stand in all before it. What the parser takes grows with the square of that: 30,000
# take three seconds, and a page of two megabytes of them would take hours, in which nothing could end it.
MOST_TAGS = 30_000
OPENING = re.compile("<[a-zA-Z]")
# Each of these ends the one before it, so that they are never deep.
NESTING = re.compile(r"<(?!/?(?:p|li|h[1-6]|br|title|meta|a|script|style)[\s/>])[/a-zA-Z][^<>]*>?")
# Each of these that is left open is opened again in every paragraph after it: forty kilobytes of them take a gigabyte.
# They change how words look, not what they say, so by a name of no meaning they stand where they stood.
FORMATTING = re.compile(r"<(/?)(?:(b|strong)|big|code|em|font|i|nobr|s|small|strike|tt|u)(?=[\s/>])", re.IGNORECASE)
HIDDEN = ["script", "style", "template", "noscript", "svg", "head"]
LONGEST_CODE = 4  # characters of a size or number, such as "XXL" or "44.5"
LONGEST_HEADING = 80  # characters; longer lines are sentences
NUMBERED = re.compile(r"(?<![#\d])(#+|\d+(\.\d+)*\.?)\s+\S")


@dataclass(frozen=True)
class Section:
    """The lines under one heading. `heading` is "" for what stands before the first."""

    heading: str
    lines: tuple[str, ...]


def plain_text(html: str) -> str:
    """Return the words a reader would see: one line a block, list items led by "- ", no markup."""
    return "\n".join(line for _, line in readable_lines(html))


def sections(html: str) -> list[Section]:
    """Return the text by its headings, whether marked up or, in plain texts, numbered or standing alone."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for is_heading, line in readable_lines(html, bold_headings=True):
        if is_heading:
            found.append((line.lstrip("# "), []))
        else:
            found[-1][1].append(line)
    return [Section(heading, tuple(lines)) for heading, lines in found if lines]


def readable_lines(html: str, *, bold_headings: bool = False) -> list[tuple[bool, str]]:
    """Return each line with whether it is a heading; with `bold_headings`, also those that are only made bold."""
    if "<" not in html:
        return [(stands_as_heading(line), line) for line in tidy(html)]
    tree = parsed(html)
    tree.strip_tags(HIDDEN)
    pieces: list[str] = []
    if tree.body is not None:
        collect(tree.body, pieces, bold_headings=bold_headings)
    return [(line.startswith("\0"), line.lstrip("\0")) for line in tidy("".join(pieces))]


def parsed(html: str) -> LexborHTMLParser:
    """Return the tree of a page; of one with more tags than people write, that of its lines alone."""
    html = FORMATTING.sub(lambda tag: f"<{tag[1]}{BOLD if tag[2] else 'x-word'}", html)
    return LexborHTMLParser(html if len(OPENING.findall(html)) <= MOST_TAGS else NESTING.sub("\n", html))


def collect(node: LexborNode, pieces: list[str], depth: int = 0, *, bold_headings: bool = False) -> None:
    if depth > DEEPEST:
        pieces.append((node.text(deep=True) or "").replace("\n", " ").replace("\0", ""))
        return
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            pieces.append((child.text(deep=False) or "").replace("\n", " ").replace("\0", ""))
            continue
        tag = child.tag or ""
        if bold_headings and (words := bold_heading(child)):
            pieces.append(f"\n\0{words}\n")
            continue
        if tag == "br":
            pieces.append(BREAK)
            continue
        # Tables within tables lay out a page; only a table that holds none is read as one.
        if tag == "table" and child.css_first("table table") is None:
            pieces.extend(f"\n- {row}\n" for row in table_rows(child, depth))
            continue
        pieces.append("\n- " if tag == "li" else "\n\0" if tag in HEADINGS else "\n" if tag in BLOCKS else "")
        collect(child, pieces, depth + 1, bold_headings=bold_headings)
        pieces.append("\n" if tag in BLOCKS else "")


def table_rows(table: LexborNode, depth: int) -> Iterator[str]:
    """Yield each row as one line that stands alone: every cell with the head of its column."""
    heads: list[str] = []
    for row in table.css("tr"):
        cells = row.css("th, td")
        words = [words_of(cell, depth) for cell in cells]
        if not heads and len(words) > 1 and all(cell.tag == "th" for cell in cells):
            heads = words
        elif len(cells) == 2 and not heads and cells[0].tag == "th":
            yield f"{words[0]}: {words[1]}"
        elif any(words):
            yield CELL_GAP.join(part for at, word in enumerate(words) if (part := headed_cell(heads, at, word)))


def words_of(cell: LexborNode, depth: int) -> str:
    pieces: list[str] = []
    collect(cell, pieces, depth + 1)
    return " ".join("".join(pieces).replace("\0", " ").split())


def headed_cell(heads: Sequence[str], at: int, words: str) -> str:
    """Return a cell as "Chest: 96–102 cm"; the first tells itself, unless it is a bare size or number."""
    head = heads[at] if at < len(heads) else ""
    tells_itself = at == 0 and len(words) > LONGEST_CODE and any(letter.isalpha() for letter in words)
    return f"{head}: {words}" if head and words and not tells_itself else words


def tidy(text: str) -> list[str]:
    lines = (" ".join(line.split()) for whole in text.split("\n") for line in unbroken(whole).splitlines())
    return [line for line in lines if line not in ("", "-", "\0")]


def unbroken(line: str) -> str:
    """Put the broken lines of an address on one line; broken sentences stay lines of their own."""
    parts = [part.strip() for part in line.split(BREAK) if part.strip()]
    address = len(parts) > 1 and all(len(part) < SHORTEST_SENTENCE and not set(part) & set(":?!") for part in parts)
    return (
        ", ".join(parts) if address and not any(part.endswith((".", ",")) for part in parts[1:]) else "\n".join(parts)
    )


def stands_as_heading(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and line[-1] not in ".!?;,:。" and NUMBERED.match(line) is not None
