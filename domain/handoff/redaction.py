"""Taking out what must not travel to a helpdesk: card numbers and secrets a shopper typed by mistake."""

import re
from collections.abc import Sequence

CARD = "[card number removed]"
SECRET = "[secret removed]"

BREAK = "\x1f"  # between two messages; a control character that no text of ours shows
# Signs that nobody sees: they come along with what is copied, and are gone where the ticket is read.
INVISIBLE = r"\u00ad\u034f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u20e3"
# Three separators at most between digits, and no digit touching either end: Korean and Japanese leave no space.
DIGIT_RUN = re.compile(rf"(?<!\d)\d(?:[\s{BREAK}\-._·•\u2010-\u2015\u2212{INVISIBLE}]{{0,3}}\d){{11,}}(?!\d)")
# Between groups as they are printed on a card, other signs separate as well; not "#", which begins an order's number.
CARD_GROUPS = re.compile(r"(?<!\d)\d{4,6}(?:[^\w#]{1,3}\d{4,6}){2,3}(?!\d)")
LONGEST_CARD = 19  # digits
DIGIT_GROUP = re.compile(r"\d+")
# Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay and Maestro, by their first digits.
ISSUERS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6(?:011|4[4-9]\d|5\d\d)\d{12,15}"
    r"|3(?:0[0-5]|[68]\d)\d{11}|35\d{14}|62\d{14,17}|(?:50|5[6-9]|6[0-9])\d{14,17}"
)

PASSWORD_WORDS = (
    r"pass ?words?|pass ?code|passwd|pwd|passwort|kennwort|has[łl]o|contrase[ñn]a|mot de passe|senha|wachtwoord"
    r"|비밀 ?번호|パスワード"
)
CODE_WORDS = (
    r"\b(?:cvv2?|cvc2?|cvn|security code|card code|pr[üu]fziffer|kartenpr[üu]fnummer|kod zabezpieczaj[ąa]cy"
    r"|c[óo]digo de (?:seguridad|seguran[çc]a)|code de s[ée]curit[ée]|cryptogramme|codice di sicurezza"
    r"|beveiligingscode)|보안 ?코드|セキュリティ ?コード"
)
SECRETS = (
    re.compile(rf"(?P<keep>(?:{PASSWORD_WORDS})\s*[:=：]\s*)\S+", re.I),
    # Without a colon only what looks like a password: "my password is not working" must stay readable.
    re.compile(
        rf"(?P<keep>(?:{PASSWORD_WORDS})\s*(?:\b(?:is|ist|to|es|est|jest|was)\b|는|은|は)\s*)"
        r"(?=\S*\d|\S*[@#$%^&*_+]\S)\S+",
        re.I,
    ),
    re.compile(
        rf"(?P<keep>(?:{CODE_WORDS})\s{{0,5}}(?:[:=：]|\b(?:is|ist|es|est|to|é|è|number)\b|는|은|は)?\s{{0,5}})\d{{3,4}}(?!\d)",
        re.I,
    ),
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
    return _without_secrets(_without_card_numbers(text, keep))


def redact_in_turn(texts: Sequence[str], keep: frozenset[str] = frozenset()) -> list[str]:
    """Return the messages of one person so, one after the other: a card number may go on in the next."""
    if not texts:
        return []
    joined = BREAK.join(text.replace(BREAK, " ") for text in texts)
    return [_without_secrets(text) for text in _without_card_numbers(joined, keep).split(BREAK)]


def _without_card_numbers(text: str, keep: frozenset[str]) -> str:
    for pattern in (DIGIT_RUN, CARD_GROUPS):
        text = pattern.sub(lambda match: _without_cards(match[0], keep), text)
    return text


def _without_secrets(text: str) -> str:
    for pattern in SECRETS:
        text = pattern.sub(lambda match: match.groupdict().get("keep", "") + SECRET, text)
    return text


def digits(text: str) -> str:
    """Return the decimal digits in `text`, of any script, as ASCII."""
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def _without_cards(run: str, keep: frozenset[str]) -> str:
    """Go through the groups of digits from the left: a card may follow an order number, or another card."""
    groups = [match.span() for match in DIGIT_GROUP.finditer(run)]
    kept, written, index = "", 0, 0
    while index < len(groups):
        last = _card_from(run, groups[index:], keep)
        if last:
            start, end = groups[index][0], groups[index + last - 1][1]
            # Of several messages the number stood in, each is still one.
            kept, written = kept + run[written:start] + CARD + BREAK * run.count(BREAK, start, end), end
        index += last or 1
    return kept + run[written:]


def _card_from(run: str, groups: list[tuple[int, int]], keep: frozenset[str]) -> int:
    """Return how many of the groups, from the first on, make the longest card number; 0 where none does."""
    number, count = "", 0
    for place, (start, end) in enumerate(groups[:LONGEST_CARD], start=1):
        number += digits(run[start:end])
        if len(number) > LONGEST_CARD:
            break
        if number not in keep and is_card_number(number):
            count = place
    return count


def is_card_number(number: str) -> bool:
    return ISSUERS.fullmatch(number) is not None and _passes_luhn(number)


def _passes_luhn(number: str) -> bool:
    doubled = [int(sign) * (1 + index % 2) for index, sign in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
