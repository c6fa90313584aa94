"""Comment text in and out of HTML. What a person sees is always cleaned."""

import html
import re

import nh3

TAGS = {"p", "br", "b", "strong", "i", "em", "a", "ul", "ol", "li", "hr", "blockquote", "pre", "code", "h3", "h4"}
LINE_BREAKS = re.compile(r"<br\s*/?>|</p>|</li>|</h[34]>|<hr\s*/?>|</blockquote>|</pre>", re.IGNORECASE)
BLANK_LINES = re.compile(r"\n{3,}")


def clean_html(markup: str) -> str:
    """Only text, lists, rules and http(s) links survive; no image, style or script."""
    return nh3.clean(
        markup,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )


def html_from_text(text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "".join(f"<p>{html.escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs)


def text_from_html(markup: str) -> str:
    lines = LINE_BREAKS.sub("\n", markup)
    bare = html.unescape(nh3.clean(lines, tags=set()))
    return BLANK_LINES.sub("\n\n", bare).strip()
