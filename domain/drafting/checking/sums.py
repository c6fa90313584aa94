"""Sums of money as anybody may write them: "$19.99", "19,99 €", "20 dollars", "USD 5", "5,000원"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.drafting.checking.numbers import DIGITS, readings

# Which currencies a mark or a word may stand for, each by its code.
MARKS = {
    "us$": "USD", "$us": "USD", "$ca": "CAD", "ca$": "CAD", "a$": "AUD", "c$": "CAD", "r$": "BRL", "nz$": "NZD", "hk$": "HKD",
    "$": "USD CAD AUD NZD SGD HKD MXN BRL ARS CLP COP", "€": "EUR", "£": "GBP", "¥": "JPY CNY", "₩": "KRW",
    "₹": "INR", "zl": "PLN", "円": "JPY", "원": "KRW", "元": "CNY",
}  # fmt: skip
CODES = "usd eur gbp jpy krw pln cad aud chf brl nzd sgd hkd mxn inr sek nok dkk czk huf cny".split()
WORDS = {
    r"dollars?|bucks|dolar\w*|dolares|달러|ドル": "USD CAD AUD NZD SGD HKD",
    r"euros?|유로|ユーロ": "EUR",
    r"pounds?(?: sterling)?|pfund|libras?|livres?|sterline": "GBP",
    r"zlotych|zlot\w+": "PLN",
    r"yen": "JPY",
    r"won": "KRW",
    r"francs?|franken": "CHF",
    r"rupees?": "INR",
    r"real|reais": "BRL",
    r"cents?": "USD EUR CAD AUD",
}
MARK = "|".join(re.escape(mark) for mark in sorted(MARKS, key=len, reverse=True))
CODE = "|".join(CODES)
WORD = "|".join(WORDS)
SUM = re.compile(
    rf"(?P<before>{MARK}|\b(?:{CODE}))\s?(?P<first>{DIGITS})(?:\s?(?:{CODE})\b)?"
    rf"|(?<![a-z\d])(?P<second>{DIGITS})\s?(?P<after>{MARK}|(?:{CODE}|{WORD})(?![a-z]))(?:\$)?(?!\s?\d)"
)


@dataclass(frozen=True)
class Sum:
    """A sum from `start` to `end`; `currencies` are those it may be in."""

    start: int
    end: int
    amounts: tuple[Decimal, ...]
    currencies: frozenset[str]


def read_sums(text: str) -> Iterator[Sum]:
    """Yield the sums of a level text, first to last."""
    for found in SUM.finditer(text):
        digits = found["first"] or found["second"]
        yield Sum(found.start(), found.end(), tuple(readings(digits)), currencies(found["before"] or found["after"]))


def currencies(mark: str) -> frozenset[str]:
    if mark in MARKS:
        return frozenset(MARKS[mark].split())
    if mark in CODES:
        return frozenset({mark.upper()})
    return next((frozenset(codes.split()) for words, codes in WORDS.items() if re.fullmatch(words, mark)), frozenset())
