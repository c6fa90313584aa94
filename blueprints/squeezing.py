"""Scripts as they go over the wire: without comments and spaces, and with short names for what is only theirs.

It reads the plain style that the storefront's scripts are written in: every statement ends in a semicolon or a brace,
and a template that is a constant of its own and has braces is a style sheet. Names are changed alike everywhere, and
only names that a script declares and never uses as a property, so that no scope needs to be understood. What it
declares under a name that it also takes from the page would break: the scripts of the chat do not.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import count, pairwise
from string import ascii_letters

from blueprints.script_tokens import CLOSING, OPENING, Token, tokens_of

WORDS_OF_JAVASCRIPT = frozenset(
    "async await break case catch class const continue default delete do else export extends false finally for from"
    " function get if import in instanceof let new null of return set static super switch this throw true try typeof"
    " undefined void while yield arguments".split()
)
HEADS = frozenset("if for while switch with".split())  # their brackets hold no parameters
LONE = re.compile(r"(?<=[=,(?:])\((\w+)\)=>")  # a parameter needs no brackets where nothing stands beside it
WORDY = re.compile(r"[\w$#]")
CONST: Token = ("name", "const")
DECLARING = frozenset("const let class function".split())


def squeezed(script: str) -> str:
    """Return a script that does the same in fewer bytes."""
    return LONE.sub(r"\1=>", joined(merged(renamed(list(tokens_of(script))))))


def renamed(tokens: list[Token]) -> list[Token]:
    """Give short names to what is declared and never a property, the most frequent the shortest."""
    own = declared(tokens) - properties(tokens) - exported(tokens) - WORDS_OF_JAVASCRIPT
    taken = {text for kind, text in tokens if kind == "name"} - own
    frequent = Counter(text for kind, text in tokens if kind == "name" and text in own)
    free = (name for name in short_names() if name not in taken and name not in WORDS_OF_JAVASCRIPT)
    short = dict(zip((name for name, _ in frequent.most_common()), free, strict=False))
    return [(kind, short.get(text, text) if kind == "name" else text) for kind, text in tokens]


def short_names() -> Iterator[str]:
    yield from ascii_letters
    yield from (f"{letter}{number}" for number in count() for letter in ascii_letters)


def declared(tokens: list[Token]) -> set[str]:
    """Return the names after `const` and the like, and the parameters."""
    found = {new for (_, word), (kind, new) in pairwise(tokens) if word in DECLARING and kind == "name"}
    found |= {name for (kind, name), (_, sign) in pairwise(tokens) if kind == "name" and sign == "=>"}
    for start, end in brackets(tokens):
        after = tokens[end + 1][1] if end + 1 < len(tokens) else ""
        if after == "=>" or (tokens[start][1] == "(" and after == "{" and tokens[start - 1][1] not in HEADS):
            found |= set(leading_names(tokens, start, end))
        elif tokens[start][1] == "[" and tokens[start - 1][1] in DECLARING:
            found |= set(leading_names(tokens, start, end))
    return found


def exported(tokens: list[Token]) -> set[str]:
    return {name for (_, word), _, (_, name) in zip(tokens, tokens[1:], tokens[2:], strict=False) if word == "export"}


def leading_names(tokens: list[Token], start: int, end: int) -> Iterator[str]:
    """The names right after a bracket or a comma within it, not deeper; a pattern in square brackets counts in."""
    deep = 0
    for at in range(start, end):
        kind, text = tokens[at]
        deep += (text in ("(", "{")) - (text in (")", "}")) if kind == "sign" and at > start else 0
        if not deep and text in ("(", ",", "[", "...") and tokens[at + 1][0] == "name":
            yield tokens[at + 1][1]


def brackets(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for at, (kind, text) in enumerate(tokens):
        if kind == "sign" and text in OPENING:
            opened.append(at)
        elif kind == "sign" and text in CLOSING:
            yield opened.pop(), at


def properties(tokens: list[Token]) -> set[str]:
    """Return the names after a dot, before a colon, of methods, and alone in braces: `{ text, price }`."""
    found = {name for (_, dot), (kind, name) in pairwise(tokens) if dot in (".", "?.") and kind == "name"}
    found |= {name for (kind, name), (_, colon) in pairwise(tokens) if kind == "name" and colon == ":"}
    opened: list[str] = []
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before[0] == "sign" and before[1] in OPENING:
            opened.append(before[1])
        elif before[0] == "sign" and before[1] in CLOSING:
            opened.pop()
        alone = before[1] in ("{", ",") and after[1] in ("}", ",", "=") and opened[-1:] == ["{"]
        method = before[1] in ("{", "}", ";", "get", "set", "async", "static", "*") and after[1] == "("
        if token[0] == "name" and (alone or method):
            found.add(token[1])
    return found


def merged(tokens: list[Token]) -> list[Token]:
    """Make one statement of constants that follow each other."""
    out: list[Token] = []
    constant = [False]  # whether the statement is one, for each bracket that is open
    for at, token in enumerate(tokens):
        text = token[1] if token[0] in ("sign", "name") else ""
        if text in OPENING and text:
            constant.append(False)
        elif text in CLOSING and text:
            constant.pop()
        elif text == ";" and not (constant[-1] and tokens[at + 1 : at + 2] == [CONST]):
            constant[-1] = False
        elif token == CONST:
            if constant[-1]:
                out[-1] = ("sign", ",")
                continue
            constant[-1] = True
        out.append(token)
    return out


def joined(tokens: list[Token]) -> str:
    out, last = [], ""
    for (kind, text), (_, following) in pairwise([*tokens, ("sign", "")]):
        if kind == "template" and last == "=" and "{" in text and text[-1] == "`":
            text = squeezed_style(text)
        if text == ";" and following == "}" or text == "," and following in CLOSING:
            continue
        if needs_space(last, text):
            out.append(" ")
        out.append(text)
        last = text
    return "".join(out) + "\n"


def needs_space(last: str, text: str) -> bool:
    if not last:
        return False
    return bool(WORDY.match(last[-1]) and WORDY.match(text[0])) or (last[-1] in "+-/" and text[0] == last[-1])


def squeezed_style(css: str) -> str:
    plain = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    tight = re.sub(r" ?([{};,>]) ?|(?<=:) ", lambda match: match.group(1) or "", plain)
    return tight.replace(";}", "}").replace("` ", "`").replace(" `", "`")
