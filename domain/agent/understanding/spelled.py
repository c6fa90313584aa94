"""Order numbers and e-mail addresses as people say them aloud or mistype them, put into signs."""

import re
from functools import lru_cache

from domain.language.words import HAS_DIGIT
from domain.language.words import WORD as PLAIN_WORD

ORDER = (
    r"(?:\border|\bord|\bpurchase|\bpackage|\bparcel|\bbestellung|\bpedido|\bzam[oó]wieni\w*|\bcommande|\bordine"
    r"|\bencomenda|\bbestelling)"
)
LEAD = rf"(?:{ORDER}(?: (?:number|num|no\.?|nr\.?|nummer|numer|número|numero))?(?: is)?\s?[:#]?\s?|#\s?)"
UNITS = dict(zip("zero one two three four five six seven eight nine".split(), range(10), strict=True)) | {
    "oh": 0,
    "o": 0,
}
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
PAIRS = {word: 10 + at for at, word in enumerate(TEENS)} | {word: 20 + 10 * at for at, word in enumerate(TENS)}
SCALES = {"hundred": 100, "thousand": 1000}
WORD = "|".join((*UNITS, *PAIRS, *SCALES, "and"))
NUMBER_WORDS = frozenset((*UNITS, *PAIRS, *SCALES))
SPOKEN = re.compile(rf"({LEAD})((?:{WORD})(?:[ -](?:{WORD})){{1,7}})\b", re.I)
SPACED = re.compile(
    rf"({LEAD})(\d(?:[ -]\d){{3,11}}|\d\d \d\d(?=\W*(?:$|[?.!,;]|please|pls|where|status|is|has)))(?![\d\w])", re.I
)
GROUPED = re.compile(rf"({LEAD})(\d{{1,3}}(?:,\d{{3}}){{1,3}})(?!\d|[.,]\d)", re.I)
MISTYPED = re.compile(rf"({LEAD})(?=[0-9OoIl]*\d[0-9OoIl]*\d)([0-9OoIl]{{4,12}})(?![\w-])", re.I)
# "order W 2611340": letters that begin a name and stand apart from its digits, and no words.
LETTERED = re.compile(
    rf"({LEAD})(?!(?:a|i|n|e|y|o|is|no|nr|id|my|to|of|in|on|at|by|for|the|was|num|and|i[st]|es|et|oder|z)\b)"
    r"(?<=[\s#:])([A-Za-z]{1,3}) (\d{4,12})(?![\w-])",
    re.I,
)
# Without which nothing is put right: digits behind what stands apart, and letters beside digits.
APART, MIXED = re.compile(r"[\dA-Za-z][ -]\d"), re.compile(r"[OoIl]\d|\d[OoIl]")
LETTERS_FOR_DIGITS = str.maketrans("OoIl", "0011")
LIKELY = re.compile(LEAD + r"[\dOoIla-z]", re.I)
IN_MEMORY = 256  # messages per process; each is read some times in a turn
AT = (" at ", "(at)", "[at]")
SAID_DOT = re.compile(r" dot |\(dot\)|\[dot\]", re.I)
SHORTEST = 4  # digits of a number that is read out of words
NAME_PART = r"[\w+-]{1,40}"
HOSTS = "com net org co io eu edu gov info example de fr es it pl nl pt jp kr uk br ca au".replace(" ", "|")
ALOUD = re.compile(
    rf"({NAME_PART}(?:(?:\.| dot ){NAME_PART}){{0,3}}) ?(?: at |\(at\)"
    rf"|\[at\]) ?([\w-]{{1,40}}(?:(?:\.| dot ){NAME_PART}){{0,2}})(?:\.| dot | ?\(dot\) ?| ?\[dot\] ?)({HOSTS})\b(?!@)",
    re.I,
)


@lru_cache(IN_MEMORY)
def in_signs(text: str) -> str:
    """Return `text` with order numbers in digits and addresses with their signs: "order ten fifty one" is 1051."""
    lower = text.lower()
    if any(sign in lower for sign in AT):
        text = ALOUD.sub(_address, text)
    if HAS_DIGIT.search(text) and LIKELY.search(text):
        text = _in_plain_digits(text)
    return text if NUMBER_WORDS.isdisjoint(PLAIN_WORD.findall(lower)) else SPOKEN.sub(_number, text)


def _in_plain_digits(text: str) -> str:
    """Return `text` with numbers of orders that were typed in groups, apart or with letters for digits put right."""
    if "," in text:
        text = GROUPED.sub(lambda found: found[1] + found[2].replace(",", ""), text)
    if APART.search(text):
        text = SPACED.sub(lambda found: found[1] + re.sub(r"\D", "", found[2]), text)
        text = LETTERED.sub(lambda found: found[1] + found[2] + found[3], text)
    if not MIXED.search(text):
        return text
    return MISTYPED.sub(lambda found: found[1] + found[2].translate(LETTERS_FOR_DIGITS), text)


def _address(found: re.Match[str]) -> str:
    # "At" alone is a plain word: only who says the dot too says an address aloud.
    if " at " in found[0].lower() and not SAID_DOT.search(found[0]):
        return found[0]
    parts = (part.replace(" dot ", ".").replace(" DOT ", ".") for part in found.groups())
    local, host, end = parts
    return f"{local}@{host}.{end}"


def _number(found: re.Match[str]) -> str:
    digits = _digits(re.split(r"[ -]", found[2].lower()))
    return found[1] + digits if len(digits) >= SHORTEST else found[0]


def _digits(words: list[str]) -> str:
    """Return the digits of spoken words: one after another, in pairs, or as one number."""
    if SCALES.keys() & set(words):
        return str(_counted(words))
    digits, at = "", 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        joined = word in TENS and 0 < UNITS.get(after, 0)
        digits += str(PAIRS[word] + UNITS[after] if joined else PAIRS.get(word, UNITS.get(word, "")))
        at += 2 if joined else 1
    return digits


def _counted(words: list[str]) -> int:
    whole = part = 0
    for word in words:
        if word == "thousand":
            whole, part = whole + max(part, 1) * 1000, 0
        elif word == "hundred":
            part = max(part, 1) * 100
        else:
            part += UNITS.get(word, PAIRS.get(word, 0))
    return whole + part
