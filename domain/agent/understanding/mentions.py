"""What a message names: orders, e-mail addresses. Nothing here looks anything up."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from domain.agent.understanding.bounds import AT_LEAST, AT_MOST
from domain.agent.understanding.spelled import in_signs
from domain.language.runs import shortened
from domain.language.words import HAS_DIGIT, fold

# Korean and Japanese write on without a space: "이메일은a@b.com이에요".
UNSPACED = r"\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
LOCAL = rf"(?:[^\W{UNSPACED}]|[.+%'-])"
EMAIL = re.compile(
    rf"(?<!{LOCAL}){LOCAL}{{1,64}}@(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.)+[a-z]{{2,24}}(?![a-z0-9_-])", re.I
)
MASKED_EMAIL = "emailaddress"
LONGEST_EMAIL = 254  # characters; RFC 5321
# What may touch a number and is no part of it: "번호는 4051이고", "番号は4051です". What counts, as 개 and 円, may not.
TOUCHING = r"(?:이고|이며|이에요|이요|예요|인데|입니다|번|은|는|이|가|です|で|は|が|と|の|番)"
# Before a hyphen: "EM-1001". Models of goods are written so as well, so it is read alone, or beside an address.
PREFIX = r"[A-Za-z]{1,5}-"
NUMBER_BESIDE_EMAIL = re.compile(
    rf"(?<![^\W{UNSPACED}])(?<![$€£.,@-])(?:{PREFIX})?\d{{3,12}}(?:(?={TOUCHING})|(?![\w%@-]|[.,]\d))"
)
ORDER_WORDS = (
    r"orders?|ord|purchase|packages?|parcels?|shipment|paket|paczka|paczki|przesylk\w*|przesyłk\w*|confirmation|pedido"
    r"|compra|orden|encomenda|bestellung|bestellnummer|auftrag|bestelling"
    r"|ordernummer|zam[oó]wieni\w*|commande|ordine|주문(?:번호|은|이|의)?|注文(?:番号)?"
)
SPACES = r"\s{0,3}"
# Every run of spaces has an end: several open ones in a row take cubic time over a message full of spaces.
NUMBER_WORDS = (
    r"(?:\s{0,3}(?:number|numer|número|numero|nummer|numéro|num|code|no|nr|nº|n°|id|番号|번호)\.?)?"
    r"(?:\s{1,3}(?:is|es|ist|to|è)|[은는이가はがの])?"
)
NAME = r"[A-Za-z]{0,8}-?\d{3,20}[A-Za-z0-9]*(?:-[A-Za-z0-9]{1,8})?"
CONFIRMATION = r"(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{8,12}"
ORDER_NAMES = (
    re.compile(rf"#\s?({NAME}|{CONFIRMATION})(?![A-Za-z0-9_@])"),
    re.compile(
        rf"(?:{ORDER_WORDS}){NUMBER_WORDS}{SPACES}[:=]?{SPACES}#?{SPACES}({NAME}|{CONFIRMATION})(?![A-Za-z0-9_@])"
        r"(?!\s{0,3}(?:pcs|pieces|units|items|of|x)\b)",
        re.I,
    ),
    re.compile(rf"\b(?:no|nr|nº|n°)\.?{SPACES}({NAME})(?![A-Za-z0-9_@])", re.I),
    re.compile(r"(?<![\w$€£@.+-])([A-Za-z]{1,5}-?\d{5,12}(?:-[A-Za-z0-9]{1,4})?)(?![A-Za-z0-9_@])"),
)
ONLY_A_NUMBER = re.compile(rf"\s*#?\s*((?:\d{{4,15}}|{PREFIX}\d{{3,12}})(?:-[A-Za-z0-9]{{1,4}})?)\s*[.!?]*\s*")
PREFIXED = re.compile(rf"(?<![\w$€£@.+-])({PREFIX}\d{{3,12}})(?![\w@-])")
ONLY_NUMBERS = re.compile(
    r"\s*#?\d{4,12}(?:\s*(?:[,;/&+、\s]|and|und|y|e|et|en|i|oraz)\s*#?\d{4,12}){1,9}\s*[.!?]*\s*", re.I
)
# Without a word beside it a number may be a year, a price or a model: it is read only where an order is meant.
BARE_NUMBER = re.compile(
    r"(?<![\w$€£¥₩.,+@-])(?!(?:19|20)\d\d(?!\d))(\d{4,12})(?![\w$€£¥₩@-]|[.,]\d|\s?(?:k?m[lm]?\b|k?g\b|usd|eur"
    r"|dollars?|euros?|x\d|-?(?:pieces?|pcs?|teile\w*|teilig\w*|piezas|pieces|pezzi|pecas|stukjes|elementow|sheets?"
    r"|lumens?|watts?|mah|dpi|rpm|gb|tb|hz|psi|btu)\b))"
)
# "orders 1047, 1053 and 1060": what follows a name in a list, as long as it.
LISTED = re.compile(
    r"\s{0,3}(?:[,;/&+、]|\b(?:and|und|y|e|et|en|i|oraz|or|oder)\b|와|과|및|と)\s{0,3}(?:(?:and|und|y|et|oraz)\s)?#?"
    r"(\d{3,12}(?:-[A-Za-z0-9]{1,4})?)(?![\w@%€$£]|[.,]\d|\s{0,3}(?:pcs|pieces|units|items|of|x|days?|euros?|dollars?)\b)",
    re.I,
)
BOUND = re.compile(rf"\b(?:{AT_MOST}|{AT_LEAST})\s*$")
OR_SO = re.compile(
    r"\s+(?:or|and|oder|o|lub|ou) (?:less|under|below|cheaper|more|over|above|up|weniger|mehr|menos|mas|mniej|moins"
    r"|plus)\b"
)
LONGEST_BOUND = 24  # letters before a number, and after it
MESSAGES_IN_MEMORY = 256  # per process, some hundred bytes each; a turn masks its own some eight times
MOST_LISTED = 10
MOST_NAMES = 20  # of a message; each is looked for
TO_ORDER = re.compile(r"\b(?:to|can i|could i|lets)\s*$", re.I)
EUROPEAN_SIZE = re.compile(r"(?<!\w)EU(?= ?\d)", re.I)  # which is no Portuguese "I"


def find_email(text: str) -> str | None:
    """Return the first well-formed e-mail address in `text`, as typed."""
    found = EMAIL.search(text) if "@" in text else None
    address = found.group() if found else ""
    local = address.partition("@")[0]
    wrong = not address or len(address) > LONGEST_EMAIL or ".." in local or local[0] == "." or local[-1] == "."
    return None if wrong else address


def find_order_names(text: str) -> tuple[str, ...]:
    """Return the order names in `text` as typed, without `#`: "W2047423", "1001-A". Years, sizes, prices are none."""
    if not HAS_DIGIT.search(text):
        return ()
    only = ONLY_A_NUMBER.fullmatch(text)
    if only:
        return (only.group(1),)
    if ONLY_NUMBERS.fullmatch(text):
        return tuple(dict.fromkeys(re.findall(r"\d+", text)))[:MOST_NAMES]
    spans = _order_spans(text)
    return tuple(dict.fromkeys(text[start:end].upper() for start, end in spans))[:MOST_NAMES]


def find_emails(text: str) -> list[str]:
    """Return the e-mail addresses in `text`."""
    seen = visible(text)
    found = (find_email(one) for one in EMAIL.findall(seen)) if "@" in seen else ()
    return [address for address in found if address]


@lru_cache(MESSAGES_IN_MEMORY)
def visible(text: str) -> str:
    """Return `text` as it is meant to be read: without letters that nobody sees, wide ones as plain ones, numbers and
    addresses in signs."""
    return in_signs(shortened(text if text.isascii() else _plain(text)))


def _plain(text: str) -> str:
    unseen = not text.isprintable()  # as no letter is that nobody sees
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf") if unseen else text
    # One sign may stand for eighteen.
    return unicodedata.normalize("NFKC", seen)[: 2 * len(text)]


def tidy_email(text: str) -> str:
    """Return what was typed into a field for an e-mail without what is no part of one: spaces, brackets, a full stop.

    What holds no address comes back as it is.
    """
    return next(iter(find_emails("".join(text.split()))), text)


def numbers_beside_email(plain: str) -> tuple[str, ...]:
    """Return the bare numbers in `plain` that may name an order where an address stands beside them."""
    return tuple(NUMBER_BESIDE_EMAIL.findall(EMAIL.sub(" ", plain)))


def find_bare_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers in `text` that may name orders although nothing says so: "can you check 1061?"."""
    plain = EMAIL.sub(" ", text) if "@" in text else text
    found = BARE_NUMBER.finditer(plain) if HAS_DIGIT.search(plain) else ()
    return tuple(dict.fromkeys(one[1] for one in found if not _is_bound(plain, one)))[:MOST_NAMES]


def mask_bare_numbers(masked: str) -> str:
    if not HAS_DIGIT.search(masked):
        return masked
    return BARE_NUMBER.sub(lambda found: found[0] if _is_bound(masked, found) else " ordername ", masked)


def _is_bound(text: str, number: re.Match[str]) -> bool:
    """Whether a number says how much something may cost or measure: "sofas under 1000"."""
    before = fold(text[max(0, number.start() - LONGEST_BOUND) : number.start()])
    return bool(BOUND.search(before) or OR_SO.match(fold(text[number.end() : number.end() + LONGEST_BOUND])))


@lru_cache(MESSAGES_IN_MEMORY)
def mask(text: str) -> str:
    """Put `ordername` and `emailaddress` where they stand, so that cues can speak of them."""
    text = EUROPEAN_SIZE.sub("size", EMAIL.sub(f" {MASKED_EMAIL} ", text) if "@" in text else text)
    if ONLY_A_NUMBER.fullmatch(text):
        return " ordername "
    for start, end in reversed(_order_spans(text)):
        text = text[:start].rstrip("# ") + " ordername " + text[end:]
    return text


def _order_spans(text: str) -> Sequence[tuple[int, int]]:
    return _spans(text) if HAS_DIGIT.search(text) else ()  # as there is none in most messages


@lru_cache(MESSAGES_IN_MEMORY)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    hidden = EMAIL.sub(lambda found: "@" * len(found.group()), text)
    spans: list[tuple[int, int]] = []
    proves = hidden != text or MASKED_EMAIL in text
    for pattern in (*ORDER_NAMES, PREFIXED) if proves else ORDER_NAMES:
        for found in pattern.finditer(hidden):
            apart = all(found.end(1) <= start or found.start(1) >= end for start, end in spans)
            marked = found.group().startswith("#")
            if apart and (marked or not TO_ORDER.search(hidden[: found.start()])):
                spans.append(found.span(1))
    return tuple(sorted({*spans, *(after for span in spans for after in _listed_after(hidden, span))}))


def _listed_after(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the spans of the numbers listed after a name, each about as long as it."""
    found: list[tuple[int, int]] = []
    digits, at = sum(sign.isdigit() for sign in text[slice(*span)]), span[1]
    while len(found) < MOST_LISTED and (listed := LISTED.match(text, at)):
        if abs(sum(sign.isdigit() for sign in listed[1]) - digits) > 1:
            break
        found.append(listed.span(1))
        at = listed.end(1)
    return found
