"""One document, written twice: as the little HTML that helpdesks show, and as plain text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

# Control characters, and those that turn the direction of writing and could make a line look like another.
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]")
# Helpdesks fill in placeholders, even those in what a shopper wrote: "{{ticket.requester.email}}", "{% if … %}".
PLACEHOLDER = re.compile(r"\{(?=[{%])")
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
INDENT = 4  # spaces; what a person wrote on a second line must not look like a line of ours


@dataclass(frozen=True)
class Bold:
    text: str


@dataclass(frozen=True)
class Link:
    """A link where `url` is a web address, else only its text."""

    text: str
    url: str


Span = str | Bold | Link
Line = tuple[Span, ...]


@dataclass(frozen=True)
class Paragraph:
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Bullets:
    items: tuple[Line, ...]


@dataclass(frozen=True)
class Rule:
    pass


Block = Paragraph | Bullets | Rule


def paragraph(*spans: Span) -> Paragraph:
    return Paragraph((spans,))


def as_html(blocks: Sequence[Block]) -> str:
    """Write with <p> <br> <b> <a> <ul> <li> <hr> and nothing else; every text is escaped."""
    return "".join(_html_block(block) for block in blocks)


def as_text(blocks: Sequence[Block]) -> str:
    return "\n\n".join(_text_block(block) for block in blocks)


def shortened(blocks: Sequence[Block], limit: int, omission: str) -> list[Block]:
    """Return the blocks, or as many from both ends as fit into `limit` characters of HTML.

    `omission` ("… {count} messages left out …") then stands in the middle, and paragraphs of more than a tenth of the
    limit lose their own middle first.
    """
    if sum(len(_html_block(block)) for block in blocks) <= limit:
        return list(blocks)
    blocks = [_cut_paragraph(block, limit // 10) for block in blocks]
    sizes = [len(_html_block(block)) for block in blocks]
    room = (limit - len(omission) - 100) // 2
    head, tail = _fitting(sizes, room), _fitting(sizes[::-1], room)
    left_out = paragraph(Bold(omission.format(count=len(blocks) - head - tail)))
    return [*blocks[:head], left_out, *blocks[len(blocks) - tail :]]


def cut(text: str, limit: int) -> str:
    """Return `text` with its middle replaced by a word where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    half = max(limit // 2, 1)
    return f"{text[:half]} … [shortened] … {text[-half:]}"


def one_line(text: str, limit: int) -> str:
    """Return `text` on one line, ended with "…" where it is longer than `limit` characters."""
    line = " ".join(inert(UNSEEN.sub(" ", text)).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def inert(text: str) -> str:
    """Return `text` with no placeholder in it: a space stands between the signs that would begin one."""
    return PLACEHOLDER.sub("{ ", text)


def _cut_paragraph(block: Block, limit: int) -> Block:
    if not isinstance(block, Paragraph) or len(_html_block(block)) <= limit:
        return block
    return Paragraph(tuple(tuple(_cut_span(span, limit) for span in line) for line in block.lines))


def _cut_span(span: Span, limit: int) -> Span:
    # Escaping makes some signs longer, so the cut is repeated until the written form fits.
    while isinstance(span, str) and len(_escaped(span)) > limit:
        span = cut(span, len(span) * limit // len(_escaped(span)) - 40)
    return span


def _fitting(sizes: Sequence[int], room: int) -> int:
    count = 0
    for size in sizes:
        room -= size
        if room < 0:
            break
        count += 1
    return count


def _html_block(block: Block) -> str:
    match block:
        case Paragraph(lines):
            return f"<p>{'<br>'.join(_html_line(line) for line in lines)}</p>"
        case Bullets(items):
            return f"<ul>{''.join(f'<li>{_html_line(item)}</li>' for item in items)}</ul>"
        case Rule():
            return "<hr>"


def _html_line(line: Line) -> str:
    return "".join(_html_span(span) for span in line)


def _html_span(span: Span) -> str:
    match span:
        case Bold(text):
            return f"<b>{_escaped(text)}</b>"
        case Link(text, url) if WEB_ADDRESS.fullmatch(url):
            return f'<a href="{escape(_inert_address(url))}">{_escaped(text)}</a>'
        case Link(text, _):
            return _escaped(text)
        case text:
            return _escaped(text)


def _escaped(text: str) -> str:
    return escape(_seen(text)).replace("\n", "<br>" + "&nbsp;" * INDENT)


def _text_block(block: Block) -> str:
    match block:
        case Paragraph(lines):
            return "\n".join(_text_line(line) for line in lines)
        case Bullets(items):
            return "\n".join(f"- {_text_line(item)}" for item in items)
        case Rule():
            return "-" * 40


def _text_line(line: Line) -> str:
    return "".join(_text_span(span) for span in line)


def _text_span(span: Span) -> str:
    match span:
        case Link(text, url) if WEB_ADDRESS.fullmatch(url) and url != text:
            return f"{_indented(text)} ({_inert_address(url)})"
        case Bold(text) | Link(text, _):
            return _indented(text)
        case text:
            return _indented(text)


def _indented(text: str) -> str:
    return _seen(text).replace("\n", "\n" + " " * INDENT)


def _inert_address(url: str) -> str:
    return url.replace("{", "%7B")


def _seen(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return inert(UNSEEN.sub("", lines))
