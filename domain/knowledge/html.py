"""HTML that merchants write, as plain words."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS = frozenset(
    "address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
HIDDEN = ["script", "style", "template", "noscript", "svg", "head"]
LONGEST_HEADING = 80  # characters; longer lines are sentences
NUMBERED = re.compile(r"(#+|\d+(\.\d+)*\.?)\s+\S")


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
    for is_heading, line in readable_lines(html):
        if is_heading:
            found.append((line.lstrip("# "), []))
        else:
            found[-1][1].append(line)
    return [Section(heading, tuple(lines)) for heading, lines in found if lines]


def readable_lines(html: str) -> list[tuple[bool, str]]:
    """Return each line with whether it is a heading."""
    if "<" not in html:
        return [(stands_as_heading(line), line) for line in tidy(html)]
    tree = LexborHTMLParser(html)
    tree.strip_tags(HIDDEN)
    pieces: list[str] = []
    if tree.body is not None:
        collect(tree.body, pieces)
    return [(line.startswith("\0"), line.lstrip("\0")) for line in tidy("".join(pieces))]


def collect(node: LexborNode, pieces: list[str]) -> None:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            pieces.append((child.text(deep=False) or "").replace("\n", " ").replace("\0", ""))
            continue
        tag = child.tag or ""
        pieces.append("\n- " if tag == "li" else "\n\0" if tag in HEADINGS else "\n" if tag in BLOCKS else "")
        collect(child, pieces)
        pieces.append("\n" if tag in BLOCKS else " " if tag in ("td", "th") else "")


def tidy(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line not in ("", "-", "\0")]


def stands_as_heading(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and line[-1] not in ".!?;,:。" and NUMBERED.match(line) is not None
