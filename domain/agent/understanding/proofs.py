"""What a message proves: an order's number with the e-mail or the postcode that belongs to it. Nothing is looked up."""

import re
from collections.abc import Sequence
from itertools import product

from domain.agent.understanding.mentions import (
    EMAIL,
    NUMBER_WORDS,
    ORDER_WORDS,
    find_emails,
    find_order_names,
    numbers_beside_email,
    visible,
)
from domain.conversations import Topic
from domain.identity import Proof
from domain.language.words import HAS_DIGIT

MOST_PROOFS = 3  # pairs of one message that are tried
LOOKED_BACK = 3  # messages before this one in which the other half of a proof may stand
LONGEST_PAIR = 6  # words of a message in which a code of a known shape is a postcode although nothing says so
CALLED = (
    r"(?:post ?code|postal ?code|zip(?: ?code)?|zipcode|plz|postleitzahl|c[oó]digo postal|code postal|cap"
    r"|codice postale|kod pocztowy|cep|우편 ?번호|郵便番号|〒)"
)
SECOND = r"(?:[ -](?=[A-Za-z]*\d)[A-Za-z0-9]{2,5})?"
CODE = rf"(?=[A-Za-z]{{0,3}}\d)[A-Za-z0-9]{{2,10}}{SECOND}"
# "postcode 78701", "zip is SW1A 1AA", "郵便番号は150-0002".
MARKED = re.compile(
    rf"{CALLED}s?(?:\s?(?:is|ist|es|è|est|to|é)\s|[\s:=은는이がは]){{0,3}}({CODE})(?![A-Za-z0-9@])", re.I
)
# With whose it is, which alone would ask something: "where is order 1001? my zip is 78701".
OWN = (
    r"(?:my|our|the|and|with|meine?|unsere?|die|und|mit|mi|el|y|con|mon|ma|le|et|avec|il mio|il|mio|e|o meu|meu|com"
    r"|mijn|de|en|met|m[oó]j|i|제|내|私の)"
)
CLAIMED = re.compile(rf"(?:(?<!\w){OWN}\s){{0,2}}{MARKED.pattern}", re.I)
# Shapes that are no order's: United Kingdom, Canada, Portugal, Poland, Japan, Brazil, United States with four more.
SHAPED = re.compile(
    r"(?<![\w-])(?:[A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2}|[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d|\d{4}-\d{3}|\d{2}-\d{3}"
    r"|\d{3}-\d{4}|\d{5}-\d{3,4})(?![\w-])"
)
NUMBER = r"(?<![A-Za-z0-9_.$€£@-])(?:[A-Za-z]{0,5}-)?\d{3,7}(?![\w%€£円원개個-]|[.,]\d)"
# An order's number and a postcode, in this order; unless both are as long, which are two orders.
PAIR = re.compile(rf"#?({NUMBER})[\s,、/;?()–-]+(?:and |und |y |et |e |en |i )?({NUMBER})")
AN_ORDER = re.compile(rf"(?:{ORDER_WORDS}){NUMBER_WORDS}|\b(?:no|nr|where)\b", re.I)
LONGEST_WITH_PAIR = 8  # words
ALONE = re.compile(rf"^\W*(\d{{4,7}}|{SHAPED.pattern})\W*")
# What is said around a code and asks nothing, where one is given again: "oops, i meant 97214".
FILLED = """it['’]?s it c['’]est sorry ah oh oops oop ups upps no nope wait hi hello ok okay here i meant? mean my the
    is was wrong typo try maybe or and then please pls thx thanks should be correct right actually code zip
    entschuldigung nein doch ich meinte es ist und perd[oó]n lo siento era y pardon d[ée]sol[ée]e? non przepraszam nie
    to jest mia[łl]o by[ćc] scus[ai] desculpe? verdade [ée] nee het"""
FILLING = re.compile(
    rf"(?<!\w)(?:{'|'.join(FILLED.split())})(?!\w)|すみません|ごめんなさい|間違え(?:ました|た)|です|でした"
    r"|죄송(?:합니다|해요)|아니요?|이에요|입니다",
    re.I,
)
Factor = tuple[str, str]  # e-mail and postcode; one of them may be ""


def find_proofs(text: str, before: Sequence[str], topic: Topic) -> list[Proof]:
    """Return the proofs that a message makes, alone or with what was said just before it.

    `before` are the shopper's own earlier messages, oldest first. What they made together was tried in its time. A
    postcode is many people's: once an order was spoken of, it is tried with no other that is named later.
    """
    plain = visible(text)
    code = _code_alone(plain, topic)
    names, factors = (() if code else _names(plain)), [("", code)] if code else _factors(plain, topic)
    if not names and not factors:
        return []
    earlier = [visible(words) for words in reversed(before[-LOOKED_BACK:])]
    said_names = [name for name in (topic.order_name, *(n for words in earlier for n in _names(words))) if name]
    said = [factor for words in earlier for factor in _factors(words, None) if factor[0] or not topic.order_name]
    tried = set() if names and factors else set(product(said_names, said))
    pairs = dict.fromkeys(product(names or said_names[: 1 if code else None], factors or said))
    return [Proof(name, *factor) for name, factor in pairs if (name, factor) not in tried][:MOST_PROOFS]


def asked_beside_proof(text: str, topic: Topic) -> str:
    """Return what a message asks beside the postcode in it; a postcode alone asks what was asked before it."""
    plain = visible(text)
    if not HAS_DIGIT.search(plain):
        return text  # as every postcode has one
    if _code_alone(plain, topic):
        return topic.pending_question or f"#{topic.order_name.lstrip('#')}"
    if pair := _pair(plain):
        after = plain[pair.end() :].strip()
        return f"#{pair[1]} {after}" if _asks(after) else f"#{pair[1]}"
    if not MARKED.search(plain):
        return text
    rest = CLAIMED.sub(" ", plain).strip()
    return rest if _asks(rest) or not topic.pending_question else topic.pending_question


def _asks(rest: str) -> bool:
    return bool(re.search(r"\w", FILLING.sub("", rest)))


def _names(plain: str) -> tuple[str, ...]:
    """Return the order names that may be half of a proof, where a bare number is one too."""
    if not HAS_DIGIT.search(plain):
        return ()
    if pair := _pair(plain):
        return (pair[1].upper(),)
    rest = MARKED.sub(" ", plain)
    return find_order_names(rest) or numbers_beside_email(rest)


def _pair(plain: str) -> re.Match[str] | None:
    """Return an order's number and a postcode that stand beside each other in a short message."""
    found = PAIR.search(plain) if len(plain.split()) <= LONGEST_WITH_PAIR and not MARKED.search(plain) else None
    alone = found and not _asks(AN_ORDER.sub("", plain[: found.start()]))
    return found if found and alone and len(found[1]) != len(found[2]) else None


def _factors(plain: str, topic: Topic | None) -> list[Factor]:
    codes = _codes(plain, topic) if HAS_DIGIT.search(plain) else []
    emails = find_emails(plain)
    if emails and codes:
        return [(email, code) for email in emails for code in codes]
    return [*((email, "") for email in emails), *(("", code) for code in codes)]


def _codes(plain: str, topic: Topic | None) -> list[str]:
    return [found[1] for found in MARKED.finditer(plain)] or _shaped(plain, topic)


def _shaped(plain: str, topic: Topic | None) -> list[str]:
    """Return codes that only look like a postcode, where a short message says little else."""
    if pair := _pair(plain):
        return [pair[2]]
    if topic is None or len(plain.split()) > LONGEST_PAIR or EMAIL.search(plain):
        return []
    names = find_order_names(plain)
    found = (shape.group() for shape in SHAPED.finditer(plain))
    return [code for code in found if code.upper() not in names]


def _code_alone(plain: str, topic: Topic) -> str:
    """Return the postcode that is all of a message after an order was asked about; another order is as long as it."""
    found = ALONE.fullmatch(FILLING.sub("", plain)) if topic.order_name and topic.pending_question else None
    code = found[1] if found else ""
    digits = sum(sign.isdigit() for sign in topic.order_name)
    return "" if code.isdigit() and len(code) == digits else code
