"""JavaScript in tokens: enough of its grammar to tell words from strings, templates and patterns."""

import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"(?P<gap>(?:\s|/\*.*?\*/|//[^\n]*)+)"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<name>[A-Za-z_$#][\w$]*)"
    r"|(?P<number>\d[\w.]*|\.\d+)"
    r"|(?P<regex>/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"
    r"|(?P<sign>=>|\?\?=|\?\?|\?\.(?!\d)|\.\.\.|[!=]==?|&&=?|\|\|=?|\+\+|--|[-+*%<>/]=|.)",
    re.DOTALL,
)
IN_A_TEMPLATE = re.compile(r"\\.|`|\$\{", re.DOTALL)
BEFORE_A_REGEX = frozenset("return typeof case in of await yield".split())
OPENING, CLOSING = "([{", ")]}"
Token = tuple[str, str]  # (kind, text), kind being a group of TOKEN or "template"


def tokens_of(script: str) -> Iterator[Token]:
    """Yield what is not space or comment. A template comes in pieces, what is in its braces in tokens between them."""
    at, last, braces = 0, ("sign", ";"), [0]
    while at < len(script):
        token = next_token(script, at, last, braces)
        at += len(token[1])
        if token[0] != "gap":
            last = token
            yield token


def next_token(script: str, at: int, last: Token, braces: list[int]) -> Token:
    """`braces` counts the open ones, for each template anew whose braces we are in."""
    match = TOKEN.match(script, at)
    assert match is not None and match.lastgroup is not None
    kind, text = match.lastgroup, match.group()
    if kind == "regex" and ends_a_value(last):
        kind, text = "sign", text[0]
    if kind == "sign" and (text == "`" or (text == "}" and len(braces) > 1 and not braces[-1])):
        return "template", template_piece(script, at, braces)
    if kind == "sign" and text in "{}":
        braces[-1] += 1 if text == "{" else -1
    return kind, text


def template_piece(script: str, at: int, braces: list[int]) -> str:
    end = next(one for one in IN_A_TEMPLATE.finditer(script, at + 1) if one.group()[0] != "\\")
    if script[at] == "}":
        braces.pop()
    if end.group() == "${":
        braces.append(0)
    return script[at : end.end()]


def ends_a_value(token: Token) -> bool:
    kind, text = token
    if kind == "name":
        return text not in BEFORE_A_REGEX
    return kind in {"number", "string"} or text in {")", "]", "}"} or (kind == "template" and text.endswith("`"))
