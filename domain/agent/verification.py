"""Every fact of a sentence is bound to a field of a record, or the sentence is not sent.

Works on finished words, whoever wrote them: the composer here, a language model later. What counts as a fact: numbers,
money, dates, codes, links, stock and delivery words, colours and sizes, product names, promises of action.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from domain.agent.facts import Fact, claims_of, facts_of, written
from domain.agent.formatting import month_names
from domain.agent.phrases import Claim, claim_words
from domain.agent.replies import Binding, Checked, Evidence
from domain.language.languages import Language
from domain.language.vocabulary import COLORS
from domain.language.words import HAS_DIGIT, fold

__all__ = ["Binding", "Checked", "verify"]

NUMBER = re.compile(r"\d+(?:[.,' ]\d{3})*(?:[.,]\d+)?|\d+")
LETTER = "A-Za-z\u00c0-\u024f"  # Latin: a Korean particle may touch a number or a name
CODE = re.compile(rf"(?=[{LETTER}]*\d)(?=\d*[{LETTER}])[{LETTER}\d]{{4,}}")
LINK = re.compile(r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.\w+")
OF_LINKS = ("://", "www.", "@")  # one of which each has; to look for addresses takes far longer
CURRENCY = re.compile(r"[$€£¥₩₹]|\b(?:USD|EUR|GBP|JPY|KRW|PLN|CAD|AUD|CHF|BRL|zł)\b")
TITLE_CASE = re.compile(r"(?<![.!?:•] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")
PROMISE = re.compile(
    r"\b(?:i have|ive|i just|i am|im|we have|weve|i will|ill|your order has been)\s+"
    r"(?:now |just |already |successfully )?"
    r"(?:cancel\w*|refund\w*|chang\w*|updat\w*|process\w*|issu\w*|return\w*|exchang\w*|ship\w*|sent|sending|created?"
    r"|appl\w*|add\w*|remov\w*|reship\w*|upgrad\w*)",
)
NUMBER_WORDS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|ninety|hundred|half|percent|dozen)\b"
)
MASK = "\x00"
SENTENCES_IN_MEMORY = 512  # per process, without their facts
PART = re.compile(rf"[{LETTER}\d]")
GOES_ON = re.compile(rf"[{LETTER}\d]|[.,]\d")
ALSO_WORDS = frozenset({"may", "mai"})  # months that are words as well
SPACES = re.compile(r"[\s•\"“”]+")
ANY_WORD = re.compile(r"[^\W\d_]+")
ENGLISH_WORD = re.compile(r"[a-z]+")


def verify(
    sentences: Iterable[str], records: Sequence[Evidence], language: Language, timezone: str
) -> tuple[Checked, ...]:
    """Check each sentence against the records. Facts of a sentence that names a record must be that record's."""
    lent = [_lent(record, language, timezone) for record in records]
    return tuple(_check(sentence, lent, language) for sentence in sentences)


@dataclass(frozen=True)
class Lent:
    """A record's facts: each form in which a sentence may write one, as it is and in lower case; texts to quote."""

    record: Evidence
    facts: Sequence[Fact]
    forms: Sequence[tuple[str, str, Fact]]
    texts: Sequence[tuple[str, Fact]]


def _lent(record: Evidence, language: Language, timezone: str) -> Lent:
    facts = facts_of([record])
    forms = [(form, form.lower(), fact) for fact in facts for form in written(fact, language, timezone) if form]
    return Lent(record, facts, forms, [(_squeezed(fact.value), fact) for fact in facts if fact.is_quote])


def _check(sentence: str, records: Sequence[Lent], language: Language) -> Checked:
    lent = _concerned(sentence, records)
    if quoted := _quoted(sentence, [text for one in lent for text in one.texts]):
        return Checked(sentence, (_bind(sentence, quoted),), ())
    facts = [fact for one in lent for fact in one.facts]
    bindings, rest = _bind_literals(sentence.lower(), lent)
    claimed, unclaimed, rest = _bind_claims(rest, facts, language)
    numbered, unnumbered = _bind_numbers(rest, facts)
    unbound = (*unclaimed, *unnumbered, *_loose(rest, language))
    return Checked(sentence, (*bindings, *claimed, *numbered), unbound)


def _quoted(sentence: str, texts: Sequence[tuple[str, Fact]]) -> Fact | None:
    squeezed = _squeezed(sentence) if texts else ""
    return next((fact for text, fact in texts if squeezed in text), None)


def _concerned(sentence: str, records: Sequence[Lent]) -> Sequence[Lent]:
    """Return the records a sentence names, with those that have no name of their own; all, where it names none."""
    lowered = sentence.lower()
    titles = {one.record.title for one in records if one.record.title and one.record.title.lower() in lowered}
    longest = {title for title in titles if not any(title != other and title in other for other in titles)}
    if not longest:
        return records
    named = (one for one in records if one.record.title in longest)
    return [*named, *(one for one in records if not one.record.title)]


def _bind_literals(rest: str, records: Sequence[Lent]) -> tuple[list[Binding], str]:
    """Bind what stands in the sentence, in lower case, as the record has it, longest first, and blank it out."""
    bindings = []
    standing = [found for one in records for found in one.forms if found[1] in rest]
    for form, lowered, fact in sorted(standing, key=lambda found: -len(found[0])):
        left = _without(lowered, rest)
        if left != rest:
            rest = left
            bindings.append(_bind(form, fact))
    return bindings, rest


def _without(words: str, text: str) -> str:
    """Blank out `words` wherever they stand alone: "12" is no part of "120", "1.2" or "A12"."""
    kept, at, start = [], 0, text.find(words)
    while start >= 0:
        end = start + len(words)
        if (start and PART.match(text, start - 1)) or GOES_ON.match(text, end):
            end = start + 1
        else:
            kept += [text[at:start], MASK]
            at = end
        start = text.find(words, end)
    return "".join((*kept, text[at:]))


def _bind_claims(rest: str, facts: Sequence[Fact], language: Language) -> tuple[list[Binding], list[str], str]:
    """Bind stock and delivery words to a state that says the same."""
    bindings, unbound = [], []
    for words, lowered, pattern, claim in _claims(language):
        if lowered not in rest or not pattern.search(rest):
            continue
        rest = pattern.sub(MASK, rest)
        fact = next((fact for fact in facts if claim in claims_of(fact)), None)
        if fact:
            bindings.append(_bind(words, fact))
        else:
            unbound.append(words)
    return bindings, unbound, rest


@cache
def _claims(language: Language) -> tuple[tuple[str, str, re.Pattern[str], Claim], ...]:
    lowered = ((words, words.lower(), claim) for words, claim in claim_words(language))
    return tuple((words, low, re.compile(rf"(?<![{LETTER}])" + re.escape(low)), claim) for words, low, claim in lowered)


def _bind_numbers(rest: str, facts: Sequence[Fact]) -> tuple[list[Binding], list[str]]:
    """Bind numbers written in another notation than ours by their value; money only to money."""
    numbers = list(NUMBER.finditer(_without_links(rest))) if HAS_DIGIT.search(rest) else []
    if not numbers:
        return [], []
    paid = bool(CURRENCY.search(rest))
    stated = [fact for fact in facts if fact.is_money or not paid]
    values = {value: fact for fact in stated for value in _values(fact)}
    bindings, unbound = [], []
    for found in numbers:
        fact = next((values[value] for value in _readings(found.group()) if value in values), None)
        if fact:
            bindings.append(_bind(found.group(), fact))
        else:
            unbound.append(found.group())
    return bindings, unbound


def _values(fact: Fact) -> list[Decimal]:
    if fact.is_quote:
        return [value for found in NUMBER.finditer(fact.value) for value in _readings(found.group())]
    try:
        return [Decimal(fact.value)]
    except InvalidOperation:
        return []


def _readings(text: str) -> list[Decimal]:
    """Return what a number may mean: "1.234,50" and "1,234.50" are one amount."""
    plain = text.replace(" ", "").replace("'", "")
    forms = (plain.replace(",", ""), plain.replace(".", "").replace(",", "."))
    found = []
    for form in forms:
        try:
            found.append(Decimal(form))
        except InvalidOperation:
            continue
    return found


@lru_cache(SENTENCES_IN_MEMORY)
def _loose(rest: str, language: Language) -> tuple[str, ...]:
    """Return what no record says though it speaks like a fact. Without their facts most sentences are alike."""
    folded = fold(rest)
    links = LINK.findall(rest) if _may_link(rest) else []
    codes = CODE.findall(_without_links(rest)) if HAS_DIGIT.search(rest) else []
    months = [word for word in ANY_WORD.findall(rest) if word in month_names(language) and word not in ALSO_WORDS]
    promises = PROMISE.findall(folded)
    english = [*NUMBER_WORDS.findall(folded), *TITLE_CASE.findall(rest)] if language is Language.ENGLISH else []
    colors = [word for word in ENGLISH_WORD.findall(folded) if word in COLORS]
    return (*links, *codes, *months, *promises, *english, *colors)


def _without_links(text: str) -> str:
    return LINK.sub(" ", text) if _may_link(text) else text


def _may_link(text: str) -> bool:
    return any(map(text.__contains__, OF_LINKS))


def _squeezed(text: str) -> str:
    return SPACES.sub(" ", text).strip().lower()


def _bind(words: str, fact: Fact) -> Binding:
    return Binding(words, fact.record.id or fact.record.kind, fact.record.version, fact.field)
