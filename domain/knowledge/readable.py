"""Fields that hold data instead of words, as a reader would say them.

Shopify writes metafields as JSON: {"value": 25.0, "unit": "CENTIMETERS"}, ["oak", "steel"], "true", rich text.
Feeds paste the same into descriptions with bare words: `item_weight: { unit:pounds, value:2. }`.
"""

import re
from collections.abc import Iterator

OPENERS = {"{": "}", "[": "]"}
TOKEN = re.compile(r'\s*(?P<token>"(?:[^"\\]|\\.)*"|[{}\[\],;]|[^\s{}\[\],;:"]+(?:\s+[^\s{}\[\],;:"]+)*|:)')
FIELD = re.compile(r"^(?P<mark>(?:- )?)(?P<name>[A-Za-z][\w .-]{1,60}?)\s*:\s+(?P<data>[{\[].*[}\]])\s*$", re.S)
NUMBER = re.compile(r"-?\d+\.\d*|-?\d+")
REPEATED = re.compile(r"^(?:normalized|standardized|scale|schema|language_tag|type$|marks?$)")
SAID = {"true": "yes", "false": "no"}
UNSAID = frozenset({"", "unknown", "null", "none"})
REFERENCE = re.compile(r"gid://\S+")  # to another record of the shop's, which says nothing by itself
DEEPEST = 12  # nested objects; what goes deeper is no field that people filled in

Data = str | list["Data"] | dict[str, "Data"]


def readable_line(line: str) -> str:
    """Return the line, its data in words where it is a named field: "item weight: 2 pounds"."""
    found = FIELD.match(line)
    return f"{found['mark']}{readable_field(found['name'], found['data'])}" if found else line


def readable_field(name: str, value: str) -> str:
    """Return "name: value" in words, "" where the field says nothing."""
    words = _words_of(REFERENCE.sub("", value).strip())
    plain = name.rsplit(".", 1)[-1].replace("_", " ").replace("-", " ").strip()
    return f"{plain}: {words}" if words else ""


def _words_of(value: str) -> str:
    if value[:1] not in OPENERS:
        return SAID.get(value.lower(), value)
    tokens = [found["token"] for found in TOKEN.finditer(value)]
    parts = list(_parts(tokens))
    return "; ".join(said for part in parts if (said := _said(part)) not in UNSAID) or ("" if parts else value)


def _parts(tokens: list[str]) -> Iterator[Data]:
    """Yield each value of a row of values: `{ … }; { … }` are two."""
    while tokens:
        if tokens[0] in ",;:]}":
            tokens.pop(0)
        else:
            yield _read(tokens, 0)


def _read(tokens: list[str], depth: int) -> Data:
    token = tokens.pop(0)
    if token not in OPENERS or depth > DEEPEST:
        return token.strip('"').replace('\\"', '"').replace("\\n", " ")
    return _object(tokens, depth) if token == "{" else _list(tokens, depth)


def _object(tokens: list[str], depth: int) -> Data:
    found: dict[str, Data] = {}
    while tokens and tokens[0] not in "}]":
        name = tokens.pop(0).strip('"')
        if name in ",;:":
            continue
        if tokens and tokens[0] == ":":
            tokens.pop(0)
        if tokens and tokens[0] not in "},;":
            found[name] = _read(tokens, depth + 1)
    if tokens:
        tokens.pop(0)
    return found


def _list(tokens: list[str], depth: int) -> Data:
    found: list[Data] = []
    while tokens and tokens[0] not in "]}":
        if tokens[0] in ",;:":
            tokens.pop(0)
        else:
            found.append(_read(tokens, depth + 1))
    if tokens:
        tokens.pop(0)
    return found


def _said(data: Data) -> str:
    if isinstance(data, str):
        return SAID.get(data.lower(), _plain_number(data).replace("_", " "))
    if isinstance(data, list):
        return ", ".join(said for one in data if (said := _said(one)) not in UNSAID)
    if "value" in data and isinstance(data["value"], str):
        unit = _said(data.get("unit", "")).lower()
        return f"{_said(data['value'])} {unit}".strip()
    told = [(name, _said(one)) for name, one in data.items() if not REPEATED.match(name) or _alone(name, data)]
    return ", ".join(f"{_label(name)}{said}" for name, said in told if said not in UNSAID)


def _alone(name: str, data: dict[str, Data]) -> bool:
    """Whether a kind stands beside a count, and so tells what is counted: `{ quantity:4, type:aa }`."""
    return name == "type" and "quantity" in data


def _label(name: str) -> str:
    bare = ("value", "unit", "quantity", "type", "children", "text")
    return "" if name in bare else f"{name.replace('_', ' ')} "


def _plain_number(word: str) -> str:
    """`13.` and `13.0` are 13."""
    if not NUMBER.fullmatch(word) or "." not in word:
        return word
    return word.rstrip("0").rstrip(".") or "0"
