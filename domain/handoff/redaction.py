"""Taking out what must not travel to a helpdesk: card numbers and secrets a shopper typed by mistake."""

import re
from collections.abc import Iterator

CARD = "[card number removed]"
SECRET = "[secret removed]"

# One or two separators at most between digits, and no digit or letter touching either end.
DIGIT_RUN = re.compile(r"(?<![\w])\d(?:[ \-.\u00a0\u2009\u2010-\u2013]{0,2}\d){11,60}(?![\w])")
DIGIT_GROUP = re.compile(r"\d+")
# Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay and Maestro, by their first digits.
ISSUERS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12,15}"
    r"|3(?:0[0-5]|[68]\d)\d{11}|35\d{14}|62\d{14,17}|(?:50|5[6-9]|6[0-9])\d{14,17}"
)

PASSWORD_WORDS = (
    r"pass ?words?|pass ?code|passwd|pwd|passwort|kennwort|has[łl]o|contrase[ñn]a|mot de passe|senha|wachtwoord"
    r"|비밀 ?번호|パスワード"
)
SECRETS = (
    re.compile(rf"(?P<keep>(?:{PASSWORD_WORDS})\s*[:=：]\s*)\S+", re.I),
    # Without a colon only what looks like a password: "my password is not working" must stay readable.
    re.compile(
        rf"(?P<keep>(?:{PASSWORD_WORDS})\s*(?:\b(?:is|ist|to|es|est|jest|was)\b|는|은|は)\s*)"
        r"(?=\S*\d|\S*[@#$%^&*_+]\S)\S+",
        re.I,
    ),
    re.compile(r"(?P<keep>\b(?:cvv2?|cvc2?|security code)\b\s*(?:[:=]|is|number)?\s*)\d{3,4}\b", re.I),
    re.compile(r"(?P<keep>\bbearer\s+)[\w.~+/=-]{16,}", re.I),
    re.compile(r"\b(?:sk|pk|rk)_(?:live|test)_\w{8,}"),
    re.compile(r"\bshp(?:at|ca|pa|ss|ua)_[0-9a-fA-F]{16,}"),
    re.compile(r"\b(?:ghp|gho|ghs|github_pat|xox[abp])[_-][\w-]{16,}"),
    re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{4,}"),
    re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.S),
)


def redact(text: str, keep: frozenset[str] = frozenset()) -> str:
    """Return `text` without card numbers and secrets. `keep` holds numbers (digits only) known to be harmless."""
    text = DIGIT_RUN.sub(lambda match: _without_cards(match[0], keep), text)
    for pattern in SECRETS:
        text = pattern.sub(lambda match: match.groupdict().get("keep", "") + SECRET, text)
    return text


def digits(text: str) -> str:
    """Return the decimal digits in `text`, of any script, as ASCII."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def _without_cards(run: str, keep: frozenset[str]) -> str:
    for start, end in _windows(run):
        number = digits(run[start:end])
        if number not in keep and is_card_number(number):
            return f"{_without_cards(run[:start], keep)}{CARD}{_without_cards(run[end:], keep)}"
    return run


def _windows(run: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of neighbouring groups of digits, longest first: a card may follow an order number."""
    groups = [match.span() for match in DIGIT_GROUP.finditer(run)]
    spans = [(first[0], last[1]) for index, first in enumerate(groups) for last in groups[index:]]
    return iter(sorted(spans, key=lambda span: span[0] - span[1]))


def is_card_number(number: str) -> bool:
    return ISSUERS.fullmatch(number) is not None and _passes_luhn(number)


def _passes_luhn(number: str) -> bool:
    doubled = [int(sign) * (1 + index % 2) for index, sign in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
