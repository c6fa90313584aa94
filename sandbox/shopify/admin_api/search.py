"""The platform's search syntax: `name:"#1001" email:ann@x.test updated_at:>'2026-11-01T00:00:00Z'`.

Search is wider than equality: text matches word by word, so a caller has to compare what comes back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sandbox.shopify.records import Json

Values = Callable[[Json], list[str | datetime | None]]
Test = Callable[[Json], bool]

TOKEN = re.compile(
    r"""\s*(?:(?P<open>\()|(?P<close>\))|(?P<term>-?(?:[A-Za-z_.]+:(?:<=|>=|<|>)?)?(?:"[^"]*"|'[^']*'|[^\s()"']+)))"""
)
TERM = re.compile(r"(?s)(?P<not>-?)(?:(?P<field>[A-Za-z_.]+):(?P<op><=|>=|<|>)?)?(?P<value>.*)")
COMPARISONS: dict[str, Callable[[datetime, datetime], bool]] = {
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
}


@dataclass
class Search:
    """A parsed query: `test` a record; `unknown` names the fields that were ignored."""

    test: Test
    unknown: list[str] = field(default_factory=list)


def parse(text: str | None, fields: Mapping[str, Values]) -> Search:
    """Terms stand for AND; OR, NOT, `-` and parentheses work. Unknown fields are ignored, as they really are."""
    tokens = [
        match["open"] or match["close"] or match["term"] for match in TOKEN.finditer(text or "") if match[0].strip()
    ]
    reader = _Reader(tokens, fields)
    test = reader.read_any() if tokens else _everything
    return Search(test, reader.unknown)


class _Reader:
    def __init__(self, tokens: list[str], fields: Mapping[str, Values]) -> None:
        self._tokens = tokens
        self._fields = fields
        self.unknown: list[str] = []

    def read_any(self) -> Test:
        tests = [self._read_all()]
        while self._tokens and self._tokens[0] == "OR":
            self._tokens.pop(0)
            tests.append(self._read_all())
        return lambda record: any(test(record) for test in tests)

    def _read_all(self) -> Test:
        tests = []
        while self._tokens and self._tokens[0] not in ("OR", ")"):
            tests.append(self._read_one())
        return lambda record: all(test(record) for test in tests)

    def _read_one(self) -> Test:
        token = self._tokens.pop(0)
        if token == "AND":
            return _everything
        if token == "NOT" and self._tokens:
            return _negated(self._read_one())
        if token == "(":
            inner = self.read_any()
            if self._tokens:
                self._tokens.pop(0)
            return inner
        return self._read_term(token)

    def _read_term(self, token: str) -> Test:
        match = TERM.fullmatch(token)
        assert match is not None  # the pattern takes any text
        value = match["value"].strip("\"'")
        if match["field"] is None:
            test = _text_test(self._fields.get("default", _nothing), value)
        elif match["field"] not in self._fields:
            self.unknown.append(match["field"])
            return _everything
        else:
            test = _field_test(self._fields[match["field"]], match["op"], value)
        return _negated(test) if match["not"] else test


def instant(text: str | None) -> datetime | None:
    """Read an ISO time with or without an offset; None for None and for what is no time."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _field_test(values: Values, op: str | None, wanted: str) -> Test:
    moment = instant(wanted)
    if op:
        compare = COMPARISONS[op]
        return lambda record: any(
            moment is not None and isinstance(value, datetime) and compare(value, moment) for value in values(record)
        )
    return _text_test(values, wanted)


def _text_test(values: Values, wanted: str) -> Test:
    if wanted == "*":
        return lambda record: any(value not in (None, "") for value in values(record))
    if wanted.endswith("*"):
        start = wanted[:-1].casefold()
        return lambda record: any(str(value).casefold().startswith(start) for value in values(record) if value)
    words = set(_words(wanted))
    return lambda record: any(words <= set(_words(str(value))) for value in values(record) if value is not None)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold()) or [text.casefold()]


def _negated(test: Test) -> Test:
    return lambda record: not test(record)


def _everything(_record: Json) -> bool:
    return True


def _nothing(_record: Json) -> list[str | datetime | None]:
    return []
