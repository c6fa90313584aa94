"""HTML of the store's as plain text."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS = frozenset(
    "address article blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul".split()
)
HIDDEN = ("script", "style", "template", "noscript", "svg", "head")


def plain_text(html: str) -> str:
    """Return the words a reader would see: one line a block, list items led by "- ", no markup."""
    if "<" not in html:
        return tidy(html)
    tree = LexborHTMLParser(html)
    tree.strip_tags(list(HIDDEN))
    pieces: list[str] = []
    if tree.body is not None:
        collect(tree.body, pieces)
    return tidy("".join(pieces))


def collect(node: LexborNode, pieces: list[str]) -> None:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            pieces.append((child.text(deep=False) or "").replace("\n", " "))
            continue
        block = child.tag in BLOCKS
        pieces.append("\n- " if child.tag == "li" else "\n" if block else "")
        collect(child, pieces)
        pieces.append("\n" if block else " " if child.tag == "td" else "")


def tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line and line != "-")
