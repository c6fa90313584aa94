"""Headings that merchants only make bold: "<p><strong>Exchanges</strong><br>…", as in Shopify's own templates."""

import re

from selectolax.lexbor import LexborNode

BOLD = "x-bold"
WRAPPERS = frozenset({"span", "x-word", BOLD, "a"})
BLOCKS = frozenset({"p", "div", "body", "section", "article"})
PARAGRAPHS = frozenset({"p", "div"})
# A number is a fact, unless it stands in a long name: "European Union 14 day cooling off period".
NUMBER = re.compile(r"\d")
LEAST_WITH_NUMBER = 5  # words
BOUND = re.compile(
    r"\b(?:free|over|from|within|until|up to|off|ab|bis|gratis|desde|hasta|jusqu|od|do|oltre|vanaf)\b", re.I
)
LONGEST = 60  # characters; a longer bold line is a sentence that matters
# A bold line that says something by itself is no heading: "We do not ship to Hawaii".
TELLS = re.compile(
    r"[.!;,:]\S*\s|[.!;,]$|[$€£¥₩%]|\b(?:we|you|they|i|is|are|was|will|can|cannot|must|may|please|do|does|no|not|only|never"
    r"|wir|sie|ist|sind|kein\w*|nicht|nur|es|son|no|solo|nous|vous|est|sont|pas|jest|nie|tylko|siamo|sono|non)\b(?!-)",
    re.IGNORECASE,
)

LONGEST_LEAD = 6  # words of a heading that stands in the first line of its own text


def bold_heading(node: LexborNode) -> str:
    """Return the words of a bold element that stands as a heading over what follows it, "" for any other."""
    if node.tag != BOLD:
        return ""
    words = " ".join((node.text(deep=True) or "").split())
    if _leads(node, words):
        return words.rstrip(".")
    asks = words.endswith("?")
    if not words or len(words) > LONGEST or not (asks or not TELLS.search(words)):
        return ""
    if NUMBER.search(words) and (len(words.split()) < LEAST_WITH_NUMBER or BOUND.search(words)):
        return ""
    return words.rstrip(": ") if _stands_alone(node) else ""


def _stands_alone(node: LexborNode) -> bool:
    """Whether nothing stands on its line, neither in its own element nor in those around it."""
    while True:
        before, after, parent = _beside(node, back=True), _beside(node, back=False), node.parent
        if any(one is not None and one.tag != "br" for one in (before, after)) or parent is None:
            return False
        if parent.tag in BLOCKS:
            return after is not None or _is_followed(parent)
        if parent.tag not in WRAPPERS or before is not None or after is not None:
            return False
        node = parent


def _leads(node: LexborNode, words: str) -> bool:
    """Whether words with a stop begin a paragraph as its heading: "<p><b>Damaged, lost or wrong.</b> Send us …"."""
    name = words[:-1].replace(",", "")
    named = words.endswith(".") and bool(name) and not any(one.search(name) for one in (TELLS, NUMBER, BOUND))
    if not named or len(name.split()) > LONGEST_LEAD:
        return False
    parent, after = node.parent, _beside(node, back=False)
    told = after is not None and after.tag == "-text"
    return told and _beside(node, back=True) is None and parent is not None and parent.tag in PARAGRAPHS


def _is_followed(block: LexborNode) -> bool:
    """Whether text comes after a block, that a heading in it could stand over."""
    follows = _beside(block, back=False)
    return follows is not None and block.tag != "body"


def _beside(node: LexborNode, *, back: bool) -> LexborNode | None:
    """Return what stands before or after a node, space left out."""
    other = node.prev if back else node.next
    while other is not None and other.tag == "-text" and not (other.text(deep=False) or "").strip():
        other = other.prev if back else other.next
    return other
