"""A page of the web as what it says: its title, its words without menus and banners, and where it points."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from domain.language.html import parsed, readable_lines

AROUND = ["nav", "header", "footer", "aside", "form", "iframe", "button", "dialog", "script", "style", "template"]
MAIN = "main, [role=main], article"
MOST_LINKS = 2_000  # of one page
LONGEST_TITLE = 200  # characters
LONGEST_ADDRESS = 2_000


@dataclass(frozen=True)
class WebPage:
    title: str
    html: str
    links: tuple[str, ...]
    listed: bool  # False where the page asks machines to leave it out
    followed: bool  # False where it asks them to follow none of its links


def read_page(url: str, html: str) -> WebPage:
    tree = parsed(html)
    robots = _robots(tree)
    return WebPage(
        _title(tree) or url,
        "".join(blocks_of_page(html)),
        tuple(dict.fromkeys(_links(url, tree))),
        "noindex" not in robots and "none" not in robots,
        "nofollow" not in robots and "none" not in robots,
    )


def blocks_of_page(html: str) -> Iterator[str]:
    """Yield a page's lines and headings, those of its main part where it names one."""
    tree = parsed(html)
    tree.strip_tags(AROUND)
    main = tree.css_first(MAIN) or tree.body
    for is_heading, line in readable_lines((main.html or "") if main else ""):
        yield f"<h2>{escape(line)}</h2>" if is_heading else f"<p>{escape(line)}</p>"


def _title(tree: LexborHTMLParser) -> str:
    for selector in ("title", "h1"):
        node = tree.css_first(selector)
        if node and (words := " ".join(node.text(deep=True).split())):
            return words[:LONGEST_TITLE]
    return ""


def _robots(tree: LexborHTMLParser) -> str:
    node = tree.css_first("meta[name=robots]")
    return (node.attributes.get("content") or "").lower() if node else ""


def _links(url: str, tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("a[href]")[:MOST_LINKS]:
        if found := joined(url, node.attributes.get("href") or ""):
            yield found


def joined(base: str, href: str) -> str:
    """Return the whole address, "" where it is none of the web's."""
    try:
        whole = urldefrag(urljoin(base, href.strip())).url
        return whole if urlsplit(whole).scheme in ("http", "https") and len(whole) <= LONGEST_ADDRESS else ""
    except ValueError:
        return ""
